"""The recipients (nơi nhận)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.detect.face import joint
from chancery.gate.rule import Rule
from chancery.gate.text.normal import squeezed, toneless

from .base import Fault, check


@check
def recipients_colon(found: Detection, rule: Rule) -> Iterator[Fault]:
    for span in found.all("recipients_heading"):
        if not span.line.startswith("Nơi nhận:"):
            yield Fault.at(
                span, "Phải viết “Nơi nhận:”, có dấu hai chấm.", "It reads “Nơi nhận:”, with a colon."
            )


@check
def recipients_left(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The word "Nơi nhận" and the dashes of the list stand at the left margin. with: max (points of indent)."""
    for component in ("recipients_heading", "recipient"):
        for span in found.all(component):
            paragraph = span.paragraph
            indent = paragraph.indent_left + min(0.0, paragraph.first_line)
            if span.start == 0 and (
                paragraph.alignment in {"center", "right"} or indent > rule.params["max"]
            ):
                yield Fault.at(
                    span,
                    "“Nơi nhận” và các dòng nơi nhận phải sát lề trái.",
                    "“Nơi nhận” and the recipients stand at the left margin.",
                )
                return


@check
def recipients_level(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "Nơi nhận" stands on the line where the signer's authority and post begin; where several sign, below them."""
    heading = found.first("recipients_heading")
    signed = [span for name in ("authority", "post") for span in found.own(name)]
    several = len(found.own("signer")) > 1 or found.kind == "bien-ban" or joint(found.own("issuer"))
    if heading is None or not signed or several:
        return
    first = min(signed, key=lambda span: span.paragraph.index)
    left, right = heading.paragraph.cell, first.paragraph.cell
    if left and right and left.table == right.table and left.row != right.row:
        yield Fault.at(
            heading,
            "“Nơi nhận” phải ngang hàng với dòng quyền hạn, chức vụ của người ký.",
            "“Nơi nhận” stands on the line of the signer's authority and post.",
        )


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
def recipient_own_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each recipient, or group of them, has a line of its own."""
    for span in found.all("recipient"):
        if re.search(r"[;,]\s*-\s*\S", span.line.lstrip("- ")):
            yield Fault.at(
                span,
                "Mỗi nơi nhận được trình bày trên một dòng riêng.",
                "Each recipient stands on a line of its own.",
            )


@check
def recipient_ends(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: mark (those allowed for all but the last); the last ends in a full stop."""
    for spans in found.groups("recipient"):
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


def _bare(span: Span) -> str:
    return toneless(squeezed(span.line)).lstrip("-+• ")


@check
def filing_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The last line says where the document is kept ("Lưu: VT, …")."""
    for spans in found.groups("recipient"):
        if not any("luu" in toneless(span.line) for span in spans):
            yield Fault.at(
                spans[-1], "Nơi nhận thiếu dòng “Lưu …”.", "The recipients lack the filing line “Lưu …”."
            )


@check
def filing_last(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The filing line is the last."""
    for spans in found.groups("recipient"):
        filed = [number for number, span in enumerate(spans) if _bare(span).startswith("luu")]
        if filed and filed[-1] != len(spans) - 1:
            yield Fault.at(
                spans[filed[-1]],
                "Dòng “Lưu …” phải là dòng cuối cùng của nơi nhận.",
                "The filing line “Lưu …” is the last of the recipients.",
            )


@check
def filing_form(found: Detection, rule: Rule) -> Iterator[Fault]:
    """State documents: "Lưu: VT, …"."""
    for span in found.all("recipient"):
        bare = _bare(span)
        if bare.startswith("luu") and not bare.startswith("luu:"):
            yield Fault.at(
                span,
                "Dòng lưu ghi “Lưu: VT, …”, sau “Lưu” có dấu hai chấm.",
                "The filing line reads “Lưu: VT, …”.",
            )


@check
def filing_registry(found: Detection, rule: Rule) -> Iterator[Fault]:
    """After "Lưu:" comes "VT" (the registry), then a comma and who drafted."""
    for span in found.all("recipient"):
        match = re.match(r"^[-\s]*Lưu\s*:\s*(.*)$", squeezed(span.line), re.IGNORECASE)
        if match and not re.match(r"^VT\s*(,|\.|$)", match[1]):
            yield Fault.at(
                span,
                "Sau “Lưu:” ghi chữ viết tắt “VT”, dấu phẩy, rồi chữ viết tắt tên đơn vị soạn thảo.",
                "After “Lưu:” come “VT”, a comma and the abbreviation of the unit that drafted.",
            )


@check
def as_above(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Where there are addressees ("Kính gửi"), the first recipient reads "Như trên"."""
    recipients = found.own("recipient")
    if (
        found.own("addressee")
        and recipients
        and not any(_bare(span).startswith("nhu tren") for span in recipients[:1])
    ):
        yield Fault.at(
            recipients[0],
            "Văn bản có “Kính gửi” thì dòng nơi nhận đầu tiên ghi “Như trên”.",
            "A document with addressees has “Như trên” as its first recipient.",
        )


# Addressees


def _addressees(found: Detection) -> tuple[Span | None, list[Span]]:
    """The line of "Kính gửi", and the lines below it."""
    spans = [span for span in found.own("addressee") if not toneless(span.line).endswith("dien:")]
    if spans and toneless(spans[0].line).startswith("kinh gui"):
        return spans[0], spans[1:]
    return None, spans


def _named(span: Span) -> str:
    return re.sub(r"^Kính gửi\s*[:;.,]?", "", squeezed(span.line), flags=re.IGNORECASE).strip()


@check
def addressee_colon(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "Kính gửi" takes a colon."""
    span = found.first("addressee")
    if span is not None and re.match(r"^Kính gửi\s*[^\s:]", span.line, re.IGNORECASE):
        yield Fault.at(span, "Sau “Kính gửi” phải có dấu hai chấm (:).", "“Kính gửi” takes a colon.")


@check
def addressee_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """One addressee stands on the line of "Kính gửi", several below it, a line each."""
    heading, others = _addressees(found)
    if heading is None:
        return
    if not _named(heading) and len(others) == 1:
        yield Fault.at(
            others[0],
            "Gửi một nơi thì tên nơi nhận ghi cùng dòng với “Kính gửi:”.",
            "A single addressee stands on the line of “Kính gửi:”.",
        )
    if ";" in _named(heading).rstrip(";") or (_named(heading) and others and others[0].line.startswith("-")):
        yield Fault.at(
            heading,
            "Gửi từ hai nơi trở lên thì xuống dòng, mỗi nơi một dòng riêng dưới “Kính gửi:”.",
            "Two addressees or more stand below “Kính gửi:”, a line each.",
        )


@check
def addressee_dash(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each of several addressees begins with a dash."""
    heading, others = _addressees(found)
    if heading is None or len(others) < 2 or _named(heading):
        return
    for span in others:
        if not span.line.startswith("-") and not span.paragraph.label:
            yield Fault.at(
                span,
                "Đầu dòng mỗi nơi được kính gửi có gạch đầu dòng (-).",
                "Each addressee begins with a dash (-).",
            )


@check
def addressee_ends(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each of several addressees ends in a semicolon, the last in a full stop."""
    heading, others = _addressees(found)
    if heading is None or len(others) < 2:
        return
    for number, span in enumerate(others, start=1):
        wanted = "." if number == len(others) else ";"
        if not span.line.rstrip().endswith(wanted):
            yield Fault.at(
                span,
                f"Cuối dòng này phải có dấu “{wanted}”: cuối mỗi nơi là chấm phẩy, cuối dòng cuối cùng là dấu chấm.",
                f"This line ends in “{wanted}”: each addressee in a semicolon, the last in a full stop.",
            )


@check
def addressee_aligned(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The dashes of several addressees stand in line. with: max (points by which they may differ)."""
    _, others = _addressees(found)
    starts = [
        (span, span.paragraph.indent_left + span.paragraph.first_line)
        for span in others
        if span.start == 0 and not span.paragraph.cell and span.line.startswith("-")
    ]
    for span, start in starts:
        if abs(start - starts[0][1]) > rule.params["max"]:
            yield Fault.at(
                span,
                "Các gạch đầu dòng của “Kính gửi” phải thẳng hàng với nhau.",
                "The dashes of the addressees stand in line.",
            )
            return
