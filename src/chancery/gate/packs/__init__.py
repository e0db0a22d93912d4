"""Rule packs as data (YAML); each rule cites its article and its effective dates.

A pack is a file of this folder or of a folder in it. Of the packs of form one binds a document, by its system and date;
of style and consistency all do that are in force. A pack of procedure is a type of matter (loại việc), of which a dossier is
asked, not a text (gate/procedure). `extends` takes the rules of another pack of the same folder, or of any of ours; a rule of
the same code replaces the one taken, and `drop` leaves rules out. A newer regulation is a new file. An office puts packs of
its own into a folder that CHANCERY_PACKS names; outside of form, its rule replaces that of the same code. A rule of style has
examples, `good` and `bad`: a text, a paragraph a line, or a list of paragraphs.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chancery.gate.rule import Rule

from .matter import Matter, matter_of, unknown_names

HERE = Path(__file__).parent
# The same loader in C, ten times as quick, where PyYAML was built with it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SEVERITIES = ("error", "warning", "advice")
_REQUIRED = ("code", "check", "article", "title", "english", "mend")
_KNOWN = {
    *_REQUIRED,
    "severity",
    "component",
    "with",
    "good",
    "bad",
    "fixable",
    "from",
    "until",
    "unconfirmed",
    "for",
}
FAMILIES = ("form", "style", "consistency", "procedure")


class PackError(Exception):
    """A pack can't be loaded: names the file, the line and the mend."""


@dataclass(frozen=True)
class Kind:
    """A type of document (tên loại). `symbols`: abbreviation in the symbol, by system."""

    code: str
    name: str
    english: str
    symbols: dict[str, str]


@dataclass(frozen=True)
class Pack:
    """The rules of one regulation, or of one subject of a family. `since`..`until` is when it binds.

    system: state or party, "" for both. matter: what a pack of procedure says besides its rules.
    """

    code: str
    title: str
    english: str
    family: str
    system: str
    since: date
    until: date | None
    rules: tuple[Rule, ...]
    matter: Matter | None = None

    def binds(self, system: str | None, day: date) -> bool:
        """Whether it binds documents of this system on that day."""
        return (
            (not self.system or self.system == system)
            and self.since <= day
            and (self.until is None or day <= self.until)
        )


@cache
def kinds() -> dict[str, Kind]:
    """Every type of document, by code."""
    raw = yaml.load((HERE / "kinds.yaml").read_text(), _LOADER)  # noqa: S506 the loader is a safe one
    return {
        code: Kind(
            code, value["name"], value["english"], {k: value[k] for k in ("state", "party") if k in value}
        )
        for code, value in raw.items()
    }


@cache
def packs() -> dict[str, Pack]:
    """Every pack, by code, the office's own included. Raises PackError."""
    paths = sorted(path for path in HERE.rglob("*.yaml") if path.stem != "kinds")
    if own := os.environ.get("CHANCERY_PACKS"):
        paths += sorted(Path(own).rglob("*.yaml"))
    return {path.stem: load(path) for path in paths}


@cache
def forms() -> dict[str, Pack]:
    """The packs of form, by code."""
    return {code: pack for code, pack in packs().items() if pack.family == "form"}


@cache
def rules_by_code() -> dict[str, tuple[Pack, Rule]]:
    """Every rule with the pack that states it: for a rule taken over, the pack that it comes from."""
    found: dict[str, tuple[Pack, Rule]] = {}
    for pack in sorted(forms().values(), key=lambda pack: pack.since):
        for rule in pack.rules:
            found.setdefault(rule.code, (pack, rule))
    others = [pack for pack in packs().values() if pack.family != "form"]
    return found | {rule.code: (pack, rule) for pack in others for rule in pack.rules}


def choose(system: str, day: date) -> Pack | None:
    """The pack of form that binds documents of `system` on `day`: the latest in force then."""
    able = [pack for pack in forms().values() if pack.system == system]
    binding = [pack for pack in able if pack.binds(system, day)]
    if binding:
        return max(binding, key=lambda pack: pack.since)
    # A document from before the first pack is read by the first.
    return min(able, key=lambda pack: pack.since, default=None)


def load(path: Path) -> Pack:
    """The pack in a file. Raises PackError with file, line and mend."""
    loader = _LOADER(path.read_text())
    try:
        # Read once, for what it says and for the lines that say it.
        node = loader.get_single_node()
        raw = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, ValueError) as error:
        raise PackError(f"{path.name}: {error}") from error
    finally:
        loader.dispose()
    if not isinstance(raw, dict):
        raise PackError(f"{path.name}:1: a pack is a mapping; begin with `title:`")
    family = raw.get("family", "form")
    if family not in FAMILIES:
        raise PackError(f"{path.name}:1: family {family} is none of {', '.join(FAMILIES)}")
    for name in ("title", "english", "since", "rules", *(["system"] if family == "form" else [])):
        if name not in raw:
            raise PackError(f"{path.name}:1: `{name}:` is missing; add it at the top level")
    lines = _rule_lines(node)
    own = [_rule(path, line, item, family) for line, item in zip(lines, raw["rules"] or [], strict=True)]
    codes = [rule.code for rule in own]
    for line, code in zip(lines, codes, strict=True):
        if codes.count(code) > 1:
            raise PackError(f"{path.name}:{line}: the code {code} stands twice; give one of them a new code")
    taken: dict[str, Rule] = {}
    above: Matter | None = None
    if base := raw.get("extends"):
        parent = path.with_name(f"{base}.yaml")
        parent = parent if parent.exists() else next(HERE.rglob(parent.name), parent)
        if not parent.exists():
            raise PackError(f"{path.name}:1: `extends: {base}` names no pack of this folder")
        dropped = set(raw.get("drop", ()))
        extended = load(parent)
        above = extended.matter
        taken = {rule.code: rule for rule in extended.rules if rule.code not in dropped}
    taken |= {rule.code: rule for rule in own}
    matter = _matter(path, raw, above, dict(zip(lines, own, strict=True))) if family == "procedure" else None
    return Pack(
        path.stem,
        raw["title"],
        raw["english"],
        family,
        raw.get("system", ""),
        raw["since"],
        raw.get("until"),
        tuple(taken.values()),
        matter,
    )


def _matter(path: Path, raw: dict[str, Any], above: Matter | None, rules: dict[int, Rule]) -> Matter:
    try:
        matter = matter_of(raw, above)
    except ValueError as error:
        raise PackError(f"{path.name}:1: {error}") from error
    for line, rule in rules.items():
        if unknown := unknown_names(matter, rule.params):
            raise PackError(f"{path.name}:{line}: {unknown}")
    return matter


def _rule_lines(node: Any) -> list[int]:
    for key, value in node.value:
        if key.value == "rules":
            return [item.start_mark.line + 1 for item in value.value]
    return []


def _text(example: str | list[str]) -> str:
    """An example as its paragraphs, a line each."""
    return example.strip("\n") if isinstance(example, str) else "\n".join(example)


def _rule(path: Path, line: int, item: dict[str, Any], family: str) -> Rule:
    from chancery.gate.checks import CHECKS
    from chancery.gate.checks.params import problem
    from chancery.gate.procedure.checks import CHECKS as OF_PROCEDURE

    def fail(problem: str) -> PackError:
        return PackError(f"{path.name}:{line}: {problem}")

    for name in _REQUIRED:
        if not item.get(name):
            raise fail(f"`{name}` is missing; add it to the rule {item.get('code', '')}")
    if unknown := item.keys() - _KNOWN:
        raise fail(f"unknown key {', '.join(sorted(unknown))}; the keys are {', '.join(sorted(_KNOWN))}")
    if strange := set(item.get("for", ())) - kinds().keys():
        raise fail(f"no type is called {', '.join(sorted(strange))}; kinds.yaml has the types")
    known = OF_PROCEDURE if family == "procedure" else CHECKS
    if item["check"] not in known:
        raise fail(f"no check is called {item['check']}; there are {', '.join(sorted(known))}")
    if wrong := problem(item["check"], item.get("with", {})):
        raise fail(wrong)
    if family == "style" and not (item.get("good") and item.get("bad")):
        raise fail("a rule of style is tested by its examples; add `good` and `bad`")
    severity = item.get("severity", "advice" if family == "style" else "error")
    if severity not in SEVERITIES:
        raise fail(f"severity {severity} is none of {', '.join(SEVERITIES)}")
    if item.get("unconfirmed") and severity == "error":
        raise fail("a provision that is not confirmed can't have severity error; make it a warning or advice")
    return Rule(
        code=item["code"],
        check=item["check"],
        severity=severity,
        article=item["article"],
        title=item["title"],
        english=item["english"],
        mend=item["mend"],
        component=item.get("component", ""),
        params=item.get("with", {}),
        good=_text(item.get("good", "")),
        bad=_text(item.get("bad", "")),
        fixable=item.get("fixable", False),
        unconfirmed=item.get("unconfirmed", False),
        since=item.get("from"),
        until=item.get("until"),
        kinds=tuple(item.get("for", ())),
    )
