"""Text and PDF of blobs."""

import io
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancery.foundation import files
from chancery.foundation.files import office, types
from chancery.foundation.files.models import Blob, Extract
from chancery.foundation.files.refusals import PreviewUnavailable

from .conftest import DATA, word

pytestmark = pytest.mark.django_db


def store(content: bytes) -> Blob:
    return files.store(io.BytesIO(content), name="a")


class TestText:
    def test_of_a_word_file_a_line_a_paragraph(self):
        assert files.text_of(store(word("Kính gửi: Uỷ ban", "", "Nơi nhận"))) == "Kính gửi: Uỷ ban\nNơi nhận"

    def test_of_a_text_file(self):
        assert files.text_of(store("Chữ thường".encode())) == "Chữ thường"

    def test_of_a_picture_there_is_none(self):
        assert files.text_of(store(b"\x89PNG\r\n\x1a\n....IEND....")) == ""

    def test_it_is_read_out_once(self, home):
        blob = store(word("Kính gửi."))
        text = files.text_of(blob)
        (home / blob.stored_as).unlink()
        assert files.text_of(blob) == text
        assert Extract.objects.count() == 1

    def test_of_the_decree_itself(self):
        text = files.text_of(store((DATA / "nd30-2020" / "30_2020_ND_CP.docx").read_bytes()))
        assert "Văn bản mật được cấp hệ thống số riêng" in text


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program named soffice before the real one."""

    def program(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    return program


class TestPdf:
    @pytest.mark.slow
    def test_libreoffice_makes_it_once(self):
        blob = store(word("Kính gửi: Uỷ ban nhân dân"))
        pdf = files.pdf_of(blob)
        assert pdf.media_type == types.PDF
        told = subprocess.run(
            ["pdftotext", "-", "-"], input=files.read_bytes(pdf), capture_output=True, check=True
        )
        assert "Kính gửi: Uỷ ban nhân dân" in told.stdout.decode()
        with CaptureQueriesContext(connection) as queries:
            assert files.pdf_of(blob) == pdf
        assert len(queries) == 1

    @pytest.mark.slow
    def test_two_at_once(self):
        """Each run has a profile of its own: LibreOffice refuses to share one."""
        with ThreadPoolExecutor() as pool:
            made = list(pool.map(lambda text: office.to_pdf(word(text), ".docx"), ["Một", "Hai"]))
        assert [pdf[:5] for pdf in made] == [b"%PDF-", b"%PDF-"]

    def test_of_a_pdf_it_is_itself(self):
        blob = store(b"%PDF-1.7\n%%EOF\n")
        assert files.pdf_of(blob) == blob

    def test_without_libreoffice_there_is_a_clear_notice(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        assert not files.libreoffice_available()
        with pytest.raises(PreviewUnavailable, match="chưa cài LibreOffice"):
            files.pdf_of(store(word()))

    def test_of_a_type_that_has_none(self):
        with pytest.raises(PreviewUnavailable, match="không chuyển được sang PDF"):
            files.pdf_of(store("chữ".encode()))

    def test_when_libreoffice_fails_its_words_are_told(self, program):
        program("echo source file could not be loaded >&2; exit 1")
        with pytest.raises(PreviewUnavailable, match="source file could not be loaded"):
            files.pdf_of(store(word()))
        assert Blob.objects.count() == 1

    def test_when_it_hangs_it_is_killed_with_its_children(self, program, tmp_path, monkeypatch):
        monkeypatch.setattr(office, "TIME_LIMIT", 1)
        program(f"sleep 600 & echo $! > {tmp_path}/child; wait")
        with pytest.raises(PreviewUnavailable, match="1 giây"):
            files.pdf_of(store(word()))
        child = Path("/proc") / (tmp_path / "child").read_text().strip() / "stat"
        while child.exists() and child.read_text().split()[2] != "Z":
            time.sleep(0.01)
