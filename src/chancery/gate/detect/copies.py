"""What makes a copy of a document (thể thức bản sao): form, agency, number, date, signature, recipients, at its end."""

from __future__ import annotations

from .closing import closing
from .face import take_agencies
from .lines import Sheet, is_place_date
from .words import COPY, NUMBER, RECIPIENTS


def copied(sheet: Sheet) -> int:
    """Takes the part that makes a copy; returns the paragraph index where it begins."""
    found = sheet.found
    end = len(found.document.paragraphs) + 1
    signed = next((n for n, line in enumerate(sheet.lines) if RECIPIENTS.match(line.bare)), None)
    if signed is None:
        return end
    form = next((line for line in sheet.lines[signed:] if COPY.match(line.bare)), None)
    if form is None:
        return end
    found.parts.append("copy")
    part = len(found.parts) - 1
    sheet.take("copy_form", form, part)
    cell = form.paragraph.cell
    if cell:
        face = [
            line for line in sheet.lines if line.paragraph.cell and line.paragraph.cell.table == cell.table
        ]
    else:
        face = [line for line in sheet.lines if abs(line.index - form.index) <= 6]
    begin = min(line.index for line in [form, *face])
    last = max(line.index for line in [form, *face])
    names = []
    for line in face:
        if line is form:
            continue
        if NUMBER.match(line.bare) and len(line.bare) < 60:
            sheet.take("number", line, part)
        elif is_place_date(line):
            sheet.take("place_date", line, part)
        elif (
            not cell or (line.paragraph.cell and line.paragraph.cell.column < cell.column)
        ) and line.line.isupper():
            names.append(line)
    take_agencies(sheet, names, part)
    closing(sheet, last + 1, end, part)
    return begin
