"""The content: parts, chapters, articles, clauses, points, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Sequence

from . import ooxml
from .layout import Layout
from .parts import Block
from .pieces import line, titled

DIVISIONS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục"}
_NUMBERS = {"TT", "STT", "Số TT"}
"""What stands over a column of numbers, which are centred."""
KINDS = {*DIVISIONS, "text", "article", "heading", "clause", "point", "dash", "order", "table"}


def content(blocks: Sequence[Block], layout: Layout, *, by: str = "", lying: bool = False) -> str:
    """The paragraphs of the blocks; the last keeps to what follows, so that no signature stands alone on its page.

    by: who decides, where the layout puts it into the enacting line. lying: on a landscape page.
    """
    width = layout.text_width_lying if lying else layout.text_width
    ended = _ended(blocks, layout.words["end"])
    return "".join(
        _block(block, layout, width, by=by, last=number == len(ended))
        for number, block in enumerate(ended, start=1)
    )


def _ended(blocks: Sequence[Block], end: str) -> list[Block]:
    """The blocks with the mark that ends the content ("./." in state documents)."""
    out = list(blocks)
    if not end or not out or out[-1].kind == "order" or out[-1].kind in DIVISIONS:
        return out
    last = out[-1]
    if last.kind == "table" or not (last.text or last.title):
        return [*out, Block("end", end)]
    name = "text" if last.text else "title"
    said = getattr(last, name).rstrip()
    if not said.endswith("/."):
        said = said.rstrip(".;:,") + end
    return [*out[:-1], Block(**{**last.__dict__, name: said})]


def _block(block: Block, layout: Layout, width: float, *, by: str, last: bool) -> str:
    number, title, text = block.number, block.title, block.text
    match block.kind:
        case "part" | "chapter" | "section" | "subsection":
            head = line(block.kind, f"{DIVISIONS[block.kind]} {number}")
            return head + (titled(layout, "division_title", title.upper(), width) if title else "")
        case "article":
            name = ooxml.run(f"Điều {number}.", bold=True)
            if not title:
                return ooxml.paragraph("article", name, ooxml.run(f" {text}"), keep=last)
            head = ooxml.paragraph("article", ooxml.run(f"Điều {number}. {title}", bold=True), keep=True)
            return head + (_plain("text", text, last) if text else "")
        case "heading":
            return line("heading", f"{number}. {title}")
        case "clause" if title:
            head = ooxml.paragraph("clause", ooxml.run(f"{number}. {title}", bold=True), keep=True)
            return head + (_plain("text", text, last) if text else "")
        case "clause":
            return _plain("clause", f"{number}. {text}", last)
        case "point":
            return _plain("point", f"{number}) {text}", last)
        case "dash":
            return _plain("text", f"- {text}", last)
        case "order":
            return line("order", _order(text, layout, by))
        case "table":
            return _table(block, width)
        case "end":
            return ooxml.paragraph("text", ooxml.run(text), align="right", keep=last)
        case _:
            return _plain("text", text, last)


def _plain(style: str, text: str, last: bool) -> str:
    return ooxml.paragraph(style, ooxml.run(text), keep=last)


def _order(text: str, layout: Layout, by: str) -> str:
    order = text.rstrip(": ").upper()
    # Where the one who decides has no line of his own above the legal bases, he stands in this one.
    if by and "bases_by" not in layout.styles:
        order = f"{by} {order}"
    return layout.words["order"].format(order=order)


def _table(block: Block, width: float) -> str:
    columns = max(map(len, block.rows))
    shares = block.widths or (1.0,) * columns
    heading, *others = [(*row, *[""] * (columns - len(row))) for row in block.rows]
    aligned = ["center" if name in _NUMBERS else "" for name in heading]
    rows = [[line("cell_heading", cell) for cell in heading]] + [
        [
            ooxml.paragraph("cell", ooxml.run(cell), align=align)
            for cell, align in zip(row, aligned, strict=True)
        ]
        for row in others
    ]
    points = [width * share / sum(shares) for share in shares]
    return line("gap", "") + ooxml.table(points, rows, borders=True, heading=True) + line("gap", "")
