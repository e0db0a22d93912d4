"""How one component looks: size, weight, slope, case, place; and that it is there."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.docx.model import Paragraph
from chancery.gate.docx.model import Rule as Line
from chancery.gate.rule import Rule
from chancery.gate.text.normal import nfc
from chancery.gate.text.widths import width

from .base import Fault, check, name, number


@check
def present(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The component is there. with: except (not in these types), needs (only where this component is there)."""
    params = rule.params
    if found.attachment or found.own(rule.component):
        return
    if found.kind in params.get("except", ()) or ("needs" in params and not found.own(params["needs"])):
        return
    vi, en = name(rule.component)
    yield Fault((f"Không tìm thấy thành phần: {vi}.", f"A component is missing: {en}."))


def _letters(span: Span) -> str:
    return "".join(char for char in span.line if char.isalpha())


@check
def size(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: min, max in points."""
    low, high = rule.params["min"], rule.params["max"]
    wanted = f"{low}" if low == high else f"{low} - {high}"
    for span in found.all(rule.component):
        for form in span.formats:
            if not low <= form.size <= high:
                vi, en = name(rule.component)
                now = number(form.size)
                yield Fault.at(
                    span,
                    f"{vi} cỡ chữ {now[0]}, quy định {wanted}.",
                    f"{en}: size {now[1]}; {wanted} is prescribed.",
                )
                break


def _toggle(
    found: Detection, rule: Rule, field: str, on: tuple[str, str], off: tuple[str, str]
) -> Iterator[Fault]:
    wanted = rule.params.get("on", True)
    vi_want, en_want = on if wanted else off
    for span in found.all(rule.component):
        if any(getattr(form, field) != wanted for form in span.formats):
            vi, en = name(rule.component)
            yield Fault.at(span, f"{vi} phải {vi_want}.", f"{en} must be {en_want}.")


@check
def weight(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: on (true: bold)."""
    return _toggle(found, rule, "bold", ("in đậm", "bold"), ("không in đậm", "not bold"))


@check
def slope(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: on (true: italic)."""
    return _toggle(found, rule, "italic", ("kiểu chữ nghiêng", "italic"), ("kiểu chữ đứng", "upright"))


@check
def capitals(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: on (true: in capitals; false: not all in capitals); after (the word at its head that doesn't count)."""
    wanted = rule.params.get("on", True)
    for span in found.all(rule.component):
        letters = _letters(span).removeprefix(rule.params.get("after", "").replace("/", ""))
        shown = letters.isupper() or all(form.caps for form in span.formats)
        if letters and len(letters) > 2 and shown != wanted:
            vi, en = name(rule.component)
            yield Fault.at(
                span,
                f"{vi} phải viết bằng chữ {'in hoa' if wanted else 'in thường'}.",
                f"{en} must be in {'capitals' if wanted else 'small letters'}.",
            )


_PLACES = {
    "center": ("canh giữa", "centred"),
    "both": ("canh đều hai lề", "justified"),
    "left": ("canh trái", "left-aligned"),
}


@check
def placed(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: align."""
    wanted = rule.params["align"]
    for span in found.all(rule.component):
        if span.paragraph.alignment != wanted and not (span.start and span.end < len(span.paragraph.text)):
            vi, en = name(rule.component)
            yield Fault.at(span, f"{vi} phải {_PLACES[wanted][0]}.", f"{en} must be {_PLACES[wanted][1]}.")


_REFERENCE_BELOW = 5
"""Paragraphs from an abstract in which its reference begins."""


@check
def line_under(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A drawn line stands under the component (its last line)."""
    for spans in found.groups(rule.component):
        # On an attached document the line stands under the reference (Mẫu 1.3), which stands under the abstract.
        below = range(spans[-1].paragraph.index, spans[-1].paragraph.index + _REFERENCE_BELOW)
        referred = any(
            span.part == spans[0].part and span.paragraph.index in below for span in found.all("reference")
        )
        if not _lined(found, spans[-1]) and not (rule.component == "abstract" and referred):
            vi, en = name(rule.component)
            yield Fault.at(
                spans[-1],
                f"Thiếu đường kẻ ngang dưới {vi[0].lower() + vi[1:]}.",
                f"There is no line under {en}.",
            )


def _lined(found: Detection, span: Span) -> bool:
    last, paragraphs = span.paragraph, found.document.paragraphs
    if _rule_below(found, span):
        return True
    # A line drawn by hand may be anchored to any paragraph of the face.
    same_row = [
        p
        for p in paragraphs[max(0, last.index - 6) : last.index + 6]
        if any(rule_.kind == "drawing" for rule_ in p.rules)
    ]
    needed = sum(bool(found.own(other)) for other in ("motto", "party_header", "issuer", "abstract"))
    drawn = sum(rule_.kind == "drawing" for p in paragraphs[:40] for rule_ in p.rules)
    return bool(same_row) and drawn >= needed


def _rule_below(found: Detection, span: Span) -> tuple[Paragraph, Line] | None:
    """The line under a component, in its own paragraph or one of the next three, and the paragraph that has it."""
    paragraphs, last = found.document.paragraphs, span.paragraph
    if last.rules:
        return last, last.rules[0]
    for after in paragraphs[last.index : last.index + 3]:
        if after.rules:
            return after, after.rules[0]
        if any(char.isalnum() for char in after.text):
            break
    return None


@check
def line_length(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The line under the component is so long. with: min, max (shares of the longest line of its text)."""
    low, high = rule.params["min"], rule.params["max"]
    for spans in found.groups(rule.component):
        under = _rule_below(found, spans[-1])
        length = _length(found, *under) if under else None
        longest = max(_width(span) for span in spans)
        usual = all(_USUAL[0] <= form.size <= _USUAL[1] for span in spans for form in span.formats)
        # Letters of an odd size, or in capitals, are another rule's fault, and a short name can't be measured well.
        usual = usual and not (low == high and spans[-1].line.isupper())
        if (
            length is None
            or not usual
            or longest < _MEASURABLE
            or low - _SLACK <= length / longest <= high + _SLACK
        ):
            continue
        vi, en = name(rule.component)
        share = f"từ {round(low * 100)}% đến {round(high * 100)}%" if low < 0.9 else "bằng"
        yield Fault.at(
            spans[-1],
            f"Đường kẻ dưới {vi[0].lower() + vi[1:]} dài {round(length / longest * 100)}% dòng chữ, quy định {share} "
            "độ dài của dòng chữ.",
            f"The line under {en} is {round(length / longest * 100)}% as long as the text; "
            f"{round(low * 100)}-{round(high * 100)}% is prescribed.",
        )


_SLACK = 0.15
"""Lines are drawn by hand, and stand-in typefaces are a little wider or narrower."""
_A4_WIDTH = 210.0
"""mm. On another paper, which is another rule's fault, a border goes on as far as the paper does."""
_MEASURABLE, _USUAL = 40.0, (12, 16)
"""Points."""


def _width(span: Span) -> float:
    forms = span.formats
    size, bold = (forms[0].size, forms[0].bold) if forms else (13.0, False)
    text = span.line.upper() if forms and all(form.caps for form in forms) else span.line
    return width(nfc(text), size, bold=bold)


def _length(found: Detection, paragraph: Paragraph, line: Line) -> float | None:
    """Points of a line; a border is as wide as its paragraph between its indents. None where the file doesn't say."""
    if line.length_mm is not None:
        return line.length_mm * 72 / 25.4
    if line.kind != "border":
        return None
    if paragraph.cell is not None:
        across = paragraph.cell.width_mm
    else:
        section = found.document.sections[paragraph.section]
        if abs(section.width_mm - _A4_WIDTH) > 1:
            return None
        across = section.width_mm - section.left_mm - section.right_mm
    return across * 72 / 25.4 - paragraph.indent_left - paragraph.indent_right if across else None


@check
def single_spaced(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The lines of the component stand single-spaced. with: max (multiple of single spacing)."""
    for span in found.all(rule.component):
        paragraph = span.paragraph
        size = max((form.size for form in span.formats), default=13.0)
        # Times New Roman's single line is 1.15 times its size.
        spacing = (
            paragraph.line_spacing
            if paragraph.line_rule == "auto"
            else paragraph.line_spacing / (size * 1.15)
        )
        if spacing > rule.params["max"]:
            vi, en = name(rule.component)
            now = number(round(spacing, 2))
            yield Fault.at(
                span,
                f"{vi} giãn dòng {now[0]} lần, quy định cách nhau dòng đơn.",
                f"{en}: line spacing {now[1]}; single is prescribed.",
            )


@check
def space_over(found: Detection, rule: Rule) -> Iterator[Fault]:
    """So many points stand over the component. with: min, max; below (the component above it)."""
    low, high = rule.params["min"], rule.params["max"]
    span, above = found.first(rule.component), found.first(rule.params["below"])
    if span is None or above is None or span.paragraph.index != above.paragraph.index + 1:
        return
    space = max(above.paragraph.space_after, span.paragraph.space_before)
    if not low <= space <= high:
        (vi, en), now = name(rule.component), number(space)
        yield Fault.at(
            span,
            f"{vi} cách dòng trên {now[0]} pt, quy định {rule.params['said']} pt.",
            f"{en} stands {now[1]} pt below the line above; {rule.params['said']} pt is prescribed.",
        )
