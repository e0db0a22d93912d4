"""Working days (lunar Tết included) and deadlines with their reasons."""

from .days import (
    SETTLED_UNTIL,
    add_working_days,
    holiday_name,
    is_working_day,
    working_days_between,
)
from .deadlines import Due, Rule, due, rule

__all__ = [
    "SETTLED_UNTIL",
    "Due",
    "Rule",
    "add_working_days",
    "due",
    "holiday_name",
    "is_working_day",
    "rule",
    "working_days_between",
]
