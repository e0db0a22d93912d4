"""What a DOCX is to the gate: paragraphs and runs with the formatting that a reader of the page sees.

Every length is in points (1 pt = 1/72 inch) unless the name says `_mm`. "Effective" means after direct
formatting, character style, paragraph style with its ancestors, table style, document defaults and theme
fonts have been resolved (ECMA-376 Part 1, 17.7.2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Alignment = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Format:
    """Effective formatting of a run."""

    font: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    hidden: bool = False
    color: str = "auto"
    """Six hexadecimal digits in capitals, or `auto`."""
    vertical: Literal["baseline", "superscript", "subscript"] = "baseline"
    """Raised and lowered letters are shown smaller than `size`, by about a third."""


@dataclass(slots=True)
class Run:
    """A stretch of text in one format. `start` is its offset in its paragraph's text."""

    text: str
    format: Format
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph stands in a table; each counts from 0."""

    table: int
    row: int
    column: int
    width_mm: float | None = None


@dataclass(slots=True)
class Rule:
    """A horizontal line (đường kẻ ngang): a drawn line, a paragraph border, or a row of underscores.

    `length_mm` is None when the file doesn't say (a border as wide as its paragraph).
    """

    kind: Literal["drawing", "border", "characters", "underline"]
    length_mm: float | None = None


@dataclass(eq=False)
class Paragraph:
    """A body paragraph.

    `index` counts from 1 in document order, table cells and text boxes included: it is the `paragraph` of
    the gate's contract. `text` is the visible text, tabs as \\t and line breaks as \\n, NFC-normalised run
    by run, tracked deletions and hidden text left out, automatic numbering not included (see `label`).
    """

    index: int
    runs: list[Run] = field(default_factory=list)
    style: str = ""
    alignment: Alignment = "left"
    indent_left: float = 0.0
    indent_right: float = 0.0
    first_line: float = 0.0
    """Negative for a hanging indent."""
    space_before: float = 0.0
    space_after: float = 0.0
    line_rule: Literal["auto", "exact", "atLeast"] = "auto"
    line_spacing: float = 1.0
    """Multiple of single spacing when `line_rule` is auto, else points."""
    label: str = ""
    """The automatic number or bullet that Word shows before the text ("1.", "a)", "-"), rendered."""
    cell: Cell | None = None
    section: int = 0
    in_textbox: bool = False
    page_break_before: bool = False
    """True when a hard page break, or the property, puts this paragraph on a new page."""
    rules: list[Rule] = field(default_factory=list)
    """Lines drawn in, anchored to, or bordering the paragraph (top borders excluded)."""
    has_image: bool = False
    has_page_field: bool = False

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def shown(self) -> str:
        """Label and text as the reader of the page sees them."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    def format_at(self, offset: int) -> Format | None:
        """The format of the character at `offset` of `text`, or None beyond it."""
        for run in self.runs:
            if run.start <= offset < run.end:
                return run.format
        return None


@dataclass(slots=True)
class Section:
    """A page layout (w:sectPr). Headers hold the paragraphs of that header, in order.

    `headers` and `footers` map "default", "first" and "even" to their paragraphs, after inheritance from
    the section before.
    """

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float = 12.7
    footer_mm: float = 12.7
    title_page: bool = False
    """The first page has its own header and footer (w:titlePg)."""
    even_odd: bool = False
    page_start: int | None = None
    page_format: str = "decimal"
    headers: dict[str, list[Paragraph]] = field(default_factory=dict)
    footers: dict[str, list[Paragraph]] = field(default_factory=dict)

    @property
    def landscape(self) -> bool:
        return self.width_mm > self.height_mm


@dataclass(slots=True)
class Document:
    """A DOCX as the gate sees it."""

    paragraphs: list[Paragraph]
    sections: list[Section]
    tracked_changes: bool = False
    comments: int = 0
    legacy_encoding: Literal["tcvn3", "vni"] | None = None
    """A pre-Unicode Vietnamese encoding found in the text, by its fonts or by its letters."""
    decomposed: bool = False
    """The file holds decomposed (NFD) Vietnamese; `text` is normalised all the same."""


class Unreadable(Exception):
    """The file can't be read. `reason` is a code; `str()` is the message in Vietnamese; `english` in English.

    Codes: empty, not_docx, old_doc, encrypted, truncated, macros, zip_bomb, external_entities, too_large,
    bad_xml, no_document, bad_name, control_characters, too_deep, too_long, no_file, no_access.
    """

    def __init__(self, reason: str, message: str, english: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.english = english
