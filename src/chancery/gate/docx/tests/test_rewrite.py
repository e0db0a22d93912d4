"""Safe changes: what is named changes, nothing else does."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.gate.docx.model import Unreadable
from chancery.gate.docx.read import read
from chancery.gate.docx.rewrite import FormatParagraph, FormatText, LayOut, NumberPages, ReplaceText, rewrite

from .making import docx, members, p, packed, r, style, textbox
from .test_comments import part
from .test_real_files import NAMES, REAL

BODY = p("Số: ", r("15/QĐ", "<w:b/>"), "<w:r><w:tab/></w:r>", "-BNV") + p("b") + p()


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(content).paragraphs]


def runs(content: bytes, index: int = 0):
    return [(run.text, run.format) for run in read(content).paragraphs[index].runs]


# Texts


@pytest.mark.parametrize(
    ("start", "end", "new", "text"),
    [
        (4, 6, "7", "Số: 7/QĐ\t-BNV"),
        (2, 6, ":", "Số:/QĐ\t-BNV"),
        (0, 14, "x", "x"),
        (0, 0, "Kính gửi ", "Kính gửi Số: 15/QĐ\t-BNV"),
        (14, 14, ".", "Số: 15/QĐ\t-BNV."),
        (9, 10, "", "Số: 15/QĐ-BNV"),
        (9, 10, " ", "Số: 15/QĐ -BNV"),
        (4, 4, "a\tb\nc", "Số: a\tb\nc15/QĐ\t-BNV"),
        (0, 14, "", ""),
    ],
)
def test_text_is_replaced_in_its_place(start, end, new, text):
    out = rewrite(docx(BODY), [ReplaceText(1, start, end, new)])
    assert texts(out) == [text, "b", ""]


def test_new_text_has_the_format_of_what_stood_there_first():
    out = rewrite(docx(BODY), [ReplaceText(1, 5, 12, "X")])
    assert [(text, form.bold) for text, form in runs(out)] == [("Số: ", False), ("1X", True), ("NV", False)]


def test_text_put_between_two_runs_belongs_to_the_one_before():
    out = rewrite(docx(BODY), [ReplaceText(1, 9, 9, "X")])
    assert [(text, form.bold) for text, form in runs(out)][1] == ("15/QĐX", True)


def test_text_in_an_empty_paragraph_has_the_format_of_its_mark():
    mark = '<w:rPr><w:ins w:id="1"/><w:i/><w:sz w:val="28"/></w:rPr>'
    out = rewrite(docx(p(properties=mark)), [ReplaceText(1, 0, 0, "x")])
    [(text, form)] = runs(out)
    assert (text, form.italic, form.size) == ("x", True, 14.0)


def test_several_places_are_named_as_they_were():
    out = rewrite(
        docx(BODY), [ReplaceText(1, 0, 2, "Number"), ReplaceText(1, 10, 11, "/"), ReplaceText(2, 0, 1, "")]
    )
    assert texts(out) == ["Number: 15/QĐ\t/BNV", "", ""]


@pytest.mark.parametrize(
    "edits",
    [
        [ReplaceText(1, 0, 5, "a"), ReplaceText(1, 4, 6, "b")],
        [ReplaceText(4, 0, 0, "a")],
        [ReplaceText(0, 0, 0, "a")],
        [ReplaceText(1, 0, 99, "a")],
        [ReplaceText(1, 5, 2, "a")],
        [ReplaceText(2, 0, 1, "a\x07")],
        [FormatText(2, 0, 9, bold=True)],
        [FormatParagraph(9, alignment="left")],
        [LayOut(3, top_mm=20)],
    ],
)
def test_places_that_are_not_there_are_refused(edits):
    with pytest.raises(ValueError, match=r"\w"):
        rewrite(docx(BODY), edits)


def test_a_formula_is_not_cut():
    body = p("x = ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", ".")
    with pytest.raises(ValueError, match="formula"):
        rewrite(docx(body), [ReplaceText(1, 5, 6, "-")])
    assert texts(rewrite(docx(body), [ReplaceText(1, 4, 7, "")])) == ["x = ."]


def test_decomposed_text_is_replaced_by_what_the_reader_counts():
    body = p("Nghi\u0323 quye\u0302", r("\u0301t", "<w:b/>"), " 1")
    assert texts(rewrite(docx(body), [ReplaceText(1, 5, 10, "định")])) == ["Nghị định 1"]
    assert texts(rewrite(docx(body), [ReplaceText(1, 0, 1, "n")])) == ["nghị quyết 1"]


def test_the_copy_of_a_changed_text_box_for_old_programs_is_dropped():
    source = docx(p("a", textbox(p("b"))) + p("c", textbox(p("d"))))
    out = rewrite(source, [ReplaceText(2, 0, 1, "B")])
    assert texts(out) == ["a", "B", "c", "d"]
    content = zipfile.ZipFile(io.BytesIO(out)).read("word/document.xml").decode()
    assert content.count(">b<") == 0
    assert content.count(">d<") == 2


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_replacement_gives_what_a_string_would(data):
    body = p(
        "Căn", "<w:r><w:t>cứ</w:t><w:tab/><w:t>Luật</w:t><w:br/></w:r>", r("số", "<w:b/>"),
        f"<w:hyperlink>{r('64')}{r('/2020', '<w:i/>')}</w:hyperlink>", f"<w:ins>{r('/QH14')}</w:ins>",
    )  # fmt: skip
    source = docx(body)
    [text] = texts(source)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(alphabet="aă \t\nỳ", max_size=4))
    assert texts(rewrite(source, [ReplaceText(1, start, end, new)])) == [text[:start] + new + text[end:]]


# Formats


def test_a_stretch_is_formatted_and_no_more():
    out = rewrite(
        docx(BODY), [FormatText(1, 2, 6, font="Arial", size=13, bold=False, italic=True, underline=True)]
    )
    seen = [(text, form.font, form.size, form.italic, form.bold) for text, form in runs(out)]
    assert seen == [
        ("Số", "Times New Roman", 10.0, False, False),
        (": 15", "Arial", 13.0, True, False),
        ("/QĐ", "Times New Roman", 10.0, False, True),
        ("\t-BNV", "Times New Roman", 10.0, False, False),
    ]
    assert texts(out) == texts(docx(BODY))


def test_formats_win_over_styles_and_theme_fonts():
    theme = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    styles = style("S", run='<w:b/><w:caps/><w:u w:val="single"/><w:color w:val="FF0000"/>')
    source = docx(p(r("ă", theme), properties='<w:pStyle w:val="S"/>'), styles=styles)
    edit = FormatText(1, font="Times New Roman", bold=False, caps=False, underline=False, color="000000")
    [(_, form)] = runs(rewrite(source, [edit]))
    assert (form.font, form.bold, form.caps, form.underline, form.color) == (
        "Times New Roman", False, False, False, "000000",
    )  # fmt: skip


def test_properties_stand_in_the_order_of_the_schema():
    from chancery.gate.docx.names import W

    source = docx(
        p(
            r("a", '<w:lang w:val="vi"/>'),
            properties='<w:jc w:val="left"/><w:rPr><w:lang w:val="vi"/></w:rPr>',
        )
    )
    out = rewrite(
        source,
        [
            FormatText(1, size=14, bold=True, font="Arial", underline=True),
            FormatParagraph(
                1, alignment="both", first_line=28.35, space_after=6, line_rule="exact", line_spacing=18
            ),
        ],
    )
    [paragraph] = part(out).iter(f"{W}p")
    tags = [child.tag.removeprefix(W) for child in paragraph.find(f"{W}pPr")]
    assert tags == ["spacing", "ind", "jc", "rPr"]
    tags = [child.tag.removeprefix(W) for child in paragraph.find(f"{W}r/{W}rPr")]
    assert tags == ["rFonts", "b", "bCs", "sz", "szCs", "u", "lang"]


def test_a_paragraph_is_laid_out():
    odd = '<w:ind w:start="720" w:hanging="360" w:firstLineChars="200"/><w:spacing w:beforeAutospacing="1" w:afterLines="50"/>'
    out = rewrite(
        docx(p("a", properties=odd)),
        [
            FormatParagraph(
                1, alignment="both", indent_left=0, indent_right=5, first_line=28.35, space_before=6, space_after=3,
                line_rule="exact", line_spacing=18, page_break_before=True,
            )
        ],
    )  # fmt: skip
    [seen] = read(out).paragraphs
    assert (seen.alignment, seen.indent_left, seen.indent_right, seen.first_line) == ("both", 0, 5, 28.35)
    assert (seen.space_before, seen.space_after, seen.line_rule, seen.line_spacing) == (6, 3, "exact", 18)
    assert seen.page_break_before
    [seen] = read(
        rewrite(out, [FormatParagraph(1, first_line=-10, line_spacing=1.5, page_break_before=False)])
    ).paragraphs
    assert (seen.first_line, seen.line_rule, seen.line_spacing, seen.page_break_before) == (
        -10,
        "auto",
        1.5,
        False,
    )


# Pages


def test_a_page_is_laid_out():
    source = docx(
        p("a", properties='<w:sectPr><w:pgMar w:top="100" w:gutter="0"/></w:sectPr>') + p("b") + "<w:sectPr/>"
    )
    out = rewrite(
        source, [LayOut(0, width_mm=210, height_mm=297, top_mm=20, left_mm=30), LayOut(1, bottom_mm=20)]
    )
    first, second = read(out).sections
    assert (first.width_mm, first.height_mm, first.top_mm, first.left_mm) == (210.0, 297.0, 20.0, 30.0)
    assert (second.width_mm, second.bottom_mm, second.top_mm) == (215.9, 20.0, 25.4)


def test_a_document_without_a_section_gets_one():
    [section] = read(rewrite(docx(p("a")), [LayOut(0, top_mm=20)])).sections
    assert section.top_mm == 20.0


def test_pages_are_numbered_but_the_first():
    [section] = read(rewrite(docx(p("a") + "<w:sectPr/>"), [NumberPages(size=13)])).sections
    [number] = section.headers["default"]
    assert (number.has_page_field, number.alignment, number.runs[0].format.size) == (True, "center", 13.0)
    assert section.title_page
    assert "first" not in section.headers


def test_a_header_that_is_there_takes_the_number():
    sections = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    body = p("a", properties=sections) + p("b") + "<w:sectPr/>"
    for header, shown in ((p("Lưu hành nội bộ"), ["Lưu hành nội bộ", "2"]), (p(), ["2"])):
        first, second = read(rewrite(docx(body, header1=header), [NumberPages()])).sections
        assert [q.text for q in first.headers["default"]] == shown
        assert [q.text for q in second.headers["default"]] == shown


def test_pages_that_have_numbers_keep_them():
    sections = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    header = p('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    [section] = read(rewrite(docx(p("a") + sections, header1=header), [NumberPages()])).sections
    assert [q.text for q in section.headers["default"]] == ["1"]
    assert section.title_page


# Packages


def test_no_edit_no_change_of_a_byte():
    source = (REAL / "Phuluc2.docx").read_bytes()
    assert rewrite(source, []) == source


@pytest.mark.parametrize("name", NAMES)
def test_only_the_document_part_changes_and_equal_input_gives_equal_output(name):
    source = (REAL / f"{name}.docx").read_bytes()
    before = read(source)
    edits = [FormatText(q.index, bold=True) for q in before.paragraphs]
    edits += [ReplaceText(q.index, 0, min(1, len(q.text)), "X") for q in before.paragraphs]
    out = rewrite(source, edits)
    assert out == rewrite(source, edits)
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        assert new.namelist() == old.namelist()
        assert {name for name in old.namelist() if old.read(name) != new.read(name)} == {"word/document.xml"}
    after = read(out)
    assert [q.text for q in after.paragraphs] == ["X" + q.text[1:] for q in before.paragraphs]
    assert all(run.format.bold for q in after.paragraphs for run in q.runs if run.text.strip())


def test_a_strict_document_stays_strict():
    from chancery.gate.docx.names import STRICT

    entries = members(p("a"))
    for strict, usual in STRICT:
        entries = {name: text.replace(usual[1:-1], strict) for name, text in entries.items()}
    out = rewrite(packed(entries), [ReplaceText(1, 0, 1, "b"), NumberPages()])
    assert texts(out) == ["b"]
    with zipfile.ZipFile(io.BytesIO(out)) as package:
        for name in package.namelist():
            content = package.read(name)
            assert b"purl.oclc.org" in content or name == "[Content_Types].xml" or name == "_rels/.rels"
            assert STRICT[0][1][1:-1].encode() not in content


def test_what_can_t_be_read_is_refused():
    with pytest.raises(Unreadable):
        rewrite(b"", [NumberPages()])
