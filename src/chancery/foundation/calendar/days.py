"""Which days are worked in Vietnamese state agencies.

Saturdays and Sundays are free, so are the holidays of art. 112 of the Labour Code 2019 (Bộ luật Lao động), and
the next working day when one of them falls on a weekend (art. 111.3). The `holidays` library knows these and
most exchanged days; `compensatory.yaml` has the rest.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import holidays
import yaml
from django.utils.translation import gettext as _

ONE = datetime.timedelta(days=1)
SATURDAY = 5

_DATA: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "compensatory.yaml").read_text(encoding="utf-8")
)
SETTLED_UNTIL: int = _DATA["settled_until"]
"""The last year whose days off are decided; later ones are expected."""


@dataclass(frozen=True)
class Exchange:
    """A weekday that is free because a weekend day is worked instead; `source` is the decision."""

    free: datetime.date
    worked: datetime.date
    source: str


_EXCHANGES = [Exchange(**exchange) for exchange in _DATA["exchanges"]]
_FREE = {exchange.free: exchange for exchange in _EXCHANGES}
_WORKED = {exchange.worked: exchange for exchange in _EXCHANGES}


_BEGINNING = 2000


@cache
def _year(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year, language="vi")


def is_working_day(day: datetime.date) -> bool:
    """Whether `day` is worked."""
    if day in _WORKED:
        return True
    if day in _FREE:
        return False
    year = _year(day.year)
    return day in year.weekend_workdays if day.weekday() >= SATURDAY else day not in year


def holiday_name(day: datetime.date) -> str | None:
    """What the free day is called in Vietnamese; None for a working day and for a plain weekend."""
    if day in _WORKED:
        return None
    if exchange := _FREE.get(day):
        return _("Nghỉ, làm bù ngày %(day)s") % {"day": f"{exchange.worked:%d/%m/%Y}"}
    return _year(day.year).get(day)


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """The `count`th working day after `day`, or before it for a negative count; `day` itself for 0."""
    step = ONE if count > 0 else -ONE
    for _nth in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(start: datetime.date, end: datetime.date) -> int:
    """How many working days there are after `start` up to and with `end`; negative when `end` is before."""
    return _worked_up_to(end) - _worked_up_to(start)


def _worked_up_to(day: datetime.date) -> int:
    """The working days from an arbitrary beginning up to and with `day`, by each year's running count."""
    return _worked_before(day.year) + _counts(day.year)[day.timetuple().tm_yday]


@cache
def _worked_before(year: int) -> int:
    """The working days from `_BEGINNING` to the end of the year before; negative for years before it."""
    if year >= _BEGINNING:
        return sum(_counts(one)[-1] for one in range(_BEGINNING, year))
    return -sum(_counts(one)[-1] for one in range(year, _BEGINNING))


@cache
def _counts(year: int) -> list[int]:
    """For each day of the year, by its number, how many were worked up to it; [0] is 0."""
    first = datetime.date(year, 1, 1)
    days = (datetime.date(year, 12, 31) - first).days + 1
    return list(accumulate((is_working_day(first + ONE * nth) for nth in range(days)), initial=0))
