"""Pieces of WordprocessingML, in the order of elements that the schema asks for. Lengths are in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from .layout import Look

_BREAKS = re.compile(r"(\n|\t)")
_BREAK_TAGS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_BOX_SPACE = 4


def twips(points: float) -> int:
    return round(points * 20)


def run(text: str, *, bold: bool | None = None, italic: bool | None = None) -> str:
    """A run; line breaks and tabs in `text` become those of Word. bold, italic: None leaves it to the style."""
    properties = "".join(
        f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'
        for tag, on in (("b", bold), ("i", italic))
        if on is not None
    )
    inner = "".join(
        _BREAK_TAGS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def paragraph(
    style: str,
    *runs: str,
    keep: bool = False,
    frame: str = "",
    box: bool = False,
    rule: str = "",
    spacing: tuple[float, float] | None = None,
    indent: tuple[float, float] | None = None,
    hanging: float = 0,
    align: str = "",
    section: str = "",
) -> str:
    """A paragraph of a style. What else is said stands over the style.

    frame: a ready framePr. box: a single line on four sides. rule: "top" or "bottom", a line there. spacing: before
    and after. indent: left and right. section: a ready sectPr, which ends its section here.
    """
    border = ""
    if box:
        border = "".join(_border(side, _BOX_SPACE) for side in ("top", "left", "bottom", "right"))
    elif rule:
        border = _border(rule, 0)
    properties = [
        f"<w:pStyle w:val={quoteattr(style)}/>",
        "<w:keepNext/>" if keep else "",
        frame,
        f"<w:pBdr>{border}</w:pBdr>" if border else "",
        f'<w:spacing w:before="{twips(spacing[0])}" w:after="{twips(spacing[1])}"/>' if spacing else "",
        _indent(*indent, hanging=hanging) if indent else "",
        f'<w:jc w:val="{align}"/>' if align else "",
        section,
    ]
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{''.join(runs)}</w:p>"


def _border(side: str, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="auto"/>'


def _indent(left: float, right: float, *, hanging: float) -> str:
    first = f'w:hanging="{twips(hanging)}"' if hanging else 'w:firstLine="0"'
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" {first}/>'


def table(
    columns: Sequence[float], rows: Sequence[Sequence[str]], *, borders: bool = False, heading: bool = False
) -> str:
    """A table of fixed columns; a cell is its paragraphs. heading: the first row comes again on each page."""
    grid = "".join(f'<w:gridCol w:w="{twips(points)}"/>' for points in columns)
    edge = "single" if borders else "nil"
    sides = "".join(
        f'<w:{side} w:val="{edge}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = ""
    for number, row in enumerate(rows):
        repeat = "<w:tblHeader/>" if heading and number == 0 else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(points)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for points, cell in zip(columns, row, strict=True)
        )
        body += f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"
    margin = 85 if borders else 0
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, columns))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def page_number(style: str) -> str:
    """A paragraph with the page's number."""
    return paragraph(
        style,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


def style(ident: str, look: Look, following: str) -> str:
    """A paragraph style. following: the style of the paragraph that Enter begins."""
    letters = "".join(f"<w:{tag}/>" for tag, on in (("b", look.bold), ("i", look.italic)) if on)
    size = round(look.size * 2)
    letters += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    letters += '<w:u w:val="single"/>' if look.underline else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val={quoteattr(look.name)}/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/><w:pPr>'
        f"{'<w:keepNext/>' if look.keep else ''}"
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}" '
        f'w:line="{round(240 * look.line)}" w:lineRule="auto"/>'
        f'<w:ind w:left="{twips(look.indent)}" w:firstLine="{twips(look.first_line)}"/>'
        f'<w:jc w:val="{look.align}"/>{outline}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )
