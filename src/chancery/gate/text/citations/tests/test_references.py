"""Short later mentions, "này", "nói trên": what they refer to. What a text says of the documents that it cites."""

import pytest

from chancery.gate.text.citations import SELF, citations

pytestmark = pytest.mark.gate_only


@pytest.mark.parametrize(
    "later",
    [
        "Nghị định 30/2020/NĐ-CP",
        "Nghị định số 30/2020",
        "Nghị định 30",
        "nghị định này",
        "Nghị định nói trên",
        "Nghị định nêu trên",
    ],
)
def test_a_shorter_mention_refers_to_the_first(later):
    first, second = citations(
        [f"Nghị định số 30/2020/NĐ-CP về văn thư có hiệu lực; {later} quy định thể thức."]
    )
    assert (first.refers_to, second.refers_to) == (None, 0)


def test_each_later_mention_refers_to_the_first_and_not_to_one_another():
    found = citations(["Luật Lưu trữ năm 2024, Luật Lưu trữ và Luật Lưu trữ năm 2024."])
    assert [citation.refers_to for citation in found] == [None, 0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định số 31/2020/NĐ-CP"),
        ("Quyết định số 15/QĐ-BNV", "Quyết định số 15/QĐ-BTC"),
        ("Bộ luật Hình sự năm 1999", "Bộ luật Hình sự năm 2015"),
        ("Luật Lưu trữ", "Luật Thư viện"),
    ],
)
def test_another_document_is_a_first_mention(one, other):
    assert [citation.refers_to for citation in citations([f"theo {one} và {other}."])] == [None, None]


def test_this_type_of_the_text_itself():
    text = [
        "Nghị định này quy định về văn thư.",
        "Thay thế Nghị định số 110/2004/NĐ-CP.",
        "Trách nhiệm thi hành Nghị định này.",
    ]
    own, old, last = citations(text, "nghi-dinh")
    assert (own.refers_to, old.refers_to, last.refers_to) == (SELF, None, SELF)


def test_the_own_type_is_told_by_a_capital_where_it_is_not_known():
    (found,) = citations(["theo đúng quy định tại Nghị định này"])
    assert found.refers_to == SELF


def test_what_is_attached_to_the_text_is_the_text_itself():
    found = citations(
        ["Theo Quy chế số 01-QC/TU.", "Theo Điều 8 của Quy chế ban hành kèm theo Quyết định này."],
        "quyet-dinh",
    )
    assert [citation.refers_to for citation in found] == [None, SELF, SELF]


def test_the_own_symbol_is_the_text_itself():
    (found,) = citations(
        ["(Kèm theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020)"], "nghi-dinh", "30/2020/NĐ-CP"
    )
    assert found.refers_to == SELF


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định này không nhận được sự đồng tình.",
        "tầm quan trọng của quyết định này",
        "Công văn nói trên chưa được gửi",
        "dự luật này đang được lấy ý kiến",
        "ban hành Nghị định trên cơ sở đề nghị của bộ",
    ],
)
def test_what_points_to_nothing_is_no_citation(text):
    assert citations([text]) == []


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("Căn cứ ", "can-cu"),
        ("- Căn cứ ", "can-cu"),
        ("Quyết định này thay thế ", "thay-the"),
        ("Bãi bỏ ", "bai-bo"),
        ("Sửa đổi, bổ sung một số điều của ", "sua-doi"),
        ("Thông tư này hướng dẫn thi hành một số điều của ", "huong-dan"),
        ("đã được sửa đổi, bổ sung bởi ", "duoc-sua-doi"),
        ("thực hiện theo ", ""),
    ],
)
def test_relations(before, relation):
    found = citations([f"{before}Nghị định số 30/2020/NĐ-CP."])
    assert found[-1].relation == relation


def test_each_document_of_a_legal_basis_but_none_of_its_abstract():
    text = (
        "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015; Luật Lưu trữ ngày 21 tháng 6 năm 2024; Nghị định số 09/2010/NĐ-CP "
        "ngày 08 tháng 02 năm 2010 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 110/2004/NĐ-CP;"
    )
    assert [citation.relation for citation in citations([text])] == ["can-cu", "can-cu", "can-cu", "sua-doi"]


@pytest.mark.parametrize(
    ("text", "abstract"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;", "về công tác văn thư"),
        (
            "Căn cứ Nghị định số 29/2012/NĐ-CP về tuyển dụng, sử dụng và quản lý viên chức;",
            "về tuyển dụng, sử dụng và quản lý viên chức",
        ),
        ("Theo Nghị định 28/2017/NĐ-CP về xử phạt, người vi phạm bị phạt", "về xử phạt"),
        (
            "Căn cứ Nghị định số 178/2024/NĐ-CP về chế độ (được sửa đổi bởi Nghị định số 67/2025/NĐ-CP);",
            "về chế độ",
        ),
        ("Nghị định số 30/2020/NĐ-CP có hiệu lực", ""),
    ],
)
def test_the_abstract(text, abstract):
    assert citations([text])[0].abstract == abstract


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("cho ý kiến về dự thảo Luật Cảnh sát biển", True),
        ("cho ý kiến về dự án Luật Cảnh sát biển", True),
        ("tại điều 4 trong dự thảo Luật Cảnh sát biển", True),
        ("theo Luật Cảnh sát biển", False),
    ],
)
def test_a_draft(text, draft):
    assert citations([text])[0].draft is draft


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã đã quyết định 3 việc lớn",
        "thông báo 12 ca nhiễm mới",
        "ra quyết định xử phạt 7,5 triệu đồng",
        "đúng kế hoạch năm 2019",
        "Nghị quyết 5 năm",
        "Nhã tung đòn khiến Luật Giang phải lao đao",
        "Công ty Luật Thiên Việt",
        "giảng viên khoa Luật Hành chính",
        "báo Pháp luật Việt Nam",
        "đạo luật xây dựng bức tường",
        "phán quyết của Toà án Hiến pháp",
        "dự án số 6 trên bản đồ",
        "quyết định số phận của ngôi nhà số 38",
        "kế hoạch 2018-2020 của tỉnh",
        "Luật bảo vệ trẻ em năm 2002 của Indonesia",
        "kết luận tại kỳ họp 37",
        "chuyến bay VJ 339/VJ 338",
        "cấp cứu 24/7",
    ],
)
def test_what_is_no_citation(text):
    assert citations([text]) == []


@pytest.mark.parametrize(
    "text",
    [
        "theo Luật ",
        "Bộ luật",
        "Quyết định số ",
        "Nghị định số …/2025/NĐ-CP",
        "khoản",
        "từ Điều",
        "của",
        "12/",
        "",
    ],
)
def test_text_that_breaks_off(text):
    assert citations([text]) == []


def test_text_that_only_seems_to_cite_takes_no_longer_than_its_length_asks():
    """Two thousand points in a row are no mention, and are given up early."""
    assert all(len(citation.units) < 40 for citation in citations(["điểm a, " * 2000 + "Điều 5"]))
