"""The gate's findings as the page of a document shows them: by family, with what became of those of the version before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancery.gate.packs import rules_by_code

from .models import Document, Silence, Version
from .silence import covering

FAMILIES: dict[str, Promise] = {
    "form": _("Thể thức"),
    "style": _("Văn phong"),
    "consistency": _("Nhất quán"),
    "procedure": _("Thủ tục"),
}
SEVERITIES: dict[str, Promise] = {"error": _("Lỗi"), "warning": _("Cảnh báo"), "advice": _("Gợi ý")}
LEGACY = frozenset(code for code, (_pack, rule) in rules_by_code().items() if rule.check == "unicode-only")
"""The rules that a text in an old code breaks; its page offers the conversion."""


@dataclass(frozen=True)
class Item:
    """A finding. at: its place in the appraisal's list. new: the version before had none like it.

    mendable: the gate mends it by itself, or knows the words that would be right.
    """

    at: int
    finding: dict[str, Any]
    family: str
    mend: str
    new: bool
    mendable: bool
    silence: Silence | None = None

    @property
    def ident(self) -> str:
        """Its name on the page."""
        return f"f{self.at}"

    @property
    def href(self) -> str:
        """Where its passage stands on the page; "" for the document as a whole."""
        return f"#p{self.finding['paragraph']}" if self.finding["paragraph"] else ""

    @property
    def legacy(self) -> bool:
        return self.finding["rule"] in LEGACY


@dataclass(frozen=True)
class Group:
    """The findings of a family that stand."""

    family: str
    label: Promise
    items: list[Item]


@dataclass(frozen=True)
class Panel:
    """What the gate says of a version. mended: how many findings of the version before are gone, None without one."""

    groups: list[Group]
    silenced: list[Item]
    counts: dict[str, int]
    mended: int | None
    new: int

    @property
    def severities(self) -> list[tuple[str, Promise, int]]:
        return [(name, label, self.counts[name]) for name, label in SEVERITIES.items() if self.counts[name]]

    @property
    def standing(self) -> list[Item]:
        return [item for group in self.groups for item in group.items]


def panel(document: Document, version: Version | None, before: Version | None) -> Panel | None:
    """What is shown of a version's appraisal, beside that of the version before; None where there is no appraisal."""
    appraisal = getattr(version, "appraisal", None)
    if appraisal is None:
        return None
    findings = appraisal.findings
    covered = covering(document.silences.filter(ended_at=None).select_related("by"), findings)
    past = getattr(before, "appraisal", None)
    left = Counter(map(_words, past.findings)) if past else Counter()
    items = []
    for at, finding in enumerate(findings):
        known = left[_words(finding)] > 0
        left[_words(finding)] -= known
        items.append(_item(at, finding, past is not None and not known, covered.get(at)))
    standing = [item for item in items if item.silence is None]
    return Panel(
        groups=[
            Group(family, label, found)
            for family, label in FAMILIES.items()
            if (found := [item for item in standing if item.family == family])
        ],
        silenced=[item for item in items if item.silence],
        counts={name: sum(item.finding["severity"] == name for item in standing) for name in SEVERITIES},
        mended=left.total() if past else None,
        new=sum(item.new for item in items),
    )


def _item(at: int, finding: dict[str, Any], new: bool, silence: Silence | None) -> Item:
    pack, rule = rules_by_code().get(finding["rule"], (None, None))
    return Item(
        at=at,
        finding=finding,
        family=pack.family if pack else "form",
        mend=rule.mend if rule else "",
        new=new,
        mendable=finding["fixable"] or finding.get("replacement") is not None,
        silence=silence,
    )


def _words(finding: dict[str, Any]) -> tuple[str, str, str]:
    """By what a finding is known again in another version: paragraphs move."""
    return finding["rule"], finding["message"], finding["quote"]
