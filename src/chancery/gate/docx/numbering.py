"""Automatic numbers as Word shows them. ECMA-376 Part 1, 17.9."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chancery.gate.text.roman import roman

from .styles import VAL, Element, ParagraphLayer, W, number, paragraph_layer

_PLACE = re.compile(r"%([1-9])")


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def rendered(value: int, form: str) -> str:
    """A counter's value in a number format; an unknown format counts in decimals."""
    if form in {"none", "bullet"}:
        return ""
    if value < 1:
        return str(value)
    if form == "upperRoman":
        return roman(value)
    if form == "lowerRoman":
        return roman(value).lower()
    if form == "lowerLetter":
        return _letters(value)
    if form == "upperLetter":
        return _letters(value).upper()
    if form == "decimalZero":
        return f"{value:02d}"
    return str(value)


@dataclass
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    paragraph: ParagraphLayer = field(default_factory=dict)


class Numbering:
    """The lists of a document, with the state of their counters while it is read through."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._overridden: set[str] = set()
        if root is None:
            return
        abstracts = {
            element.get(f"{W}abstractNumId", ""): {
                int(number(level.get(f"{W}ilvl"))): _level(level) for level in element.iterfind(f"{W}lvl")
            }
            for element in root.iterfind(f"{W}abstractNum")
        }
        for num in root.iterfind(f"{W}num"):
            ident = num.get(f"{W}numId", "")
            linked = num.find(f"{W}abstractNumId")
            abstract = linked.get(VAL, "") if linked is not None else ""
            levels = dict(abstracts.get(abstract, {}))
            for override in num.iterfind(f"{W}lvlOverride"):
                at = int(number(override.get(f"{W}ilvl")))
                own = override.find(f"{W}lvl")
                if own is not None:
                    levels[at] = _level(own)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    levels[at] = Level(
                        **{**vars(levels.get(at, Level())), "start": int(number(start.get(VAL), 1))}
                    )
                    self._overridden.add(ident)
            self._levels[ident] = levels
            self._abstract_of[ident] = abstract

    def level(self, ident: str, at: int) -> Level | None:
        return self._levels.get(ident, {}).get(at)

    def next(self, ident: str, at: int) -> str:
        """Counts one paragraph on this level and gives its label."""
        levels = self._levels.get(ident, {})
        level = levels.get(at)
        if level is None:
            return ""
        # Lists of one abstract definition count together, unless one starts anew.
        counters = self._counters.setdefault(
            ident if ident in self._overridden else f"abstract {self._abstract_of[ident]}", {}
        )
        counters[at] = counters[at] + 1 if at in counters else level.start
        for deeper in [key for key in counters if key > at]:
            limit = levels[deeper].restart if deeper in levels else None
            if limit is None or at < limit:
                del counters[deeper]
        if level.form == "bullet":
            return level.text if level.text.isprintable() and ord(level.text[:1] or "•") < 0xE000 else "•"

        def place(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other not in levels:
                return ""
            return rendered(counters.get(other, levels[other].start), levels[other].form)

        return _PLACE.sub(place, level.text).strip()


def _level(element: Element) -> Level:
    def value(tag: str) -> str | None:
        found = element.find(f"{W}{tag}")
        return found.get(VAL) if found is not None else None

    restart = value("lvlRestart")
    return Level(
        start=int(number(value("start"), 1)),
        form=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        restart=int(number(restart)) if restart is not None else None,
        paragraph=paragraph_layer(element.find(f"{W}pPr")),
    )
