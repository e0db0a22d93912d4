"""How rules of style are broken: by passages that a drafter might write, put into the content of a document.

Each passage is right but for the one thing. A line break parts paragraphs; a line of a table begins with a stroke.
"""

from __future__ import annotations

import copy
from functools import partial

from lxml import etree

from chancery.gate.rule import Rule

from .draft import Draft, NotHere, W, say, text_of
from .form.base import CLAUSE_LIKE
from .passages import PASSAGES
from .ways import BY_CODE, Way

BY_CONTEXT = {"VP-S103", "VP-S104"}
"""Slips told by what stands around them: the one rule where that is sure, the other where it isn't."""


def insert(draft: Draft, passage: str) -> None:
    """The passage above the first paragraph of running text. Raises NotHere."""
    place = next((p for p in draft.body.findall(f"{W}p") if draft.style_of(p) in CLAUSE_LIKE), None)
    if place is None:
        raise NotHere("running text")
    if draft.style_of(place) == "point" or text_of(place).startswith(("a)", "2.", "3.")):
        raise NotHere("a paragraph that may stand alone")
    rows = [line for line in passage.split("\n") if line.startswith("|")]
    for line in passage.split("\n"):
        if line not in rows:
            made = etree.Element(f"{W}p")
            layout = etree.SubElement(made, f"{W}pPr")
            etree.SubElement(layout, f"{W}pStyle").set(f"{W}val", "text")
            say(made, line)
            place.addprevious(made)
    if rows:
        place.addprevious(table([[cell.strip() for cell in row.split("|")[1:]] for row in rows]))


def table(rows: list[list[str]]) -> etree._Element:
    made = etree.Element(f"{W}tbl")
    for number, row in enumerate(rows):
        line = etree.SubElement(made, f"{W}tr")
        for text in row:
            cell = etree.SubElement(line, f"{W}tc")
            paragraph = etree.SubElement(cell, f"{W}p")
            layout = etree.SubElement(paragraph, f"{W}pPr")
            etree.SubElement(layout, f"{W}pStyle").set(f"{W}val", "cell" if number else "cell_heading")
            say(paragraph, text)
    return copy.deepcopy(made)


def _passages(rule: Rule) -> list[Way]:
    either = frozenset(BY_CONTEXT) if rule.code in BY_CONTEXT else frozenset()
    return [
        Way(passage.text, partial(insert, passage=passage.text), either=either, fits=passage.fits)
        for passage in PASSAGES[rule.code]
    ]


for _code in PASSAGES:
    BY_CODE[_code] = _passages
