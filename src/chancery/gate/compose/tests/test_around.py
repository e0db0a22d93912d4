"""Addressees, marks, what ends a document, appendices and copies: each where and as its provision says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from chancery.gate.compose.parts import Annex, Block, Copy, Signature
from chancery.gate.text.widths import width

from .sampling import BODY, LONG, PARTY, STATE, of_kind, opened, said, texts, within

pytestmark = pytest.mark.gate_only


class TestADispatch:
    parts = replace(of_kind("state", "cong-van"), title="nâng bậc lương năm 2026")

    def test_has_its_abstract_under_the_number_and_no_type(self):
        document = opened(self.parts)
        abstract = said(document, "V/v nâng bậc lương năm 2026")
        assert (abstract.style.font.size.pt, abstract.style.font.bold, abstract.style.font.italic) == (
            12,
            None,
            None,
        )
        assert abstract.style.paragraph_format.space_before.pt == 6
        assert "CÔNG VĂN" not in texts(document)

    def test_of_the_party_has_it_in_italics(self):
        style = said(opened(of_kind("party", "cong-van")), "V/v").style
        assert (style.font.size.pt, style.font.italic) == (12, True)

    def test_names_one_addressee_on_the_line(self):
        assert said(opened(self.parts), "Kính gửi").text == "Kính gửi: Các phòng, đơn vị"

    def test_names_several_below_with_dashes_under_the_colon(self):
        document = opened(replace(self.parts, addressees=("Bộ Nội vụ", "Bộ Tài chính", "Bộ Công an")))
        first, *others = [p for p in within(document) if p.style.name in {"Kính gửi", "Nơi được kính gửi"}]
        assert [p.text for p in (first, *others)] == [
            "Kính gửi:",
            "- Bộ Nội vụ;",
            "- Bộ Tài chính;",
            "- Bộ Công an.",
        ]
        colon = first.style.paragraph_format.left_indent.pt + width("Kính gửi", 14)
        for paragraph in others:
            form = paragraph.paragraph_format
            assert abs(form.left_indent.pt + form.first_line_indent.pt - colon) < 1


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "across"),
        [("KHẨN", 20), ("Thượng khẩn", 40), ("HOẢ TỐC", 30), ("MẬT", 20), ("TUYỆT MẬT", 40)],
    )
    def test_are_framed_as_wide_as_the_stamp(self, mark, across):
        document = opened(replace(STATE, urgency=mark))
        paragraph = said(document, mark.upper())
        borders = paragraph._p.find(f".//{qn('w:pBdr')}")
        assert [border.get(qn("w:val")) for border in borders] == ["single"] * 4
        form, column = paragraph.paragraph_format, document.tables[0].columns[0].width
        assert abs((column - form.left_indent - form.right_indent) / 36000 - across) < 3
        assert (paragraph.style.font.size.pt, paragraph.style.font.bold) == (13, True)

    def test_of_circulation_stands_over_the_national_name(self):
        paragraph = said(opened(replace(STATE, circulation="Lưu hành nội bộ")), "LƯU HÀNH NỘI BỘ")
        frame = paragraph._p.find(f".//{qn('w:framePr')}")
        assert (frame.get(qn("w:vAnchor")), frame.get(qn("w:xAlign"))) == ("page", "right")
        assert int(frame.get(qn("w:y"))) / 1440 * 25.4 < 20

    def test_a_draft_says_so(self):
        assert said(opened(replace(PARTY, draft="Dự thảo lần 2")), "Dự thảo lần 2").style.font.bold

    def test_the_drafter_stands_under_the_recipients(self):
        paragraph = said(opened(replace(STATE, drafter_mark="PL.(300)")), "PL.(300)")
        assert paragraph.style.font.size.pt == 11

    def test_the_contact_stands_at_the_foot_of_the_first_page_alone(self):
        annexed = replace(STATE, contact="Số 1 phố Trần Phú", annexes=(Annex("I", "Danh mục", BODY),))
        first, second = opened(annexed).sections
        (paragraph,) = first.first_page_footer.paragraphs
        assert paragraph.text == "Số 1 phố Trần Phú"
        assert paragraph._p.find(f".//{qn('w:pBdr')}/{qn('w:top')}") is not None
        assert 11 <= paragraph.style.font.size.pt <= 12
        assert "".join(p.text for p in second.first_page_footer.paragraphs) == ""


class TestTheEnd:
    def test_state_content_ends_in_a_stop_and_a_stroke(self):
        assert said(opened(STATE), "Điều 2.").text.endswith("kết quả thực hiện./.")

    def test_a_mark_that_is_there_is_not_written_twice(self):
        assert said(opened(replace(STATE, body=(Block("text", "Hết./."),))), "Hết").text == "Hết./."

    def test_after_a_table_it_stands_alone(self):
        document = opened(replace(STATE, body=(Block("table", rows=(("a", "b"),)),)))
        assert said(document, "./.").alignment == ALIGN.RIGHT

    def test_party_content_ends_as_it_is_written(self):
        assert said(opened(PARTY), "Điều 2.").text.endswith("kết quả thực hiện.")

    def test_minutes_are_signed_by_secretary_and_chair(self):
        signed = replace(of_kind("state", "bien-ban"), secretary=Signature("THƯ KÝ", "Trần Thị B"))
        table = opened(signed).tables[-1]
        assert [cell.paragraphs[-1].text for cell in table.rows[0].cells] == ["Trần Thị B", "Nguyễn Văn A"]
        assert table.rows[1].cells[0].paragraphs[0].text == "Nơi nhận:"

    def test_those_who_sign_together_stand_two_by_two_the_first_at_the_right(self):
        others = (Signature("GIÁM ĐỐC", "Trần Thị B"), Signature("VIỆN TRƯỞNG", "Lê Văn C"))
        table = opened(replace(STATE, cosigners=others)).tables[-1]
        names = [[cell.paragraphs[-1].text for cell in row.cells] for row in table.rows]
        assert names[:2] == [["Trần Thị B", "Nguyễn Văn A"], ["Lê Văn C", ""]]
        assert table.rows[2].cells[0].paragraphs[0].text == "Nơi nhận:"

    def test_agencies_that_issue_together_are_joined_by_dashes(self):
        assert (
            said(opened(replace(STATE, partners=("CỤC THUẾ",))), STATE.issuer).text
            == f"{STATE.issuer} -\nCỤC THUẾ"
        )

    def test_leave_papers_ask_for_confirmation(self):
        asked = replace(of_kind("state", "giay-nghi-phep"), confirmation="Xác nhận của nơi nghỉ phép")
        assert opened(asked).tables[-1].rows[0].cells[0].paragraphs[0].text == "Xác nhận của nơi nghỉ phép"

    def test_a_copy_is_marked_under_a_line_across_the_page(self):
        copy = Copy(
            "SAO Y",
            "VĂN PHÒNG",
            "SY-VP",
            "Hà Nội",
            Signature("CHÁNH VĂN PHÒNG", "Lê Văn C"),
            ("Lưu: VT",),
            3,
            STATE.date,
        )
        document = opened(replace(STATE, copy=copy))
        head, foot = document.tables[-2:]
        assert [cell.text.split("\n")[-1] for cell in head.rows[0].cells] == [
            "Số: 03/SY-VP",
            "Hà Nội, ngày 03 tháng 02 năm 2026",
        ]
        assert said(document, "SAO Y").style.font.bold
        assert foot.rows[0].cells[1].text.endswith("Lê Văn C")
        rule = head._tbl.getprevious().getprevious()
        assert rule.find(f".//{qn('w:ind')}").get(qn("w:left")) == "0"


class TestAnnexes:
    annexed = replace(
        STATE,
        annexes=(
            Annex(
                "I",
                "Danh mục nhiệm vụ",
                (Block("table", rows=(("TT", "Việc"), ("1", LONG))),),
                landscape=True,
            ),
            Annex("", "tiếp nhận văn bản", BODY[1:], kind="quy-che"),
        ),
    )

    def test_have_pages_of_their_own(self):
        sections = opened(self.annexed).sections
        assert [section.orientation for section in sections] == [
            WD_ORIENT.PORTRAIT,
            WD_ORIENT.LANDSCAPE,
            WD_ORIENT.PORTRAIT,
        ]
        assert [round(section.page_width.mm) for section in sections] == [210, 297, 210]
        for section in sections:
            assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
            assert section.different_first_page_header_footer
            assert "PAGE" in section.header._element.xml

    def test_say_what_they_belong_to(self):
        document = opened(self.annexed)
        heading = said(document, "Phụ lục I")
        assert (heading.style.font.size.pt, heading.style.font.bold) == (14, True)
        assert said(document, "DANH MỤC NHIỆM VỤ").style.font.bold
        reference = said(document, "(Kèm theo")
        assert re.sub(r"\s+", " ", reference.text) == (
            "(Kèm theo Quyết định số 05/QĐ-VTLTNN ngày 03 tháng 02 năm 2026 của Cục Văn thư và Lưu trữ nhà nước)"
        )
        assert reference.style.font.italic

    def test_a_document_that_is_issued_with_a_decision_has_a_face_without_number_and_date(self):
        face = opened(self.annexed).tables[-1]
        assert [cell.paragraphs[-2].text for cell in face.rows[0].cells] == [
            STATE.issuer,
            "Độc lập - Tự do - Hạnh phúc",
        ]
        assert len(face.rows) == 1

    def test_a_blank_number_is_left_open_in_the_reference_too(self):
        reference = said(opened(replace(self.annexed, number=None, date=None)), "(Kèm theo").text
        assert re.search(r"số {5,}/QĐ-VTLTNN\s+ngày {5,}tháng {5,}năm", reference)
