"""A version's text as the page shows it: paragraphs and tables, with the passages that findings point to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from chancery.foundation import files
from chancery.gate.docx.model import Document as Docx
from chancery.gate.docx.model import Paragraph
from chancery.gate.docx.read import read

from .models import Version

_Placed = tuple[int, dict[str, Any]]
"""A finding and its place in the appraisal's list."""
_RANK = {"error": 3, "warning": 2, "advice": 1}


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one look. severity: that of the gravest finding on it; at: the places of all of them."""

    text: str
    bold: bool
    italic: bool
    underline: bool
    severity: str
    at: str


@dataclass(frozen=True)
class Shown:
    """A paragraph as the page shows it. align: left, center, right or both."""

    index: int
    align: str
    label: str
    pieces: tuple[Piece, ...]
    rule: bool
    severity: str


@dataclass
class Block:
    """A paragraph, or a table: rows of cells of paragraphs."""

    paragraph: Shown | None = None
    rows: list[list[list[Shown]]] = field(default_factory=list)


def blocks(
    version: Version, findings: list[dict[str, Any]], marked: Collection[int] | None = None
) -> list[Block]:
    """The version's text, in order. marked: the places of the findings whose words are marked; all if not said."""
    return layout(read(files.read_bytes(version.blob)), findings, marked)


def layout(docx: Docx, findings: list[dict[str, Any]], marked: Collection[int] | None = None) -> list[Block]:
    by_paragraph: dict[int, list[_Placed]] = {}
    for at, finding in enumerate(findings):
        if marked is None or at in marked:
            by_paragraph.setdefault(finding["paragraph"], []).append((at, finding))
    found: list[Block] = []
    table: int | None = None
    for paragraph in docx.paragraphs:
        shown = _shown(paragraph, by_paragraph.get(paragraph.index, []))
        cell = paragraph.cell
        if cell is None:
            table = None
            found.append(Block(shown))
            continue
        if table != cell.table:
            table = cell.table
            found.append(Block())
        rows = found[-1].rows
        while len(rows) <= cell.row:
            rows.append([])
        while len(rows[cell.row]) <= cell.column:
            rows[cell.row].append([])
        rows[cell.row][cell.column].append(shown)
    return found


def _shown(paragraph: Paragraph, findings: list[_Placed]) -> Shown:
    cuts = {0, len(paragraph.text)}
    cuts |= {edge for run in paragraph.runs for edge in (run.start, run.end)}
    cuts |= {edge for _, finding in findings for edge in (finding["start"], finding["end"])}
    edges = sorted(edge for edge in cuts if 0 <= edge <= len(paragraph.text))
    pieces = []
    for start, end in pairwise(edges):
        look = paragraph.format_at(start)
        covering = [(at, f["severity"]) for at, f in findings if f["start"] <= start and end <= f["end"]]
        text = paragraph.text[start:end]
        pieces.append(
            Piece(
                text.upper() if look and look.caps else text,
                bool(look and look.bold),
                bool(look and look.italic),
                bool(look and look.underline),
                max((severity for _, severity in covering), key=_RANK.__getitem__, default=""),
                " ".join(str(at) for at, _ in covering),
            )
        )
    return Shown(
        paragraph.index,
        paragraph.alignment,
        paragraph.label,
        tuple(pieces),
        bool(paragraph.rules) and paragraph.blank,
        max((f["severity"] for _, f in findings), key=_RANK.__getitem__, default=""),
    )
