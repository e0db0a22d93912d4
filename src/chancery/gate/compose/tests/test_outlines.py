"""Each type of each system has an outline that a drafter can begin from."""

from __future__ import annotations

import pytest
import yaml

from chancery.gate.compose import outlines
from chancery.gate.compose.content import KINDS
from chancery.gate.compose.outlines import outline
from chancery.gate.compose.parts import Block
from chancery.gate.packs import kinds

from .sampling import EVERY_KIND

pytestmark = pytest.mark.gate_only

FILES = {
    name: yaml.safe_load((outlines._HERE / f"{name}.yaml").read_text()) for name in ("both", "state", "party")
}


@pytest.mark.parametrize(("system", "kind"), EVERY_KIND)
def test_every_type_has_prompts_in_square_brackets(system, kind):
    blocks = outline(system, kind)
    assert {block.kind for block in blocks} <= KINDS
    written = [
        f"{block.title}{block.text}{''.join(cell for row in block.rows for cell in row)}" for block in blocks
    ]
    assert all(written)
    assert any("[" in text for text in written)
    assert all(text.count("[") == text.count("]") for text in written)


@pytest.mark.parametrize(
    ("system", "kind"), [("state", "ket-luan"), ("party", "cong-dien"), ("state", "none")]
)
def test_a_type_that_the_system_does_not_have_has_none(system, kind):
    with pytest.raises(KeyError):
        outline(system, kind)


def test_a_system_s_own_outline_goes_before_the_common_one():
    assert outline("state", "nghi-quyet")[0] == Block("order", "QUYẾT NGHỊ")
    assert outline("party", "nghi-quyet")[0] == Block("heading", number="I", title="TÌNH HÌNH VÀ NGUYÊN NHÂN")


@pytest.mark.parametrize("name", list(FILES))
def test_no_outline_stands_where_no_document_asks_for_it(name):
    for kind in FILES[name]:
        systems = kinds()[kind].symbols
        assert name in systems if name != "both" else len(systems) == 2
        # One that both systems overrule would never be read.
        assert not (name == "both" and kind in FILES["state"] and kind in FILES["party"])


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("Phần I. Đầu đề", Block("part", number="I", title="Đầu đề")),
        ("Chương II. ĐẦU ĐỀ", Block("chapter", number="II", title="ĐẦU ĐỀ")),
        ("Mục 1. Đầu đề", Block("section", number="1", title="Đầu đề")),
        ("Tiểu mục 1. Đầu đề", Block("subsection", number="1", title="Đầu đề")),
        ("Điều 1. Phạm vi", Block("article", number="1", title="Phạm vi")),
        ("Điều 1. Ban hành quy chế.", Block("article", "Ban hành quy chế.", number="1")),
        ("Điều 1. [Nội dung.]", Block("article", "[Nội dung.]", number="1")),
        ("IV. ĐẦU ĐỀ", Block("heading", number="IV", title="ĐẦU ĐỀ")),
        ("1. [Việc.]", Block("clause", "[Việc.]", number="1")),
        ("đ) [Việc.]", Block("point", "[Việc.]", number="đ")),
        ("- [Việc.]", Block("dash", "[Việc.]")),
        ("! QUYẾT ĐỊNH", Block("order", "QUYẾT ĐỊNH")),
        ("Kính trình [ai].", Block("text", "Kính trình [ai].")),
    ],
)
def test_a_line_says_its_block(line, block):
    assert outlines._blocks(line) == (block,)


def test_rows_that_follow_each_other_are_one_table():
    one, text, two = outlines._blocks("| TT | Việc\n| 1 | a\nxen\n| TT | b")
    assert (one.rows, text.text, two.rows) == ((("TT", "Việc"), ("1", "a")), "xen", (("TT", "b"),))
    assert one.widths[0] < one.widths[1]
