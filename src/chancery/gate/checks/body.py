"""The content: typeface, colour, size, alignment, indents, spacing; and the legal bases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from chancery.gate.detect.components import Detection
from chancery.gate.docx.model import Format, Paragraph
from chancery.gate.rule import Rule

from .base import Fault, check, number, several

_BLACK = {"auto", "000000"}
_CM = 72 / 2.54


def worded(paragraph: Paragraph) -> bool:
    """More than a label in a drawing ("50 mm")."""
    return sum(map(str.isalpha, paragraph.text)) >= 8


def prose(paragraph: Paragraph) -> bool:
    """A paragraph of more than a line of running text: no caption in bold, no row of dots to fill in."""
    letters = sum(map(str.isalpha, paragraph.text))
    return (
        letters > 60
        and len(paragraph.text.strip()) > 80
        and not all(run.format.bold for run in paragraph.runs if run.text.strip())
        and not paragraph.text.rstrip().endswith(("...", "……"))
    )


def _runs(found: Detection, bad: Callable[[Format], bool]) -> list[Paragraph]:
    return [
        paragraph
        for paragraph in found.document.paragraphs
        if any(bad(run.format) for run in paragraph.runs if run.text.strip())
    ]


@check
def typeface(found: Detection, rule: Rule) -> Iterator[Fault]:
    """All is in Times New Roman. with: allowed."""
    allowed = tuple(name.lower() for name in rule.params["allowed"])
    if found.document.legacy_encoding:
        return

    def other(form: Format) -> bool:
        # "Times New Roman Bold" is how some programs name the face's own bold.
        return not form.font.lower().startswith(allowed)

    wrong = _runs(found, other)
    if wrong:
        font = next(run.format.font for run in wrong[0].runs if run.text.strip() and other(run.format))
        yield from several(
            wrong,
            f"Dùng phông chữ “{font}”, quy định Times New Roman.",
            f"The typeface is “{font}”; Times New Roman is prescribed.",
        )


@check
def black(found: Detection, rule: Rule) -> Iterator[Fault]:
    """All letters are black, but for urgency and secrecy marks."""
    marks = {s.paragraph.index for name in ("urgency", "secrecy", "circulation") for s in found.all(name)}
    wrong = [p for p in _runs(found, lambda form: form.color not in _BLACK) if p.index not in marks]
    yield from several(wrong, "Chữ không phải màu đen.", "The letters are not black.")


@check
def content_size(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: min, max in points."""
    low, high = rule.params["min"], rule.params["max"]
    wrong = [
        p
        for p in found.content
        if worded(p) and any(not low <= r.format.size <= high for r in p.runs if r.text.strip())
    ]
    if wrong:
        size = next(
            r.format.size for r in wrong[0].runs if r.text.strip() and not low <= r.format.size <= high
        )
        now = number(size)
        yield from several(
            wrong,
            f"Nội dung cỡ chữ {now[0]}, quy định {low} - {high}.",
            f"The content has size {now[1]}; {low} - {high} is prescribed.",
        )


@check
def content_upright(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Whole paragraphs of the content are not in italics."""
    wrong = [
        span.paragraph
        for span in found.all("text")
        if prose(span.paragraph)
        and not re.match(r"(-\s*)?(Căn cứ|Theo đề nghị)", span.line)
        and all(form.italic for form in span.formats)
    ]
    yield from several(wrong, "Nội dung phải dùng kiểu chữ đứng.", "The content must be upright.")


@check
def content_aligned(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Content of more than a line is justified."""
    wrong = [p for p in found.content if p.alignment != "both" and prose(p)]
    yield from several(wrong, "Nội dung chưa được canh đều cả hai lề.", "The content is not justified.")


@check
def content_indented(found: Detection, rule: Rule) -> Iterator[Fault]:
    """First lines are set in by 1 cm or 1.27 cm. with: cm (those allowed)."""
    wrong = []
    for paragraph in found.content:
        if not prose(paragraph):
            continue
        indent = paragraph.first_line + paragraph.indent_left
        typed = paragraph.text.startswith("\t")
        if not typed and not any(abs(indent - cm * _CM) <= 1.6 for cm in rule.params["cm"]):
            wrong.append(paragraph)
    if wrong:
        now = number((wrong[0].first_line + wrong[0].indent_left) / _CM)
        wanted = " hoặc ".join(number(cm)[0] + " cm" for cm in rule.params["cm"])
        wanted_en = " or ".join(number(cm)[1] + " cm" for cm in rule.params["cm"])
        yield from several(
            wrong,
            f"Chữ đầu dòng lùi vào {now[0]} cm, quy định {wanted}.",
            f"The first line is set in by {now[1]} cm; {wanted_en} is prescribed.",
        )


@check
def paragraph_spacing(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Between paragraphs of the content there are at least so many points. with: min."""
    low = rule.params["min"]
    content = [p for p in found.content if worded(p)]
    wrong = [
        after
        for before, after in pairwise(content)
        if after.index == before.index + 1
        and after.section == before.section
        and max(before.space_after, 0) + max(after.space_before, 0) < low - 0.1
        and max(before.space_after, after.space_before) < low - 0.1
    ]
    yield from several(
        wrong,
        f"Khoảng cách giữa các đoạn dưới {number(low)[0]} pt.",
        f"The space between paragraphs is under {number(low)[1]} pt.",
    )


@check
def line_spacing(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Lines stand between single and 1.5 spacing. with: min, max (multiples)."""
    low, high = rule.params["min"], rule.params["max"]

    def multiple(paragraph: Paragraph) -> float:
        if paragraph.line_rule == "auto":
            return paragraph.line_spacing
        size = paragraph.runs[0].format.size if paragraph.runs else 14.0
        # Times New Roman's single line is 1.15 times its size.
        asked = paragraph.line_spacing / (size * 1.15)
        return max(1.0, asked) if paragraph.line_rule == "atLeast" else asked

    wrong = [p for p in found.content if not low - 0.02 <= multiple(p) <= high + 0.02]
    if wrong:
        now = number(round(multiple(wrong[0]), 2))
        yield from several(
            wrong,
            f"Giãn dòng {now[0]} lần, quy định từ {number(low)[0]} đến {number(high)[0]} lần dòng đơn.",
            f"The line spacing is {now[1]}; {number(low)[1]} to {number(high)[1]} is prescribed.",
        )


@check
def content_lowercase(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Running text is not in capitals. with: words (from how many on)."""
    wrong = [
        span.paragraph
        for component in ("text", "clause", "point")
        for span in found.all(component)
        if len(span.line.split()) >= rule.params["words"]
        and (span.line.isupper() or all(form.caps for form in span.formats))
    ]
    yield from several(
        wrong, "Nội dung phải viết bằng chữ in thường.", "The content is not written in capitals."
    )


@check
def ends_mark(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The content ends in the mark. with: mark."""
    content = [span for name in ("text", "article", "clause", "point", "heading") for span in found.own(name)]
    signed = [span.paragraph.index for name in _CLOSING for span in found.own(name)]
    if not signed or found.attachment:
        return
    before = [span for span in content if span.paragraph.index < min(signed)]
    if not before:
        return
    last = max(before, key=lambda span: (span.paragraph.index, span.end))
    between = found.document.paragraphs[last.paragraph.index : min(signed) - 1]
    # After a table the mark stands alone.
    said = [last.line, *(p.text.strip() for p in between if not p.blank)]
    if not any(re.sub(r"\s", "", text).endswith(rule.params["mark"]) for text in said) and not any(
        p.cell or len(p.text) > 3 for p in between if not p.blank
    ):
        yield Fault.at(
            last,
            f"Nội dung văn bản kết thúc bằng “{rule.params['mark']}”.",
            f"The content ends in “{rule.params['mark']}”.",
        )


_CLOSING = ("recipients_heading", "authority", "post", "signer")
