"""The detector finds the components, also in drafts that get them wrong."""

import io
from dataclasses import replace

import pytest
from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH

from chancery.gate.compose import compose
from chancery.gate.detect import detect
from chancery.gate.docx.read import read
from chancery.gate.tests.documents import BASES, faultless

pytestmark = pytest.mark.gate_only


def found(content):
    return detect(read(content))


def lines(detection, component):
    return [span.line for span in detection.all(component)]


def typed(*paragraphs):
    """A DOCX as someone types it without a template: (text, centred, bold) each."""
    word = Word()
    for text, centred, bold in paragraphs:
        paragraph = word.add_paragraph()
        paragraph.add_run(text).bold = bold
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@pytest.mark.parametrize("pack", BASES)
@pytest.mark.parametrize(
    ("base", "kind"), [("decision", "quyet-dinh"), ("dispatch", "cong-van"), ("report", "bao-cao")]
)
def test_system_type_and_day_are_told(pack, base, kind):
    detection = found(faultless(pack, base))
    parts = BASES[pack][base]
    assert (detection.system, detection.kind, detection.day) == (parts.system, kind, parts.date)


def test_an_appendix_on_the_next_page_takes_nothing_from_a_short_decision():
    parts = replace(BASES["nd30"]["decision"], annexes=BASES["nd30"]["annexed"].annexes)
    detection = found(compose(parts))
    assert len(detection.all("basis")) == len(parts.bases)
    assert len(detection.all("article")) == 3
    assert lines(detection, "annex") == ["Phụ lục I", "Phụ lục II"]


@pytest.mark.parametrize("pack", BASES)
def test_every_component_of_a_decision_is_found(pack):
    detection = found(faultless(pack, "decision"))
    parts = BASES[pack]["decision"]
    assert lines(detection, "superior") == [parts.superior]
    assert lines(detection, "issuer") == [parts.issuer]
    assert lines(detection, "signer") == [parts.signature.name]
    assert lines(detection, "post") == [parts.signature.post]
    assert lines(detection, "authority") == list(parts.signature.authority)
    assert len(detection.all("recipient")) == len(parts.recipients)
    assert len(detection.all("basis")) == len(parts.bases)
    assert [line.split(".")[0] for line in lines(detection, "article")] == ["Điều 1", "Điều 2", "Điều 3"]
    assert len(detection.all("point")) == 3
    assert lines(detection, "urgency") == ["KHẨN"]


def in_part(detection, component, part):
    return [span.line for span in detection.all(component) if span.part == part]


@pytest.mark.parametrize("pack", BASES)
@pytest.mark.parametrize("base", ["copied", "extract"])
def test_what_makes_a_copy_is_told_from_the_document(pack, base):
    detection = found(faultless(pack, base))
    parts = BASES[pack][base]
    assert detection.parts == ["document", "copy"]
    assert (detection.kind, detection.day) == (parts.kind, parts.date)
    assert lines(detection, "copy_form") == [parts.copy.form]
    assert in_part(detection, "issuer", 1) == [parts.copy.issuer]
    assert in_part(detection, "number", 1)[0].endswith(parts.copy.symbol)
    assert in_part(detection, "authority", 1) == list(parts.copy.signature.authority)
    assert in_part(detection, "signer", 1) == [parts.copy.signature.name]
    assert len(in_part(detection, "recipient", 1)) == 2
    assert in_part(detection, "signer", 0) == [parts.signature.name]
    assert in_part(detection, "issuer", 0) == [parts.issuer]


@pytest.mark.parametrize("pack", BASES)
def test_a_regulation_that_a_decision_issues_has_its_own_face_and_content(pack):
    detection = found(faultless(pack, "issued"))
    parts = BASES[pack]["issued"]
    assert detection.parts == ["document", "attached"]
    assert (detection.kind, detection.day) == ("quyet-dinh", parts.date)
    assert in_part(detection, "kind", 1) == ["QUY CHẾ"]
    assert in_part(detection, "issuer", 1) == [parts.issuer]
    assert in_part(detection, "reference", 1)[0].startswith("(Kèm theo Quyết định số")
    assert [line.split(".")[0] for line in in_part(detection, "article", 0)] == ["Điều 1", "Điều 2", "Điều 3"]
    assert in_part(detection, "division", 1) == ["Chương I", "Chương II", "Mục 1", "Mục 2"]
    assert in_part(detection, "signer", 1) == []


@pytest.mark.parametrize("pack", BASES)
def test_agencies_that_issue_together_are_all_issuers_and_sign_each(pack):
    detection = found(faultless(pack, "joint"))
    parts = BASES[pack]["joint"]
    assert lines(detection, "issuer") == [f"{parts.issuer} -", *parts.partners]
    assert lines(detection, "superior") == []
    assert set(lines(detection, "signer")) == {"Nguyễn Văn An", "Trần Thị Bình"}
    assert set(lines(detection, "post")) == {"GIÁM ĐỐC SỞ NỘI VỤ", "PHÓ GIÁM ĐỐC"}


def test_minutes_are_signed_by_secretary_and_chair():
    detection = found(faultless("nd30", "bien-ban"))
    assert lines(detection, "signer") == ["Lê Thị Cúc", "Nguyễn Văn An"]
    assert lines(detection, "place_date") == []


def test_signatures_below_each_other_are_all_found():
    signed = [
        ("TM. ỦY BAN NHÂN DÂN", True, True),
        ("CHỦ TỊCH", True, True),
        ("Nguyễn Văn An", True, True),
        ("TM. HỘI NÔNG DÂN", True, True),
        ("CHỦ TỊCH", True, True),
        ("Trần Thị Bình", True, True),
    ]
    detection = found(
        typed(("Số: 12/BC-VP", True, False), ("BÁO CÁO", True, True), ("Nội dung.", False, False), *signed)
    )
    assert lines(detection, "signer") == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert lines(detection, "authority") == ["TM. ỦY BAN NHÂN DÂN", "TM. HỘI NÔNG DÂN"]


def test_a_signer_in_capitals_is_a_signer_and_a_post_that_looks_like_a_name_is_a_post():
    detection = found(
        typed(
            ("Số: 12/BC-VP", True, False),
            ("BÁO CÁO", True, True),
            ("Nội dung báo cáo.", False, False),
            ("KT. CHÁNH VĂN PHÒNG", True, True),
            ("Phó Chánh Văn Phòng", True, True),
            ("TRẦN THỊ BÌNH", True, True),
        )
    )
    assert lines(detection, "signer") == ["TRẦN THỊ BÌNH"]
    assert lines(detection, "post") == ["Phó Chánh Văn Phòng"]


def test_an_attached_document_in_a_file_of_its_own_needs_no_number():
    detection = found(
        typed(
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, True),
            ("Độc lập - Tự do - Hạnh phúc", True, True),
            ("QUY CHẾ", True, True),
            ("Làm việc của Văn phòng", True, True),
            ("(Kèm theo Quyết định số 05/QĐ-VP ngày 03 tháng 02 năm 2026 của Văn phòng)", True, False),
            ("Điều 1. Phạm vi điều chỉnh", False, True),
        )
    )
    assert (detection.attachment, detection.parts) == (True, ["document"])


def test_a_face_set_by_tabs_is_found():
    detection = found(
        typed(
            ("UBND TỈNH LAM SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", False, True),
            ("VĂN PHÒNG\tĐộc lập - Tự do - Hạnh phúc", False, True),
            ("Số: 12/BC-VP\tLam Sơn, ngày 03 tháng 3 năm 2026", False, False),
            ("BÁO CÁO", True, True),
            ("Kết quả công tác quý I", True, True),
            ("Nội dung báo cáo được trình bày ở đây, theo từng mục lớn.", False, False),
        )
    )
    assert (detection.system, detection.kind) == ("state", "bao-cao")
    assert lines(detection, "national") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert lines(detection, "number") == ["Số: 12/BC-VP"]
    assert lines(detection, "place_date") == ["Lam Sơn, ngày 03 tháng 3 năm 2026"]
    assert lines(detection, "abstract") == ["Kết quả công tác quý I"]


@pytest.mark.parametrize(
    ("national", "motto"),
    [
        ("CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc"),
        ("Cộng hoà xã hội chủ nghĩa Việt Nam", "Độc Lập – Tự Do – Hạnh Phúc"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    ],
)
def test_a_header_written_wrongly_is_still_the_header(national, motto):
    detection = found(typed((national, True, True), (motto, True, True), ("BÁO CÁO", True, True)))
    assert lines(detection, "national") == [national]
    assert lines(detection, "motto") == [motto]


def test_a_date_in_digits_is_a_date():
    detection = found(typed(("ĐẢNG CỘNG SẢN VIỆT NAM", True, True), ("Hà Nội, 5/1/2026", True, False)))
    assert detection.day.isoformat() == "2026-01-05"


def test_a_document_without_header_is_told_by_its_number():
    assert found(typed(("Số 12-BC/TU", True, False), ("BÁO CÁO", True, True))).system == "party"
    assert found(typed(("Số: 12/BC-VP", True, False), ("BÁO CÁO", True, True))).system == "state"


def test_an_appendix_alone_has_no_face():
    detection = found(
        typed(("Phụ lục II", True, True), ("DANH MỤC", True, True), ("Nội dung của phụ lục.", False, False))
    )
    assert detection.attachment
    assert not detection.all("issuer")


def test_an_empty_document_gives_nothing_and_no_fault():
    detection = found(typed())
    assert detection.attachment
    assert detection.content == []
