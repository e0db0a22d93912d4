"""What fixers are, and where they are registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chancery.gate.checks import Fault
from chancery.gate.detect import Detection
from chancery.gate.docx.rewrite import Edit
from chancery.gate.rule import Rule

Fixer = Callable[[Detection, Rule], Iterator[Edit]]
"""The edits that put every departure from the rule right."""
Reword = Callable[[Detection, Rule, Fault], str | None]
"""What would be right in the place of the fault's words; None where only the writer can know."""
FIXERS: dict[str, Fixer] = {}
REWORDS: dict[str, Reword] = {}


def fixer(check: str) -> Callable[[Fixer], Fixer]:
    """Registers the fixer of a check's rules."""

    def register(function: Fixer) -> Fixer:
        FIXERS[check] = function
        return function

    return register


def reword(check: str) -> Callable[[Reword], Reword]:
    """Registers what puts right the words that a check finds fault with."""

    def register(function: Reword) -> Reword:
        REWORDS[check] = function
        return function

    return register
