"""Places in a document: articles, clauses, points, lists and ranges of them."""

import pytest

from chancery.gate.text.citations import SELF, citations

pytestmark = pytest.mark.gate_only


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("tại Điều 5 Nghị định này", ["điều 5"]),
        ("tại điểm c khoản 1 Điều 25 Nghị định này", ["điều 25 khoản 1 điểm c"]),
        ("tại Điều 25 khoản 1 điểm c Nghị định này", ["điều 25 khoản 1 điểm c"]),
        ("tại Phụ lục I Nghị định này", ["phụ lục I"]),
        ("tại Chương II Nghị định này", ["chương II"]),
        ("tại Mục I Phụ lục III Nghị định này", ["phụ lục III mục I"]),
        ("tại các Điều 5, 6 và 7 Nghị định này", ["điều 5", "điều 6", "điều 7"]),
        ("tại khoản 1, 2 Điều 5 Nghị định này", ["điều 5 khoản 1", "điều 5 khoản 2"]),
        (
            "tại điểm a và điểm b khoản 1 Điều 5 Nghị định này",
            ["điều 5 khoản 1 điểm a", "điều 5 khoản 1 điểm b"],
        ),
        ("từ Điều 5 đến Điều 9 Nghị định này", ["điều 5 - 9"]),
        ("tại các khoản 1 đến 3 Điều 5 Nghị định này", ["điều 5 khoản 1 - 3"]),
        ("tại Điều 5a Nghị định này", ["điều 5a"]),
        ("tại điểm đ khoản 2 Điều 4 của Nghị định này", ["điều 4 khoản 2 điểm đ"]),
        ("tại Phụ lục II ban hành kèm theo Nghị định này", ["phụ lục II"]),
    ],
)
def test_places_with_their_document(text, units):
    (found,) = citations([text], "nghi-dinh")
    assert [str(unit) for unit in found.units] == units
    assert (found.kind, found.refers_to) == ("nghi-dinh", SELF)
    assert text[found.end :] == ""


@pytest.mark.parametrize(
    "text",
    [
        "quy định tại Điều 142 - Bộ luật Hình sự năm 2015",
        "quy định tại điều 142, Bộ luật Hình sự năm 2015",
        "quy định tại Điều 142 của Bộ luật Hình sự năm 2015",
        "quy định tại điều 142 bộ luật hình sự năm 2015",
    ],
)
def test_what_may_stand_between_a_place_and_its_document(text):
    (found,) = citations([text])
    assert (str(found.units[0]), found.kind, found.year) == ("điều 142", "bo-luat", 2015)


def test_a_bare_place_belongs_to_the_document_cited_before_it_in_the_paragraph():
    _first, second = citations(["Theo Nghị định số 30/2020/NĐ-CP thì khoản 2 Điều 8 nêu các thành phần."])
    assert second.refers_to == 0
    assert str(second.units[0]) == "điều 8 khoản 2"


def test_a_bare_place_in_another_paragraph_is_the_texts_own():
    found = citations(["Theo Nghị định số 30/2020/NĐ-CP.", "Thực hiện theo quy định tại khoản 2 Điều 8."])
    assert found[1].refers_to == SELF


@pytest.mark.parametrize(
    "text",
    ["quy định tại khoản 2 Điều này.", "quy định tại điểm a khoản này hoặc", "Mục IV Phần I Phụ lục này"],
)
def test_this_unit_is_of_the_text_itself(text):
    (found,) = citations(["Căn cứ Luật Lưu trữ;", text])[1:]
    assert found.refers_to == SELF
    assert "này" in str(found.units[0])


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5. Giải thích từ ngữ",
        "### Điều 5. Giải thích từ ngữ",
        "Chương II",
        "Phụ lục I",
        "Điều này khiến nhiều người lo lắng.",
        "Riêng khoản 700.000 cổ phần của mình",
        "số tài khoản 060195701256",
        "trả khoản 20 tỉ này cho ngân hàng",
        "đạt điểm 9 môn toán",
        "công an đã điều 20 cán bộ tới hiện trường",
        "ở thời điểm 30/4",
        "theo Điều 5 của Công ước về Luật Biển",
        "theo điều 276 Bộ luật Hình sự Nga",
    ],
)
def test_what_is_no_place_cited(text):
    assert citations([text]) == []
