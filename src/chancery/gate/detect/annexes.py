"""Appendices, and documents that the main one issues or approves in the same file (văn bản ban hành kèm theo)."""

from __future__ import annotations

from .components import DOCUMENT
from .face import take_agencies
from .lines import Line, Sheet, all_bold, rule_only, structure
from .opening import titled
from .words import ANNEX, MOTTO, NATIONAL, PARTY, RECIPIENTS, REFERENCE, kind_names

_FACE_ABOVE = 14
"""Lines above its reference in which the face of an attached document is looked for."""
_REFERENCE_LINES = 3


def annexes(sheet: Sheet) -> int:
    """Takes the headings of appendices and the faces of attached documents; returns the paragraph index where the
    document proper ends."""
    end = len(sheet.found.document.paragraphs) + 1
    for number, line in enumerate(sheet.lines):
        if not sheet.free(line):
            continue
        headed = line.paragraph.alignment != "both" or all_bold(line)
        if ANNEX.match(line.bare) and headed and not line.paragraph.cell:
            sheet.take("annex", line)
            end = min(end, line.index)
            _annex_title(sheet, number)
        elif _refers(line):
            end = min(end, _attached(sheet, number))
    return end


def _refers(line: Line) -> bool:
    """ "(Kèm theo Quyết định số …)", centred under a title."""
    return bool(REFERENCE.match(line.bare)) and line.paragraph.alignment == "center"


def _annex_title(sheet: Sheet, start: int) -> None:
    """The title of the appendix and the reference below it, in lines after line `start`."""
    for number in range(start + 1, min(start + 8, len(sheet.lines))):
        line = sheet.lines[number]
        if rule_only(line):
            continue
        if _refers(line):
            _take_reference(sheet, number, DOCUMENT)
            return
        centred = (
            line.paragraph.alignment == "center" and not line.line.startswith("(") and not structure(line)
        )
        if line.paragraph.cell or ANNEX.match(line.bare) or not (line.line.isupper() or centred):
            return
        if line.index - sheet.lines[start].index > 5:
            return
        sheet.take("annex_title", line)


def _take_reference(sheet: Sheet, start: int, part: int) -> None:
    """The reference goes on to its closing bracket."""
    for line in sheet.lines[start : start + _REFERENCE_LINES]:
        if line.paragraph.alignment != "center" or rule_only(line):
            return
        sheet.take("reference", line, part)
        if line.line.rstrip().endswith(")"):
            return


def _attached(sheet: Sheet, reference: int) -> int:
    """Takes the document whose reference is this line; returns the index of its first paragraph.

    A file that begins so is such a document by itself: it is then the document proper.
    """
    lines = sheet.lines
    above = range(reference - 1, max(-1, reference - _FACE_ABOVE), -1)
    kind = next((n for n in above if _names_kind(lines[n])), None)
    alone = not any(RECIPIENTS.match(line.bare) for line in lines[:reference])
    if kind is None or alone:
        _take_reference(sheet, reference, DOCUMENT)
        return len(sheet.found.document.paragraphs) + 1
    sheet.found.parts.append("attached")
    part = len(sheet.found.parts) - 1
    _take_reference(sheet, reference, part)
    titled(sheet, kind, part)
    return min(_face(sheet, kind, part), lines[kind].index)


def _names_kind(line: Line) -> bool:
    return line.bare in kind_names() and line.line.isupper() and line.paragraph.alignment == "center"


def _face(sheet: Sheet, kind: int, part: int) -> int:
    """The heads above the type's name: the agencies' names on the left, the national name or the Party's on the right."""
    lines = sheet.lines
    heads = []
    for line in reversed(lines[max(0, kind - _FACE_ABOVE) : kind]):
        if NATIONAL.search(line.bare):
            heads.append(("national", line))
        elif MOTTO.match(line.bare):
            heads.append(("motto", line))
        elif PARTY.match(line.bare):
            heads.append(("party_header", line))
    tables = {line.paragraph.cell.table for _, line in heads if line.paragraph.cell}
    for component, line in heads:
        sheet.take(component, line, part)
    names = [
        line
        for line in lines[max(0, kind - _FACE_ABOVE) : kind]
        if sheet.free(line)
        and line.paragraph.cell
        and line.paragraph.cell.table in tables
        and any(map(str.isalpha, line.line))
    ]
    take_agencies(sheet, names, part)
    return min((line.index for line in [*(line for _, line in heads), *names]), default=lines[kind].index)
