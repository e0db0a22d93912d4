"""The recipients and the signatures."""

from __future__ import annotations

from itertools import groupby

from .components import DOCUMENT
from .lines import Line, Sheet, is_name, starts_signature, structure
from .words import AUTHORITY, DRAFTER, RECIPIENTS

_ABOVE = 14
"""Lines in which a signature is looked for that stands above the recipients."""


def closing(sheet: Sheet, start: int, end: int, part: int = DOCUMENT) -> int:
    """Takes recipients and signatures among the paragraphs `start` ≤ index < `end`; returns the paragraph index where
    they begin, `end` where there are none."""
    lines = sheet.between(start, end)
    heading = next(
        (line for line in reversed(lines) if RECIPIENTS.match(line.bare) and len(line.bare) < 60), None
    )
    if heading is None:
        tail = _below_content(lines[-_ABOVE:])
        first = next((n for n, line in enumerate(tail) if starts_signature(line)), None)
        if first is None:
            return end
        _signatures(sheet, tail[first:], part)
        return tail[first].index
    sheet.take("recipients_heading", heading, part)
    if heading.paragraph.cell:
        return _in_table(sheet, lines, heading, part)
    after = [line for line in lines if line.index >= heading.index and line is not heading]
    before = _below_content([line for line in lines if heading.index - 12 <= line.index < heading.index])
    first = next((n for n, line in enumerate(before) if starts_signature(line)), None)
    begin = heading.index
    if first is not None:
        begin = before[first].index
        _signatures(sheet, before[first:], part)
    else:
        signed = [line for line in after if not line.bare.startswith("-") and not DRAFTER.match(line.line)]
        _signatures(sheet, signed, part)
    for line in after:
        if sheet.free(line):
            _recipient(sheet, line, part, dashed=True)
    return begin


def _in_table(sheet: Sheet, lines: list[Line], heading: Line, part: int) -> int:
    """Recipients on the left, signatures in the other cells of the table, or in the table before it."""
    place = heading.paragraph.cell
    assert place is not None
    table = [line for line in lines if line.paragraph.cell and line.paragraph.cell.table == place.table]
    own = [line for line in table if _cell(line) == (place.row, place.column)]
    table = [line for line in table if line.index >= heading.index - 40]
    signed = [
        line for line in table if line not in own and not (_below(line, heading) and not _capital(line))
    ]
    begin = min(line.index for line in [*table, heading])
    if not any(is_name(line) for line in signed):
        # The signatures stand before the recipients, in a table of their own or below each other.
        before = _below_content([line for line in lines if line.index < begin][-2 * _ABOVE :])
        first = next((n for n, line in enumerate(before) if starts_signature(line)), None)
        if first is not None and any(is_name(line) for line in before[first:]):
            begin = before[first].index
            signed = before[first:] + signed
    _signatures(sheet, signed, part)
    for line in table:
        cell = line.paragraph.cell
        if cell and cell.column == place.column and line is not heading and sheet.free(line):
            _recipient(sheet, line, part)
    return begin


def _below_content(lines: list[Line]) -> list[Line]:
    """What follows the last article, heading or clause with its first line, which a division's title in capitals may be."""
    last = max((number for number, line in enumerate(lines) if structure(line)), default=-2)
    return lines[last + 2 :]


def _cell(line: Line) -> tuple[int, int]:
    cell = line.paragraph.cell
    return (cell.row, cell.column) if cell else (0, 0)


def _below(line: Line, heading: Line) -> bool:
    """In the recipients' column, under their heading: a table may give each recipient a row."""
    return _cell(line)[1] == _cell(heading)[1] and line.index > heading.index


def _capital(line: Line) -> bool:
    return starts_signature(line) or is_name(line)


def _recipient(sheet: Sheet, line: Line, part: int, *, dashed: bool = False) -> None:
    if line.bare.startswith("-" if dashed else ("-", "+", "•", "luu")) or (
        line.paragraph.label and not dashed
    ):
        sheet.take("recipient", line, part)
    elif DRAFTER.match(line.line) and sheet.found.all("recipient"):
        sheet.take("drafter", line, part)


def _signatures(sheet: Sheet, lines: list[Line], part: int) -> None:
    """Each cell has its signatures, one below the other: authority, post, name."""
    lines = [line for line in lines if any(char.isalpha() for char in line.line)]
    for _, cell in groupby(sorted(lines, key=_column), key=_column):
        _below_each_other(sheet, list(cell), part)


def _column(line: Line) -> tuple[int, int]:
    """A block that is set in cells of several rows is read down its column."""
    cell = line.paragraph.cell
    return (cell.table, cell.column) if cell else (-1, 0)


def _below_each_other(sheet: Sheet, lines: list[Line], part: int) -> None:
    names = [line for line, after in zip(lines, [*lines[1:], None], strict=True) if _signs(line, after)]
    for line in lines[: lines.index(names[-1]) + 1 if names else None]:
        if line in names:
            sheet.take("signer", line, part)
        elif AUTHORITY.match(line.bare):
            sheet.take("authority", line, part)
        elif len(line.line) < 100 and not line.line.startswith("(") and "da ky" not in line.bare:
            sheet.take("post", line, part)


def _signs(line: Line, after: Line | None) -> bool:
    """A name that ends a signature: nothing follows it, or another signature begins. A post may look like a name."""
    if not is_name(line) or AUTHORITY.match(line.bare):
        return False
    if after is None:
        return True
    return not line.line.isupper() and after.line.isupper() and not is_name(after)
