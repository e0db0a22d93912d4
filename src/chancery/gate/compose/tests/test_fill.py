"""The clerk's number and date, written into drafts of every making."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from chancery.gate.compose import Unwritable, compose
from chancery.gate.compose.fill import fill_number_and_date, symbol_in
from chancery.gate.docx.model import Unreadable
from chancery.gate.docx.read import read
from chancery.gate.docx.tests.making import connector, docx, p, r
from chancery.gate.engine import check
from chancery.gate.tests.documents import BASES

pytestmark = pytest.mark.gate_only
DAY = date(2026, 2, 3)
NUMBER = p("Số:       /QĐ-VP")
DATED = p("Lam Sơn, ngày     tháng     năm 2026")


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(content).paragraphs]


def filled(*paragraphs: str, number: int = 7, system: str = "state") -> list[str]:
    return lines(fill_number_and_date(docx("".join(paragraphs)), number, DAY, system))


@pytest.mark.parametrize(
    ("pack", "system", "shown"),
    [("nd30", "state", "Số: 07/QĐ-VP"), ("qd399", "party", "Số 07-QĐ/VPTU")],
)
def test_a_draft_of_our_own_making_becomes_the_document_composed_with_number_and_date(pack, system, shown):
    parts = BASES[pack]["decision"]
    draft = compose(replace(parts, number=None, date=None))
    issued = fill_number_and_date(draft, 7, DAY, system)
    assert lines(issued) == lines(compose(replace(parts, number=7, date=DAY)))
    assert shown in lines(issued)
    assert check(issued, pack=pack).findings == ()


@pytest.mark.parametrize(
    "line",
    [
        "Số:       /QĐ-VP",
        "Số: ……/QĐ-VP",
        "Số : ___ / QĐ-VP",
        "số 12/QĐ-VP",
        "So\u0302\u0301:   /Q\u0110-VP",
        "Số:     -QĐ-VP",
    ],
)
def test_blanks_of_every_kind_take_the_number(line):
    assert filled(p(line), DATED)[0] == "Số: 07/QĐ-VP"


@pytest.mark.parametrize(
    "line",
    [
        "Lam Sơn, ngày       tháng       năm 20      ",
        "Lam Sơn, ngày … tháng … năm 2026",
        "  Lam Sơn,  ngày 15 tháng 1 năm 2026",
        "Lam Sơn,\u00a0ngày ... tháng ... năm ....",
    ],
)
def test_blanks_of_every_kind_take_the_date(line):
    assert filled(NUMBER, p(line))[1] == "Lam Sơn, ngày 03 tháng 02 năm 2026"


def test_a_date_without_a_place_stays_without():
    assert filled(NUMBER, p("ngày    tháng    năm"))[1] == "ngày 03 tháng 02 năm 2026"


def test_a_number_of_three_digits_is_written_whole():
    assert filled(NUMBER, DATED, number=128)[0] == "Số: 128/QĐ-VP"


def test_runs_are_merged_and_keep_the_form_of_the_first():
    number = p(r("Số", "<w:sz w:val='26'/>"), r(":   "), "<w:r><w:tab/></w:r>", r("/QĐ"), r("-VP", "<w:b/>"))
    date_line = p(r("Lam Sơn, ngày", "<w:i/>"), r("   tháng", "<w:i/>"), r("   năm 2026"))
    document = read(fill_number_and_date(docx(number + date_line), 7, DAY, "state"))
    first, second = document.paragraphs
    assert [(run.text, run.format.size) for run in first.runs if run.text] == [("Số: 07/QĐ-VP", 13.0)]
    assert [(run.text, run.format.italic) for run in second.runs if run.text] == [
        ("Lam Sơn, ngày 03 tháng 02 năm 2026", True)
    ]


def test_tab_stops_and_drawn_lines_of_the_paragraph_stay():
    stops = "<w:tabs><w:tab w:val='center' w:pos='1440'/></w:tabs>"
    number = p("Số:     /QĐ-VP", connector(360000), properties=stops)
    date_line = p("Lam Sơn, ngày   tháng   năm", properties=stops)
    issued = fill_number_and_date(docx(number + date_line), 7, DAY, "state")
    with zipfile.ZipFile(io.BytesIO(issued)) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count('w:val="center" w:pos="1440"') == 2
    assert xml.count("<w:drawing>") == 1
    assert lines(issued)[1] == "Lam Sơn, ngày 03 tháng 02 năm 2026"


def test_the_face_is_found_in_a_table_and_the_first_place_alone_is_filled():
    cell = "<w:tc><w:p/>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(NUMBER)}{cell.format(DATED)}</w:tr></w:tbl>"
    told = filled(table, p("Căn cứ Nghị định số 30/2020/NĐ-CP"), NUMBER, DATED)
    assert [line for line in told if line] == [
        "Số: 07/QĐ-VP",
        "Lam Sơn, ngày 03 tháng 02 năm 2026",
        "Căn cứ Nghị định số 30/2020/NĐ-CP",
        "Số:       /QĐ-VP",
        "Lam Sơn, ngày     tháng     năm 2026",
    ]


def test_every_other_member_keeps_its_bytes_and_its_order():
    draft = compose(replace(BASES["nd30"]["annexed"], number=None, date=None))
    issued = fill_number_and_date(draft, 7, DAY, "state")
    with zipfile.ZipFile(io.BytesIO(draft)) as old, zipfile.ZipFile(io.BytesIO(issued)) as new:
        assert new.namelist() == old.namelist()
        assert [info.date_time for info in new.infolist()] == [info.date_time for info in old.infolist()]
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]


def test_the_same_draft_number_and_day_give_the_same_bytes():
    draft = compose(replace(BASES["qd399"]["report"], number=None, date=None))
    assert fill_number_and_date(draft, 7, DAY, "party") == fill_number_and_date(draft, 7, DAY, "party")


def test_without_a_line_for_the_number_it_is_refused():
    with pytest.raises(Unwritable, match="Không tìm thấy dòng “Số…”"):
        filled(p("QUYẾT ĐỊNH"), DATED)


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024",
        "Căn cứ Quyết định số 5, ngày 21 tháng 6 năm 2024",
        "ngày 21 tháng 6 năm 2024;",
    ],
)
def test_a_date_in_the_text_is_no_place_for_the_date(line):
    with pytest.raises(Unwritable, match="ngày … tháng … năm"):
        filled(NUMBER, p(line))


def test_what_is_no_docx_is_unreadable():
    with pytest.raises(Unreadable):
        fill_number_and_date(b"Not a document", 7, DAY, "state")


@pytest.mark.parametrize(
    ("line", "symbol"),
    [("Số:     /QĐ-VP", "QĐ-VP"), ("Số     -QĐ/VPTU", "QĐ/VPTU"), ("Số: 12/2026/QĐ-VP", "2026/QĐ-VP")],
)
def test_the_symbol_is_read_where_the_number_will_stand(line, symbol):
    assert symbol_in(docx(p(line) + DATED)) == symbol


def test_a_draft_without_a_place_for_the_date_has_no_symbol_to_issue_it_under():
    with pytest.raises(Unwritable):
        symbol_in(docx(NUMBER))


def test_the_references_of_appendices_are_filled_as_well():
    draft = compose(replace(BASES["nd30"]["annexed"], number=None, date=None, year=2026))
    told = [
        line for line in lines(fill_number_and_date(draft, 7, DAY, "state")) if line.startswith("(Kèm theo")
    ]
    assert len(told) == 2
    assert {" ".join(line.split()) for line in told} == {
        "(Kèm theo Báo cáo số 07/BC-VP ngày 03 tháng 02 năm 2026 của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn)"
    }


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Quyết định số      /QĐ-VP ngày    tháng    năm 2026 của Văn phòng)",
        "(Kèm theo Quyết định số …/QĐ-VP ngày … tháng … năm … của Văn phòng)",
        "(Kèm theo Quyết định số:    /QĐ-VP\nngày    tháng    năm      của Văn phòng)",
    ],
)
def test_blanks_of_a_reference_are_filled(line):
    told = filled(NUMBER, DATED, p("Điều 1. x"), p(line))[-1]
    assert " ".join(told.split()).replace("số:", "số") == (
        "(Kèm theo Quyết định số 07/QĐ-VP ngày 03 tháng 02 năm 2026 của Văn phòng)"
    )


def test_a_reference_to_another_document_stays():
    line = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh)"
    assert filled(NUMBER, DATED, p(line))[-1] == line


def test_number_and_date_are_found_in_columns_that_tabs_set_off():
    line = p(r("Số:     /QĐ-VP"), "<w:r><w:tab/></w:r>", r("Lam Sơn, ngày   tháng   năm 2026", "<w:i/>"))
    document = read(fill_number_and_date(docx(line), 7, DAY, "state"))
    assert document.paragraphs[0].text == "Số: 07/QĐ-VP\tLam Sơn, ngày 03 tháng 02 năm 2026"
    assert [run.format.italic for run in document.paragraphs[0].runs if run.text.strip()] == [False, True]


def test_a_text_box_and_its_twin_for_older_programs_are_both_filled():
    inside = f"<w:txbxContent>{NUMBER}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing><a xmlns='urn:x'>{inside}</a></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><b xmlns='urn:x'>{inside}</b></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    issued = fill_number_and_date(docx(p(box) + DATED), 7, DAY, "state")
    with zipfile.ZipFile(io.BytesIO(issued)) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("Số: 07/QĐ-VP") == 2


def test_minutes_need_no_place_for_the_date():
    assert filled(p("Số:    /BB-VP"), p("BIÊN BẢN"), p("Họp giao ban"))[0] == "Số: 07/BB-VP"


def test_what_was_deleted_with_changes_tracked_is_not_brought_back():
    deleted = "<w:del w:id='1' w:author='x'><w:r><w:delText>3</w:delText></w:r></w:del>"
    issued = fill_number_and_date(docx(p(r("Số: "), deleted, r("/QĐ-VP")) + DATED), 7, DAY, "state")
    with zipfile.ZipFile(io.BytesIO(issued)) as package:
        assert "<w:delText>3</w:delText>" in package.read("word/document.xml").decode()
    assert lines(issued)[0] == "Số: 07/QĐ-VP"
