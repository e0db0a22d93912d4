"""The number and symbol of a cited document: "30/2020/NĐ-CP", "05 - CT / TW", "1941/2017", "159"."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANK = r"[ \t\u00a0]*"
# An abbreviation of a type or an agency: capitals, with one or two small letters at most together ("TTg", "QyĐ"),
# and digits at its end ("UBTVQH14"; "C 41", as some write an agency's code).
_GROUP = r"(?:(?:[A-ZĐ]|(?:UBTV)?QH|P[ACVX]) \d{1,2}(?!\w)|[A-ZĐƠƯÔÂ](?:[A-ZĐƠƯÔÂ&]|[a-zđ]{1,2}(?![^\W\d_A-ZĐƠƯÔÂ]))*\d*)"
_TAIL = rf"{_GROUP}(?:(?:{_BLANK}[-–]{_BLANK}|\.|{_BLANK}/{_BLANK}){_GROUP})*"
_YEAR = r"(?:19|20)\d\d"
# What stands alone behind a number and a dash: types, and the issuers of old decrees ("64-CP").
_ALONE = r"(?:NQ|QĐ|CT|KL|HD|TB|QyĐ|QC|BC|KH|TTr|CV|ĐA|CTr|CP|HĐBT|TTg)"
_SYMBOL = re.compile(
    rf"(?P<number>\d{{1,6}}(?:[a-zđ](?![a-zđ]))?|\d{{1,2}}\.\d{{3}}(?={_BLANK}/))(?:"
    rf"{_BLANK}/{_BLANK}(?P<year>{_YEAR})(?:{_BLANK}[/–-]{_BLANK})?(?P<state>{_TAIL})"
    rf"|{_BLANK}(?:[-–]{_BLANK}|(?={_ALONE}\b))(?P<party>{_GROUP}{_BLANK}/{_BLANK}{_TAIL})"
    rf"|{_BLANK}/{_BLANK}(?P<plain>{_TAIL})"
    rf"|{_BLANK}[-–]{_BLANK}(?P<dash>{_ALONE})"
    rf"|{_BLANK}[/–-]{_BLANK}(?P<only>{_YEAR})(?![\d/])"
    rf")?(?!\w)"
)
# "kế hoạch 2018-2020"
_SPAN_OF_YEARS = re.compile(rf"{_YEAR}\s*[-–]\s*{_YEAR}")
_DECIMAL = re.compile(r"[.,]\d|%")
_BLANKS = re.compile(r"[ \t\u00a0]+")


class Number(NamedTuple):
    """A number as written, and its symbol with blanks and dashes made regular, "" where there is none. head: the first
    abbreviation of the symbol, most often the type's."""

    number: str
    symbol: str
    year: int | None
    head: str
    end: int


def number_at(text: str, start: int) -> Number | None:
    """The number, with its symbol where it has one, at `start`; None where none is."""
    match = _SYMBOL.match(text, start)
    if match is None:
        return None
    number = match["number"]
    if match["only"] and not _SPAN_OF_YEARS.fullmatch(match[0]):
        return Number(number, f"{number}/{match['only']}", int(match["only"]), "", match.end())
    tail = _regular(match["state"] or match["plain"] or match["party"] or match["dash"] or "")
    head = re.split(r"[-/.]", tail)[0]
    if match["state"]:
        return Number(number, f"{number}/{match['year']}/{tail}", int(match["year"]), head, match.end())
    if match["plain"]:
        return Number(number, f"{number}/{tail}", None, head, match.end())
    if tail:
        return Number(number, f"{number}-{tail}", None, head, match.end())
    if _DECIMAL.match(text, match.end()):
        return None
    return Number(number, "", None, "", match.end())


def _regular(tail: str) -> str:
    return _BLANKS.sub("", tail).replace("–", "-")
