"""The text of a document in the order in which it is read, and what stands around it."""

import pytest

from chancery.gate.docx.model import Cell, Rule
from chancery.gate.docx.read import read

from .making import alternate, connector, docx, p, r, textbox

PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def texts(body: str, **parts) -> list[str]:
    return [paragraph.text for paragraph in read(docx(body, **parts)).paragraphs]


def only(body: str, **parts):
    [paragraph] = read(docx(body, **parts)).paragraphs
    return paragraph


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def table(*rows: str, grid: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


# Text


def test_marks_inside_a_run():
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/></w:r>"
    assert texts(p(run)) == ["a\tb\nc-d"]


def test_symbols():
    assert texts(
        p('<w:r><w:sym w:font="Symbol" w:char="F02D"/><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>')
    ) == ["-•"]
    assert texts(p('<w:r><w:sym w:char="zz"/><w:sym w:char="FFFFFF"/></w:r>')) == ["•"]


def test_neighbouring_runs_of_one_format_are_one():
    runs = only(p("Quyết ", "định", r(" số", "<w:b/>"), r(" 1", "<w:b/>"))).runs
    assert [(run.text, run.start, run.end) for run in runs] == [("Quyết định", 0, 10), (" số 1", 10, 15)]


def test_format_at_an_offset():
    paragraph = only(p("ab", r("cd", "<w:b/>")))
    assert [paragraph.format_at(at).bold for at in range(4)] == [False, False, True, True]
    assert paragraph.format_at(4) is None


def test_links_controls_and_insertions_are_text_deletions_are_not():
    body = p(
        f"<w:hyperlink>{r('a')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{r('c')}</w:smartTag>",
        f"<w:ins>{r('d')}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('y')}</w:moveFrom><w:moveTo>{r('e')}</w:moveTo>",
    )
    document = read(docx(body))
    assert [paragraph.text for paragraph in document.paragraphs] == ["abcde"]
    assert document.tracked_changes


def test_an_untouched_document_has_no_tracked_changes():
    assert not read(docx(p("a"))).tracked_changes


def test_deleted_paragraphs_and_rows_are_left_out():
    gone = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    moved = f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{r('z')}</w:moveFrom></w:p>"
    row = f"<w:trPr><w:del/></w:trPr>{cell(p('y'))}"
    assert texts(p("a") + gone + moved + table(row, cell(p("b")))) == ["a", "b"]


def test_a_paragraph_of_which_only_the_mark_is_deleted_stays():
    assert texts(p("a", properties="<w:rPr><w:del/></w:rPr>") + p("b")) == ["a", "b"]


def test_hidden_text_is_not_seen():
    assert texts(p("a", r("b", "<w:vanish/>"))) == ["a"]


def test_formulas_are_text():
    assert texts(p("x = ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")) == ["x = a+b"]


def test_decomposed_vietnamese_is_composed_and_told():
    document = read(docx(p("Nghi\u0323 quye\u0302\u0301t")))
    assert document.paragraphs[0].text == "Nghị quyết"
    assert document.decomposed
    assert not read(docx(p("Nghị quyết"))).decomposed


def test_a_mark_in_the_next_run_is_composed_too():
    document = read(docx(p("quye\u0302", r("\u0301t", "<w:b/>"))))
    assert [run.text for run in document.paragraphs[0].runs] == ["quyế", "t"]
    assert document.decomposed


# Fields


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instructions = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in instruction.split("|"))
    return mark("begin") + instructions + mark("separate") + r(result) + mark("end")


def test_a_field_shows_its_result_only():
    paragraph = only(p("Trang ", field(" PA|GE \\* MERGEFORMAT", "7"), " hết"))
    assert paragraph.text == "Trang 7 hết"
    assert paragraph.has_page_field


def test_other_fields_are_no_page_number():
    assert not only(p(field(" NUMPAGES ", "7"), field(" DATE \\@ PAGE ", "8"))).has_page_field


def test_a_field_nested_in_an_instruction_is_not_shown():
    inner = field(" PAGE ", "1")
    nested = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert texts(p(nested, r("shown"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')) == ["shown"]


def test_simple_fields_and_page_number_marks():
    assert only(p(PAGE)).has_page_field
    assert only(p("<w:r><w:pgNum/></w:r>")).has_page_field


# Pages


@pytest.mark.parametrize(
    ("body", "breaks"),
    [
        (p("a") + p("b", properties="<w:pageBreakBefore/>"), [False, True]),
        (p("a", '<w:r><w:br w:type="page"/></w:r>') + p("b"), [False, True]),
        (p("a") + p('<w:r><w:br w:type="page"/></w:r>', "b"), [False, True]),
        (p("a") + p("<w:r><w:lastRenderedPageBreak/></w:r>", "b"), [False, False]),
        (p("a", properties="<w:sectPr/>") + p("b") + "<w:sectPr/>", [False, True]),
        (
            p("a", properties="<w:sectPr/>") + p("b") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
            [False, False],
        ),
    ],
)
def test_what_starts_a_new_page(body, breaks):
    assert [paragraph.page_break_before for paragraph in read(docx(body)).paragraphs] == breaks


def test_a_page_break_between_words_leaves_all_words():
    assert texts(p('<w:r><w:br w:type="page"/></w:r>', "Mẫu 3", ".1")) == ["Mẫu 3.1"]


def test_sections():
    first = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567" w:footer="283"/>'
        '<w:pgNumType w:start="3" w:fmt="upperRoman"/><w:titlePg/></w:sectPr>'
    )
    last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    document = read(docx(p("a", properties=first) + p("b") + last))
    one, two = document.sections
    assert (one.width_mm, one.height_mm, one.landscape) == (210.0, 297.0, False)
    assert (one.top_mm, one.bottom_mm, one.left_mm, one.right_mm) == (20.0, 20.0, 30.0, 15.0)
    assert (one.header_mm, one.footer_mm, one.title_page) == (10.0, 5.0, True)
    assert (one.page_start, one.page_format) == (3, "upperRoman")
    assert (two.landscape, two.title_page, two.page_start) == (True, False, None)
    assert [paragraph.section for paragraph in document.paragraphs] == [0, 1]


def test_headers_are_inherited_from_the_section_before():
    def refer(ident: str, kind: str) -> str:
        return f'<w:headerReference w:type="{kind}" r:id="{ident}"/>'

    one = f"<w:sectPr>{refer('header1', 'default')}{refer('header2', 'first')}</w:sectPr>"
    two = f"<w:sectPr>{refer('header3', 'default')}</w:sectPr>"
    first, second = read(
        docx(p("a", properties=one) + p("b") + two, header1=p(PAGE), header2=p("x"), header3=p("y"))
    ).sections
    assert first.headers["default"][0].has_page_field
    assert {kind: [p.text for p in found] for kind, found in second.headers.items()} == {
        "default": ["y"],
        "first": ["x"],
    }
    assert second.footers == {}


def test_even_and_odd_headers_are_a_setting_of_the_document():
    assert read(docx(p("a"), settings="<w:evenAndOddHeaders/>")).sections[0].even_odd
    assert not read(docx(p("a"), settings='<w:evenAndOddHeaders w:val="0"/>')).sections[0].even_odd


def test_a_document_without_a_section_has_one_all_the_same():
    assert len(read(docx(p("a"))).sections) == 1


# Tables


def test_cells_in_document_order_with_their_places():
    inner = table(cell(p("c")))
    body = p("a") + table(cell(p("b")) + cell(inner, p("d")), cell(p("e"))) + p("f") + table(cell(p("g")))
    document = read(docx(body))
    assert [paragraph.text for paragraph in document.paragraphs] == list("abcdefg")
    places = [paragraph.cell and (paragraph.cell.table, paragraph.cell.row, paragraph.cell.column)
              for paragraph in document.paragraphs]  # fmt: skip
    assert places == [None, (0, 0, 0), (1, 0, 0), (0, 0, 1), (0, 1, 0), None, (2, 0, 0)]
    assert [paragraph.index for paragraph in document.paragraphs] == [1, 2, 3, 4, 5, 6, 7]


def test_widths_and_spans():
    spanned = '<w:gridSpan w:val="2"/>'
    own = '<w:tcW w:w="1134" w:type="dxa"/>'
    body = table(cell(p("a"), properties=spanned) + cell(p("b"), properties=own), grid=(567, 567, 2268))
    first, second = read(docx(body)).paragraphs
    assert first.cell == Cell(0, 0, 0, 20.0)
    assert second.cell == Cell(0, 0, 2, 20.0)


# Drawings


def test_a_text_box_is_read_once_after_its_paragraph():
    document = read(docx(p("a", textbox(p("b"), p("c"))) + p("d")))
    assert [paragraph.text for paragraph in document.paragraphs] == ["a", "b", "c", "d"]
    assert [paragraph.in_textbox for paragraph in document.paragraphs] == [False, True, True, False]


def test_a_text_box_in_a_text_box_is_read_once():
    assert texts(p(textbox(p("a", textbox(p("b")))))) == ["", "a", "b"]


def test_old_text_boxes():
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('b')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert texts(p("a", box)) == ["a", "b"]


def test_the_two_branches_of_alternate_content_are_one():
    choice = f'<mc:AlternateContent><mc:Choice Requires="w14">{r("a")}</mc:Choice><mc:Fallback>{r("b")}</mc:Fallback></mc:AlternateContent>'
    assert texts(p(choice)) == ["a"]


def test_a_drawn_line_has_its_length():
    assert only(p(connector(36000 * 50))).rules == [Rule("drawing", 50.0)]


@pytest.mark.parametrize(
    "drawn",
    [
        connector(0, 36000 * 50),
        connector(36000 * 50, 36000 * 50),
        connector(36000 * 50, 36000 * 50, "rect").replace("<wps:cNvCnPr/>", ""),
        connector(36000 * 50).replace('"/></wps:spPr>', '"/><a:ln><a:noFill/></a:ln></wps:spPr>'),
    ],
    ids=["upright", "slanted", "a rectangle", "without ink"],
)
def test_other_shapes_are_no_line(drawn):
    assert only(p(drawn)).rules == []


def test_a_line_in_a_group_is_stretched_with_it():
    wide = 36000 * 40
    group = (
        f'<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="{2 * wide}" cy="100"/><a:chExt cx="{wide}" cy="100"/></a:xfrm></wpg:grpSpPr>'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:ext cx="{wide}" cy="0"/></a:xfrm></wps:spPr></wps:wsp></wpg:wgp>'
    )
    assert only(p(f"<w:r><w:drawing>{group}</w:drawing></w:r>")).rules == [Rule("drawing", 80.0)]


@pytest.mark.parametrize(
    ("shape", "length"),
    [
        ('<v:line from="10pt,6pt" to="2in,6pt"/>', 47.3),
        ('<v:shape type="#_x0000_t32" style="position:absolute;width:72pt;height:0"/>', 25.4),
        ('<v:rect style="width:72pt;height:1pt"/>', 25.4),
        (
            '<v:group coordsize="2000,10" style="width:144pt;height:10pt"><v:line from="0,0" to="1000,0"/></v:group>',
            25.4,
        ),
    ],
)
def test_lines_in_vml(shape, length):
    assert only(p(f"<w:r><w:pict>{shape}</w:pict></w:r>")).rules == [Rule("drawing", length)]


@pytest.mark.parametrize(
    "shape",
    [
        '<v:line from="10pt,6pt" to="10pt,90pt"/>',
        '<v:line from="x" to=""/>',
        '<v:rect style="width:72pt;height:40pt"/>',
    ],
)
def test_other_vml_is_no_line(shape):
    assert only(p(f"<w:r><w:pict>{shape}</w:pict></w:r>")).rules == []


def test_borders_characters_and_underlining_are_lines_too():
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>'
    assert only(p("a", properties=border)).rules == [Rule("border")]
    assert only(p("a", properties=border.replace("bottom", "top"))).rules == []
    assert only(p("a", properties=border.replace("single", "nil"))).rules == []
    assert only(p(r("____", '<w:sz w:val="26"/>'))).rules == [Rule("characters", 9.2)]
    assert only(p("Tên\n", "<w:r><w:br/></w:r>", r("-----", '<w:sz w:val="26"/>'))).rules == [
        Rule("characters", 7.6)
    ]
    assert only(p(r("Độc lập", '<w:u w:val="single"/>'), "  ")).rules == [Rule("underline")]
    assert only(p(r("Độc", '<w:u w:val="single"/>'), "lập")).rules == []
    assert only(p("--")).rules == []


def test_pictures_are_told_and_the_unused_branch_is_not_looked_at():
    blip = "<w:drawing><a:graphic><a:blip/></a:graphic></w:drawing>"
    assert only(p(f"<w:r>{blip}</w:r>")).has_image
    assert only(p("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>")).has_image
    assert not only(
        p(alternate("<w:drawing/>", "<w:pict><v:shape><v:imagedata/></v:shape></w:pict>"))
    ).has_image


def test_comments_are_counted():
    assert read(docx(p("a"), comments='<w:comment w:id="0"/><w:comment w:id="1"/>')).comments == 2


def test_strict_open_xml_is_read():
    from .making import members, packed

    strict = {
        name: content.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in members(p("a", properties='<w:ind w:firstLine="36pt"/>')).items()
    }  # fmt: skip
    [paragraph] = read(packed(strict)).paragraphs
    assert (paragraph.text, paragraph.first_line) == ("a", 36.0)


def test_legacy_encodings_are_named():
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    assert read(docx(p(r("QuyÕt ®Þnh", font.format(".VnTime"))))).legacy_encoding == "tcvn3"
    assert read(docx(p(r("Quyeát ñònh", font.format("VNI-Times"))))).legacy_encoding == "vni"
    assert read(docx(p(r("Quyết định", font.format(".VnTime"))))).legacy_encoding is None
