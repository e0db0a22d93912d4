"""The head of the first page, and what follows it up to the content."""

from __future__ import annotations

import re

from chancery.gate.packs import kinds
from chancery.gate.text.widths import width

from . import ooxml
from .layout import POINTS_A_MM, Layout
from .parts import Parts
from .pieces import SPARE, below, box_width, day_in_words, end_of_section, line, number_line, titled

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
ADDRESSEE = "Kính gửi:"

_CIRCULATION_FROM_TOP = 6 * POINTS_A_MM
_WIDEST = 0.7
"""The share of the text's width that the column of place and date takes at most."""
# Legal bases that open with another word than "Căn cứ".
_BASIS_OPENS = re.compile(r"(căn cứ|theo|xét|thực hiện|sau khi|trên cơ sở)\s", re.IGNORECASE)


def face(parts: Parts, layout: Layout) -> str:
    """The two heads, number and date, and the marks."""
    day = f"{parts.place}, {day_in_words(parts.date, parts.year)}"
    left, _ = columns = face_columns(layout, day)
    under_number = [line("number", number_line(layout, parts.number, parts.symbol))]
    if parts.kind == "cong-van":
        abstract = layout.words["dispatch_abstract"].format(title=parts.title)
        under_number.append(titled(layout, "dispatch_abstract", abstract, left))
    under_number += [_box(layout, mark, left) for mark in (parts.secrecy, parts.urgency) if mark]
    under_date = []
    if layout.kinds.get(parts.kind, {}).get("place_date", True):
        under_date.append(line("place_date", day))
    if parts.draft:
        under_date.append(line("draft", parts.draft))
    rows = [
        _heads(parts, layout, columns),
        ["".join(under_number), "".join(under_date) or line("place_date", "")],
    ]
    return _circulation(parts, layout) + ooxml.table(columns, rows)


def attached_face(parts: Parts, layout: Layout) -> str:
    """The head of a document that the main one issues or approves: it bears neither number nor date (Mẫu 1.3)."""
    columns = face_columns(layout)
    return ooxml.table(columns, [_heads(parts, layout, columns)])


def face_columns(layout: Layout, day: str = "") -> tuple[float, float]:
    """Points of the two columns of the face; a long line of place and `day` takes more."""
    needed = width(day, layout.styles["place_date"].size) + SPARE
    right = layout.text_width * (1 - layout.columns["face"])
    right = max(right, min(needed, layout.text_width * _WIDEST))
    return layout.text_width - right, right


def _heads(parts: Parts, layout: Layout, columns: tuple[float, float]) -> list[str]:
    left_width, right_width = columns
    left = titled(layout, "superior", parts.superior, left_width) if parts.superior else ""
    left += titled(layout, "issuer", " -\n".join((parts.issuer, *parts.partners)), left_width)
    if parts.system == "party":
        return [left, titled(layout, "national", PARTY_NAME, right_width)]
    return [left, line("national", STATE_NAME) + titled(layout, "motto", MOTTO, right_width)]


def _box(layout: Layout, mark: str, available: float) -> str:
    """A mark in its frame, in the middle of the column."""
    side = max(0.0, (available - box_width(layout, mark, "mark")) / 2)
    return ooxml.paragraph("mark", ooxml.run(mark.upper()), box=True, indent=(side, side))


def _circulation(parts: Parts, layout: Layout) -> str:
    """The mark of circulation, in the top margin over the national name (NĐ 30/2020, Phụ lục I, Mục IV, ô 11)."""
    if not parts.circulation:
        return ""
    across = box_width(layout, parts.circulation, "circulation")
    frame = (
        f'<w:framePr w:w="{ooxml.twips(across)}" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" '
        f'w:xAlign="right" w:y="{ooxml.twips(_CIRCULATION_FROM_TOP)}"/>'
    )
    # LibreOffice wants a paragraph, not a table, after the frame.
    framed = ooxml.paragraph("circulation", ooxml.run(parts.circulation.upper()), frame=frame, box=True)
    return framed + end_of_section()


def opening(parts: Parts, layout: Layout) -> str:
    """The type's name and abstract, the legal bases, the addressees."""
    out = []
    if parts.kind != "cong-van":
        name = kinds()[parts.kind].name.upper()
        out.append(line("kind", name))
        title = parts.title
        if title and parts.system == "state":
            title = title[:1].upper() + title[1:]
        if title:
            out.append(titled(layout, "abstract", title, layout.text_width))
        else:
            out.append(below(layout, "abstract", name, layout.text_width))
    if parts.bases_by and "bases_by" in layout.styles and parts.kind != "cong-dien":
        out.append(line("bases_by", parts.bases_by))
    out.append(bases(parts, layout))
    if parts.addressees:
        out.append(_addressees(parts, layout))
    return "".join(out)


def bases(parts: Parts, layout: Layout) -> str:
    out = []
    for number, basis in enumerate(parts.bases, start=1):
        end = layout.words["last_basis_end" if number == len(parts.bases) else "basis_end"]
        said = basis if _BASIS_OPENS.match(basis) else f"Căn cứ {basis}"
        out.append(line("basis", layout.words["basis"].format(basis=said) + end))
    return "".join(out)


def _addressees(parts: Parts, layout: Layout) -> str:
    """One addressee stands on the line of "Kính gửi:", several stand below, their dashes under its colon."""
    names, look = parts.addressees, layout.styles["addressee"]
    word = ADDRESSEE
    if parts.kind == "cong-dien":
        by = layout.words["telegram"].format(by=parts.bases_by or parts.issuer)
        out = ooxml.paragraph("addressee", ooxml.run(by), keep=True, indent=(0, 0), align="center")
    elif len(names) > 1:
        out = ooxml.paragraph("addressee", ooxml.run(word), keep=True)
    else:
        said = f"{word} {names[0]}"
        if width(said, look.size) <= layout.text_width - look.indent:
            return ooxml.paragraph("addressee", ooxml.run(said), indent=(0, 0), align="center")
        hanging = width(f"{word} ", look.size)
        return ooxml.paragraph(
            "addressee", ooxml.run(said), indent=(look.indent + hanging, 0), hanging=hanging
        )
    dash = width("- ", look.size)
    left = look.indent + width(word[:-1], look.size) + dash
    for number, name in enumerate(names, start=1):
        text = ooxml.run(f"- {name}{'.' if number == len(names) else ';'}")
        out += ooxml.paragraph("addressee_item", text, indent=(left, 0), hanging=dash)
    return out
