"""What a new draft of each type begins with."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from .parts import Block

_PLAIN = ("[Nội dung văn bản.]",)
_FORMS: list[tuple[re.Pattern[str], str]] = [
    (re.compile(r"^Chương (?P<number>[IVX]+)\. (?P<title>.+)$"), "chapter"),
    (re.compile(r"^Điều (?P<number>\d+)\. \[(?P<title>[^\].]+)\]$"), "article"),
    (re.compile(r"^Điều (?P<number>\d+)\. (?P<text>.+)$"), "article"),
    (re.compile(r"^(?P<number>[IVX]+)\. (?P<title>.+)$"), "heading"),
    (re.compile(r"^(?P<number>\d+)\. (?P<text>.+)$"), "clause"),
    (re.compile(r"^! (?P<text>.+)$"), "order"),
]


@cache
def _outlines() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "outlines.yaml").read_text())
    return loaded


def outline(kind: str) -> tuple[Block, ...]:
    """The skeleton of a type's content, with prompts in square brackets for what the drafter has to say."""
    return tuple(_block(line) for line in _outlines().get(kind, _PLAIN))


def _block(line: str) -> Block:
    for pattern, kind in _FORMS:
        if match := pattern.match(line):
            return Block(kind, **match.groupdict())
    return Block("text", line)
