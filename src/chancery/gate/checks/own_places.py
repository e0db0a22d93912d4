"""The articles, clauses, points, chapters and appendices of itself that a document refers to: each must be there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from chancery.gate.consistency.reading import lacks
from chancery.gate.detect.components import DOCUMENT, Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.citations import SELF, Citation, Unit
from chancery.gate.text.roman import from_roman

from .base import Fault, check, once
from .consistency_asked import cited

_NUMBERS = {
    "article": re.compile(r"Điều\s+(\d+[a-zđ]?)", re.IGNORECASE),
    "clause": re.compile(r"(\d{1,3}[a-zđ]?)\s*[.)]"),
    "point": re.compile(r"([a-zđ])\s*\)", re.IGNORECASE),
}
_WIDE = re.compile(r"(phụ lục|phần|chương|mục)\s+(?:số\s+|thứ\s+)?([IVXLC]+|\d+)(?!\w)", re.IGNORECASE)
_AS_ARTICLE = re.compile(r"Như\s+Điều\s+(\d+)", re.IGNORECASE)


@dataclass
class Outline:
    """What a part of a file has. places: articles, clauses and points as "5", "5.1", "5.1.a"; none where its articles don't
    go on from 1 without a gap. wide: the numbers of its appendices, parts, chapters and sections, by level."""

    places: frozenset[str] = frozenset()
    wide: dict[str, set[int]] = field(default_factory=dict)

    def without(self, place: str) -> bool:
        """Whether it has no such place, as far as its numbering can be trusted."""
        if lacks(self.places, place):
            return True
        article, _, below = place.partition(".")
        clauses = {known for known in self.places if "." in known}
        return bool(below and clauses) and not any(known.startswith(f"{article}.") for known in clauses)


@dataclass
class Structure:
    """The outlines of a file's parts by number, and for each paragraph at which a unit begins its index, place and part."""

    outlines: dict[int, Outline]
    begins: list[tuple[int, str, int]]

    def at(self, paragraph: int) -> tuple[str, int]:
        """The place and the part in which a paragraph stands."""
        found = bisect_right(self.begins, (paragraph, "\uffff", 0))
        return self.begins[found - 1][1:] if found else ("", DOCUMENT)


@once
def structure(found: Detection) -> Structure:
    spans = sorted(
        (
            (span.paragraph.index, span.start, component, span)
            for component in _NUMBERS
            for span in found.all(component)
        ),
        key=lambda item: item[:2],
    )
    places: dict[int, set[str]] = {}
    begins = []
    above: dict[int, list[str]] = {}
    for index, _, component, span in spans:
        match = _NUMBERS[component].match(_shown(span))
        here = above.setdefault(span.part, ["", "", ""])
        if match is None or (component != "article" and not here[0]):
            continue
        level = list(_NUMBERS).index(component)
        here[level:] = [match[1].lower(), *[""] * (2 - level)]
        place = f"{here[0]}.{here[1] or '0'}.{here[2]}" if here[2] else ".".join(filter(None, here))
        places.setdefault(span.part, set()).add(place)
        begins.append((index, place, span.part))
    outlines = {part: Outline(_whole(known)) for part, known in places.items()}
    for span in (*found.all("division"), *found.all("annex")):
        if match := _WIDE.match(_shown(span)):
            part = DOCUMENT if match[1].lower() == "phụ lục" else span.part
            outline = outlines.setdefault(part, Outline())
            outline.wide.setdefault(match[1].lower(), set()).add(_value(match[2]))
    return Structure(outlines, begins)


def _shown(span: Span) -> str:
    label = span.paragraph.label
    return f"{label} {span.line}" if label and span.start == 0 else span.line


def _value(number: str) -> int:
    return int(number) if number.isdigit() else from_roman(number.upper()) or 0


def _whole(places: set[str]) -> frozenset[str]:
    """The places; none where the articles are but a part of a document's."""
    articles = {int(place) for place in places if place.isdigit()}
    return frozenset(places) if articles == set(range(1, len(articles) + 1)) else frozenset()


@check
def own_place(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "khoản 3 Điều 9 Quyết định này", "khoản 4 Điều này", "Phụ lục II kèm theo Quy chế này", "Như Điều 5"."""
    said = structure(found)
    for citation in cited(found):
        paragraph = found.document.paragraphs[citation.paragraph]
        place, part = said.at(paragraph.index)
        outline = said.outlines.get(_meant(found, citation, part))
        if outline is None or not _points_here(citation):
            continue
        for unit in citation.units:
            if missing := _missing(outline, unit, place):
                yield Fault(
                    (f"Không có {missing} trong văn bản này.", f"This document has no {missing}."),
                    paragraph,
                    citation.start,
                    citation.end,
                )
                break
    for span in found.all("recipient"):
        match = _AS_ARTICLE.search(span.line)
        outline = said.outlines.get(span.part)
        if match and outline and outline.without(match[1]):
            yield Fault.at(
                span,
                f"Không có Điều {match[1]} trong văn bản này.",
                f"This document has no Điều {match[1]}.",
            )


def _points_here(citation: Citation) -> bool:
    """Only what says "này" is surely of the document itself."""
    here = any(number == "này" for unit in citation.units for _, number in unit.places)
    return citation.refers_to == SELF and (here or bool(citation.kind and not citation.named))


def _meant(found: Detection, citation: Citation, part: int) -> int:
    """The part that a mention means: "Quyết định này" the document proper, "Quy chế này" the one attached to it."""
    if citation.kind and citation.kind == found.kind:
        return DOCUMENT
    attached = [number for number, name in enumerate(found.parts) if name == "attached"]
    return attached[0] if citation.kind and part == DOCUMENT and len(attached) == 1 else part


def _missing(outline: Outline, unit: Unit, place: str) -> str:
    """The unit in words, where the outline has none; "" where it has it or one can't tell."""
    article, _, below = place.partition(".")
    clause = below.partition(".")[0]
    said = dict(unit.places)
    if "điều" in said or said.get("khoản") == "này":
        number = article if said.get("điều", "này") == "này" else said["điều"].lower()
        inner = clause if said.get("khoản") == "này" else said.get("khoản", "").lower()
        point = said.get("điểm", "").lower()
        last = [part for part in (number, inner or ("0" if point else ""), point) if part]
        for end in filter(None, (last[-1], unit.until.lower())):
            wanted = ".".join([*last[:-1], end])
            if number and "này" not in wanted and outline.without(wanted):
                return _words(number, inner, point, end)
        return ""
    for level, value in unit.places:
        known = outline.wide.get(level)
        if known and _value(value) and _value(value) not in known:
            return f"{level.capitalize()} {value}"
    return ""


def _words(article: str, clause: str, point: str, end: str) -> str:
    """ "điểm c khoản 2 Điều 5"; end: the last number of the narrowest unit named."""
    named = [("điểm", point), ("khoản", clause), ("Điều", article)]
    levels = [(level, number) for level, number in named if number]
    levels[0] = (levels[0][0], end)
    return " ".join(f"{level} {number}" for level, number in levels)
