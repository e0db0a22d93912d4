"""What makes a copy of a document (thể thức bản sao)."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone, squeezed

from .base import Fault, check, name
from .face import number_parts


def _copies(found: Detection) -> Iterator[Span]:
    return iter(found.all("copy_form"))


@check
def copy_form(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The form is one that the regulation knows, in capitals. with: forms."""
    forms = [canonical_tone(form) for form in rule.params["forms"]]
    for span in _copies(found):
        if canonical_tone(squeezed(span.line)) not in forms:
            said = ", ".join(f"“{form}”" for form in rule.params["forms"])
            yield Fault.at(span, f"Hình thức sao chỉ gồm {said}.", f"The form of a copy is one of {said}.")


@check
def copy_complete(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A copy has what the regulation asks of it. with: components."""
    for span in _copies(found):
        for component in rule.params["components"]:
            if not any(other.part == span.part for other in found.all(component)):
                vi, en = name(component)
                yield Fault.at(
                    span,
                    f"Bản sao thiếu thành phần: {vi[0].lower() + vi[1:]}.",
                    f"The copy lacks a component: {en}.",
                )


@check
def copy_symbol(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The symbol begins with the abbreviation of the form. with: symbols (by form), sign (between it and the agency)."""
    for span in _copies(found):
        number = next((other for other in found.all("number") if other.part == span.part), None)
        parts = number_parts(found, number)
        wanted = rule.params["symbols"].get(canonical_tone(squeezed(span.line).upper()))
        if number and parts and wanted and parts[1].split(rule.params["sign"])[0] != wanted:
            yield Fault.at(
                number,
                f"Ký hiệu bản sao phải bắt đầu bằng “{wanted}” (hình thức {squeezed(span.line)}).",
                f"The symbol of this copy begins with “{wanted}”.",
            )


@check
def copy_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A line across the text parts the copy from the document. with: min (share of the text's width)."""
    paragraphs = found.document.paragraphs
    for span in _copies(found):
        begin = min(
            other.paragraph.index
            for spans in found.spans.values()
            for other in spans
            if other.part == span.part
        )
        above = [p for p in paragraphs[max(0, begin - 6) : begin - 1] if p.cell is None]
        section = found.document.sections[span.paragraph.section]
        across = section.width_mm - section.left_mm - section.right_mm
        lines = [(p, line) for p in above for line in p.rules]
        long = [
            (line.length_mm or (across - (p.indent_left + p.indent_right) * 25.4 / 72))
            >= across * rule.params["min"]
            for p, line in lines
        ]
        if not any(long):
            yield Fault.at(
                span,
                "Bản sao phải ngăn với văn bản bằng đường kẻ nét liền, kéo dài hết chiều ngang vùng trình bày.",
                "A copy is parted from the document by a line across the whole width of the text.",
            )
