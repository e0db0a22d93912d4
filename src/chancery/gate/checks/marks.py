"""Urgency, secrecy, circulation and draft marks, and appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone, squeezed
from chancery.gate.text.roman import roman

from .base import Fault, check, name

_ANNEX = re.compile(r"^Phụ lục\s*((?:số\s+)?\S*?)[.:]?$", re.IGNORECASE)


@check
def mark_words(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The mark is one of the words that the regulation knows. with: words."""
    known = {canonical_tone(word) for word in rule.params["words"]}
    for span in found.all(rule.component):
        if canonical_tone(squeezed(span.line).strip("()[] .")) not in known:
            vi, en = name(rule.component)
            words = ", ".join(f"“{word}”" for word in rule.params["words"])
            yield Fault.at(span, f"{vi} chỉ gồm các từ in hoa {words}.", f"{en}: only {words}, in capitals.")


@check
def annex_number(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Two or more appendices are numbered in Roman numerals."""
    spans = found.all("annex")
    if len(spans) < 2:
        return
    for number, span in enumerate(spans, start=1):
        match = _ANNEX.match(squeezed(span.line))
        # "Phụ lục IIa" is a part of the second.
        if match and not re.match(rf"{roman(number)}(?![IVXLC])", match[1]):
            yield Fault.at(
                span,
                f"Các phụ lục đánh số thứ tự bằng chữ số La Mã: “Phụ lục {roman(number)}”.",
                f"Appendices are numbered in Roman numerals: “Phụ lục {roman(number)}”.",
            )
