"""The keys by which documents are looked up, made in one way of entries and of citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from chancery.gate.text.normal import canonical_tone, squeezed

_YEAR = re.compile(r"^\d+[a-zđ]?/((?:19|20)\d\d)/")
_NUMBER = re.compile(r"^(\d+)([a-zđ]?)(?:[/-](?:(?:19|20)\d\d[/-])?|$)")
_NUMBER_OF = re.compile(r"^\s*(\d+[a-zđ]?)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def plain(symbol: str) -> str:
    """A symbol in one writing: small letters, no blanks, plain dashes, no leading zeros."""
    text = re.sub(r"\s+", "", canonical_tone(symbol).lower()).replace("–", "-").replace("—", "-")
    return text.lstrip("0")


def number_of(symbol: str) -> str:
    """The number that a symbol begins with, without leading zeros; "" where it has none."""
    match = _NUMBER_OF.match(symbol)
    return match[1].lower().lstrip("0") if match else ""


def year_of(symbol: str) -> int | None:
    """The year that stands in a symbol."""
    match = _YEAR.match(plain(symbol))
    return int(match[1]) if match else None


def series(symbol: str) -> str:
    """What the documents that are numbered together share: the symbol without number and year ("nđ-cp", "qđ/tw")."""
    text = plain(symbol)
    match = _NUMBER.match(text)
    return text[match.end() :] if match else ""


def name(text: str) -> str:
    """A law's name in one writing."""
    return re.sub(r"[\s,;]+", " ", canonical_tone(squeezed(text)).lower()).strip(" .")


def of_symbol(symbol: str, year: int | None) -> str:
    """The key of a symbol; the year counts where the symbol has none, as numbers begin anew each year."""
    text = plain(symbol)
    return f"s:{text}" if year_of(symbol) or year is None else f"s:{text}:{year}"


def of_title(kind: str, title: str, year: int | None = None) -> str:
    return f"t:{kind}:{name(title)}" + (f":{year}" if year else "")


def of_number(kind: str, number: str, year: int) -> str:
    return f"n:{kind}:{number.lower().lstrip('0')}:{year}"


def of_day(kind: str, day: date) -> str:
    """Documents of a type and a day: where a number can't be found, it may be written wrongly."""
    return f"d:{kind}:{day.isoformat()}"


def of_work(kind: str, symbol: str, title: str, dated: date | None) -> Iterator[str]:
    """Every key that a document is found by, the surest first."""
    year = year_of(symbol) or (dated.year if dated else None)
    if symbol:
        sure = of_symbol(symbol, year)
        yield sure
        if sure != (bare := of_symbol(symbol, None)):
            yield bare
        if year:
            yield of_number(kind, number_of(symbol), year)
    if title:
        if year:
            yield of_title(kind, title, year)
        yield of_title(kind, title)
    if dated:
        yield of_day(kind, dated)


def of_citation(kind: str, number: str, symbol: str, title: str, year: int | None) -> str:
    """The key that a citation asks by, "" where it says too little."""
    if symbol and series(symbol):
        return of_symbol(symbol, year)
    if title:
        return of_title(kind, title, year)
    if number and year:
        return of_number(kind, number_of(number), year)
    return ""
