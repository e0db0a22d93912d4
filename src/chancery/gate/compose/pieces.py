"""What the parts of a document are written with: text in its style, drawn lines, dates and numbers in words."""

from __future__ import annotations

from datetime import date

from chancery.gate.text.widths import even, lines, width

from . import ooxml
from .layout import POINTS_A_MM, Layout, Look

SPARE = 4
"""Points by which a line that must not break is narrower than its column."""
_SLACK = 1.03
"""How much wider than measured a line is taken to be: programs and stand-in typefaces differ a little."""


def written_date(day: int, month: int, year: int) -> str:
    """The date in words; days under 10 and the months 1 and 2 take a zero. NĐ 30/2020, Phụ lục I, Mục II, khoản 4."""
    return f"ngày {day:02d} tháng {f'{month:02d}' if month < 3 else month} năm {year}"


def blank_date(year: int | None = None) -> str:
    """The date with room to be filled in."""
    return f"ngày       tháng       năm {year if year else '20      '}"


def day_in_words(day: date | None, year: int | None = None) -> str:
    return written_date(day.day, day.month, day.year) if day else blank_date(year)


def number_line(layout: Layout, number: int | None, symbol: str) -> str:
    """ "Số: 05/QĐ-VP", "Số 05-QĐ/TU", or with room for the number."""
    if number is None:
        return layout.words["blank_number"].format(symbol=symbol)
    return layout.words["number"].format(number=f"{number:02d}", symbol=symbol)


def line(style: str, text: str) -> str:
    """A paragraph of one run in its style."""
    return ooxml.paragraph(style, ooxml.run(text))


def end_of_section(section: str = "") -> str:
    """The least paragraph: Word wants one after a table, and one to end a section."""
    return ooxml.paragraph("rule", section=section)


def titled(layout: Layout, style: str, text: str, available: float) -> str:
    """A text in its style, with what the layout puts below: a drawn line, an ornament.

    available: points of the column that it stands in.
    """
    return evenly(layout, style, text, available) + below(layout, style, text, available)


def evenly(layout: Layout, style: str, text: str, available: float) -> str:
    """A text in its style; where the style says so, one of several lines is indented so that they come out even."""
    look = layout.styles[style]
    side = 0.0
    if look.even and len(_lines(look, text, available)) > 1:
        side = (available - even(text, look.size, available / _SLACK, bold=look.bold) * _SLACK) / 2
    return ooxml.paragraph(style, ooxml.run(text), indent=(side, side) if side > 1 else None)


def below(layout: Layout, style: str, text: str, available: float) -> str:
    """The drawn line or the ornament that stands under a text of the style."""
    look = layout.styles[style]
    match look.below:
        case None:
            return ""
        case str(ornament):
            return line("ornament", ornament)
        case share:
            longest = max(width(part, look.size, bold=look.bold) for part in _lines(look, text, available))
            return drawn_line(available, longest * share)


def _lines(look: Look, text: str, available: float) -> list[str]:
    return lines(text, look.size, available / _SLACK, bold=look.bold)


def drawn_line(available: float, length: float) -> str:
    """A line in the middle of its column: the lower border of an empty paragraph."""
    side = max(0.0, (available - length) / 2)
    return ooxml.paragraph("rule", rule="bottom", indent=(side, side))


def box_width(layout: Layout, text: str, style: str) -> float:
    """Points across the frame of a stamped mark: what the provision says, or what the words need."""
    look = layout.styles[style]
    needed = width(text, look.size, bold=look.bold) + 16
    return max(layout.boxes.get(text.upper(), 0) * POINTS_A_MM, needed)
