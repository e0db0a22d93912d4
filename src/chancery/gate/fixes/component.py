"""The format of one component: size, weight, slope, capitals, place."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect import Detection
from chancery.gate.docx.rewrite import Edit, FormatParagraph, FormatText
from chancery.gate.rule import Rule

from .base import fixer


def _toggled(found: Detection, rule: Rule, name: str) -> Iterator[Edit]:
    """Sets a format where it isn't as the rule wants it; what is right already isn't touched."""
    wanted = rule.params.get("on", True)
    for span in found.all(rule.component):
        if any(getattr(form, name) != wanted for form in span.formats):
            yield FormatText(span.paragraph.index, span.start, span.end, **{name: wanted})


@fixer("size")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    low, high = rule.params["min"], rule.params["max"]
    for span in found.all(rule.component):
        if any(not low <= form.size <= high for form in span.formats):
            yield FormatText(span.paragraph.index, span.start, span.end, size=float(high))


@fixer("weight")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    return _toggled(found, rule, "bold")


@fixer("slope")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    return _toggled(found, rule, "italic")


@fixer("capitals")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    """Capitals are put on as a format, so the letters stay as they were typed. What is to be small needs its writer."""
    if rule.params.get("on", True):
        for span in found.all(rule.component):
            if not span.line.isupper() and not all(form.caps for form in span.formats):
                yield FormatText(span.paragraph.index, span.start, span.end, caps=True)


@fixer("placed")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    wanted = rule.params["align"]
    for span in found.all(rule.component):
        if span.paragraph.alignment != wanted:
            yield FormatParagraph(
                span.paragraph.index, alignment=wanted, indent_left=0, indent_right=0, first_line=0
            )
