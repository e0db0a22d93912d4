"""Two versions side by side in one text: what was taken out, what was put in."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

_WORD = re.compile(r"\s+|[^\W_]+|.", re.UNICODE)
_ALIKE = 0.5
"""Paragraphs that share at least half of their words are taken for one paragraph, changed."""


@dataclass(frozen=True)
class Change:
    """A stretch of a paragraph: kept, removed ("del") or added ("ins")."""

    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """A paragraph of the comparison. kind: same, changed, removed or added."""

    kind: str
    parts: tuple[Change, ...]


def compare(old: list[str], new: list[str]) -> list[Row]:
    """The comparison of two texts, given as paragraphs."""
    rows: list[Row] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            rows += [Row("same", (Change("", text),)) for text in old[a:b]]
        else:
            rows += _between(old[a:b], new[c:d])
    return rows


def _between(removed: list[str], added: list[str]) -> list[Row]:
    """Pairs the paragraphs that are alike, in order; the others were taken out or put in whole."""
    rows: list[Row] = []
    rest = list(added)
    for text in removed:
        place = next((n for n, other in enumerate(rest) if _alike(text, other)), None)
        if place is None:
            rows.append(Row("removed", (Change("del", text),)))
            continue
        rows += [Row("added", (Change("ins", other),)) for other in rest[:place]]
        rows.append(Row("changed", _words(text, rest[place])))
        rest = rest[place + 1 :]
    return rows + [Row("added", (Change("ins", text),)) for text in rest]


def _alike(left: str, right: str) -> bool:
    matcher = difflib.SequenceMatcher(None, left.split(), right.split(), autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    )


def _words(old: str, new: str) -> tuple[Change, ...]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    parts: list[Change] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Change("", "".join(before[a:b])))
            continue
        if b > a:
            parts.append(Change("del", "".join(before[a:b])))
        if d > c:
            parts.append(Change("ins", "".join(after[c:d])))
    return tuple(parts)
