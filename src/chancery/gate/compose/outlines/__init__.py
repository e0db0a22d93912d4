"""What a new draft of each type begins with: the outlines in this folder, a line a block.

"Phần I. …", "Chương I. …", "Mục 1. …", "Tiểu mục 1. …": divisions with their titles · "Điều 1. …": an article, whose
words are its title when no full stop ends them · "I. …": a heading · "1. …": a clause · "a) …": a point · "- …": an item
of a list · "! …": the enacting word · "| … | …": a row of a table, whose first row is its heading · anything else: a
paragraph. `both.yaml` holds what the two systems share; a system's own file goes before it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml

from chancery.gate.packs import kinds

from ..parts import Block, System

_HERE = Path(__file__).parent
_ROMAN, _ARABIC = r"(?P<number>[IVXLC]+)\.", r"(?P<number>\d+)\."
_FORMS: list[tuple[str, re.Pattern[str]]] = [
    ("part", re.compile(rf"Phần {_ROMAN} (?P<title>.+)")),
    ("chapter", re.compile(rf"Chương {_ROMAN} (?P<title>.+)")),
    ("section", re.compile(rf"Mục {_ARABIC} (?P<title>.+)")),
    ("subsection", re.compile(rf"Tiểu mục {_ARABIC} (?P<title>.+)")),
    ("article", re.compile(rf"Điều {_ARABIC} (?P<text>.+\.\]?)")),
    ("article", re.compile(rf"Điều {_ARABIC} (?P<title>.+)")),
    ("heading", re.compile(rf"{_ROMAN} (?P<title>.+)")),
    ("clause", re.compile(rf"{_ARABIC} (?P<text>.+)")),
    ("point", re.compile(r"(?P<number>[a-zđ])\) (?P<text>.+)")),
    ("dash", re.compile(r"- (?P<text>.+)")),
    ("order", re.compile(r"! (?P<text>.+)")),
]
# A column of numbers is narrow, one of tasks wide.
_SHARES = {"TT": 0.5, "Nhiệm vụ": 2.0, "Trích yếu": 3.0}


@cache
def outline(system: System, kind: str) -> tuple[Block, ...]:
    """The skeleton of a type's content, with prompts in square brackets for what the drafter has to say.

    Raises KeyError for a type that the system doesn't have.
    """
    if system not in kinds()[kind].symbols:
        raise KeyError(kind)
    return _blocks(_read(system).get(kind) or _read("both")[kind])


@cache
def _read(name: str) -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load((_HERE / f"{name}.yaml").read_text())
    return loaded


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for is_row, group in groupby(text.splitlines(), key=lambda line: line.startswith("|")):
        together = list(group)
        blocks += [_table(together)] if is_row else map(_block, together)
    return tuple(blocks)


def _table(lines: list[str]) -> Block:
    rows = tuple(tuple(cell.strip() for cell in line.split("|")[1:]) for line in lines)
    return Block("table", rows=rows, widths=tuple(_SHARES.get(cell, 1.25) for cell in rows[0]))


def _block(line: str) -> Block:
    for kind, form in _FORMS:
        if match := form.fullmatch(line):
            said = match.groupdict()
            return Block(
                kind, said.get("text") or "", number=said.get("number") or "", title=said.get("title") or ""
            )
    return Block("text", line)
