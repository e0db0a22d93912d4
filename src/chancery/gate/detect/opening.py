"""The type's name, the abstract, the legal bases, the addressees."""

from __future__ import annotations

from .components import DOCUMENT, Span
from .lines import Line, Sheet, all_bold, rule_only, structure
from .words import ADDRESSEE, BASIS, ORDER, REFERENCE, WITH_BASES, kind_names

HEAD_LIMIT = 60
"""Lines from the top in which the face of a document is looked for."""
_TITLE_LIMIT = 200
"""Letters of a title in bold that isn't centred as it should be."""
_LATER = ("annex", "annex_title", "reference")
"""What is found before the opening is looked for, and stands far below it."""


def opening(sheet: Sheet, top: list[Line]) -> int:
    """Takes what stands between the face and the content; returns the paragraph index that it ends before."""
    found = sheet.found
    if found.first("dispatch_abstract") or any(ADDRESSEE.match(line.bare) for line in top):
        found.kind = found.kind or "cong-van"
    start = next((number for number, line in enumerate(top) if _is_kind(sheet, line)), None)
    last = max(
        (
            span.paragraph.index
            for component, spans in found.spans.items()
            if component not in _LATER
            for span in spans
            if span.part == DOCUMENT and span.paragraph.index < 60
        ),
        default=0,
    )
    if start is not None:
        found.kind = kind_names()[top[start].bare.rstrip(" .:")]
        last = max(last, titled(sheet, start))
    return _bases(sheet, last)


def _is_kind(sheet: Sheet, line: Line) -> bool:
    if not sheet.free(line) or line.bare.rstrip(" .:") not in kind_names():
        return False
    cell = line.paragraph.cell
    return not (cell and cell.column == 0 and sheet.found.own("number")) and (
        line.line.isupper() or line.paragraph.alignment == "center"
    )


def titled(sheet: Sheet, start: int, part: int = 0) -> int:
    """Takes the type's name, which is line `start`, and its abstract; returns the last paragraph index taken."""
    lines, found = sheet.lines, sheet.found
    sheet.take("kind", lines[start], part)
    last = lines[start].index
    abstract: list[Line] = []
    for after in lines[start + 1 : start + 8]:
        if (
            rule_only(after)
            or (abstract and BASIS.match(after.bare))
            or ADDRESSEE.match(after.bare)
            or REFERENCE.match(after.bare)
            or not (
                after.paragraph.alignment == "center" or (all_bold(after) and len(after.line) < _TITLE_LIMIT)
            )
            or not sheet.free(after)
            or structure(after)
            or (abstract and after.line.isupper())
            or (abstract and after.index - abstract[-1].index > 2)
        ):
            break
        if after.line.isupper() and not abstract and _before_basis(lines, after):
            break
        sheet.take("abstract", after, part)
        abstract.append(after)
        last = max(last, after.index)
    if not part:
        # Where a reference stands below, as on a document attached to another, the opening goes to its end.
        last = max(
            [
                last,
                *(
                    span.paragraph.index
                    for span in found.own("reference")
                    if span.paragraph.index <= last + 4
                ),
            ]
        )
    return last


def _stands_out(line: Line) -> bool:
    return line.paragraph.alignment == "center" or all_bold(line)


def _before_basis(lines: list[Line], line: Line) -> bool:
    """The next line is a legal basis: what stands here is the authority that issues, not the abstract.

    An abstract in capitals has its line or dashes below.
    """
    after = next(iter(lines[lines.index(line) + 1 :]), None)
    return after is not None and bool(BASIS.match(after.bare))


def _bases(sheet: Sheet, last: int) -> int:
    found = sheet.found
    for line in sheet.lines:
        index = line.index
        if index <= last or not sheet.free(line) or rule_only(line):
            continue
        if index > last + 40 or structure(line):
            break
        bare = line.bare
        if ADDRESSEE.match(bare):
            sheet.take("addressee", line)
        elif ORDER.match(bare) and line.paragraph.alignment == "center":
            sheet.take("order", line)
            return index
        elif BASIS.match(bare) and (found.own("kind") and found.kind in WITH_BASES):
            sheet.take("basis", line)
        elif _addressees_go_on(found.own("addressee"), line):
            sheet.take("addressee", line)
        elif line.line.isupper() and _stands_out(line) and not found.own("basis"):
            sheet.take("bases_by", line)
        elif found.own("basis") and all(form.italic for form in line.formats):
            # "Chính phủ ban hành Nghị định về …." closes the bases of a decree as an order does those of a decision.
            sheet.take("order", line)
            return index
        else:
            break
    taken = [s.paragraph.index for name in ("addressee", "basis", "bases_by") for s in found.own(name)]
    return max([last, *taken])


def _addressees_go_on(taken: list[Span], line: Line) -> bool:
    """Several addressees stand below the word, a line each, all but the last with a semicolon."""
    if not taken or len(line.line) > 120:
        return False
    return taken[-1].line.endswith((":", ";")) or (
        taken[-1].line.startswith("-") and line.line.startswith("-")
    )
