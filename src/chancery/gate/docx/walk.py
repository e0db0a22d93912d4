"""The walk through the stories of a DOCX: every paragraph in document order, with where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from . import shapes
from .inline import ALTERNATE, CONTAINERS, DEPTH_LIMIT, REMOVED, Inline, Piece
from .model import Cell, Paragraph, Rule
from .names import VAL, W
from .numbering import Numbering
from .package import refuse
from .styles import INDENTS, Element, ParagraphLayer, Styles, paragraph_layer, points, whole

PARAGRAPHS_LIMIT = 100_000
_CELLS_LIMIT = 63
"""Columns of a table that Word knows."""
_PARAGRAPH, _TABLE, _PPR = (f"{W}{tag}" for tag in ("p", "tbl", "pPr"))
_SHOWN = tuple(f"{W}{tag}" for tag in ("t", "tab", "sym", "drawing", "pict", "object", "sectPr"))


@dataclass(slots=True)
class Origin:
    """The element of a paragraph, with what the walk knew when it met it."""

    element: Element
    style: str
    table_style: str
    pieces: list[Piece]
    host: Element
    """The paragraph element of the story that holds the text box; the paragraph's own when in none."""


@dataclass(slots=True)
class Story:
    """What was gathered of one story: the body, a header or a footer."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    sections: list[Element] = field(default_factory=list)
    tables: int = 0
    break_pending: bool = False
    contextual: bool = False


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the walk stands: what paragraphs found here inherit."""

    cell: Cell | None = None
    table_style: str = ""
    host: Element | None = None


class Walker:
    """Walks stories with one document's styles and lists."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self.decomposed = False

    def story(self, root: Element) -> Story:
        """The paragraphs under `root`, a w:body, w:hdr or w:ftr. Raises Unreadable."""
        story = Story()
        self._blocks(root, story, _Where(), 0)
        return story

    def inline(self, paragraph: Paragraph, origin: Origin, depth: int = 0) -> Inline:
        """Reads the content of a paragraph's element into `paragraph`."""
        content = Inline(self.styles, paragraph, origin.style, origin.table_style)
        content.gather(origin.element, depth)
        origin.pieces = content.pieces
        return content

    def _blocks(self, parent: Element, story: Story, where: _Where, depth: int) -> None:
        if depth > DEPTH_LIMIT:
            raise refuse("too_deep")
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, story, where, depth)
            elif tag == _TABLE:
                self._table(child, story, where, depth)
            elif tag in CONTAINERS:
                self._blocks(child, story, where, depth + 1)
            elif tag == ALTERNATE and (branch := shapes.chosen(child)) is not None:
                self._blocks(branch, story, where, depth + 1)

    # Tables

    def _table(self, table: Element, story: Story, where: _Where, depth: int) -> None:
        index = story.tables
        story.tables += 1
        named = table.find(f"{W}tblPr/{W}tblStyle")
        style = named.get(VAL, "") if named is not None else self.styles.default_table
        widths = [points(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row_number, row in enumerate(_inside(table, f"{W}tr", 0)):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            skipped = row.find(f"{W}trPr/{W}gridBefore")
            column = min(whole(skipped.get(VAL)), _CELLS_LIMIT) if skipped is not None else 0
            for cell in _inside(row, f"{W}tc", 0):
                span, width = _cell_size(cell)
                width = width or sum(widths[column : column + span])
                place = Cell(index, row_number, column, round(width * 25.4 / 72, 1) or None)
                self._blocks(cell, story, _Where(place, style, where.host), depth + 1)
                column += span

    # Paragraphs

    def _paragraph(self, element: Element, story: Story, where: _Where, depth: int) -> None:
        properties = element.find(_PPR)
        if properties is not None and _deleted(element, properties):
            return
        direct = paragraph_layer(properties)
        style = self.styles.style(direct.pop("style", "") or self.styles.default_paragraph)
        label, effective = self._effective(style.ident, style.paragraph, direct, where.table_style)
        paragraph = Paragraph(
            index=len(story.paragraphs) + 1,
            style=style.name,
            alignment=effective.get("alignment", "left"),
            indent_left=effective.get("indent_left", 0.0),
            indent_right=effective.get("indent_right", 0.0),
            first_line=effective.get("first_line", 0.0),
            space_before=effective.get("space_before", 0.0),
            space_after=effective.get("space_after", 0.0),
            line_rule=effective.get("line_rule", "auto"),
            line_spacing=effective.get("line_spacing", 1.0),
            label=label,
            cell=where.cell,
            section=len(story.sections),
            in_textbox=where.host is not None,
            page_break_before=bool(effective.get("page_break_before")) or story.break_pending,
        )
        if effective.get("border"):
            paragraph.rules.append(Rule("border"))
        host = where.host if where.host is not None else element
        origin = Origin(element, style.ident, where.table_style, [], host)
        content = self.inline(paragraph, origin, depth)
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None:
            story.sections.append(section)
        story.break_pending = content.break_after
        self.decomposed |= content.decomposed
        _characters(paragraph, effective)
        self._contextual(paragraph, story, bool(effective.get("contextual")))
        if len(story.paragraphs) >= PARAGRAPHS_LIMIT:
            raise refuse("too_long")
        story.paragraphs.append(paragraph)
        story.origins.append(origin)
        for box in content.boxes:
            self._blocks(box, story, _Where(where.cell, where.table_style, host), depth + 1)

    def _effective(
        self, ident: str, style: ParagraphLayer, direct: ParagraphLayer, table_style: str
    ) -> tuple[str, dict[str, Any]]:
        """The label, and the layers from the document's defaults to the paragraph's own folded into one."""
        effective = dict(self.styles.paragraph_defaults)
        if table_style:
            effective |= self.styles.style(table_style).paragraph
        effective |= style
        label = ""
        list_ident = direct.get("num") or style.get("num", "0")
        if list_ident != "0":
            at = direct.get("level", style.get("level"))
            if at is None:
                at = self._numbering.level_of_style(list_ident, ident)
            if (level := self._numbering.level(list_ident, at)) is not None:
                effective |= level.paragraph
                label = self._numbering.next(list_ident, at)
                if "num" not in direct:
                    # A list that the style brings yields to the style's own indents.
                    effective |= {name: value for name, value in style.items() if name in INDENTS}
        return label, effective | direct

    def _contextual(self, paragraph: Paragraph, story: Story, contextual: bool) -> None:
        """No space between neighbours of one style where they ask for none (w:contextualSpacing)."""
        before = story.paragraphs[-1] if story.paragraphs else None
        if before is not None and before.style == paragraph.style and before.cell == paragraph.cell:
            if contextual:
                paragraph.space_before = 0.0
            if story.contextual:
                before.space_after = 0.0
        story.contextual = contextual


def _deleted(element: Element, properties: Element) -> bool:
    """Whether a tracked change takes the whole paragraph away: its mark, and all that it shows."""
    mark = properties.find(f"{W}rPr")
    if mark is None or all(mark.find(tag) is None for tag in REMOVED):
        return False
    return all(
        any(above.tag in REMOVED or above.tag == f"{W}tabs" for above in shown.iterancestors())
        for shown in element.iter(*_SHOWN)
    )


def _characters(paragraph: Paragraph, effective: dict[str, Any]) -> None:
    """Indents told in characters win over those in points; a character is as wide as the letters are high."""
    size = paragraph.runs[0].format.size if paragraph.runs else 10.0
    for name, attribute in (
        ("first_line_chars", "first_line"),
        ("left_chars", "indent_left"),
        ("right_chars", "indent_right"),
    ):
        if chars := effective.get(name):
            setattr(paragraph, attribute, chars * size)


def _cell_size(cell: Element) -> tuple[int, float]:
    """Grid columns that a cell spans, and its own width in points or 0."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return 1, 0.0
    spanned, measured = properties.find(f"{W}gridSpan"), properties.find(f"{W}tcW")
    span = min(max(1, whole(spanned.get(VAL), 1)), _CELLS_LIMIT) if spanned is not None else 1
    if measured is None or measured.get(f"{W}type", "dxa") != "dxa":
        return span, 0.0
    return span, points(measured.get(f"{W}w"))


def _inside(parent: Element, tag: str, depth: int) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, those in content controls too; deletions left out."""
    if depth > DEPTH_LIMIT:
        raise refuse("too_deep")
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in CONTAINERS and child.tag not in REMOVED:
            yield from _inside(child, tag, depth + 1)
