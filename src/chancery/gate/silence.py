"""Findings silenced with a written reason: by options of the command line, or by `.chancery.yaml` beside the documents.

silence:
  - rule: ND30-609
    reason: Biểu mẫu do Bộ ban hành, giữ nguyên khoảng cách.
    files: "mau-*.docx"     # these files only; all of the folder where it isn't said
    quote: "Mẫu số 01"      # findings on this text only
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .findings import Finding, Result, Silenced
from .packs import rules_by_code

FILE = ".chancery.yaml"
_KEYS = {"rule", "reason", "files", "quote"}


class SilenceError(Exception):
    """A silence can't be read: the message says where, and the mend."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Silences a rule with a reason. files: a pattern of file names; quote: words that the finding must be about."""

    rule: str
    reason: str
    files: str = "*"
    quote: str = ""

    def covers(self, path: str, finding: Finding) -> bool:
        return (
            finding.rule == self.rule and self.quote in finding.quote and fnmatch(Path(path).name, self.files)
        )


def option(text: str) -> Silence:
    """CODE=reason, as the command line has it. Raises SilenceError."""
    code, _, reason = text.partition("=")
    return _silence({"rule": code.strip(), "reason": reason.strip()}, f"--silence {text}")


def of_folder(folder: Path) -> tuple[Silence, ...]:
    """What the file of the folder silences; nothing where there is none. Raises SilenceError."""
    path = folder / FILE
    try:
        return _written(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return ()


@cache
def _written(path: Path, changed: int) -> tuple[Silence, ...]:
    """What the file says since it was last changed."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SilenceError(f"{path}: {error}") from error
    try:
        raw = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise SilenceError(f"{path}: {error}") from error
    items = raw.get("silence") if isinstance(raw, dict) else None
    if not isinstance(items, list) or raw.keys() - {"silence"}:
        raise SilenceError(f"{path}: the file has one key, `silence:`, a list of rules with their reasons")
    return tuple(_silence(item, f"{path}, {number}") for number, item in enumerate(items, start=1))


def _silence(item: Any, where: str) -> Silence:
    if not isinstance(item, dict) or not item.keys() <= _KEYS:
        raise SilenceError(f"{where}: a silence has the keys {', '.join(sorted(_KEYS))}")
    values = {name: str(value).strip() for name, value in item.items()}
    code = values.get("rule", "").upper()
    if code not in rules_by_code():
        raise SilenceError(f"{where}: there is no rule {code or '(none)'}")
    if not values.get("reason"):
        raise SilenceError(f"{where}: give the reason why {code} is silenced")
    return Silence(**{**values, "rule": code})


def silenced(result: Result, silences: Iterable[Silence]) -> Result:
    """The result with what is silenced put apart; the verdict is that of the other findings."""
    silences = tuple(silences)
    if not silences or not result.findings:
        return result
    kept: list[Finding] = []
    apart: list[Silenced] = []
    for finding in result.findings:
        reason = next((s.reason for s in silences if s.covers(result.path, finding)), None)
        if reason is None:
            kept.append(finding)
        else:
            apart.append(Silenced(finding, reason))
    verdict = "fail" if any(finding.severity == "error" for finding in kept) else "pass"
    return replace(result, verdict=verdict, findings=tuple(kept), silenced=tuple(apart))
