"""Files that are refused: each in its own words, with nothing kept."""

import io

import pytest
from django.utils import translation

from chancery.foundation import files
from chancery.foundation.files import types
from chancery.foundation.files.models import Blob
from chancery.foundation.files.refusals import FileRefused

from . import conftest
from .conftest import DATA, word

pytestmark = pytest.mark.django_db

BAD = {
    "empty": lambda: b"",
    "not_docx": lambda: "Chỉ là chữ, không phải Word.".encode(),
    "old_doc": lambda: (DATA / "nd30-2020" / "Phuluc2.doc").read_bytes(),
    "truncated": lambda: word()[:-900],
    "encrypted": conftest.encrypted,
    "macros": conftest.with_macros,
    "zip_bomb": conftest.bomb,
    "external_entities": conftest.with_entities,
}


def refusal(content: bytes, **options) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        files.store(io.BytesIO(content), name="du-thao.docx", **{"allowed": {types.DOCX}, **options})
    return caught.value


@pytest.mark.parametrize("code", BAD)
def test_a_draft_that_is(code, kept):
    assert refusal(BAD[code]()).code == code
    assert kept() == []
    assert not Blob.objects.exists()


def test_each_has_words_of_its_own():
    words = {str(refusal(make())) for make in BAD.values()}
    assert len(words) == len(BAD)


@pytest.mark.parametrize("code", ["empty", "encrypted", "macros", "truncated"])
def test_also_where_any_type_is_taken(code):
    assert refusal(BAD[code](), allowed=None).code == code


def test_the_name_says_nothing_about_the_type():
    pdf = b"%PDF-1.7\n%%EOF\n"
    assert refusal(pdf).code == "not_docx"
    assert files.store(io.BytesIO(pdf), name="anh.png", allowed={types.PDF}).media_type == types.PDF
    assert refusal(word(), allowed={types.PDF}).code == "not_allowed"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0\0"]
)
def test_a_picture_or_pdf_that_was_cut_off(content):
    assert refusal(content, allowed={types.PDF, types.PNG, types.JPEG}).code == "truncated"


class Zeros:
    """A body of so many zero bytes that is never whole in memory."""

    def __init__(self, size: int) -> None:
        self.left = self.size = size

    def read(self, size: int = -1) -> bytes:
        piece = bytes(min(size, self.left))
        self.left -= len(piece)
        return piece


def test_two_hundred_megabytes_are_refused_as_soon_as_they_are_too_many(kept, settings):
    stream = Zeros(200 * 1024 * 1024)
    with pytest.raises(FileRefused, match="giới hạn là 50 MB") as caught:
        files.store(stream, name="lon.docx")
    assert caught.value.code == "too_large"
    assert stream.size - stream.left <= settings.UPLOAD_LIMIT + 1024 * 1024
    assert kept() == []


def test_a_file_of_the_limit_is_taken_and_one_byte_more_is_not():
    assert files.store(io.BytesIO(b"a" * 1000), name="a.txt", limit=1000).size == 1000
    assert refusal(b"b" * 1001, limit=1000).code == "too_large"


def test_the_reader_of_english_is_told_in_english():
    with translation.override("en"):
        assert str(refusal(BAD["external_entities"]())).startswith("The file holds an unsafe XML declaration")


def test_a_connection_that_breaks_leaves_nothing(kept):
    class Breaking(Zeros):
        def read(self, size: int = -1) -> bytes:
            if self.left < self.size // 2:
                raise ConnectionResetError
            return super().read(size)

    with pytest.raises(ConnectionResetError):
        files.store(Breaking(4 * 1024 * 1024), name="a.docx")
    assert kept() == []
    assert not Blob.objects.exists()
