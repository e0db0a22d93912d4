"""The documents that others made: Nghị định 30/2020/NĐ-CP and its appendices as circulated."""

import unicodedata
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from chancery.gate.docx.read import read

REAL = Path(__file__).resolve().parents[6] / "shared" / "data" / "nd30-2020"
NAMES = ["30_2020_ND_CP", *(f"Phuluc{number}" for number in range(1, 7))]


def independently(path: Path) -> list[str]:
    """The paragraphs' texts by another library: those outside drawings, in document order."""
    document = python_docx.Document(str(path))
    found = []
    for element in document.element.body.iter(qn("w:p")):
        if next(element.iterancestors(qn("w:txbxContent")), None) is None:
            found.append(unicodedata.normalize("NFC", Paragraph(element, document).text))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_what_another_library_reads(name):
    path = REAL / f"{name}.docx"
    document = read(path)
    assert [p.text for p in document.paragraphs if not p.in_textbox] == independently(path)


def test_the_decree_s_own_face():
    document = read(REAL / "30_2020_ND_CP.docx")
    [section] = document.sections
    assert (section.width_mm, section.height_mm, section.title_page) == (210.0, 297.0, True)
    texts = {p.text.strip(): p for p in document.paragraphs if p.text.strip()}
    assert texts["NGHỊ ĐỊNH"].runs[0].format.bold
    assert texts["NGHỊ ĐỊNH"].alignment == "center"
    assert {run.format.font for p in document.paragraphs for run in p.runs} == {
        "Times New Roman",
        "Times New Roman Bold",
    }
    article = next(p for p in document.paragraphs if p.text.startswith("Điều 1. "))
    assert (article.runs[0].format.bold, article.runs[0].format.size) == (True, 14.0)
    assert document.legacy_encoding is None


def test_drawn_lines_of_the_samples_are_found():
    lines = [
        rule for p in read(REAL / "Phuluc1.docx").paragraphs for rule in p.rules if rule.kind == "drawing"
    ]
    assert lines
    assert all(rule.length_mm and 5 < rule.length_mm < 170 for rule in lines)
