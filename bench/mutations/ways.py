"""What the sets of ways share: a way breaks one thing in a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chancery.gate.rule import Rule

from .documents import Made
from .draft import Draft

Break = Callable[[Draft], None]


@dataclass(frozen=True)
class Way:
    """One way to break a rule.

    also: codes of rules that it can't but break as well; either: of rules that may speak in its stead, where which of them
    does depends on how sure they are; fits: the documents it suits.
    """

    name: str
    act: Break
    also: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    fits: Callable[[Made], bool] = lambda made: True


Maker = Callable[[Rule], list[Way]]
BY_CHECK: dict[str, Maker] = {}
BY_CODE: dict[str, Maker] = {}


def of_check(*names: str) -> Callable[[Maker], Maker]:
    """Registers the ways to break every rule that has this check."""

    def register(maker: Maker) -> Maker:
        for name in names:
            BY_CHECK[name] = maker
        return maker

    return register


def of_rule(*codes: str) -> Callable[[Maker], Maker]:
    """Registers the ways to break one rule."""

    def register(maker: Maker) -> Maker:
        for code in codes:
            BY_CODE[code] = maker
        return maker

    return register


def ways(rule: Rule) -> list[Way]:
    """Every way to break the rule; none where nobody has said how."""
    maker = BY_CODE.get(rule.code) or BY_CHECK.get(rule.check)
    return maker(rule) if maker else []
