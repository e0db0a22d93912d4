"""Each component stands as its provision says. The values are those of the provisions, not read from the layouts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from chancery.gate.compose import compose
from chancery.gate.compose.layout import layout
from chancery.gate.compose.parts import Annex, Block
from chancery.gate.engine import check
from chancery.gate.text.widths import width

from .sampling import BASES, BODY, EVERY_KIND, LONG, PARTY, STATE, of_kind, opened, said, texts

pytestmark = pytest.mark.gate_only

UPRIGHT, BOLD, ITALIC, BOLD_ITALIC = (None, None), (True, None), (None, True), (True, True)
CENTRE, LEFT, BOTH = ALIGN.CENTER, ALIGN.LEFT, ALIGN.JUSTIFY

STATE_FORM = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, BOLD, CENTRE),
    ("Độc lập - Tự do - Hạnh phúc", 13, BOLD, CENTRE),
    ("BỘ NỘI VỤ", 12, UPRIGHT, CENTRE),
    ("CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", 12, BOLD, CENTRE),
    ("Số: 05/QĐ-VTLTNN", 13, UPRIGHT, CENTRE),
    ("Hà Nội, ngày 03 tháng 02 năm 2026", 13, ITALIC, CENTRE),
    ("QUYẾT ĐỊNH", 14, BOLD, CENTRE),
    ("Về việc ban hành Quy chế làm việc", 14, BOLD, CENTRE),
    ("CỤC TRƯỞNG CỤC VĂN THƯ", 14, BOLD, CENTRE),
    ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", 14, ITALIC, BOTH),
    ("Theo đề nghị của Chánh Văn phòng.", 14, ITALIC, BOTH),
    ("QUYẾT ĐỊNH:", 14, BOLD, CENTRE),
    ("1. Các cơ quan", 14, UPRIGHT, BOTH),
    ("a) Các cơ quan", 14, UPRIGHT, BOTH),
    ("KT. CỤC TRƯỞNG", 14, BOLD, CENTRE),
    ("PHÓ CỤC TRƯỞNG", 14, BOLD, CENTRE),
    ("Nguyễn Văn A", 14, BOLD, CENTRE),
    ("Nơi nhận:", 12, BOLD_ITALIC, LEFT),
    ("- Như Điều 2;", 11, UPRIGHT, LEFT),
    ("- Lưu: VT, VP.", 11, UPRIGHT, LEFT),
]
PARTY_FORM = [
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, BOLD, CENTRE),
    ("TỈNH UỶ LAM SƠN", 14, UPRIGHT, CENTRE),
    ("VĂN PHÒNG TỈNH UỶ", 14, BOLD, CENTRE),
    ("*", 14, UPRIGHT, CENTRE),
    ("Số 05-QĐ/VPTU", 14, UPRIGHT, CENTRE),
    ("Lam Sơn, ngày 03 tháng 02 năm 2026", 14, ITALIC, CENTRE),
    ("QUYẾT ĐỊNH", 16, BOLD, CENTRE),
    ("về việc ban hành Quy chế làm việc", 15, BOLD, CENTRE),
    ("-----", 14, UPRIGHT, CENTRE),
    ("- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", 14, UPRIGHT, BOTH),
    ("- Xét đề nghị của Phòng Tổng hợp,", 14, UPRIGHT, BOTH),
    ("CHÁNH VĂN PHÒNG TỈNH UỶ QUYẾT ĐỊNH", 14, BOLD, CENTRE),
    ("1. Các cơ quan", 14, UPRIGHT, BOTH),
    ("K/T CHÁNH VĂN PHÒNG", 14, BOLD, CENTRE),
    ("Nguyễn Văn A", 14, BOLD, CENTRE),
    ("- Như Điều 2,", 12, UPRIGHT, LEFT),
    ("- Lưu Văn phòng Tỉnh uỷ.", 12, UPRIGHT, LEFT),
]


@pytest.mark.parametrize(
    ("parts", "start", "size", "letters", "align"),
    [(parts, *row) for parts, form in ((STATE, STATE_FORM), (PARTY, PARTY_FORM)) for row in form],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_component_has_its_size_letters_and_alignment(parts, start, size, letters, align):
    paragraph = said(opened(parts), start)
    font = paragraph.style.font
    assert (font.size.pt, (font.bold, font.italic), paragraph.style.paragraph_format.alignment) == (
        size,
        letters,
        align,
    )
    # All form is in the style: who edits in Word keeps it.
    assert all(run.font.size is None and run.font.name is None for run in paragraph.runs)


@pytest.mark.parametrize("parts", [STATE, PARTY], ids=["state", "party"])
class TestThePage:
    def test_is_a4_with_the_margins(self, parts):
        (section,) = opened(parts).sections
        sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
        assert [round(side.mm) for side in sides] == [210, 297, 20, 20]
        assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 20)

    def test_is_numbered_in_the_middle_of_the_top_margin_but_for_the_first(self, parts):
        (section,) = opened(parts).sections
        assert section.different_first_page_header_footer
        (paragraph,) = section.header.paragraphs
        assert "PAGE" in paragraph._p.xml
        assert paragraph.style.paragraph_format.alignment == CENTRE
        assert paragraph.style.font.size.pt == 14
        assert "PAGE" not in section.first_page_header._element.xml

    def test_is_in_times_new_roman_and_vietnamese(self, parts):
        defaults = opened(parts).styles.element.find(qn("w:docDefaults"))
        fonts = defaults.find(f".//{qn('w:rFonts')}")
        assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
        assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"

    def test_carries_nothing_of_a_template(self, parts):
        with zipfile.ZipFile(io.BytesIO(compose(parts))) as package:
            content = b"".join(map(package.read, package.namelist()))
            assert not [name for name in package.namelist() if "theme" in name or "custom" in name.lower()]
        for leftover in (b"Calibri", b"Cambria", b"asciiTheme", b"latentStyles", b"rsid", b"python-docx"):
            assert leftover not in content

    def test_names_its_document(self, parts):
        properties = opened(parts).core_properties
        assert (properties.title, properties.author) == (parts.title, parts.issuer)
        assert properties.created.date() == parts.date


@pytest.mark.parametrize("parts", [STATE, PARTY], ids=["state", "party"])
class TestTheContent:
    def test_is_justified_indented_and_spaced(self, parts):
        for start in ("1. Các", "a) Các", "- Các", "Điều 2. Các"):
            form = said(opened(parts), start).style.paragraph_format
            assert form.alignment == BOTH
            assert round(form.first_line_indent.cm, 2) == 1.27
            assert form.space_before.pt + form.space_after.pt >= 6
            assert 1 <= form.line_spacing <= 1.5

    def test_has_articles_in_bold_with_their_titles(self, parts):
        document = opened(parts)
        titled, plain = said(document, "Điều 1."), said(document, "Điều 2.")
        assert [(run.text, run.bold) for run in titled.runs] == [("Điều 1. Phạm vi điều chỉnh", True)]
        assert [run.bold for run in plain.runs] == [True, None]
        assert plain.runs[0].text == "Điều 2."

    def test_has_titled_clauses_on_their_own_line_in_bold(self, parts):
        document = opened(parts)
        assert [(run.text, run.bold) for run in said(document, "2. Khoản").runs] == [
            ("2. Khoản có tiêu đề", True)
        ]
        assert said(document, LONG[:20]).style.name == "Nội dung"

    @pytest.mark.parametrize(
        ("kind", "number", "shown"),
        [
            ("part", "I", "Phần I"),
            ("chapter", "II", "Chương II"),
            ("section", "1", "Mục 1"),
            ("subsection", "2", "Tiểu mục 2"),
        ],
    )
    def test_has_divisions_centred_in_bold_with_titles_in_capitals(self, parts, kind, number, shown):
        document = opened(replace(parts, body=(Block(kind, number=number, title="Quy định chung"), *BODY)))
        for start in (shown, "QUY ĐỊNH CHUNG"):
            paragraph = said(document, start)
            assert paragraph.text == start
            assert paragraph.style.font.bold
            assert paragraph.style.paragraph_format.alignment == CENTRE
            assert paragraph.style.paragraph_format.keep_with_next

    def test_keeps_its_last_paragraph_with_the_signature(self, parts):
        body = list(opened(parts).element.body)
        signature = max(number for number, element in enumerate(body) if element.tag == qn("w:tbl"))
        for before in body[signature - 2 : signature]:
            assert before.find(f".//{qn('w:keepNext')}") is not None

    def test_shows_a_table_with_borders_and_a_heading_on_each_page(self, parts):
        rows = (("TT", "Nhiệm vụ"), ("1", "Rà soát"), ("2",))
        document = opened(replace(parts, body=(Block("table", rows=rows, widths=(1, 4)), *BODY)))
        table = document.tables[1]
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["TT", "Nhiệm vụ"],
            ["1", "Rà soát"],
            ["2", ""],
        ]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.rows[0].cells[0].paragraphs[0].style.font.bold
        assert 3.9 < table.columns[1].width / table.columns[0].width < 4.1
        assert table.rows[1].cells[0].paragraphs[0].alignment == CENTRE


@pytest.mark.parametrize(
    ("parts", "style", "text", "least", "most"),
    [
        (STATE, "motto", "Độc lập - Tự do - Hạnh phúc", 0.98, 1.02),
        (STATE, "issuer", "CỤC VĂN THƯ VÀ LƯU TRỮ", 1 / 3, 1 / 2),
        (STATE, "abstract", "Về việc ban hành Quy chế làm việc", 1 / 3, 1 / 2),
        (PARTY, "national", "ĐẢNG CỘNG SẢN VIỆT NAM", 0.98, 1.02),
    ],
    ids=["motto", "issuer", "abstract", "party header"],
)
def test_a_line_is_drawn_below_as_long_as_is_said(parts, style, text, least, most):
    document = opened(parts)
    above = said(document, text)._p
    rule = above.getnext()
    assert rule.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}").get(qn("w:val")) == "single"
    indent = rule.find(f".//{qn('w:ind')}")
    cell = next((x for x in rule.iterancestors(qn("w:tc"))), None)
    across = 160 / 25.4 * 72  # between the margins
    available = across if cell is None else int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) / 20
    length = available - (int(indent.get(qn("w:left"))) + int(indent.get(qn("w:right")))) / 20
    look = layout(parts.system).styles[style]
    assert least <= length / width(text, look.size, bold=look.bold) <= most
    # It stands in the middle of its column.
    assert abs(int(indent.get(qn("w:left"))) - int(indent.get(qn("w:right")))) <= 1


def test_a_document_without_an_abstract_has_its_line_under_the_type():
    paragraph = said(opened(of_kind("state", "giay-gioi-thieu")), "GIẤY GIỚI THIỆU")
    assert paragraph._p.getnext().find(f".//{qn('w:pBdr')}") is not None


class TestNumberAndDate:
    def test_a_draft_leaves_room_for_them(self):
        assert {"Số:       /QĐ-VTLTNN", "Hà Nội, ngày       tháng       năm 2026"} <= set(
            texts(opened(replace(STATE, number=None, date=None, year=2026)))
        )
        assert {"Số       -QĐ/VPTU", "Lam Sơn, ngày       tháng       năm 20      "} <= set(
            texts(opened(replace(PARTY, number=None, date=None)))
        )

    @pytest.mark.parametrize(("number", "shown"), [(9, "Số: 09/"), (10, "Số: 10/"), (1250, "Số: 1250/")])
    def test_only_numbers_under_ten_take_a_zero(self, number, shown):
        assert said(opened(replace(STATE, number=number)), "Số").text.startswith(shown)

    def test_only_days_under_ten_and_january_and_february_take_a_zero(self):
        later = replace(STATE, date=STATE.date.replace(month=3, day=15))
        assert said(opened(later), "Hà Nội").text == "Hà Nội, ngày 15 tháng 3 năm 2026"

    def test_stand_on_one_line(self):
        for parts in (STATE, PARTY):
            row = opened(parts).tables[0].rows[1]
            assert [cell.paragraphs[0].text[:2] for cell in row.cells] == ["Số", parts.place[:2]]

    def test_a_long_place_widens_its_column(self):
        document = opened(replace(STATE, place="Thành phố Hồ Chí Minh"))
        line = said(document, "Thành phố").text
        assert document.tables[0].columns[1].width.pt > width(line, 13)

    def test_minutes_have_no_place_and_date(self):
        assert not [text for text in texts(opened(of_kind("state", "bien-ban"))) if text.startswith("Hà Nội")]


@pytest.mark.parametrize(
    ("text", "available"),
    [
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ XÚC TIẾN ĐẦU TƯ THÀNH PHỐ", "issuer"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG", "superior"),
    ],
)
def test_a_long_name_breaks_in_even_lines(text, available):
    paragraph = said(opened(replace(STATE, **{available: text})), text)
    form = paragraph.paragraph_format
    assert paragraph.text == text
    assert form.left_indent == form.right_indent > 0


def test_a_long_name_breaks_where_it_is_told():
    name = "ĐẢNG ỦY\nCÁC CƠ QUAN ĐẢNG TỈNH"
    document = opened(replace(PARTY, issuer=name, issuer_name="", annexes=(Annex("", "Danh mục", BODY),)))
    assert said(document, "ĐẢNG ỦY").text == name
    assert document.core_properties.author == "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"
    assert said(document, "(Kèm theo").text.endswith("của ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH)")


@pytest.mark.parametrize(("system", "kind"), EVERY_KIND)
def test_the_outline_of_every_type_composes_to_a_document_without_a_fault(system, kind):
    result = check(compose(of_kind(system, kind)))
    assert result.pack == ("nd30" if system == "state" else "qd399")
    assert [
        (finding.rule, finding.message) for finding in result.findings if finding.severity == "error"
    ] == []


@pytest.mark.parametrize("system", list(BASES))
def test_styles_bear_vietnamese_names(system):
    names = {style.name for style in opened(BASES[system]).styles}
    assert {
        "Trích yếu",
        "Căn cứ",
        "Nội dung",
        "Điều",
        "Khoản",
        "Điểm",
        "Nơi nhận",
        "Họ tên người ký",
    } <= names
