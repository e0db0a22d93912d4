"""What the gate says of citations, with a register."""

from dataclasses import replace
from datetime import date

import pytest

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Block
from chancery.gate.engine import check
from chancery.gate.tests.documents import BASES

from .corpus import small_register

pytestmark = pytest.mark.gate_only
PARTS = BASES["nd30"]["decision"]
ND30 = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    return small_register(tmp_path_factory.mktemp("register"))


@pytest.fixture
def said(register):
    """The findings of consistency on a decision with these legal bases and this text: (rule, message)."""

    def ask(*bases, text=(), on=None, day=None, register=register):
        body = PARTS.body
        if text:
            clauses = [Block("clause", line, number=str(number)) for number, line in enumerate(text, start=1)]
            body = (body[0], Block("article", number="1", title="Nội dung"), *clauses, *body[7:])
        parts = replace(PARTS, bases=bases or (ND30,), body=body, date=day or PARTS.date)
        result = check(compose(parts), on=on, register=register)
        return {found.rule: found.message for found in result.findings if found.rule.startswith("VP-C1")}

    return ask


def test_a_right_citation_raises_nothing(said):
    assert said(ND30) == {}
    assert said("Luật Lưu trữ ngày 21 tháng 6 năm 2024", ND30) == {}


def test_without_a_register_nothing_is_said(said):
    assert said("Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ", register=None) == {}


def test_a_number_that_was_never_given(said):
    found = said(ND30, "Nghị định số 18b/2022/NĐ-CP ngày 15 tháng 01 năm 2022 của Chính phủ")
    assert list(found) == ["VP-C101"]


def test_a_series_that_the_register_holds_in_part_is_only_advice(said):
    assert list(said(ND30, "Nghị định số 120/2022/NĐ-CP ngày 15 tháng 9 năm 2022 của Chính phủ")) == [
        "VP-C102"
    ]


def test_a_draft_is_not_sought_among_issued_documents(said):
    text = "Góp ý dự thảo Nghị định số 18b/2022/NĐ-CP ngày 15 tháng 01 năm 2022 của Chính phủ."
    assert "VP-C101" not in said(ND30, text=(text,))
    assert "VP-C101" in said(ND30, text=(text.replace("dự thảo ", ""),))


def test_a_series_that_the_register_does_not_hold_is_no_matter(said):
    assert said(ND30, "Thông tư số 01/2019/TT-BNV ngày 24 tháng 01 năm 2019 của Bộ trưởng Bộ Nội vụ") == {}


def test_a_law_of_another_year(said):
    found = said("Luật Lưu trữ năm 2023", ND30)
    assert "2011, 2024" in found["VP-C102"]


def test_a_wrong_number_of_a_known_document(said):
    found = said("Nghị định số 31/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư")
    assert "30/2020/NĐ-CP" in found["VP-C103"]


def test_a_wrong_date(said):
    found = said(ND30.replace("05 tháng 3", "15 tháng 3"))
    assert list(found) == ["VP-C104"]
    assert "05/03/2020" in found["VP-C104"]


def test_a_wrong_type(said):
    assert list(said(text=["Thực hiện Thông tư số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020."])) == ["VP-C105"]


def test_a_wrong_issuer(said):
    assert list(said(ND30.replace("Chính phủ", "Thủ tướng Chính phủ"))) == ["VP-C106"]


def test_a_wrong_abstract(said):
    found = said(ND30.replace("công tác văn thư", "kiểm tra, xử lý kỷ luật đối với viên chức"))
    assert list(found) == ["VP-C107"]


def test_a_basis_that_was_replaced(said):
    found = said("Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư")
    assert "thay thế bằng Nghị định 30/2020/NĐ-CP ngày 05/03/2020 từ ngày 05/03/2020" in found["VP-C110"]


def test_it_was_in_force_on_an_earlier_day(said):
    basis = "Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư"
    assert said(basis, on=date(2020, 3, 4)) == {}
    assert list(said(basis, on=date(2020, 3, 5))) == ["VP-C110"]


def test_a_replaced_document_outside_of_the_bases_is_a_warning(said):
    assert list(said(text=["Thực hiện theo Nghị định số 110/2004/NĐ-CP của Chính phủ."])) == ["VP-C111"]
    assert said(text=["Nghị định số 110/2004/NĐ-CP đã hết hiệu lực."]) == {}


def test_a_law_cited_without_its_year_is_the_newest(said):
    assert said("Luật Lưu trữ", ND30) == {}
    assert list(said("Luật Lưu trữ ngày 11 tháng 11 năm 2011", ND30)) == ["VP-C110"]


def test_a_basis_that_is_not_yet_in_force(said):
    assert list(said("Luật Lưu trữ ngày 21 tháng 6 năm 2024", ND30, on=date(2025, 5, 2))) == ["VP-C114"]


def test_an_amended_basis_is_cited_with_what_amended_it(said):
    basis = "Nghị định số 112/2020/NĐ-CP ngày 18 tháng 9 năm 2020 của Chính phủ về xử lý kỷ luật cán bộ, công chức, viên chức"
    assert "71/2023/NĐ-CP" in said(basis)["VP-C112"]
    both = f"{basis} (được sửa đổi, bổ sung theo Nghị định số 71/2023/NĐ-CP ngày 20 tháng 9 năm 2023)"
    assert said(both) == {}


def test_an_amended_article(said):
    assert list(said(text=["Thực hiện theo Điều 2 Nghị định số 112/2020/NĐ-CP."])) == ["VP-C113"]
    assert said(text=["Thực hiện theo Điều 3 Nghị định số 112/2020/NĐ-CP."]) == {}


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ("Điều 38", True),
        ("Điều 39", False),
        ("khoản 2 Điều 5", True),
        ("khoản 7 Điều 5", False),
        ("điểm a khoản 2 Điều 50", False),
        ("điểm a khoản 2 Điều 5", True),  # nothing is known of the points there
    ],
)
def test_the_article_is_there(said, place, right):
    found = said(text=[f"Thực hiện theo {place} Nghị định số 30/2020/NĐ-CP."])
    assert list(found) == ([] if right else ["VP-C120"])


def test_a_draft_is_not_cited(said):
    own = "của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"
    assert list(said(text=[f"Thực hiện Quyết định số 09/QĐ-VP ngày 01 tháng 4 năm 2025 {own}."])) == [
        "VP-C130"
    ]


def test_bases_in_the_order_of_authority_and_date(said):
    law = "Luật Lưu trữ ngày 21 tháng 6 năm 2024"
    assert list(said(ND30, law)) == ["VP-C135"]
    later = "Nghị định số 01/2022/NĐ-CP ngày 05 tháng 01 năm 2022 của Chính phủ"
    assert list(said(later, ND30)) == ["VP-C136"]
    functions = (
        "Nghị định số 01/2022/NĐ-CP ngày 05 tháng 01 năm 2022 của Chính phủ quy định chức năng, nhiệm vụ"
    )
    assert "VP-C135" not in said(functions, law)


def test_a_term_defined_otherwise(said):
    own = "của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"
    found = said(
        text=[
            f"Giải thích từ ngữ theo Quy chế số 07/QC-VP ngày 03 tháng 3 năm 2025 {own}:",
            "“Văn bản đến” là văn bản do cấp trên gửi cho Văn phòng theo đường bưu điện.",
        ]
    )
    assert list(found) == ["VP-C140"]
    assert "do cấp trên gửi" in found["VP-C140"]
    assert "tất cả các loại văn bản" in found["VP-C140"]


def test_a_number_that_contradicts_the_article_cited(said):
    own = "Quy chế số 07/QC-VP ngày 03 tháng 3 năm 2025 của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"
    line = "Văn thư chuyển văn bản đến cho đơn vị chủ trì xử lý trong thời hạn {} ngày làm việc kể từ ngày nhận được văn bản"
    found = said(text=[f"{line.format('05')} theo khoản 1 Điều 3 {own}."])
    assert list(found) == ["VP-C141"]
    assert "05 ngày làm việc" in found["VP-C141"]
    assert "khoản 1 Điều 3" in found["VP-C141"]
    assert said(text=[f"{line.format('03')} theo khoản 1 Điều 3 {own}."]) == {}


def test_another_agency_than_in_the_document_cited(said):
    own = "Quy chế số 07/QC-VP ngày 03 tháng 3 năm 2025 của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"
    line = (
        "Giao Phòng Hành chính chủ trì, phối hợp với các đơn vị liên quan theo dõi, đôn đốc việc xử lý văn bản đến "
        "theo thời hạn được giao."
    )
    found = said(text=[f"Thực hiện {own}.", line])
    assert list(found) == ["VP-C141"]
    assert "Tổng hợp" in found["VP-C141"]


def test_a_copied_passage(said):
    line = (
        "Trưởng các đơn vị phân công công chức trực tiếp tiếp nhận, phân loại, đăng ký và lập hồ sơ công việc trên hệ thống, "
        "bảo đảm đầy đủ, chính xác, kịp thời và nộp lưu hồ sơ vào lưu trữ cơ quan đúng thời hạn quy định của pháp luật về lưu trữ."
    )
    found = said(text=[line])
    assert list(found) == ["VP-C145"]
    assert "Điều 4" in found["VP-C145"]
    cited = "Quy chế số 07/QC-VP ngày 03 tháng 3 năm 2025 của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"
    assert "VP-C145" not in said(
        text=[f"Theo {cited} và Quyết định số 05/QĐ-VP ngày 03 tháng 02 năm 2025: {line}"]
    )


def test_another_type_repeats_what_is_laid_down_unless_most_of_it_is_the_same(said, register):
    line = (
        "Trưởng các đơn vị phân công công chức trực tiếp tiếp nhận, phân loại, đăng ký và lập hồ sơ công việc trên hệ thống, "
        "bảo đảm đầy đủ, chính xác, kịp thời và nộp lưu hồ sơ vào lưu trữ cơ quan đúng thời hạn quy định của pháp luật về lưu trữ."
    )
    other = (
        "Trong quý vừa qua Văn phòng đã nhận bốn trăm văn bản, giải quyết xong ba trăm tám mươi văn bản, còn lại hai mươi "
        "văn bản đang chờ ý kiến của các sở, ngành và sẽ trả lời trong tuần tới theo phân công của lãnh đạo Văn phòng."
    )

    def told(*lines):
        report = BASES["nd30"]["report"]
        blocks = [report.body[0], *(Block("text", text) for text in lines)]
        result = check(compose(replace(report, body=tuple(blocks))), register=register)
        return {found.rule for found in result.findings if found.rule.startswith("VP-C1")}

    assert told(line, other) == set()
    assert told(line) == {"VP-C145"}
