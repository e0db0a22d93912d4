"""What stands inside one paragraph: its runs, fields, drawn lines and text boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from . import shapes
from .model import Format, Paragraph, Rule, Run
from .names import MC, VAL, A, M, V, W
from .numbering import symbol
from .package import refuse
from .styles import Element, Styles

DEPTH_LIMIT = 150
"""How deep elements may nest in one another, before the reader's own stack is in danger."""

REMOVED = {f"{W}del", f"{W}moveFrom"}
CONTAINERS = {
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo",
    )
}  # fmt: skip
ALTERNATE = f"{MC}AlternateContent"
_TEXT, _RUN, _RPR, _RSTYLE, _FIELD = (f"{W}{tag}" for tag in ("t", "r", "rPr", "rStyle", "fldSimple"))
_RAISED = 0.65
"""How large Word shows raised and lowered letters."""
_INSTRUCTION_START = 40
"""Characters of a field's instruction that are looked at, for its name."""
_RULES_LIMIT = 50
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object", ALTERNATE}
_MATH = {f"{M}oMath", f"{M}oMathPara"}
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_BREAK, _SYM, _FIELD_CHAR, _INSTRUCTION, _PAGE_NUMBER = (
    f"{W}{tag}" for tag in ("br", "sym", "fldChar", "instrText", "pgNum")
)


@dataclass(slots=True)
class Piece:
    """Where a stretch of a paragraph's text comes from: `child` of the run element `run`.

    `lead` holds combining marks that stand first in the child and were composed into the piece before.
    """

    run: Element
    child: Element
    start: int
    text: str
    lead: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Inline:
    """Gathers the content of one paragraph into `paragraph`, and what else its owner must know."""

    def __init__(self, styles: Styles, paragraph: Paragraph, style: str, table_style: str) -> None:
        self._styles = styles
        self._paragraph = paragraph
        self._style = style
        self._table_style = table_style
        # Each open field: the beginning of its instruction, or None once its result has begun.
        self._fields: list[str | None] = []
        self._instructions = 0
        self._offset = 0
        self._open: list[str] = []
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []
        self.break_after = False
        self.decomposed = False

    def gather(self, element: Element, depth: int) -> None:
        self._walk(element, depth)
        self._close_run()
        self._rules_of_text()

    def _walk(self, parent: Element, depth: int) -> None:
        if depth > DEPTH_LIMIT:
            raise refuse("too_deep")
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in CONTAINERS:
                if tag == _FIELD:
                    self._instruction(child.get(f"{W}instr", ""))
                self._walk(child, depth + 1)
            elif tag == ALTERNATE:
                branch = shapes.chosen(child)
                if branch is not None:
                    self._walk(branch, depth + 1)
            elif tag in _MATH:
                text = "".join(part.text or "" for part in child.iter(f"{M}t"))
                self._add(
                    child, child, text, self._styles.format(self._table_style, self._style, "", None, text)
                )

    def _run(self, run: Element) -> None:
        properties: Element | None = None
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text = child.text or ""
            elif tag == _RPR:
                properties = child
                continue
            elif tag in _FIXED:
                text = _FIXED[tag]
            elif tag == _BREAK:
                text = self._break(child)
            elif tag == _SYM:
                text = _symbol(child)
            else:
                text = ""
                if tag == _FIELD_CHAR:
                    self._field_char(child)
                elif tag == _INSTRUCTION:
                    self._instruction(child.text or "")
                elif tag == _PAGE_NUMBER:
                    self._paragraph.has_page_field = True
                elif tag in _DRAWN:
                    self._drawn(child)
            # The instruction of a field isn't shown, nor is what nests in it.
            if text and not self._instructions:
                self._add(run, child, text, self._format(properties, text))

    def _format(self, properties: Element | None, text: str) -> Format:
        character = ""
        if properties is not None and (named := properties.find(_RSTYLE)) is not None:
            character = named.get(VAL, "")
        return self._styles.format(self._table_style, self._style, character, properties, text)

    def _add(self, run: Element, child: Element, text: str, form: Format) -> None:
        if form.hidden:
            return
        lead = ""
        if not text.isascii():
            if not unicodedata.is_normalized("NFC", text):
                self.decomposed = True
                text = unicodedata.normalize("NFC", text)
            if unicodedata.combining(text[0]) and self._open:
                lead, text = self._compose_before(text)
        self.pieces.append(Piece(run, child, self._offset, text, lead))
        if not text:
            return
        runs = self._paragraph.runs
        if not runs or runs[-1].format is not form:
            self._close_run()
            runs.append(Run("", form, self._offset))
        self._open.append(text)
        self._offset += len(text)

    def _close_run(self) -> None:
        """Writes what was gathered into the last run, at once: a paragraph may have a hundred thousand."""
        if self._open:
            self._paragraph.runs[-1].text = "".join(self._open)
            self._open = []

    def _compose_before(self, text: str) -> tuple[str, str]:
        """Joins the marks that `text` starts with to the letter before; gives those joined, and what is left."""
        before = self._open[-1]
        marks = ""
        while len(marks) < len(text) and unicodedata.combining(text[len(marks)]):
            marks += text[len(marks)]
        letter = unicodedata.normalize("NFC", before[-1] + marks)
        if len(letter) != 1:
            return "", text
        self.decomposed = True
        self._open[-1] = before[:-1] + letter
        piece = next(piece for piece in reversed(self.pieces) if piece.text)
        piece.text = piece.text[:-1] + letter
        return marks, text[len(marks) :]

    def _break(self, child: Element) -> str:
        kind = child.get(f"{W}type")
        if kind == "page":
            if self._offset:
                self.break_after = True
            else:
                self._paragraph.page_break_before = True
        return "" if kind in {"page", "column"} else "\n"

    # Fields

    def _field_char(self, child: Element) -> None:
        kind = child.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append("")
            self._instructions += 1
        elif kind == "separate" and self._fields:
            self._instructions -= self._fields[-1] is not None
            self._fields[-1] = None
        elif kind == "end" and self._fields:
            self._instructions -= self._fields.pop() is not None

    def _instruction(self, text: str) -> None:
        if self._fields and self._fields[-1] is not None:
            text = self._fields[-1] = (self._fields[-1] + text)[:_INSTRUCTION_START]
        if text.split(maxsplit=1)[:1] == ["PAGE"]:
            self._paragraph.has_page_field = True

    # Drawings

    def _drawn(self, element: Element) -> None:
        for box in shapes.parts(element, f"{W}txbxContent"):
            self.boxes.append(box)
        self._paragraph.rules.extend(Rule("drawing", length) for length in shapes.lines(element))
        if next(shapes.parts(element, f"{A}blip", f"{V}imagedata"), None) is not None:
            self._paragraph.has_image = True

    def _rules_of_text(self) -> None:
        """The lines that the text itself makes: rows of underscores or dashes, underlined words."""
        paragraph = self._paragraph
        text = paragraph.text
        for start, line in _lines(text):
            bare = line.strip()
            if len(paragraph.rules) > _RULES_LIMIT:
                break
            if len(bare) >= 3 and not bare.strip("_-—–─ "):
                form = paragraph.format_at(start + line.index(bare[0])) or Format()
                size = form.size if form.vertical == "baseline" else form.size * _RAISED
                paragraph.rules.append(Rule("characters", _width(bare, size)))
        seen = [run for run in paragraph.runs if run.text.strip()]
        if seen and all(run.format.underline for run in seen):
            paragraph.rules.append(Rule("underline"))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _width(row: str, size: float) -> float:
    """Millimetres of a row of strokes, by the widths of Times New Roman: hyphen a third of an em, dash one."""
    ems = {"_": 0.5, "-": 0.333, "–": 0.5, "—": 1.0, "─": 0.708, " ": 0.25}
    return round(sum(ems[char] for char in row) * size * 25.4 / 72, 1)


def _symbol(child: Element) -> str:
    try:
        code = int(child.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return symbol(code, child.get(f"{W}font", ""))
