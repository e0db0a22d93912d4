"""Changes tracked as Word revisions: who, when, and what stood there before."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from .names import W
from .save import word
from .styles import Element, whole

_ANNOTATIONS = tuple(
    f"{W}{tag}"
    for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
                "trPrChange", "tcPrChange", "bookmarkStart")
)  # fmt: skip
# What the record of the former properties may not hold, by ECMA-376 Part 1, 17.13.5.
_NOT_KEPT = {
    "rPr": ("rPrChange",),
    "pPr": ("rPr", "sectPr", "pPrChange"),
    "sectPr": ("headerReference", "footerReference", "sectPrChange"),
}


@dataclass(frozen=True, slots=True)
class Track:
    """In whose name changes are tracked, and when they were made (an aware time)."""

    author: str = "Chancery"
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Tracking:
    """Writes revisions into the parts of one document."""

    def __init__(self, track: Track, root: Element) -> None:
        self._author = track.author
        self._at = track.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        used = [whole(element.get(f"{W}id")) for element in root.iter(*_ANNOTATIONS)]
        self._idents = count(max(used, default=0) + 1)

    def mark(self, tag: str) -> Element:
        """A new w:ins, w:del or w:…Change."""
        return word(tag, id=str(next(self._idents)), author=self._author, date=self._at)

    @contextmanager
    def recorded(self, properties: Element) -> Iterator[None]:
        """Keeps what the properties were before the change, where they do change and no earlier record stands."""
        tag = str(etree.QName(properties).localname)
        change = f"{tag}Change"
        before = copy.deepcopy(properties)
        yield
        if properties.find(f"{W}{change}") is not None or etree.tostring(before) == etree.tostring(
            properties
        ):
            return
        before.tail = None
        for name in _NOT_KEPT[tag]:
            for child in before.findall(f"{W}{name}"):
                before.remove(child)
        record = self.mark(change)
        record.append(before)
        properties.append(record)

    def delete(self, runs: list[Element]) -> None:
        """Marks the runs as deleted."""
        for run in runs:
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
            mark = self.mark("del")
            run.addprevious(mark)
            mark.append(run)

    def insert(self, run: Element) -> Element:
        """The run, marked as inserted."""
        mark = self.mark("ins")
        mark.append(run)
        return mark
