"""What every check is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from chancery.gate.detect.components import NAMES, Detection, Span
from chancery.gate.docx.model import Paragraph
from chancery.gate.rule import Rule

Words = tuple[str, str]
"""A message in Vietnamese and in English."""


@dataclass(frozen=True)
class Fault:
    """A departure that a check found. paragraph None: the document as a whole.

    replacement: the text that would be right in the place of start..end ("" takes it out); None where none is known.
    The gate puts it in by itself only where the rule is `fixable`; elsewhere it is offered to the writer.
    """

    words: Words
    paragraph: Paragraph | None = None
    start: int = 0
    end: int = 0
    replacement: str | None = None

    @classmethod
    def at(cls, span: Span, vi: str, en: str, replacement: str | None = None) -> Fault:
        return cls((vi, en), span.paragraph, span.start, span.end, replacement)

    @classmethod
    def of(cls, paragraph: Paragraph, vi: str, en: str) -> Fault:
        return cls((vi, en), paragraph, 0, len(paragraph.text))


Check = Callable[[Detection, Rule], Iterator[Fault]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Registers a check under its function's name, with dashes."""
    CHECKS[function.__name__.replace("_", "-")] = function
    return function


T = TypeVar("T")


def once(function: Callable[[Detection], T]) -> Callable[[Detection], T]:
    """What several rules ask of a document is worked out once, and kept with its detection."""

    def asked(found: Detection) -> T:
        if function not in found.known:
            found.known[function] = function(found)
        return found.known[function]

    return asked


def name(component: str) -> Words:
    return NAMES[component]


def number(value: float) -> tuple[str, str]:
    """A measure as Vietnamese and English write it: 1,27 and 1.27."""
    plain = f"{value:.2f}".rstrip("0").rstrip(".")
    return plain.replace(".", ","), plain


def several(faults: list[Paragraph], vi: str, en: str) -> Iterator[Fault]:
    """One fault for a departure that runs through many paragraphs: at the first, with how many there are."""
    if faults:
        more = len(faults) - 1
        tail = (f" (và {more} đoạn khác)", f" (and {more} more paragraphs)") if more else ("", "")
        yield Fault.of(faults[0], vi + tail[0], en + tail[1])
