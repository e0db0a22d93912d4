"""Deadlines: a rule's working days counted from a day, with the reason in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from .days import ONE, SETTLED_UNTIL, add_working_days, holiday_name, is_working_day


@dataclass(frozen=True)
class Rule:
    """A time limit: `days` working days after the day that starts it. `text` is the regulation's own words."""

    code: str
    name: str
    article: str
    text: str
    days: int
    since: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True)
class Due:
    """A deadline: the last day, the rule that gives it, and why, in words for the reader."""

    date: datetime.date
    rule: Rule
    why: str


@cache
def _rules() -> tuple[Rule, ...]:
    read = yaml.safe_load((Path(__file__).parent / "rules.yaml").read_text(encoding="utf-8"))
    return tuple(Rule(**values) for values in read)


def rule(code: str, on: datetime.date) -> Rule:
    """The rule of that code in force on that day. Raises LookupError when there is none."""
    for found in _rules():
        if found.code == code and found.since <= on and (found.until is None or on <= found.until):
            return found
    raise LookupError(f"no rule {code!r} in force on {on}")


def due(start: datetime.date, rule_code: str) -> Due:
    """The deadline of something that starts on `start`, by the rule in force that day. Raises LookupError."""
    found = rule(rule_code, start)
    date = add_working_days(start, found.days)
    return Due(date, found, _why(start, date, found))


def _why(start: datetime.date, date: datetime.date, found: Rule) -> str:
    parts = [f"{found.text} ({found.article})."]
    if found.days == 0:
        parts.append(_("Trong ngày %(start)s.") % {"start": _shown(start)})
    else:
        parts.append(
            _("Tính từ ngày %(start)s, cộng %(days)s ngày làm việc: ngày %(date)s.")
            % {"start": _shown(start), "days": found.days, "date": _shown(date)}
        )
    if skipped := _skipped(start, date):
        parts.append(_("Không tính: %(days)s.") % {"days": skipped})
    if date.year > SETTLED_UNTIL:
        parts.append(_("Lịch nghỉ năm %(year)s còn là dự kiến.") % {"year": date.year})
    return " ".join(parts)


def _skipped(start: datetime.date, date: datetime.date) -> str:
    """The days off after `start` and before `date`, named."""
    found = []
    for nth in range(1, (date - start).days):
        day = start + ONE * nth
        if not is_working_day(day):
            found.append(f"{_shown(day)} ({holiday_name(day) or _('nghỉ hằng tuần')})")
    return ", ".join(found)


def _shown(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
