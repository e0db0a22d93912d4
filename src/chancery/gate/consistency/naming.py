"""How documents and their places are named in messages and on pages."""

from __future__ import annotations

from functools import cache

from chancery.gate.consistency.model import Work
from chancery.gate.packs import kinds
from chancery.gate.text.citations import Unit
from chancery.gate.text.citations.names import BY_NAME, names

_OTHER = {"nghi-dinh": "Nghị định", "thong-tu": "Thông tư", "thong-tu-lien-tich": "Thông tư liên tịch"}
_LEVELS = ("Điều", "khoản", "điểm")


@cache
def kind_name(kind: str) -> str:
    """The type's name in Vietnamese, also of types that only others issue."""
    known = kinds().get(kind)
    if known:
        return known.name
    return (
        _OTHER.get(kind)
        or next((name for name, code in names().kinds.items() if code == kind), kind).capitalize()
    )


def called(work: Work) -> str:
    """A document's name: "Nghị định 30/2020/NĐ-CP ngày 05/03/2020", "Luật Lưu trữ ngày 21/06/2024"."""
    if work.kind in BY_NAME and work.title:
        name = work.title if work.kind == "hien-phap" else f"{kind_name(work.kind)} {work.title}"
    else:
        name = f"{kind_name(work.kind)} {work.symbol or work.abstract}".strip()
    return f"{name} ngày {work.dated:%d/%m/%Y}" if work.dated else name


def place_name(place: str) -> str:
    """ "5.1.a": "điểm a khoản 1 Điều 5"."""
    parts = [
        f"{level} {number}"
        for level, number in zip(_LEVELS, place.split("."), strict=False)
        if number not in ("", "0")
    ]
    return " ".join(reversed(parts))


def place_of(unit: Unit) -> str:
    """The place of a unit that is cited: "5.1.a"; "" where no article is named."""
    article, clause, point = (unit.at(level).lower() for level in ("điều", "khoản", "điểm"))
    if not article or "này" in (article, clause, point):
        return ""
    if point:
        return f"{article}.{clause or '0'}.{point}"
    return f"{article}.{clause}" if clause else article
