"""Numbers and symbols of documents (số, ký hiệu): "Số: 15/QĐ-BNV", "Số 127-QĐ/TW", "30/2020/NĐ-CP"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_BLANK = r"[ \t\u00a0]*"
_WORD = rf"(?:(?P<word>số)(?P<colon>{_BLANK}:)?{_BLANK})?"
# The number may be left open in a draft: "Số:     /QĐ-BNV", "Số … -QĐ/TW".
_NUMBER = r"(?P<number>\d{1,6}[a-zđ]?)"
_OPEN = rf"(?:{_NUMBER}|[.…_]+)?"
_GROUP = r"[A-ZĐƠƯ][A-Za-zĐđƠƯ&]*\d*"
_STATE_TAIL = (
    rf"{_BLANK}/{_BLANK}(?:(?P<year>(?:19|20)\d\d){_BLANK}/{_BLANK})?"
    rf"(?P<head>{_GROUP})(?:{_BLANK}[-–]{_BLANK}(?P<tail>{_GROUP}(?:[-.]{_GROUP})*))?"
)
_PARTY_TAIL = rf"{_BLANK}[-–]{_BLANK}(?P<head>{_GROUP}){_BLANK}/{_BLANK}(?P<tail>{_GROUP}(?:[-.]{_GROUP})*)"
_AFTER = r"(?![\w/])"

# Inside a text a number must be there: "và/hoặc" or "Ban-Đảng/Đoàn" are no symbols.
_INSIDE = {
    "state": re.compile(rf"(?<![\w/.-]){_WORD}{_NUMBER}{_STATE_TAIL}{_AFTER}", re.IGNORECASE),
    "party": re.compile(rf"(?<![\w/.-]){_WORD}{_NUMBER}{_PARTY_TAIL}{_AFTER}", re.IGNORECASE),
}
_WHOLE = {
    "state": re.compile(rf"{_WORD}{_OPEN}{_STATE_TAIL}", re.IGNORECASE),
    "party": re.compile(rf"{_WORD}{_OPEN}{_PARTY_TAIL}", re.IGNORECASE),
}
_CAPITAL = re.compile(r"[A-ZĐƠƯ]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number and symbol found in a text at `start`…`end`, with its parts as written.

    number: the digits, "" where a draft leaves them open. head: the type's abbreviation, in a state dispatch
    (công văn) the issuer's. tail: the issuer's abbreviation, in a state dispatch the drafting unit's; "" where the
    symbol has none ("64/2020/QH14"). colon: a colon stands after "Số", as state documents write it and Party ones not.
    `spans` gives the place of each part that is there, by name.
    """

    start: int
    end: int
    system: Literal["state", "party"]
    number: str
    year: int | None
    head: str
    tail: str
    word: bool
    colon: bool
    spans: dict[str, tuple[int, int]]

    @property
    def text(self) -> str:
        """The symbol in its canonical writing, without "Số": "15/QĐ-BNV", "127-QĐ/TW"."""
        if self.system == "party":
            return f"{self.number}-{self.head}/{self.tail}"
        year = f"{self.year}/" if self.year else ""
        return f"{self.number}/{year}{self.head}" + (f"-{self.tail}" if self.tail else "")


def parse(text: str) -> Symbol | None:
    """The symbol that a line (NFC) consists of, with or without "Số"; None when it is anything else."""
    stripped = text.strip()
    offset = text.index(stripped)
    for system in ("party", "state"):
        match = _WHOLE[system].fullmatch(stripped)
        if match and (match["word"] or match["number"]):
            return _symbol(match, system, offset)
    return None


def find(text: str) -> Iterator[Symbol]:
    """The symbols named in a text (NFC), in order."""
    found = [
        _symbol(match, system, 0)
        for system in ("party", "state")
        for match in _INSIDE[system].finditer(text)
        if _CAPITAL.match(match["head"])
    ]
    end = 0
    for symbol in sorted(found, key=lambda symbol: (symbol.start, -symbol.end)):
        if symbol.start >= end:
            end = symbol.end
            yield symbol


def _symbol(match: re.Match[str], system: str, offset: int) -> Symbol:
    parts = match.groupdict()
    spans = {
        name: (match.start(name) + offset, match.end(name) + offset)
        for name in ("word", "number", "year", "head", "tail")
        if parts.get(name)
    }
    year = parts.get("year")
    return Symbol(
        start=match.start() + offset,
        end=match.end() + offset,
        system="party" if system == "party" else "state",
        number=match["number"] or "",
        year=int(year) if year else None,
        head=match["head"],
        tail=match["tail"] or "",
        word=match["word"] is not None,
        colon=match["colon"] is not None,
        spans=spans,
    )
