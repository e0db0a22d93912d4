"""The content: parts, chapters, articles, headings, clauses, points, text; that of appendices and attached documents too."""

from __future__ import annotations

from .lines import Sheet, rule_only, structure


def content(sheet: Sheet, opening: int, closing: int, end: int) -> None:
    """Takes what stands after the opening, up to the closing; and after it what belongs to an appendix or to an
    attached document, up to `end`. All are paragraph indices."""
    headed = [s.paragraph.index for name in ("annex", "reference") for s in sheet.found.all(name)]
    beyond = min((index for index in headed if index >= closing), default=end)
    title_next = False
    for line in sheet.lines:
        index, centred = line.index, line.paragraph.alignment == "center"
        if not sheet.free(line) or rule_only(line) or index >= end:
            continue
        if index <= opening if index < closing else index <= beyond:
            continue
        if line.paragraph.cell or line.paragraph.in_textbox:
            title_next = False
            continue
        component, part = structure(line), _part(sheet, index)
        if title_next and component is None and (line.line.isupper() or centred):
            sheet.take("division_title", line, part)
            continue
        title_next = component == "division"
        if component is None and centred and (len(line.line) < 160 or line.line.startswith("(")):
            continue
        sheet.take(component or "text", line, part)


def _part(sheet: Sheet, index: int) -> int:
    """The attached document that a paragraph belongs to."""
    return max((s.part for s in sheet.found.all("kind") if s.paragraph.index <= index), default=0)
