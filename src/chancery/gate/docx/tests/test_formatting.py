"""Effective formatting: what a reader of the page sees, wherever the file says it."""

import pytest

from chancery.gate.docx.model import Rule
from chancery.gate.docx.read import read

from .making import docx, p, r, style

BOLD, ITALIC, CAPS = "<w:b/>", "<w:i/>", "<w:caps/>"


def only(body: str, **parts):
    [paragraph] = read(docx(body, **parts)).paragraphs
    return paragraph


def form(body: str, **parts):
    return only(body, **parts).runs[0].format


def defaults(run: str = "", paragraph: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def named(ident: str) -> str:
    return f'<w:pStyle w:val="{ident}"/>'


def test_a_silent_file_has_word_s_own_defaults():
    plain = form(p("a"))
    assert (plain.font, plain.size, plain.bold, plain.color) == ("Times New Roman", 10.0, False, "auto")


def test_each_layer_overrides_the_one_before():
    styles = (
        defaults('<w:sz w:val="20"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="ff0000"/>')
        + style("Base", run='<w:sz w:val="24"/><w:u w:val="single"/>')
        + style("Body", based="Base", run='<w:sz w:val="26"/>')
        + style("Strong", kind="character", run='<w:sz w:val="28"/>')
    )
    body = p(r("a"), r("b", '<w:rStyle w:val="Strong"/>'), r("c", '<w:rStyle w:val="Strong"/><w:sz w:val="30"/>'),
             properties=named("Body"))  # fmt: skip
    formats = [run.format for run in only(body, styles=styles).runs]
    assert [f.size for f in formats] == [13.0, 14.0, 15.0]
    assert {f.font for f in formats} == {"Arial"}
    assert {f.color for f in formats} == {"FF0000"}
    assert all(f.underline for f in formats)


def test_the_default_paragraph_style_counts_where_none_is_named():
    assert form(p("a"), styles=style("Normal", default=True, run=BOLD)).bold


def test_a_toggle_set_twice_in_the_style_hierarchy_is_off_again():
    styles = style("Heading", run=BOLD) + style("Strong", kind="character", run=BOLD)
    assert not form(p(r("a", '<w:rStyle w:val="Strong"/>'), properties=named("Heading")), styles=styles).bold
    assert form(p(r("a", '<w:rStyle w:val="Strong"/>')), styles=styles).bold


def test_a_toggle_set_twice_in_one_chain_stays_on():
    styles = style("Base", run=CAPS) + style("Heading", based="Base", run=CAPS)
    assert form(p("a", properties=named("Heading")), styles=styles).caps


def test_a_direct_toggle_says_what_it_says():
    styles = style("Heading", run=BOLD + ITALIC)
    seen = form(p(r("a", '<w:b w:val="0"/><w:i w:val="true"/>'), properties=named("Heading")), styles=styles)
    assert (seen.bold, seen.italic) == (False, True)


def test_a_toggle_of_the_document_s_defaults_stays_on():
    assert form(p("a", properties=named("Heading")), styles=defaults(BOLD) + style("Heading", run=BOLD)).bold


@pytest.mark.parametrize("loop", ["A", "B"])
def test_styles_based_on_one_another_do_not_hang(loop):
    styles = style("A", based="B", run=BOLD) + style("B", based="A", run=ITALIC)
    seen = form(p("a", properties=named(loop)), styles=styles)
    assert (seen.bold, seen.italic) == (True, True)


THEME = (
    '<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'
)


def test_theme_fonts_are_named():
    styles = defaults('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    assert form(p("ă"), styles=styles, theme=THEME).font == "Calibri"
    direct = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:ascii="Arial" w:hAnsi="Arial"/>'
    assert form(p(r("ă", direct)), styles=styles, theme=THEME).font == "Cambria"


def test_a_font_named_directly_wins_over_the_theme_s_of_a_lower_layer():
    styles = defaults('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    direct = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    assert form(p(r("ă", direct)), styles=styles, theme=THEME).font == "Times New Roman"


def test_letters_with_diacritics_take_the_font_of_other_latin_letters():
    styles = defaults('<w:rFonts w:ascii="Arial" w:hAnsi="Calibri"/>')
    runs = only(p(r("Van ban "), r("Văn bản")), styles=styles).runs
    assert [run.format.font for run in runs] == ["Arial", "Calibri"]


def test_paragraph_properties_go_through_the_same_layers():
    styles = defaults(paragraph='<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>') + style(
        "Body", paragraph='<w:jc w:val="both"/><w:ind w:firstLine="567"/><w:spacing w:before="120"/>'
    )
    seen = only(
        p("a", properties=named("Body") + '<w:spacing w:line="360" w:lineRule="exact"/>'), styles=styles
    )
    assert (seen.style, seen.alignment) == ("Body name", "both")
    assert (seen.first_line, seen.space_before, seen.space_after) == (28.35, 6.0, 8.0)
    assert (seen.line_rule, seen.line_spacing) == ("exact", 18.0)


@pytest.mark.parametrize(
    ("value", "alignment"),
    [
        ("start", "left"),
        ("end", "right"),
        ("center", "center"),
        ("both", "both"),
        ("distribute", "both"),
        ("odd", "left"),
    ],
)
def test_alignment(value, alignment):
    assert only(p("a", properties=f'<w:jc w:val="{value}"/>')).alignment == alignment


@pytest.mark.parametrize(
    ("indent", "left", "right", "first"),
    [
        ('w:left="720" w:right="360" w:hanging="360"', 36, 18, -18),
        ('w:start="720" w:end="360" w:firstLine="360"', 36, 18, 18),
        ('w:left="1.27cm" w:firstLine="0.5in"', 36, 0, 36),
        ('w:firstLine="360" w:firstLineChars="200"', 0, 0, 28),
        ('w:firstLine="360" w:firstLineChars="0"', 0, 0, 18),
    ],
)
def test_indents_in_points(indent, left, right, first):
    seen = only(p(r("a", '<w:sz w:val="28"/>'), properties=f"<w:ind {indent}/>"))
    assert (seen.indent_left, seen.indent_right, seen.first_line) == pytest.approx((left, right, first))


def test_automatic_and_line_wise_spacing():
    assert only(p("a", properties='<w:spacing w:before="0" w:beforeAutospacing="1"/>')).space_before == 14
    assert only(p("a", properties='<w:spacing w:afterLines="50"/>')).space_after == 6


def test_contextual_spacing_drops_the_space_between_neighbours_of_one_style():
    styles = style("List", paragraph='<w:contextualSpacing/><w:spacing w:before="120" w:after="120"/>')
    body = p("a", properties=named("List")) + p("b", properties=named("List")) + p("c")
    first, second, _ = read(docx(body, styles=styles)).paragraphs
    assert (first.space_before, first.space_after) == (6, 0)
    assert (second.space_before, second.space_after) == (0, 6)


def test_a_table_style_formats_the_text_in_its_cells():
    styles = style("Grid", kind="table", run=BOLD, paragraph='<w:jc w:val="center"/>')
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{p("a")}</w:tc></w:tr></w:tbl>'
    seen = only(table, styles=styles)
    assert (seen.alignment, seen.runs[0].format.bold) == ("center", True)


def test_raised_letters():
    up = '<w:vertAlign w:val="superscript"/>'
    assert [run.format.vertical for run in only(p("a", r("b", up))).runs] == ["baseline", "superscript"]
    assert only(p(r("____", up + '<w:sz w:val="26"/>'))).rules == [Rule("characters", 6.0)]


def test_damaged_measures_count_as_the_default():
    body = p(
        r("a", '<w:sz w:val="big"/>'),
        properties='<w:ind w:left="nan" w:right="1e300"/><w:spacing w:line="x"/>',
    )
    seen = only(body)
    assert (seen.runs[0].format.size, seen.indent_left, seen.indent_right, seen.line_spacing) == (
        10.0,
        0,
        0,
        1.0,
    )


def test_equal_formats_are_one_object():
    first, second = read(docx(p(r("a", BOLD)) + p(r("b", BOLD)))).paragraphs
    assert first.runs[0].format is second.runs[0].format
