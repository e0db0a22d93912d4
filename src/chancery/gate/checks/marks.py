"""Urgency, secrecy, circulation and draft marks, and the agency's address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.docx.model import Paragraph
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone, squeezed

from .base import Fault, check, name, number


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
def mark_side(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The mark stands in the left column of the face, under the number."""
    span, symbol = found.first(rule.component), found.first("number")
    if span is None or symbol is None:
        return
    place, column = span.paragraph.cell, symbol.paragraph.cell
    if place and column and place.table == column.table and place.column != column.column:
        vi, en = name(rule.component)
        yield Fault.at(
            span,
            f"{vi} đặt dưới số, ký hiệu, bên trái trang đầu.",
            f"{en} stands under the number and symbol, at the left.",
        )


def _contact(found: Detection) -> list[Paragraph]:
    """The agency's address at the foot of the first page."""
    footers = found.document.sections[0].footers
    lines = footers.get("first", ()) if found.document.sections[0].title_page else footers.get("default", ())
    return [line for line in lines if _CONTACT.search(line.text)]


_CONTACT = re.compile(r"\bĐT\b|điện thoại|e-?mail|website|\bfax\b|thư điện tử", re.IGNORECASE)


@check
def contact_size(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: min, max in points."""
    low, high = rule.params["min"], rule.params["max"]
    sizes = [run.format.size for line in _contact(found) for run in line.runs if run.text.strip()]
    if wrong := [size for size in sizes if not low <= size <= high]:
        now = number(wrong[0])
        yield Fault(
            (
                f"Địa chỉ liên hệ ở chân trang đầu cỡ chữ {now[0]}, quy định {low} - {high}.",
                f"The address at the foot of the first page has size {now[1]}; {low} - {high} is prescribed.",
            )
        )


@check
def contact_upright(found: Detection, rule: Rule) -> Iterator[Fault]:
    if any(run.format.italic for line in _contact(found) for run in line.runs if run.text.strip()):
        yield Fault(
            (
                "Địa chỉ liên hệ ở chân trang đầu phải dùng kiểu chữ đứng.",
                "The address at the foot of the first page must be upright.",
            )
        )
