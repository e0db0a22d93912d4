"""How one component looks: size, weight, slope, case, place; and that it is there."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.rule import Rule

from .base import Fault, check, name, number

# Without these a document has no face to speak of; what depends on them says nothing of its own.
_FACES = ("national", "party_header")


@check
def present(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The component is there. with: except (not in these types), needs (only where this component is there)."""
    params = rule.params
    if found.attachment or found.all(rule.component):
        return
    if found.kind in params.get("except", ()) or ("needs" in params and not found.all(params["needs"])):
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
    """with: on (true: in capitals; false: not all in capitals)."""
    wanted = rule.params.get("on", True)
    for span in found.all(rule.component):
        letters = _letters(span)
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


@check
def line_under(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A drawn line stands under the component (its last line)."""
    spans = found.all(rule.component)
    if not spans:
        return
    last = spans[-1].paragraph
    if last.rules:
        return
    paragraphs = found.document.paragraphs
    for after in paragraphs[last.index : last.index + 3]:
        if after.rules:
            return
        if any(char.isalnum() for char in after.text):
            break
    # A line drawn by hand may be anchored to any paragraph of the face.
    same_row = [
        p
        for p in paragraphs[max(0, last.index - 6) : last.index + 6]
        if any(rule_.kind == "drawing" for rule_ in p.rules)
    ]
    needed = sum(bool(found.all(other)) for other in ("motto", "party_header", "issuer", "abstract"))
    drawn = sum(rule_.kind == "drawing" for p in paragraphs[:40] for rule_ in p.rules)
    if same_row and drawn >= needed:
        return
    vi, en = name(rule.component)
    yield Fault.at(
        spans[-1], f"Thiếu đường kẻ ngang dưới {vi[0].lower() + vi[1:]}.", f"There is no line under {en}."
    )
