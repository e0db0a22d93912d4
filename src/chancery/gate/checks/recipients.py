"""The recipients (nơi nhận)."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.normal import toneless

from .base import Fault, check


@check
def recipients_colon(found: Detection, rule: Rule) -> Iterator[Fault]:
    span = found.first("recipients_heading")
    if span is not None and not span.line.startswith("Nơi nhận:"):
        yield Fault.at(span, "Phải viết “Nơi nhận:”, có dấu hai chấm.", "It reads “Nơi nhận:”, with a colon.")


@check
def recipient_dash(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each recipient begins with a dash."""
    for span in found.all("recipient"):
        if not span.line.startswith("-") and not span.paragraph.label:
            yield Fault.at(
                span,
                "Mỗi nơi nhận bắt đầu bằng dấu gạch đầu dòng (-).",
                "Each recipient begins with a dash (-).",
            )


@check
def recipient_ends(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: mark (those allowed for all but the last); the last ends in a full stop."""
    spans = found.all("recipient")
    for number, span in enumerate(spans, start=1):
        text = span.line.rstrip()
        last = number == len(spans)
        if last and not text.endswith("."):
            yield Fault.at(
                span,
                "Dòng cuối của nơi nhận kết thúc bằng dấu chấm (.).",
                "The last recipient ends in a full stop.",
            )
        if not last and not text.endswith(tuple(rule.params["marks"])) and not _goes_on(found, span):
            marks = " hoặc ".join(f"“{mark}”" for mark in rule.params["marks"])
            yield Fault.at(span, f"Cuối mỗi nơi nhận có dấu {marks}.", f"Each recipient ends in {marks}.")


def _goes_on(found: Detection, span: Span) -> bool:
    """The recipient's name is broken off to go on in the next paragraph."""
    after = found.document.paragraphs[span.paragraph.index : span.paragraph.index + 1]
    return bool(after) and not after[0].blank and not after[0].text.lstrip().startswith(("-", "+"))


@check
def filing_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The last line says where the document is kept ("Lưu: VT, …")."""
    spans = found.all("recipient")
    if spans and not any("luu" in toneless(span.line) for span in spans[-2:]):
        yield Fault.at(
            spans[-1], "Nơi nhận thiếu dòng “Lưu …”.", "The recipients lack the filing line “Lưu …”."
        )


@check
def filing_form(found: Detection, rule: Rule) -> Iterator[Fault]:
    """State documents: "Lưu: VT, …"."""
    for span in found.all("recipient"):
        bare = toneless(span.line).lstrip("- ")
        if bare.startswith("luu") and not bare.startswith("luu:"):
            yield Fault.at(
                span,
                "Dòng lưu ghi “Lưu: VT, …”, sau “Lưu” có dấu hai chấm.",
                "The filing line reads “Lưu: VT, …”.",
            )
