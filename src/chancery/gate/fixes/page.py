"""Paper, margins, page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect import Detection
from chancery.gate.docx.rewrite import Edit, FormatPageNumbers, LayOut, NumberPages
from chancery.gate.rule import Rule

from .base import fixer


@fixer("paper")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for number, section in enumerate(found.document.sections):
        short, long = 210.0, 297.0
        width, height = (long, short) if section.landscape else (short, long)
        yield LayOut(number, width_mm=width, height_mm=height)


@fixer("margin")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    side, low, high = rule.params["side"], rule.params["min"], rule.params["max"]
    for number, section in enumerate(found.document.sections):
        value = getattr(section, f"{side}_mm")
        if not section.landscape and not low <= value <= high:
            # The middle of a range of Party documents is the prescribed measure itself.
            wanted = (low + high) / 2 if found.system == "party" else (low if value < low else high)
            yield LayOut(number, **{f"{side}_mm": float(wanted)})


@fixer("page-number-shown")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    yield NumberPages()


@fixer("page-number-centred")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    yield FormatPageNumbers(centred=True)


@fixer("page-number-size")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    yield FormatPageNumbers(size=float(rule.params["max"]))


@fixer("page-number-hidden-on-first")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    yield FormatPageNumbers(on_first=False)


@fixer("page-number-arabic")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    yield FormatPageNumbers(arabic=True)
