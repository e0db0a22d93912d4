"""What a citation is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

LEVELS = ("phụ lục", "phần", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm")
"""The units of a document, the widest first."""

SELF: Literal["self"] = "self"

Target = int | Literal["self"] | None


@dataclass(frozen=True, slots=True)
class Unit:
    """One place in a document (đơn vị viện dẫn): `places` gives each level's number as written, the widest level
    first: (("điều", "5"), ("khoản", "1"), ("điểm", "a")). "này" stands for the unit in which it is written.

    until: where the mention is a range, the last number of the narrowest level ("từ Điều 5 đến Điều 9").
    """

    places: tuple[tuple[str, str], ...]
    until: str = ""

    def at(self, level: str) -> str:
        """The number at a level, "" where it names none."""
        return next((number for name, number in self.places if name == level), "")

    def __str__(self) -> str:
        text = " ".join(f"{level} {number}" for level, number in self.places)
        return f"{text} - {self.until}" if self.until else text


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of an issued document, or of a unit of one, in a paragraph's text at `start`…`end`.

    paragraph: index in the sequence given. kind: the type's code (as gate/packs/kinds.yaml, and luat, bo-luat,
    phap-lenh, hien-phap, nghi-dinh, thong-tu…), "" where only a unit is named. number, symbol: as written, blanks and dashes
    made regular; symbol is whole ("30/2020/NĐ-CP"), "" where only a number is written. title: of a document that is cited
    by name (Luật Lưu trữ). year: of the symbol, else of the date or written after the name. dated: the full date.
    abstract: the words on its subject after the span, without its type. units: the places cited. refers_to: the index
    of an earlier citation in the list, "self" for the document that is being read, None for a first mention.
    relation: what the text says of it: can-cu (it stands in the legal basis), thay-the, bai-bo, sua-doi, huong-dan, or
    duoc-sua-doi (the document by which the one before it has been amended), "" where nothing. draft: it is called a
    draft (dự thảo).
    """

    paragraph: int
    start: int
    end: int
    kind: str = ""
    number: str = ""
    symbol: str = ""
    title: str = ""
    year: int | None = None
    dated: date | None = None
    issuer: str = ""
    abstract: str = ""
    units: tuple[Unit, ...] = ()
    refers_to: Target = None
    relation: str = ""
    draft: bool = False

    @property
    def named(self) -> bool:
        """It names a document by itself, rather than point to one."""
        return bool(self.number or self.title or (self.kind and self.dated))
