"""A rule: one provision of a regulation that can be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Rule:
    """A provision that can be checked. `check` names a function of gate.checks, `params` are its arguments."""

    code: str
    check: str
    severity: str
    article: str
    title: str
    english: str
    mend: str
    component: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    good: str = ""
    bad: str = ""
    fixable: bool = False
    unconfirmed: bool = False
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
