"""Bad files, as a user meets them on the page: each its own message, nothing kept, the form as it was typed."""

import io
import zipfile

import msoffcrypto
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msoffcrypto.format.ooxml import OOXMLFile

from chancery.foundation import files
from chancery.foundation.files.models import Blob
from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import faultless
from chancery.rooms.documents.models import Document

GOOD = faultless("nd30", "decision")


def repacked(change):
    """The good file with a member changed: `change(name, data)` gives the new data."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change(member.filename, old.read(member)))
    return out.getvalue()


def in_document(old, new):
    return repacked(lambda name, data: data.replace(old, new, 1) if name == "word/document.xml" else data)


def encrypted():
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(GOOD)).encrypt("mat khau", out)
    return out.getvalue()


def with_member(name, data):
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return out.getvalue()


BAD = {
    "not a DOCX": (b"khong phai van ban", "không phải là tệp Word"),
    "empty": (b"", "rỗng"),
    "truncated": (GOOD[: len(GOOD) // 2], "thiếu phần cuối"),
    "encrypted": (encrypted(), "mật khẩu"),
    "macros": (with_member("word/vbaProject.bin", b"x"), "macro"),
    "zip bomb": (with_member("word/bomb.xml", b"\0" * 250_000_000), "nén"),
    "external entities": (
        in_document(b"<w:document", b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><w:document'),
        "XML",
    ),
    "NUL character": (in_document(b"<w:t ", b"\0<w:t "), "ký tự điều khiển"),
    "path outside": (with_member("../../etc/cron.d/x", b"x"), "đường dẫn"),
}


@pytest.fixture
def post(client, office):
    client.force_login(office.author)

    def post_(content, name="du-thao.docx"):
        return client.post(
            "/van-ban/moi/",
            {
                "kind": "quyet-dinh",
                "body": office.state.pk,
                "title": "Trích yếu đã gõ",
                "unit": office.synthesis.pk,
                "signer_post": "CHÁNH VĂN PHÒNG",
                "signer_name": "Nguyễn Văn An",
                "code": "QĐ-VP",
                "secrecy": 0,
                "upload": SimpleUploadedFile(name, content),
            },
        )

    return post_


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_whole_with_its_own_words(post, case):
    content, words = BAD[case]
    before = Blob.objects.count()
    told = post(content)
    assert told.status_code == 422
    page = told.content.decode()
    errors = [str(e) for errors in told.context["form"].errors.values() for e in errors]
    assert any(words in error for error in errors), errors
    assert "Trích yếu đã gõ" in page
    assert not Document.objects.exists()
    assert Blob.objects.count() == before


def test_no_two_refusals_read_the_same(post):
    said = {}
    for case, (content, _) in BAD.items():
        errors = post(content).context["form"].errors
        said[case] = " ".join(str(e) for one in errors.values() for e in one)
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.docx", "a" * 300 + ".docx", "dự\u0000 thảo.docx", "Dự thảo.docx"]
)
def test_a_bad_name_is_made_safe(post, name):
    assert post(GOOD, name).status_code == 302
    kept = Document.objects.get().latest.name
    assert "/" not in kept
    assert "\0" not in kept
    assert len(kept) <= 200


def test_decomposed_vietnamese_is_read_as_composed(post):
    import unicodedata

    content = repacked(
        lambda name, data: (
            unicodedata.normalize("NFD", data.decode()).encode() if name == "word/document.xml" else data
        )
    )
    assert post(content).status_code == 302
    document = Document.objects.get()
    text = files.text_of(document.latest.blob)
    assert text == unicodedata.normalize("NFC", text)
    assert document.latest.appraisal.verdict == "pass"


def test_a_legacy_code_is_named_and_converted(post, client):
    assert post(with_fault("nd30", "ND30-108")).status_code == 302
    document = Document.objects.get()
    page = client.get(document.get_absolute_url()).content.decode()
    assert "TCVN3 (ABC)" in page
    assert "Chuyển sang Unicode" in page
    client.post(f"/van-ban/{document.pk}/chuyen-ma/", {"expected": 1})
    assert document.versions.count() == 2
    assert "ND30-108" not in {f["rule"] for f in document.latest.appraisal.findings}
    assert "Các cơ quan, đơn vị căn cứ chức năng" in files.text_of(document.latest.blob)


def test_msoffcrypto_really_encrypted_it():
    assert msoffcrypto.OfficeFile(io.BytesIO(BAD["encrypted"][0])).is_encrypted()
