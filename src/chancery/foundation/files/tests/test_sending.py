"""Giving files out so that no browser runs them."""

import io
from urllib.parse import quote

import pytest

from chancery.foundation import files
from chancery.foundation.files.models import Blob

from .conftest import word

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


def blob(content: bytes) -> Blob:
    return files.store(io.BytesIO(content), name="a")


def test_a_file_is_saved_under_its_vietnamese_name():
    content = word()
    response = files.send(blob(content), "Tờ trình.docx")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('Tờ trình.docx')}"
    assert response["Content-Length"] == str(len(content))
    assert b"".join(response.streaming_content) == content


def test_a_pdf_is_shown_in_the_page_when_asked():
    response = files.send(blob(PDF), "a.pdf", inline=True)
    assert response["Content-Disposition"] == 'inline; filename="a.pdf"'
    assert response["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("content", [b"<html><script>alert(1)</script></html>", b"<svg onload='alert(1)'/>"])
def test_what_a_browser_might_run_is_never_shown(content):
    response = files.send(blob(content), "a.html", inline=True)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"


def test_no_guess_no_script_no_copy():
    response = files.send(blob(PDF), "a.pdf", inline=True)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"


def test_a_name_can_not_bring_a_header_of_its_own():
    response = files.send(blob(PDF), 'a"\r\nSet-Cookie: x=1\r\n.pdf')
    assert "Set-Cookie" not in response
    assert "\n" not in response["Content-Disposition"]
