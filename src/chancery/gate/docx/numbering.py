"""Automatic numbers as Word shows them. ECMA-376 Part 1, 17.9."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from chancery.gate.text.roman import roman

from .names import VAL, W
from .styles import Element, ParagraphLayer, on, paragraph_layer, whole

_PLACE = re.compile(r"%([1-9])")
_HIGHEST = 32767
"""Word counts no further; a damaged file may ask for a thousand million."""


_LETTERS_HIGHEST = 780
_LONGEST = 255
"""Characters of a label's pattern."""


def _letters(value: int) -> str:
    value = (value - 1) % _LETTERS_HIGHEST
    return chr(ord("a") + value % 26) * (value // 26 + 1)


def rendered(value: int, form: str) -> str:
    """A counter's value in a number format; an unknown format counts in decimals."""
    if form in {"none", "bullet"}:
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if not 1 <= value <= _HIGHEST:
        return str(value)
    if form == "upperRoman":
        return roman(value)
    if form == "lowerRoman":
        return roman(value).lower()
    if form == "lowerLetter":
        return _letters(value)
    if form == "upperLetter":
        return _letters(value).upper()
    return str(value)


def symbol(code: int, font: str = "") -> str:
    """The character that a symbol font shows for a code of its private area; a bullet for what has no letter."""
    if not 0xF000 <= code <= 0xF0FF:
        printable = code < 0x110000 and chr(code).isprintable() and not 0xE000 <= code <= 0xF8FF
        return chr(code) if printable else "•"
    low = code & 0xFF
    # Symbol keeps ASCII's digits and marks in their places; the pictures of Wingdings have no text.
    return chr(low) if font.casefold() == "symbol" and 0x20 <= low <= 0x40 else "•"


@dataclass(frozen=True)
class Level:
    """One level of a list. `style`: the paragraph style that is tied to it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    paragraph: ParagraphLayer = field(default_factory=dict)


class Numbering:
    """The lists of a document, with the state of their counters while it is read through."""

    def __init__(self, root: Element | None) -> None:
        self._nums: dict[str, Element] = {}
        self._abstracts: dict[str, Element] = {}
        # Word leaves hundreds of levels behind that no paragraph uses: each list is read when it is met.
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._nums = {num.get(f"{W}numId", ""): num for num in root.iterfind(f"{W}num")}
            self._abstracts = {
                element.get(f"{W}abstractNumId", ""): element for element in root.iterfind(f"{W}abstractNum")
            }

    def _list(self, ident: str) -> tuple[str, dict[int, Level]]:
        """What counts together with this list, and its levels."""
        if ident not in self._lists:
            self._lists[ident] = self._read(ident)
        return self._lists[ident]

    def _read(self, ident: str) -> tuple[str, dict[int, Level]]:
        num = self._nums.get(ident)
        if num is None:
            return "", {}
        abstract = _value(num, "abstractNumId") or ""
        levels = self._abstract(abstract)
        # Lists of one abstract definition count together, unless one starts anew.
        group = f"abstract {abstract}"
        for override in num.iterfind(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = _level(own)
            start = _value(override, "startOverride")
            if start is not None:
                levels[at] = replace(levels.get(at, Level()), start=whole(start, 1))
                group = f"num {ident}"
        return group, levels

    def _abstract(self, ident: str) -> dict[int, Level]:
        element = self._abstracts.get(ident)
        if element is None:
            return {}
        if linked := _value(element, "numStyleLink"):
            element = next(
                (other for other in self._abstracts.values() if _value(other, "styleLink") == linked), element
            )
        return {whole(level.get(f"{W}ilvl")): _level(level) for level in element.iterfind(f"{W}lvl")}

    def level(self, ident: str, at: int) -> Level | None:
        return self._list(ident)[1].get(at)

    def level_of_style(self, ident: str, style: str) -> int:
        """The level of a list to which a paragraph style is tied; 0 when to none."""
        return next((at for at, level in self._list(ident)[1].items() if level.style == style), 0)

    def next(self, ident: str, at: int) -> str:
        """Counts one paragraph on this level and gives its label."""
        group, levels = self._list(ident)
        level = levels.get(at)
        if level is None:
            return ""
        counters = self._counters.setdefault(group, {})
        counters[at] = counters[at] + 1 if at in counters else level.start
        for deeper in [key for key in counters if key > at]:
            limit = levels[deeper].restart if deeper in levels else None
            if limit is None or at < limit:
                del counters[deeper]
        if level.form == "bullet":
            return symbol(ord(level.text[0]), level.font) if level.text else ""

        def place(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other not in levels:
                return ""
            form = "decimal" if level.legal and other != at else levels[other].form
            return rendered(counters.get(other, levels[other].start), form)

        return _PLACE.sub(place, level.text).strip()


def _value(element: Element, tag: str) -> str | None:
    found = element.find(f"{W}{tag}")
    return found.get(VAL) if found is not None else None


def _level(element: Element) -> Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        start=whole(_value(element, "start"), 1),
        form=_value(element, "numFmt") or "decimal",
        text=(_value(element, "lvlText") or "")[:_LONGEST],
        restart=whole(restart) if restart is not None else None,
        legal=legal is not None and on(legal),
        style=_value(element, "pStyle") or "",
        font=fonts.get(f"{W}ascii", "") if fonts is not None else "",
        paragraph=paragraph_layer(element.find(f"{W}pPr")),
    )
