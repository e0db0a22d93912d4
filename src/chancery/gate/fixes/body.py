"""The content: typeface, colour, size, alignment, indents, spacing."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.checks.body import prose, worded
from chancery.gate.detect import Detection
from chancery.gate.docx.rewrite import Edit, FormatParagraph, FormatText
from chancery.gate.rule import Rule

from .base import fixer

_CM = 72 / 2.54


@fixer("typeface")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for paragraph in found.document.paragraphs:
        for run in paragraph.runs:
            if run.text.strip() and not run.format.font.lower().startswith("times new roman"):
                yield FormatText(paragraph.index, run.start, run.end, font="Times New Roman")


@fixer("black")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    marks = {s.paragraph.index for name in ("urgency", "secrecy", "circulation") for s in found.all(name)}
    for paragraph in found.document.paragraphs:
        if paragraph.index in marks:
            continue
        for run in paragraph.runs:
            if run.format.color not in {"auto", "000000"}:
                yield FormatText(paragraph.index, run.start, run.end, color="auto")


@fixer("content-size")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    low, high = rule.params["min"], rule.params["max"]
    for paragraph in found.content:
        if worded(paragraph):
            for run in paragraph.runs:
                if run.text.strip() and not low <= run.format.size <= high:
                    yield FormatText(paragraph.index, run.start, run.end, size=14.0)


@fixer("content-upright")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for span in found.all("text"):
        if prose(span.paragraph) and all(form.italic for form in span.formats):
            yield FormatText(span.paragraph.index, span.start, span.end, italic=False)


@fixer("content-aligned")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for paragraph in found.content:
        if paragraph.alignment != "both" and prose(paragraph):
            yield FormatParagraph(paragraph.index, alignment="both")


@fixer("content-indented")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    wanted = [cm * _CM for cm in rule.params["cm"]]
    for paragraph in found.content:
        now = paragraph.first_line + paragraph.indent_left
        if prose(paragraph) and not any(abs(now - indent) <= 1.6 for indent in wanted):
            yield FormatParagraph(paragraph.index, indent_left=0, first_line=wanted[-1])


@fixer("paragraph-spacing")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for paragraph in found.content:
        if worded(paragraph) and paragraph.space_before < rule.params["min"]:
            yield FormatParagraph(paragraph.index, space_before=float(rule.params["min"]))


@fixer("line-spacing")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    low, high = rule.params["min"], rule.params["max"]
    for paragraph in found.content:
        if paragraph.line_rule != "auto" or not low <= paragraph.line_spacing <= high:
            wanted = high if paragraph.line_rule == "auto" and paragraph.line_spacing > high else low
            yield FormatParagraph(paragraph.index, line_rule="auto", line_spacing=float(wanted))


@fixer("article-weight")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for span in found.all("article"):
        form = span.paragraph.format_at(span.start)
        if form is not None and not form.bold:
            end = span.paragraph.text.find(".", span.start)
            yield FormatText(span.paragraph.index, span.start, end + 1 if end > 0 else span.end, bold=True)
