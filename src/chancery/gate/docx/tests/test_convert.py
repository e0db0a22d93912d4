"""Documents typed in TCVN3 or VNI, turned into Unicode."""

import pytest

from chancery.gate.docx.convert import convert_legacy
from chancery.gate.docx.read import read

from .making import docx, p, r, style, textbox


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def seen(content: bytes) -> list[tuple[str, str]]:
    return [(run.text, run.format.font) for q in read(content).paragraphs for run in q.runs]


def test_runs_in_old_fonts_are_turned_and_others_left():
    source = docx(
        p(r("QuyÕt ®Þnh", font(".VnTime")), r("céng hßa", font(".VnTimeH")), r(" số é", font("Arial")))
        + p(r("Quyết định", font(".VnTime")))
    )
    assert seen(convert_legacy(source)) == [
        ("Quyết địnhCỘNG HÒA", "Times New Roman"),
        (" số é", "Arial"),
        ("Quyết định", "Times New Roman"),
    ]


def test_vni():
    source = docx(p(r("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", font("VNI-Times"))))
    assert seen(convert_legacy(source)) == [("Cộng hòa xã hội chủ nghĩa Việt Nam", "Times New Roman")]


def test_a_letter_and_its_mark_in_two_runs():
    source = docx(p(r("Quye", font("VNI-Times") + "<w:b/>"), r("át ñònh", font("VNI-Times"))))
    assert read(convert_legacy(source)).paragraphs[0].text == "Quyết định"


def test_fonts_of_styles_headers_lists_and_text_boxes():
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Strong", kind="character", run=font(".VnTimeH"))
    )
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="§iÒu %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    source = docx(
        p("Ph¹m vi", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p(r("®iÒu", '<w:rStyle w:val="Strong"/>'), textbox(p("N¬i nhËn")))
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
        styles=styles,
        numbering=level,
        header1=p("L­u hµnh"),
    )
    assert read(source).legacy_encoding == "tcvn3"
    out = convert_legacy(source)
    document = read(out)
    assert [q.shown for q in document.paragraphs] == ["Điều 1. Phạm vi", "ĐIỀU", "Nơi nhận"]
    assert document.sections[0].headers["default"][0].text == "Lưu hành"
    assert {run.format.font for q in document.paragraphs for run in q.runs} == {"Times New Roman"}
    assert document.legacy_encoding is None


def test_the_soft_hyphen_of_tcvn3_is_a_letter():
    run = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>ëng ban ®¶ng</w:t></w:r>"
    assert read(convert_legacy(docx(p(run)))).paragraphs[0].text == "trưởng ban đảng"


def test_text_pasted_without_its_font():
    source = docx(p(r("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc", font("Arial"))))
    assert seen(convert_legacy(source)) == [
        ("Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc", "Arial")
    ]


@pytest.mark.parametrize("text", ["Quyết định", "plain", "déjà vu"])
def test_a_unicode_document_comes_back_as_it_was(text):
    source = docx(p(r(text, font(".VnTime"))))
    assert convert_legacy(source) == source
