"""What a register of issued documents tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

VERBS = ("replaces", "repeals", "amends", "guides", "bases", "cites")
"""What one document does to another: thay thế, bãi bỏ, sửa đổi bổ sung, hướng dẫn, căn cứ, viện dẫn; the gravest first."""


@dataclass(frozen=True, slots=True)
class Work:
    """An issued document (văn bản đã ban hành), as a register knows it.

    kind: the type's code. number, symbol: as written ("30", "30/2020/NĐ-CP"). title: the name that laws are cited by,
    without the type ("Lưu trữ"). since: in force from; until: the first day that it is no longer in force, where the source
    told one. places: the articles, clauses and points that it has ("5", "5.1", "5.1.a"), empty where they aren't known
    whole. terms: what it defines, in small letters, with its words. hidden: the reader may not read it; nothing but that it
    is there may be told.
    """

    id: int
    kind: str
    number: str = ""
    symbol: str = ""
    title: str = ""
    abstract: str = ""
    issuer: str = ""
    dated: date | None = None
    since: date | None = None
    until: date | None = None
    draft: bool = False
    places: frozenset[str] = frozenset()
    terms: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document did to another. places: of the target, "" where the whole is meant; since: the day it took effect."""

    source: Work
    verb: str
    places: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """How many documents of one issuer the register holds of a series in a year, and the highest number among them."""

    issuer: str
    count: int
    highest: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document with the place that it stands in ("5.1.a", "" outside of articles)."""

    place: str
    text: str


class Register(Protocol):
    """A register of issued documents. Every question is put for many at once, and answered from an index."""

    def works(self, keys: Collection[str]) -> dict[str, list[Work]]:
        """The documents by the keys that `keys.of_work` gives them; a key that none has is left out."""

    def by_id(self, ids: Collection[int]) -> dict[int, Work]:
        """The documents by id, those that may not be read left out."""

    def done_to(self, works: Collection[Work]) -> dict[int, list[Relation]]:
        """What was done to each document: replaced, repealed, amended, guided; by id, in the order of effect."""

    def bodies(self, ids: Collection[int]) -> dict[int, list[Line]]:
        """The sentences of documents, by id; those that may not be read left out."""

    def series(self, asked: Collection[tuple[str, int]]) -> dict[tuple[str, int], list[Series]]:
        """What the register holds of a series (`keys.series`) in a year, an item an issuer."""

    def alike(self, prints: Collection[int]) -> dict[int, list[tuple[int, int]]]:
        """Where sentences have these fingerprints (`passages.prints`): (id, index of the line). What more than
        `passages.COMMON` sentences have is a formula and left out, and so is what may not be read."""
