"""What the gate writes opens in another program and shows what was meant."""

import shutil
import subprocess
from pathlib import Path

import pytest

from chancery.gate.docx.comments import Note, annotate
from chancery.gate.docx.convert import convert_legacy
from chancery.gate.docx.read import read
from chancery.gate.docx.rewrite import FormatText, LayOut, NumberPages, ReplaceText, rewrite

from .making import docx, p, r
from .test_real_files import REAL

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Converts a DOCX to plain text with LibreOffice."""
    folder = tmp_path_factory.mktemp("libreoffice")
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing"

    def convert(content: bytes) -> str:
        source = folder / "a.docx"
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            folder,
            source,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=100)
        return Path(folder / "a.txt").read_text("utf-8-sig")

    return convert


def test_a_real_document_annotated_and_changed(shown):
    source = REAL / "30_2020_ND_CP.docx"
    paragraphs = [q for q in read(source).paragraphs if q.text.strip()]
    edits = [ReplaceText(q.index, 0, 0, "§") for q in paragraphs]
    edits += [FormatText(q.index, 1, len(q.text), size=13, bold=True) for q in paragraphs]
    changed = rewrite(source, [*edits, LayOut(0, left_mm=40), NumberPages()])
    out = annotate(changed, [Note(q.index, 1, 9, "Nhận xét") for q in paragraphs])
    lines = [line.replace("\ufeff", "").strip() for line in shown(out).splitlines() if line.strip()]
    assert [line for line in lines if "Điều 1. " in line] == ["§Điều 1. Phạm vi điều chỉnh"]
    assert sum(line.startswith("§") for line in lines) == len(paragraphs)


def test_a_converted_document(shown):
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    out = convert_legacy(docx(p(r("Céng hßa x· héi chñ nghÜa ViÖt Nam", font))))
    assert shown(out).strip() == "Cộng hòa xã hội chủ nghĩa Việt Nam"
