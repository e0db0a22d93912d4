"""Parts, chapters, articles, clauses and points: their numbers and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.docx.model import Paragraph
from chancery.gate.rule import Rule
from chancery.gate.text.normal import POINT_LETTERS, squeezed, toneless
from chancery.gate.text.roman import from_roman, roman

from .base import Fault, check, once

_NUMBER = re.compile(r"^Điều\s+(\d+)\s*(.?)", re.IGNORECASE)
_DIVISION = re.compile(r"^(Phần|Chương|Mục|Tiểu mục)\s+(\S+?)[.:]?$", re.IGNORECASE)
ROMAN = re.compile(r"^Điều\s+([IVXLC]+)\s*[.:]", re.IGNORECASE)
RUN_ON = re.compile(
    r"^(Phần|Chương|Mục|Tiểu mục)\s+([IVXLC]+|\d+|thứ \w+)\s*[.:\-–]?\s+(?=\S)", re.IGNORECASE
)
_LEVELS = ("phan", "chuong", "muc", "tieu muc")


def shown(span: Span) -> str:
    label = span.paragraph.label
    return f"{label} {span.line}" if label and span.start == 0 else span.line


@once
def run_on(found: Detection) -> list[tuple[Paragraph, re.Match[str]]]:
    """The divisions whose title stands on their own line: "Chương I. QUY ĐỊNH CHUNG"."""
    out = []
    for paragraph in found.document.paragraphs:
        bold = all(run.format.bold for run in paragraph.runs if run.text.strip())
        if paragraph.cell is not None or not (paragraph.alignment == "center" or bold):
            continue
        matches = [RUN_ON.match(squeezed(line)) for line in paragraph.text.split("\n")]
        out += [(paragraph, match) for match in matches if match]
    return out


@check
def article_mark(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "Điều 1." with a full stop."""
    for span in found.all("article"):
        match = _NUMBER.match(shown(span))
        if match and match[2] != ".":
            yield Fault.at(
                span,
                f"Sau số thứ tự của điều phải có dấu chấm: “Điều {match[1]}.”.",
                f"An article's number takes a stop: “Điều {match[1]}.”.",
            )


@check
def article_order(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Articles are numbered on from 1 without gaps; an attached regulation begins again."""
    expected = 1
    # "Điều II." counts, though its numeral is another rule's fault.
    roman_ = {from_roman(match[1].upper()) for span in found.all("text") if (match := ROMAN.match(span.line))}
    for span in found.all("article"):
        match = _NUMBER.match(shown(span))
        if not match:
            continue
        number = int(match[1])
        while expected in roman_ and expected < number:
            expected += 1
        if number not in (expected, 1):
            yield Fault.at(
                span,
                f"Số thứ tự điều không liên tục: gặp Điều {number}, cần Điều {expected}.",
                f"Articles are not numbered in order: article {number} where {expected} is due.",
            )
        expected = number + 1


@check
def article_weight(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The word "Điều" and its number are bold."""
    for span in found.all("article"):
        form = span.paragraph.format_at(span.start)
        if form is not None and not form.bold:
            yield Fault.at(
                span, "Từ “Điều” và số thứ tự phải in đậm.", "The word “Điều” and its number must be bold."
            )


@check
def division_numerals(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Parts and chapters are numbered in Roman numerals, sections in Arabic."""
    for span in found.all("division"):
        match = _DIVISION.match(squeezed(span.line))
        if not match:
            continue
        word, number = toneless(match[1]), match[2]
        if word in {"phan", "chuong"} and number.isdigit():
            yield Fault.at(
                span,
                f"Số thứ tự của {match[1].lower()} dùng chữ số La Mã: “{match[1]} {roman(int(number))}”.",
                f"{match[1]} is numbered in Roman numerals: {roman(int(number))}.",
            )
        if word in {"muc", "tieu muc"} and from_roman(number.upper()):
            yield Fault.at(
                span,
                f"Số thứ tự của {match[1].lower()} dùng chữ số Ả Rập: “{match[1]} {from_roman(number.upper())}”.",
                f"{match[1]} is numbered in Arabic digits: {from_roman(number.upper())}.",
            )


@check
def division_order(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Divisions of a level are numbered on; a higher one starts the lower anew."""
    if run_on(found):
        # A division whose title stands on its line isn't among those that are counted.
        return
    last = dict.fromkeys(_LEVELS, 0)
    for span in found.all("division"):
        match = _DIVISION.match(squeezed(span.line))
        if not match:
            continue
        word, text = toneless(match[1]), match[2]
        number = int(text) if text.isdigit() else from_roman(text.upper())
        if number is None:
            continue
        if number not in (last[word] + 1, 1):
            yield Fault.at(
                span,
                f"Số thứ tự không liên tục: gặp {match[1]} {text}, trước đó là số {last[word]}.",
                f"{match[1]} {text} follows number {last[word]}.",
            )
        last[word] = number
        for lower in _LEVELS[_LEVELS.index(word) + 1 :]:
            last[lower] = 0


@check
def division_titled(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each part, chapter and section has a title."""
    titled = {span.paragraph.index for span in found.all("division_title")}
    for span in found.all("division"):
        following = found.document.paragraphs[span.paragraph.index - 1 : span.paragraph.index + 2]
        if not any(paragraph.index in titled for paragraph in following):
            yield Fault.at(
                span, f"{squeezed(span.line)} chưa có tiêu đề.", f"{squeezed(span.line)} has no title."
            )


@check
def article_titled(found: Detection, rule: Rule) -> Iterator[Fault]:
    """In a document of chapters each article has a title."""
    divided = {span.part for span in found.all("division")}
    for span in found.all("article"):
        if span.part not in divided:
            continue
        text = shown(span)
        title = re.sub(r"^Điều\s+\d+\s*[.:]?\s*", "", text, flags=re.IGNORECASE)
        if not title.strip():
            yield Fault.at(
                span, f"{squeezed(text).rstrip('.')} chưa có tiêu đề.", "The article has no title."
            )


@check
def heading_order(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Headings I, II, III… go on without gaps."""
    expected = 1
    for span in found.all("heading"):
        numeral = re.match(r"[IVXL]+", shown(span))
        number = from_roman(numeral[0]) if numeral else None
        if number is None:
            continue
        if number not in (expected, 1):
            yield Fault.at(
                span,
                f"Số thứ tự mục không liên tục: gặp {roman(number)}, cần {roman(expected)}.",
                f"Headings are not in order: {roman(number)} where {roman(expected)} is due.",
            )
        expected = number + 1


def _above(found: Detection) -> dict[int, str]:
    """Paragraph index to the component of structure that begins there."""
    return {
        span.paragraph.index: component
        for component in ("division", "article", "heading", "clause", "point", "annex")
        for span in found.all(component)
    }


@check
def clause_order(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Clauses go on from 1 under each article or heading."""
    above = _above(found)
    spans = {span.paragraph.index: span for span in found.all("clause")}
    expected = 1
    for index in sorted(above):
        if above[index] != "clause":
            expected = expected if above[index] == "point" else 1
            continue
        match = re.match(r"(\d+)", shown(spans[index]))
        if match is None:
            continue
        number = int(match[1])
        if number not in (expected, 1):
            yield Fault.at(
                spans[index],
                f"Số thứ tự khoản không liên tục: gặp {number}, cần {expected}.",
                f"Clauses are not in order: {number} where {expected} is due.",
            )
        expected = number + 1


@check
def point_order(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Points go on by the Vietnamese alphabet: a, b, c, d, đ, e, g…"""
    above = _above(found)
    spans = {span.paragraph.index: span for span in found.all("point")}
    expected = 0
    for index in sorted(above):
        if above[index] != "point":
            expected = 0
            continue
        letter = shown(spans[index]).strip()[0].lower()
        place = POINT_LETTERS.find(letter)
        if place < 0 or (place not in (expected, 0) and expected < len(POINT_LETTERS)):
            wanted = POINT_LETTERS[min(expected, len(POINT_LETTERS) - 1)]
            yield Fault.at(
                spans[index],
                f"Thứ tự điểm theo bảng chữ cái tiếng Việt: gặp “{letter})”, cần “{wanted})”.",
                f"Points follow the Vietnamese alphabet: “{letter})” where “{wanted})” is due.",
            )
        expected = max(place, 0) + 1
