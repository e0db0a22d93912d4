"""Appendices, and documents that the main one issues: numbers, references, pages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import DOCUMENT, Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.normal import squeezed, toneless
from chancery.gate.text.roman import roman

from .base import Fault, check
from .face import number_parts

_ANNEX = re.compile(r"^Phụ lục\s*((?:số\s+)?\S*?)[.:]?$", re.IGNORECASE)
_BLANK = re.compile(r"[\s.…_]*")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})\s*(?:năm|/)\s*(\d{4})")
_NUMBER = re.compile(r"số:?\s*(\d+)\s*[/-]\s*([\w&.]+(?:[-/][\w&.]+)*)", re.IGNORECASE)


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


@check
def annex_mentioned(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The content of the document says that it has appendices."""
    spans = found.own("annex")
    if not spans or found.attachment:
        return
    first = spans[0].paragraph.index
    before = [p.text for p in found.document.paragraphs if p.index < first]
    if before and not any("phu luc" in toneless(text) for text in before):
        yield Fault.at(
            spans[0],
            "Nội dung văn bản chưa có chỉ dẫn về Phụ lục kèm theo.",
            "The content of the document doesn't mention the appendix.",
        )


def _ends(found: Detection) -> list[tuple[Span, int]]:
    """Each appendix with the paragraph index where the next one, or another part, begins."""
    starts = [span.paragraph.index for span in found.own("annex")]
    others = [span.paragraph.index for span in found.all("reference") if span.part != DOCUMENT]
    stops = sorted([*starts, *others, len(found.document.paragraphs) + 1])
    return [
        (span, next(stop for stop in stops if stop > span.paragraph.index)) for span in found.own("annex")
    ]


@check
def reference_there(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each appendix says what document it belongs to."""
    references = [span.paragraph.index for span in found.all("reference")]
    for span, end in _ends(found):
        if not any(span.paragraph.index < index < end for index in references):
            yield Fault.at(
                span,
                "Phụ lục thiếu thông tin chỉ dẫn “(Kèm theo … số … ngày … của …)”.",
                "The appendix lacks its reference “(Kèm theo … số … ngày … của …)”.",
            )


@check
def reference_agrees(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Number, symbol and date in a reference are those of the document; blanks stand for what is not known yet."""
    parts = number_parts(found, found.first("number"))
    if parts is None:
        return
    for spans in _references(found):
        text = squeezed(" ".join(span.line for span in spans))
        number, day = _NUMBER.search(text), _DAY.search(text)
        if number and parts[0] and (int(number[1]), number[2]) != (int(parts[0]), parts[1]):
            yield Fault.at(
                spans[0],
                f"Chỉ dẫn ghi số “{number[1]}, {number[2]}”, khác số và ký hiệu của văn bản.",
                f"The reference says number “{number[1]}, {number[2]}”, which isn't the document's.",
            )
        if (
            day
            and found.day
            and tuple(map(int, day.groups())) != (found.day.day, found.day.month, found.day.year)
        ):
            yield Fault.at(
                spans[0],
                f"Chỉ dẫn ghi “{day[0]}”, khác ngày ban hành của văn bản.",
                f"The reference says “{day[0]}”, which isn't the document's date.",
            )


def _references(found: Detection) -> Iterator[list[Span]]:
    """Each reference, which may take several lines."""
    one: list[Span] = []
    for span in found.all("reference"):
        if one and (one[-1].line.endswith(")") or span.paragraph.index - one[-1].paragraph.index > 1):
            yield one
            one = []
        one.append(span)
    if one:
        yield one


@check
def annex_pages(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Pages of each appendix are numbered by themselves."""
    if found.attachment:
        return
    sections, paragraphs = found.document.sections, found.document.paragraphs
    for span in found.own("annex"):
        section = sections[span.paragraph.section]
        own = not any(
            p.section == span.paragraph.section and not p.blank
            for p in paragraphs[: span.paragraph.index - 1]
        )
        numbered = any(p.has_page_field for p in section.headers.get("default", ()))
        if numbered and not (own and section.page_start == 1):
            yield Fault.at(
                span,
                "Số trang của Phụ lục phải đánh riêng, bắt đầu từ 1.",
                "Pages of an appendix are numbered by themselves, from 1.",
            )


@check
def attached_issued(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The document says that it issues, or approves, what is attached to it."""
    for spans in found.groups("kind"):
        if spans[0].part == DOCUMENT:
            continue
        said = [p.text for p in found.document.paragraphs if p.index < spans[0].paragraph.index]
        if not any(re.search(r"kèm theo", text, re.IGNORECASE) for text in said):
            yield Fault.at(
                spans[0],
                "Văn bản chính chưa ghi “Ban hành (Phê duyệt) kèm theo …” văn bản này.",
                "The main document doesn't say that it issues (approves) this one: “Ban hành (Phê duyệt) kèm theo …”.",
            )
