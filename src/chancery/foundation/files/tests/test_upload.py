"""Requests that announce more than is taken are refused before anything of them is stored."""

import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from chancery.foundation.files.upload import FORM_ROOM, UploadLimitMiddleware
from chancery.foundation.identity.models import Person

BIG = 200 * 1024 * 1024


class Body(io.RawIOBase):
    """A body of zeros that counts what is read of it."""

    def __init__(self) -> None:
        self.sent = 0

    def read(self, size: int = -1) -> bytes:
        self.sent += size
        return bytes(size)


@pytest.fixture
def ask(db):
    """Sends a request that announces `size` bytes; gives the answer and how many bytes were read."""

    def ask(size: object, path: str = "/van-ban/moi/", signed_in: bool = False) -> tuple[HttpResponse, int]:
        body = Body()
        request = RequestFactory().post(path, content_type="multipart/form-data; boundary=x")
        request.META["CONTENT_LENGTH"] = size
        request._stream = body
        request.user = Person(full_name="An") if signed_in else AnonymousUser()
        return UploadLimitMiddleware(lambda request: HttpResponse("taken"))(request), body.sent

    return ask


def test_a_page_says_so_in_words(ask):
    response, read = ask(BIG)
    assert response.status_code == 413
    assert "Tệp quá lớn: giới hạn là 50 MB." in response.content.decode()
    assert read == 0


def test_in_the_language_of_the_page(ask):
    with translation.override("vi"):
        response, _read = ask(BIG)
    assert '<html lang="vi"' in response.content.decode()


def test_the_api_says_so_in_json(ask):
    response, _read = ask(BIG, "/api/documents")
    assert response.status_code == 413
    assert response.headers["Content-Type"] == "application/json"
    assert '"code": "too_large"' in response.content.decode()


def test_a_browser_is_heard_out_so_that_it_reads_the_answer(ask, monkeypatch):
    monkeypatch.setattr("chancery.foundation.files.upload.DRAINED", 8 * 1024 * 1024)
    response, read = ask(BIG, signed_in=True)
    assert response.status_code == 413
    assert read == 8 * 1024 * 1024


@pytest.mark.parametrize("size", ["", "0", "nonsense", 1000])
def test_anything_else_goes_on(ask, size):
    assert ask(size)[0].content == b"taken"


def test_a_file_of_exactly_the_limit_goes_on(ask, settings):
    assert ask(settings.UPLOAD_LIMIT + FORM_ROOM)[0].content == b"taken"
    assert ask(settings.UPLOAD_LIMIT + FORM_ROOM + 1)[0].status_code == 413
