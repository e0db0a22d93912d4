"""A rule: one provision of a regulation that can be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Rule:
    """A provision that can be checked. `check` names a function of gate.checks, `params` are its arguments.

    kinds: the types of documents that it binds; all where it names none. good, bad: texts that pass and that break it.
    fixable: the gate may mend it by itself: its check has a fixer, or says the replacement with each fault.
    """

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
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def binds(self, kind: str | None, day: date) -> bool:
        """Whether it binds a document of this type on that day."""
        in_force = (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
        return in_force and (not self.kinds or kind in self.kinds)
