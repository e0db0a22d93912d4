"""Mends what is safe to mend: form only, never a word of what the document says.

A fixer is named after the check whose departures it mends; it looks at the document as the check did and says
which edits put it right. A rule that is `fixable` in its pack has a check with a fixer here, or one whose findings
bring the replacement with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chancery.gate.checks.body import prose, worded
from chancery.gate.detect import Detection, detect
from chancery.gate.docx.convert import convert_legacy as to_unicode
from chancery.gate.docx.read import read
from chancery.gate.docx.rewrite import Edit, FormatParagraph, FormatText, LayOut, ReplaceText, rewrite
from chancery.gate.findings import Finding, Result
from chancery.gate.packs import packs, rules_by_code
from chancery.gate.rule import Rule

__all__ = ["FIXERS", "fix", "to_unicode"]

Fixer = Callable[[Detection, Rule], Iterator[Edit]]
FIXERS: dict[str, Fixer] = {}
_CM = 72 / 2.54


def fix(content: bytes, result: Result) -> bytes:
    """The DOCX with the fixable findings of `result` mended; the same bytes where there is none.

    result: the appraisal of this very content.
    """
    broken = {f.rule for f in result.findings if f.fixable and f.replacement is None}
    known = {rule.code: rule for _, rule in rules_by_code().values()}
    known |= {rule.code: rule for rule in packs()[result.pack].rules}
    edits: list[Edit] = []
    if broken:
        found = detect(read(content))
        edits = [edit for code in sorted(broken) for edit in FIXERS[known[code].check](found, known[code])]
    edits += _replacements(result.findings, edits)
    return rewrite(content, edits) if edits else content


def _replacements(findings: Iterable[Finding], edits: Iterable[Edit]) -> Iterator[ReplaceText]:
    """What the findings bring themselves; where two want the same place the first has it."""
    taken = [(e.paragraph, e.start, e.end) for e in edits if isinstance(e, ReplaceText)]
    for finding in findings:
        if not finding.fixable or finding.replacement is None:
            continue
        place = (finding.paragraph, finding.start, finding.end)
        if not any(p == place[0] and start <= place[2] and place[1] <= end for p, start, end in taken):
            taken.append(place)
            yield ReplaceText(*place, finding.replacement)


def fixer(check: str) -> Callable[[Fixer], Fixer]:
    def register(function: Fixer) -> Fixer:
        FIXERS[check] = function
        return function

    return register


def _spans(found: Detection, rule: Rule, **format_: object) -> Iterator[Edit]:
    for span in found.all(rule.component):
        yield FormatText(span.paragraph.index, span.start, span.end, **format_)  # type: ignore[arg-type]


@fixer("paper")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for number, section in enumerate(found.document.sections):
        short, long = 210.0, 297.0
        width, height = (long, short) if section.landscape else (short, long)
        yield LayOut(number, width_mm=width, height_mm=height)


@fixer("margin")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    side, low, high = rule.params["side"], rule.params["min"], rule.params["max"]
    for number, section in enumerate(found.document.sections):
        value = getattr(section, f"{side}_mm")
        if not section.landscape and not low <= value <= high:
            # The middle of a range of Party documents is the prescribed measure itself.
            wanted = (low + high) / 2 if found.system == "party" else (low if value < low else high)
            yield LayOut(number, **{f"{side}_mm": float(wanted)})


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


@fixer("size")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    low, high = rule.params["min"], rule.params["max"]
    for span in found.all(rule.component):
        if any(not low <= form.size <= high for form in span.formats):
            yield FormatText(span.paragraph.index, span.start, span.end, size=float(high))


@fixer("weight")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    return _spans(found, rule, bold=rule.params.get("on", True))


@fixer("slope")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    return _spans(found, rule, italic=rule.params.get("on", True))


@fixer("placed")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for span in found.all(rule.component):
        yield FormatParagraph(
            span.paragraph.index, alignment=rule.params["align"], indent_left=0, indent_right=0, first_line=0
        )


@fixer("exact-text")
def _(found: Detection, rule: Rule) -> Iterator[Edit]:
    for span in found.all(rule.component):
        yield ReplaceText(span.paragraph.index, span.start, span.end, rule.params["text"])


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
        end = span.paragraph.text.find(".", span.start)
        yield FormatText(span.paragraph.index, span.start, end + 1 if end > 0 else span.end, bold=True)
