"""VP-C150: what a document refers to in itself must be there."""

from dataclasses import replace

import pytest

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Annex, Block
from chancery.gate.engine import check
from chancery.gate.tests.documents import BASES

pytestmark = pytest.mark.gate_only
DECISION = BASES["nd30"]["decision"]


def article(number, *blocks, title="Nội dung"):
    return (Block("article", number=str(number), title=title), *blocks)


def said(text, *, annexes=(), recipients=None, body=None):
    """What is said of a decision of three articles, the first with two clauses, the first of these with points a and b; the
    text is its third article's."""
    blocks = body or (
        *article(
            1,
            Block("clause", "Nội dung thứ nhất:", number="1"),
            Block("point", "Ý thứ nhất;", number="a"),
            Block("point", "Ý thứ hai.", number="b"),
            Block("clause", "Nội dung thứ hai.", number="2"),
        ),
        *article(2, Block("text", "Các đơn vị thực hiện kế hoạch đã giao.")),
        *article(3, Block("text", text)),
    )
    parts = replace(
        DECISION,
        body=(DECISION.body[0], *blocks),
        annexes=tuple(
            Annex(number, "Danh mục hồ sơ", (Block("text", "Hồ sơ gồm có đơn và bản khai."),))
            for number in annexes
        ),
        recipients=recipients or DECISION.recipients,
    )
    return [found.message for found in check(compose(parts)).findings if found.rule == "VP-C150"]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện theo khoản 2 Điều 1 Quyết định này.",
        "Thực hiện theo điểm b khoản 1 Điều 1 Quyết định này.",
        "Thực hiện theo Điều 1, Điều 2 Quyết định này.",
        "Thực hiện từ Điều 1 đến Điều 3 Quyết định này.",
        "Thực hiện theo khoản 9 Điều 30 Nghị định số 30/2020/NĐ-CP.",
        "Thực hiện theo khoản 9 Điều 30 Luật Lưu trữ.",
        "Thực hiện theo khoản 9 Điều 30.",
    ],
)
def test_places_that_are_there_or_of_another_document(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Thực hiện theo Điều 5 Quyết định này.", "Điều 5"),
        ("Thực hiện theo khoản 5 Điều 1 Quyết định này.", "khoản 5 Điều 1"),
        ("Thực hiện theo điểm d khoản 1 Điều 1 Quyết định này.", "điểm d khoản 1 Điều 1"),
        ("Thực hiện theo khoản 1 Điều 2 Quyết định này.", "khoản 1 Điều 2"),
        ("Thực hiện từ Điều 1 đến Điều 9 Quyết định này.", "Điều 9"),
        ("Thực hiện theo khoản 4 Điều này.", "khoản 4 Điều 3"),
    ],
)
def test_places_that_are_not_there(text, missing):
    assert said(text) == [f"Không có {missing} trong văn bản này."]


def test_this_clause_and_this_article_are_those_in_which_it_is_written():
    body = (
        *article(
            1,
            Block("clause", "Trừ trường hợp quy định tại khoản 2 Điều này.", number="1"),
            Block("clause", "Thực hiện theo quy định tại điểm a khoản này:", number="2"),
            Block("point", "Ý thứ nhất;", number="a"),
            Block("point", "Ý thứ hai theo điểm c khoản này.", number="b"),
        ),
        *article(2, Block("text", "Hiệu lực thi hành.")),
        *article(3, Block("text", "Tổ chức thực hiện.")),
    )
    assert said("", body=body) == ["Không có điểm c khoản 2 Điều 1 trong văn bản này."]


def test_appendices():
    assert said("Mẫu theo Phụ lục II kèm theo Quyết định này.", annexes=("I", "II")) == []
    assert said("Mẫu theo Phụ lục III kèm theo Quyết định này.", annexes=("I", "II")) == [
        "Không có Phụ lục III trong văn bản này."
    ]


def test_appendices_in_files_of_their_own_are_not_missed():
    assert said("Mẫu theo Phụ lục III kèm theo Quyết định này.") == []


def test_the_article_that_the_recipients_carry_out():
    assert said("Tổ chức thực hiện.", recipients=("Như Điều 3", "Lưu: VT, TH")) == []
    assert said("Tổ chức thực hiện.", recipients=("Như Điều 5", "Lưu: VT, TH")) == [
        "Không có Điều 5 trong văn bản này."
    ]


def test_a_part_of_a_document_is_not_asked():
    body = (
        *article(4, Block("text", "Thực hiện theo Điều 9 Quyết định này.")),
        *article(5, Block("text", "Hiệu lực.")),
    )
    assert said("", body=body) == []
