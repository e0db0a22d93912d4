"""Dates as documents write them: "ngày 05 tháng 01 năm 2020", "05/01/2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

_BLANK = r"\d{1,2}|[.…_ \u00a0]*"
# Letters in both forms of a draft's spelling; the numbers may still be left open ("ngày … tháng … năm 2020").
_LONG = re.compile(
    rf"ngày\s*(?P<day>{_BLANK})\s*tháng\s*(?P<month>{_BLANK})\s*năm\s*(?P<year>\d{{4}}|\d{{0,3}}[.…_]*)(?!\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4})(?![\d/-])"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date found in a text at `start`…`end`.

    `day`, `month`, `year` are the digits as written, "" where they are left open. `date` is None where one is
    open or the calendar has no such day.
    """

    start: int
    end: int
    form: Literal["words", "numeric"]
    day: str
    month: str
    year: str

    @property
    def date(self) -> date | None:
        if not (self.day and self.month and len(self.year) == 4):
            return None
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except ValueError:
            return None

    @property
    def complete(self) -> bool:
        """Day, month and year are all written; the day need not exist."""
        return bool(self.day and self.month and len(self.year) == 4)

    @property
    def padded(self) -> bool:
        """A zero stands before days below 10 and before January and February, as Nghị định 30/2020/NĐ-CP asks
        (Phụ lục I, Phần I, Mục II, khoản 4)."""
        return len(self.day) == 2 and (len(self.month) == 2 or self.month not in {"1", "2"})


def find(text: str) -> list[Written]:
    """The dates of a text (NFC), in order."""
    found = [_written(match, "words") for match in _LONG.finditer(text)]
    found += [_written(match, "numeric") for match in _NUMERIC.finditer(text)]
    return sorted(found, key=lambda written: written.start)


def _written(match: re.Match[str], form: Literal["words", "numeric"]) -> Written:
    day, month, year = (match[name].strip(".…_ \u00a0") for name in ("day", "month", "year"))
    return Written(match.start(), match.end(), form, day, month, year)
