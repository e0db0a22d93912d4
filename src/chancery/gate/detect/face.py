"""The face: everything above the type's name or the addressees."""

from __future__ import annotations

import re

from .components import Span
from .lines import Line, Sheet, all_bold, day_of, is_place_date
from .words import (
    ADDRESSEE,
    AGENCY,
    CIRCULATION,
    DISPATCH_ABSTRACT,
    DRAFT,
    MOTTO,
    NATIONAL,
    NUMBER,
    PARTY,
    SECRECY,
    URGENCY,
    kind_names,
)


def face(sheet: Sheet, top: list[Line]) -> None:
    """Takes the heads, the number, place and date, and the marks, among the lines at the top."""
    found = sheet.found
    for line in top:
        bare = line.bare
        if NATIONAL.search(bare) and len(bare) < 60 and not found.own("national"):
            sheet.take("national", line)
            found.system = "state"
        elif MOTTO.match(bare) and not found.own("motto"):
            sheet.take("motto", line)
        elif PARTY.match(bare) and not found.own("party_header"):
            sheet.take("party_header", line)
            found.system = found.system or "party"
        elif NUMBER.match(bare) and len(bare) < 60 and not found.own("number"):
            sheet.take("number", line)
        elif is_place_date(line) and not found.own("place_date"):
            sheet.take("place_date", line)
            found.day = day_of(line)
        elif _mark(sheet, line):
            continue
        elif DISPATCH_ABSTRACT.match(bare) and line.paragraph.cell and not found.own("dispatch_abstract"):
            sheet.take("dispatch_abstract", line)
    _agencies(sheet, top)


def _mark(sheet: Sheet, line: Line) -> bool:
    bare = line.bare.strip("()[] .:")
    for component, words in (("urgency", URGENCY), ("secrecy", SECRECY), ("circulation", CIRCULATION)):
        if bare in words and not sheet.found.own(component):
            sheet.take(component, line)
            return True
    if DRAFT.match(line.bare) and not sheet.found.own("draft"):
        sheet.take("draft", line)
        return True
    return False


def _agencies(sheet: Sheet, top: list[Line]) -> None:
    """The agencies' names: what stands above the number, in its column."""
    found = sheet.found
    number = found.first("number")
    header = found.first("national") or found.first("party_header")
    anchor = number or header
    if anchor is None:
        return
    names: list[Line] = []
    for line in top:
        if number is not None and line is number:
            break
        if not sheet.free(line) or not any(char.isalpha() for char in line.line) or len(line.line) > 120:
            if line.bare == "*" and not found.own("star"):
                sheet.take("star", line)
            continue
        if not _same_column(line, anchor, header):
            continue
        if line.bare in kind_names() or ADDRESSEE.match(line.bare):
            break
        names.append(line)
    take_agencies(sheet, names)
    if names and number is not None and not found.own("star"):
        star = next((line for line in top if line.bare == "*"), None)
        if star is not None:
            sheet.take("star", star)


def take_agencies(sheet: Sheet, names: list[Line], part: int = 0) -> None:
    """The issuer is what stands in bold, the superior what stands above it. Agencies that issue together are joined by dashes
    and all of them issuers."""
    if not names:
        return
    bold = [line for line in names if all_bold(line)]
    first_bold = names.index(bold[0]) if bold else 0
    if joint(names):
        first_bold = first_bold if bold else 0
    elif len(bold) == len(names) > 1 and AGENCY.match(names[-1].bare):
        # All is bold: a last line that can be an agency's whole name is one, not the rest of the line above.
        first_bold = len(names) - 1
    elif not bold:
        # Nothing is bold: the last line is taken for the issuer.
        first_bold = len(names) - 1
    for number, line in enumerate(names):
        sheet.take("issuer" if number >= first_bold else "superior", line, part)


def joint(names: list[Line] | list[Span]) -> bool:
    """Several agencies issue together (văn bản liên tịch): their names are joined by dashes."""
    return any(re.search(r"^\s*[-–]\s*\S|\S\s+[-–]\s*$|\S[-–]\s*$", span.line) for span in names)


def _same_column(line: Line, anchor: Span, header: Span | None) -> bool:
    cell, other = line.paragraph.cell, anchor.paragraph.cell
    if cell and other:
        return cell.table == other.table and cell.column == (
            other.column if header is not anchor else 1 - min(other.column, 1)
        )
    if cell or other:
        return False
    if line.paragraph is anchor.paragraph:
        return True
    # Columns set by tabs: the left one, which shares its paragraph with the header or stands left.
    return header is None or (line.paragraph.index <= anchor.paragraph.index and line.start == 0)
