"""Safe changes to a DOCX: formats, texts in their places, page layout. What isn't named stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .editing import Editing, properties_of, property_of, set_property
from .model import Alignment
from .names import W
from .numbers import format_page_numbers, number_pages, section_of
from .package import Source
from .styles import Element, points
from .tracking import Track
from .walk import Origin


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Puts `text` in the place of what stands from `start` to `end`; equal offsets insert. \\t and \\n are marks."""

    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FormatText:
    """Formats what stands from `start` to `end`; end None: to the end. None leaves a property as it is."""

    paragraph: int
    start: int = 0
    end: int | None = None
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class FormatParagraph:
    """Formats a paragraph; lengths in points, `line_spacing` as in the model. None leaves a property as it is."""

    paragraph: int
    alignment: Alignment | None = None
    indent_left: float | None = None
    indent_right: float | None = None
    first_line: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    line_rule: Literal["auto", "exact", "atLeast"] | None = None
    line_spacing: float | None = None
    page_break_before: bool | None = None


@dataclass(frozen=True, slots=True)
class LayOut:
    """Sets the page layout of a section, counted from 0; lengths in millimetres. None leaves it as it is."""

    section: int
    width_mm: float | None = None
    height_mm: float | None = None
    top_mm: float | None = None
    bottom_mm: float | None = None
    left_mm: float | None = None
    right_mm: float | None = None
    header_mm: float | None = None
    footer_mm: float | None = None


@dataclass(frozen=True, slots=True)
class NumberPages:
    """Numbers the pages in the middle of the top margin, none on the first page (số trang văn bản)."""

    size: float = 14.0
    font: str = "Times New Roman"


@dataclass(frozen=True, slots=True)
class FormatPageNumbers:
    """Puts right how the numbers in the header of the pages stand. None leaves a property as it is.

    on_first: whether the first page shows its number. arabic: 1, 2, 3.
    """

    centred: Literal[True] | None = None
    size: float | None = None
    on_first: Literal[False] | None = None
    arabic: Literal[True] | None = None


Edit = ReplaceText | FormatText | FormatParagraph | LayOut | NumberPages | FormatPageNumbers


def rewrite(source: Source, edits: Iterable[Edit], track: Track | None = None) -> bytes:
    """The document with the edits; each names places as they were before any of them. No edit, no change of a byte.

    track: the edits become Word revisions, to be accepted or rejected one by one.

    Raises Unreadable for the source; ValueError for a place that isn't there, for replacements that overlap, and
    for text that a document can't hold.
    """
    editing = Editing(source, track)
    edits = list(edits)
    if not edits:
        return editing.content
    # Formats first: they leave the text, and so the places of the replacements, alone.
    for edit in edits:
        if isinstance(edit, FormatText):
            _format_text(editing, edit)
        elif isinstance(edit, FormatParagraph):
            _format_paragraph(editing, edit)
        elif isinstance(edit, LayOut):
            section = section_of(editing, edit.section)
            with editing.changing(section):
                _lay_out(section, edit)
        elif isinstance(edit, NumberPages):
            number_pages(editing, edit.font, edit.size)
        elif isinstance(edit, FormatPageNumbers):
            format_page_numbers(editing, edit.centred, edit.size, edit.on_first, edit.arabic)
    texts = sorted(
        (edit for edit in edits if isinstance(edit, ReplaceText)), key=lambda e: (e.paragraph, e.start, e.end)
    )
    for one, next_ in pairwise(texts):
        if one.paragraph == next_.paragraph and next_.start < one.end:
            raise ValueError(f"replacements overlap in paragraph {one.paragraph}")
    for edit in reversed(texts):
        origin, start, end = _place(editing, edit.paragraph, edit.start, edit.end)
        editing.replace(origin, start, end, edit.text)
        editing.touched(origin)
    return editing.changes.saved()


def _place(editing: Editing, index: int, start: int, end: int | None) -> tuple[Origin, int, int]:
    """The paragraph and its stretch; formats come before replacements, so the text is still the reader's."""
    origin = editing.origin(index)
    length = len(editing.story.paragraphs[index - 1].text)
    end = length if end is None else end
    if not 0 <= start <= end <= length:
        raise ValueError(f"no place {start}–{end} in a paragraph of {length} characters")
    return origin, start, end


def _format_text(editing: Editing, edit: FormatText) -> None:
    origin, start, end = _place(editing, edit.paragraph, edit.start, edit.end)
    for run in editing.runs(origin, start, end):
        if run.tag == f"{W}r":
            properties = properties_of(run, "rPr")
            with editing.changing(properties):
                _set_format(properties, edit)
    if start == 0 and end == len(editing.story.paragraphs[edit.paragraph - 1].text):
        # The paragraph's mark is as high as its letters, and its number has its format.
        mark = property_of(properties_of(origin.element, "pPr"), "rPr")
        with editing.changing(mark):
            _set_format(mark, edit)
    editing.touched(origin)


def _set_format(properties: Element, edit: FormatText) -> None:
    if edit.font is not None:
        names: dict[str, str | None] = dict.fromkeys(("ascii", "hAnsi", "cs"), edit.font)
        themes: dict[str, str | None] = dict.fromkeys(("asciiTheme", "hAnsiTheme", "cstheme"))
        set_property(properties, "rFonts", **names, **themes)
    if edit.size is not None:
        for tag in ("sz", "szCs"):
            set_property(properties, tag, val=f"{edit.size * 2:.0f}")
    for tags, value in (
        (("b", "bCs"), edit.bold),
        (("i", "iCs"), edit.italic),
        (("caps",), edit.caps),
    ):
        for tag in tags if value is not None else ():
            set_property(properties, tag, val=None if value else "0")
    if edit.underline is not None:
        set_property(properties, "u", val="single" if edit.underline else "none")
    if edit.color is not None:
        set_property(properties, "color", val=edit.color, themeColor=None, themeTint=None, themeShade=None)


def _format_paragraph(editing: Editing, edit: FormatParagraph) -> None:
    origin = editing.origin(edit.paragraph)
    layout = properties_of(origin.element, "pPr")
    with editing.changing(layout):
        _set_layout(layout, edit)
    editing.touched(origin)


def _set_layout(layout: Element, edit: FormatParagraph) -> None:
    if edit.alignment is not None:
        set_property(layout, "jc", val=edit.alignment)
    for name, other, value in (
        ("left", "start", edit.indent_left),
        ("right", "end", edit.indent_right),
    ):
        if value is not None:
            gone = {other: None, f"{other}Chars": None}
            set_property(layout, "ind", **{name: _twips(value), f"{name}Chars": "0"}, **gone)
    if (first := edit.first_line) is not None:
        kept, gone_too = ("hanging", "firstLine") if first < 0 else ("firstLine", "hanging")
        chars = {"firstLineChars": "0", "hangingChars": None}
        set_property(layout, "ind", **{kept: _twips(abs(first)), gone_too: None}, **chars)
    for name, value in (("before", edit.space_before), ("after", edit.space_after)):
        if value is not None:
            automatic = {f"{name}Autospacing": "0", f"{name}Lines": "0"}
            set_property(layout, "spacing", **{name: _twips(value)}, **automatic)
    if edit.line_spacing is not None:
        rule = edit.line_rule or "auto"
        line = f"{edit.line_spacing * (240 if rule == 'auto' else 20):.0f}"
        set_property(layout, "spacing", line=line, lineRule=rule)
    if edit.page_break_before is not None:
        set_property(layout, "pageBreakBefore", val=None if edit.page_break_before else "0")


def _twips(length: float) -> str:
    return f"{length * 20:.0f}"


# Pages


def _lay_out(section: Element, edit: LayOut) -> None:
    size = _lengths(w=edit.width_mm, h=edit.height_mm)
    if size:
        set_property(section, "pgSz", code=None, **size)
        paper = property_of(section, "pgSz")
        width, height = (points(paper.get(f"{W}{side}")) for side in ("w", "h"))
        set_property(section, "pgSz", orient="landscape" if width > height else None)
    margins = _lengths(
        top=edit.top_mm,
        bottom=edit.bottom_mm,
        left=edit.left_mm,
        right=edit.right_mm,
        header=edit.header_mm,
        footer=edit.footer_mm,
    )
    if margins:
        set_property(section, "pgMar", **margins)


def _lengths(**lengths: float | None) -> dict[str, str | None]:
    return {name: _twips(mm * 72 / 25.4) for name, mm in lengths.items() if mm is not None}
