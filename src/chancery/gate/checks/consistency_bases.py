"""The order of the legal bases (căn cứ ban hành): by authority, then by date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chancery.gate.consistency import keys
from chancery.gate.consistency.authority import rank
from chancery.gate.consistency.cited import Mention
from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule

from .base import Fault, check, once
from .consistency_asked import looked, mentions

# What gives the issuer its functions comes first; what gives the subject comes behind, the highest authority first again.
_FUNCTIONS = re.compile(
    r"chức năng|nhiệm vụ|quyền hạn|cơ cấu|tổ chức|thẩm quyền|quy chế làm việc|điều lệ|thành lập|kiện toàn",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Basis:
    mention: Mention
    system: str
    rank: int
    dated: date | None
    functions: bool


@once
def _bases(found: Detection) -> list[_Basis]:
    """The legal bases whose authority is known, each by the document that it names first."""
    works = {id(mention.citation): mention.work for mention in looked(found).mentions}
    told: list[_Basis] = []
    last = None
    for mention in mentions(found):
        if not mention.basis or not mention.first or mention.paragraph is last:
            continue
        last = mention.paragraph
        named, work = mention.named, works.get(id(mention.citation))
        place = rank(named.kind, keys.series(named.symbol))
        if place:
            dated = named.dated or (work.dated if work else None)
            told.append(_Basis(mention, *place, dated, bool(_FUNCTIONS.search(mention.paragraph.text))))
    return told


def _neighbours(found: Detection) -> Iterator[tuple[_Basis, _Basis]]:
    """Neighbouring bases of one group: where those on functions end, the order begins anew."""
    for before, after in pairwise(_bases(found)):
        if before.system == after.system and not (before.functions and not after.functions):
            yield before, after


@check
def bases_by_authority(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A basis of higher authority doesn't stand behind one of lower."""
    for before, after in _neighbours(found):
        if after.rank < before.rank:
            citation = after.mention.citation
            yield Fault(
                (
                    "Căn cứ có hiệu lực pháp lý cao hơn phải đứng trước căn cứ liền trên.",
                    "This basis has the higher authority and belongs before the one above it.",
                ),
                after.mention.paragraph,
                citation.start,
                citation.end,
            )


@check
def bases_by_date(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Of bases of one authority the earlier stands first."""
    for before, after in _neighbours(found):
        if after.rank == before.rank and after.dated and before.dated and after.dated < before.dated:
            citation = after.mention.citation
            yield Fault(
                (
                    f"Các căn cứ ngang cấp xếp theo ngày ban hành: {after.dated:%d/%m/%Y} trước {before.dated:%d/%m/%Y}.",
                    f"Bases of one authority go by date: {after.dated:%d/%m/%Y} before {before.dated:%d/%m/%Y}.",
                ),
                after.mention.paragraph,
                citation.start,
                citation.end,
            )
