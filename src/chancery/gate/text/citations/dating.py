"""The date behind a document's number: "ngày 08 tháng 4 năm 2004", "ký ngày 6-12-2013", "năm 2016"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_LEAD = r"\s*[,(]?\s*(?:(?:được\s+)?(?:ban hành|ký|ra|công bố|có hiệu lực)\s+)?(?:vào\s+)?"
_LONG = re.compile(
    rf"{_LEAD}ngày\s*(?P<day>\d{{1,2}})\s*(?:tháng|/|-)\s*(?P<month>\d{{1,2}})\s*(?:,?\s*năm|/|-)\s*(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"{_LEAD}ngày\s*(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})(?:\s?[/.-]\s?(?P<year>\d{{4}}|\d\d))?(?![\d/])",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\s*,?\s*\(?\s*(?:(?:hiện hành|ban hành|sửa đổi)\s+)?năm\s+(?P<year>(?:19|20)\d\d)(?!\d|\s?[/–-])"
)
_BARE_YEAR = re.compile(r"\s+\(?(?P<year>(?:19|20)\d\d)(?!\d|\s?[/–-])")


class Dating(NamedTuple):
    """A date, or the year alone; neither where a day is written without year. end: of what was read."""

    dated: date | None
    year: int | None
    end: int


def date_at(text: str, start: int) -> Dating | None:
    """The day written behind a document's name that ends at `start`."""
    match = _LONG.match(text, start) or _SHORT.match(text, start)
    if match is None:
        return None
    written = match["year"]
    if written is None:
        return Dating(None, None, _closed(text, match))
    year = int(written) if len(written) == 4 else 2000 + int(written)
    try:
        return Dating(date(year, int(match["month"]), int(match["day"])), year, _closed(text, match))
    except ValueError:
        return Dating(None, year, _closed(text, match))


def year_at(text: str, start: int, bare: bool = False) -> Dating | None:
    """The year written there: "năm 2016". bare: "2015" alone counts too."""
    match = _YEAR.match(text, start) or (_BARE_YEAR.match(text, start) if bare else None)
    return Dating(None, int(match["year"]), _closed(text, match)) if match else None


def _closed(text: str, match: re.Match[str]) -> int:
    """Where the match ends, with the bracket that closes one it opened."""
    closing = re.compile(r"\s*\)").match(text, match.end()) if "(" in match[0] else None
    return closing.end() if closing else match.end()
