"""Asks the rules of a type of matter about a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.gate.findings import Finding
from chancery.gate.packs import Pack, packs
from chancery.gate.rule import Rule

from .case import Case
from .checks import CHECKS


@dataclass(frozen=True)
class Item:
    """A line of the checklist: a rule, and what is amiss by it; nothing where it is met."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def met(self) -> bool:
        return not self.findings


def matters(system: str, day: date) -> dict[str, Pack]:
    """The types of matter (loại việc) of a system on a day, by code, those that ask least first."""
    found: dict[str, Pack] = {}
    for pack in sorted(packs().values(), key=lambda pack: (pack.since, pack.code)):
        if pack.matter and pack.binds(system, day):
            found[pack.matter.code] = pack
    return dict(sorted(found.items(), key=lambda item: (len(item[1].rules), item[0])))


def matter(code: str, system: str, day: date) -> Pack:
    """The type of matter in force on that day; of a day before the first, the first. Raises KeyError."""
    able = [
        pack
        for pack in packs().values()
        if pack.matter and pack.matter.code == code and pack.system in ("", system)
    ]
    binding = [pack for pack in able if pack.binds(system, day)]
    if binding:
        return max(binding, key=lambda pack: pack.since)
    if not able:
        raise KeyError(code)
    return min(able, key=lambda pack: pack.since)


def checklist(case: Case, lang: str = "vi") -> list[Item]:
    """Every rule that binds the case, with its findings. lang: the language of the messages, vi or en."""
    pack = matter(case.matter, case.system, case.on)
    assert pack.matter is not None  # it was chosen by it
    return [
        Item(
            rule,
            tuple(
                Finding(
                    rule=rule.code,
                    severity=rule.severity,
                    message=words[1 if lang == "en" else 0],
                    article=rule.article,
                    paragraph=0,
                    start=0,
                    end=0,
                    quote="",
                    fixable=False,
                )
                for words in CHECKS[rule.check](case, rule, pack.matter)
            ),
        )
        for rule in pack.rules
        if rule.binds(case.kind, case.on)
    ]


def examine(case: Case, lang: str = "vi") -> tuple[Finding, ...]:
    """What is amiss with the case, in the order of the rules."""
    return tuple(finding for item in checklist(case, lang) for finding in item.findings)
