"""The visible lines of a document, and what a line looks like by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from chancery.gate.docx.model import Paragraph
from chancery.gate.text.normal import squeezed, toneless

from .components import Detection, Span
from .words import (
    ARTICLE,
    AUTHORITY,
    CLAUSE,
    DAY,
    DIVISION,
    HEADING,
    NUMERIC_DAY,
    POINT,
    SURNAMES,
)

_TITLES = re.compile(
    r"^((gs|pgs|ts|ths|cn|ks|bs|ls)\s*\.|(phó )?giáo sư\b|tiến sĩ\b|thạc sĩ\b|cử nhân\b|kỹ sư\b|bác sĩ\b|luật sư\b)\s*",
    re.IGNORECASE,
)

# "Thời gian bắt đầu: 08 giờ 00, ngày …", "Cuộc họp kết thúc vào …, ngày …" are no place and date.
_TIME = re.compile(r":|\b(gio|vao|den|tu)\b")


class Line(Span):
    """A line with what is asked of it often. bare: its text squeezed and toneless."""

    bare: str

    def __init__(self, paragraph: Paragraph, start: int, end: int) -> None:
        super().__init__(paragraph, start, end)
        object.__setattr__(self, "bare", toneless(squeezed(paragraph.text[start:end])))

    @property
    def index(self) -> int:
        return self.paragraph.index


def lines(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The visible lines: a paragraph broken by line breaks or set in columns by tabs gives several."""
    for paragraph in paragraphs:
        for match in re.finditer(r"[^\n]+", paragraph.text):
            columns = re.split(r"(\t+| {6,})", match[0]) if not paragraph.cell else [match[0]]
            at = match.start()
            for number, column in enumerate(columns):
                if number % 2 == 0 and column.strip():
                    lead = len(column) - len(column.lstrip())
                    yield Line(paragraph, at + lead, at + lead + len(column.strip()))
                at += len(column)


class Sheet:
    """A document's lines while its components are found: each line is taken once."""

    def __init__(self, found: Detection) -> None:
        self.found = found
        self.lines = list(lines(found.document.paragraphs))
        self._used: set[int] = set()

    def take(self, component: str, line: Line, part: int = 0) -> None:
        self._used.add(id(line))
        self.found.add(component, replace_part(line, part) if part else line)

    def free(self, line: Line) -> bool:
        return id(line) not in self._used

    def between(self, start: int, end: int) -> list[Line]:
        """The free lines of paragraphs `start` ≤ index < `end`."""
        return [line for line in self.lines if start <= line.index < end and self.free(line)]


def replace_part(line: Line, part: int) -> Span:
    return replace(Span(line.paragraph, line.start, line.end), part=part)


def structure(line: Line) -> str | None:
    """The component of structure that the line begins: division, article, heading, clause, point."""
    text = line.paragraph.label + " " + line.line if line.paragraph.label and line.start == 0 else line.line
    text = text.strip()
    if DIVISION.match(line.bare):
        return "division"
    if ARTICLE.match(text):
        return "article"
    if HEADING.match(text):
        return "heading"
    if CLAUSE.match(text):
        return "clause"
    return "point" if POINT.match(text) else None


def rule_only(line: Span) -> bool:
    """No letter nor digit: a drawn line of underscores, an ornament."""
    return not any(char.isalnum() for char in line.line)


def all_bold(line: Span) -> bool:
    return bool(line.formats) and all(form.bold for form in line.formats)


def starts_signature(line: Line) -> bool:
    if AUTHORITY.match(line.bare):
        return True
    return line.line.isupper() and 4 < len(line.line) < 60 and all_bold(line) and not structure(line)


def is_name(line: Line) -> bool:
    """A person's name: two to eight words, each with a capital; in capitals throughout only with a known surname."""
    text = _TITLES.sub("", line.line.strip())
    while _TITLES.match(text.strip()):
        text = _TITLES.sub("", text.strip())
    words = text.split()
    if line.line.isupper():
        return 2 <= len(words) <= 5 and words[0].lower() in SURNAMES
    return (
        2 <= len(words) <= 8
        and all(word[:1].isupper() or word[:1] in "’'(" for word in words)
        and not any(char.isdigit() for char in text)
    )


def is_place_date(line: Line) -> bool:
    """A place, and a date that ends the line. The comma between them may be forgotten in the head or where the line is set
    apart."""
    bare = line.bare
    if len(bare) > 80:
        return False
    match = DAY.search(bare)
    if match:
        before = bare[: match.start()]
        apart = line.paragraph.cell is not None or line.paragraph.alignment in {"center", "right"}
        return (
            len(before) <= 45
            and ("," in before or (apart and any(map(str.isalpha, before))))
            and not _TIME.search(before)
            and match.end() >= len(bare) - 3
            and not before.startswith(("(", "can cu", "-"))
        )
    return bool(NUMERIC_DAY.match(line.line))


def day_of(line: Line) -> date | None:
    match = DAY.search(line.bare)
    parts = match.groups() if match else ()
    if not match and (numeric := NUMERIC_DAY.match(line.line)):
        parts = numeric.groups()[1:]
    try:
        day, month, year = (int(part.strip(" .…_")) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
