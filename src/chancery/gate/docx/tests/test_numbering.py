"""Automatic numbers as Word shows them before a paragraph."""

import pytest

from chancery.gate.docx.numbering import rendered
from chancery.gate.docx.read import read

from .making import docx, p, style


def level(at: int, text: str, form: str = "decimal", *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(ident: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{ident}">{"".join(levels)}</w:abstractNum>'


def num(ident: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(ident: int, at: int | None = 0, more: str = "") -> str:
    where = f'<w:ilvl w:val="{at}"/>' if at is not None else ""
    return p("x", properties=f'<w:numPr>{where}<w:numId w:val="{ident}"/></w:numPr>{more}')


def labels(body: str, numbering: str, **parts) -> list[str]:
    return [paragraph.label for paragraph in read(docx(body, numbering=numbering, **parts)).paragraphs]


THREE = abstract(0, level(0, "Điều %1."), level(1, "%2."), level(2, "%3)", "lowerLetter")) + num(1, 0)


def test_levels_count_and_start_anew_under_the_next_one_above():
    body = (
        item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1, 0) + item(1, 1) + item(1, 2)
    )
    assert labels(body, THREE) == ["Điều 1.", "1.", "2.", "a)", "b)", "Điều 2.", "1.", "a)"]


def test_plain_paragraphs_between_do_not_disturb_the_count():
    assert labels(item(1) + p("x") + item(1), THREE) == ["Điều 1.", "", "Điều 2."]


def test_a_deleted_paragraph_is_not_counted():
    deleted = (
        item(1, more="<w:rPr><w:del/></w:rPr>").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    )
    deleted = deleted.replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    assert labels(item(1) + deleted + item(1), THREE) == ["Điều 1.", "Điều 2."]


def test_a_number_of_several_levels():
    numbering = abstract(0, level(0, "%1", "upperRoman"), level(1, "%1.%2")) + num(1, 0)
    assert labels(item(1) + item(1) + item(1, 1), numbering) == ["I", "II", "II.1"]


def test_legal_style_turns_other_levels_into_arabic():
    numbering = abstract(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")) + num(1, 0)
    assert labels(item(1) + item(1) + item(1, 1), numbering)[-1] == "2.1"


def test_a_level_that_never_restarts():
    numbering = abstract(0, level(0, "%1."), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')) + num(1, 0)
    assert labels(item(1) + item(1, 1) + item(1) + item(1, 1), numbering) == ["1.", "1.", "2.", "2."]


def test_two_lists_of_one_definition_count_together_unless_one_starts_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, anew)
    assert labels(item(1) + item(2) + item(3) + item(3), numbering) == ["1.", "2.", "5.", "6."]


def test_a_level_replaced_in_one_list():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerRoman", start=4)}</w:lvlOverride>'
    assert labels(item(2), abstract(0, level(0, "%1.")) + num(2, 0, own)) == ["iv)"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [("-", "", "-"), ("\uf02d", "Symbol", "-"), ("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "•")],
)
def test_bullets(text, font, shown):
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    assert labels(item(1), abstract(0, level(0, text, "bullet", more=fonts)) + num(1, 0)) == [shown]


def test_a_style_brings_its_list_and_its_level():
    numbering = abstract(0, level(0, "%1."), level(1, "%1.%2.", more='<w:pStyle w:val="Second"/>')) + num(
        1, 0
    )
    styles = style("First", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "Second", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'
    )
    body = p("x", properties='<w:pStyle w:val="First"/>') + p("x", properties='<w:pStyle w:val="Second"/>')
    assert labels(body, numbering, styles=styles) == ["1.", "1.1."]


def test_number_zero_takes_a_paragraph_out_of_its_style_s_list():
    styles = style("List", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert labels(item(0, None, '<w:pStyle w:val="List"/>'), THREE, styles=styles) == [""]


def test_a_list_linked_through_a_style():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{level(0, "%1/")}</w:abstractNum>'
        + num(1, 0)
    )
    assert labels(item(1), numbering) == ["1/"]


def test_the_list_s_indents_yield_to_direct_ones_and_to_those_of_a_style_that_brings_it():
    ind = '<w:ind w:{0}="720" w:hanging="360"/>'
    numbering = abstract(0, level(0, "%1.", more=f"<w:pPr>{ind.format('left')}</w:pPr>")) + num(1, 0)
    styles = style("List", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="1440"/>') + style(
        "Plain", paragraph='<w:ind w:left="1440"/>'
    )
    body = (
        item(1)
        + item(1, more='<w:pStyle w:val="Plain"/>')
        + item(1, more='<w:ind w:left="200"/>')
        + p("x", properties='<w:pStyle w:val="List"/>')
    )
    seen = read(docx(body, numbering=numbering, styles=styles)).paragraphs
    assert [(paragraph.indent_left, paragraph.first_line) for paragraph in seen] == [
        (36, -18),
        (36, -18),
        (10, -18),
        (72, -18),
    ]


def test_a_list_that_is_not_defined_shows_nothing():
    assert labels(item(9), THREE) == [""]


def test_shown_text_has_the_label():
    [paragraph] = read(docx(item(1), numbering=THREE)).paragraphs
    assert (paragraph.text, paragraph.shown) == ("x", "Điều 1. x")


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (4, "upperRoman", "IV"), (4, "lowerRoman", "iv"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"),
        (5, "decimalZero", "05"), (5, "none", ""), (5, "chineseCounting", "5"), (0, "upperRoman", "0"),
        (10**9, "upperRoman", "1000000000"),
    ],
)  # fmt: skip
def test_number_formats(value, form, shown):
    assert rendered(value, form) == shown
