"""What a later, shorter mention refers to; what a text says of the document it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chancery.gate.text.citations.model import SELF, Citation, Target
from chancery.gate.text.citations.names import names
from chancery.gate.text.normal import canonical_tone

_THIS = re.compile(r"\snày$")
_BASIS = re.compile(r"[\s\-–*]*căn cứ\s+(?:(?:vào|các|quy định tại|theo)\s+)*", re.IGNORECASE)
# How a legal basis goes on to its next document; what is cited within a document's abstract stands in none.
_NEXT_BASIS = re.compile(r"(?:;|,|\svà)\s*(?:các\s+)?$")
_DRAFT = re.compile(r"dự (?:thảo|án)\s+(?:các\s+)?[“\"]?$", re.IGNORECASE)
_DRAFT_INSIDE = re.compile(r"\sdự (?:thảo|án)\s", re.IGNORECASE)
_RELATIONS = {
    "duoc-sua-doi": re.compile(
        r"(?:đã\s+)?được\s+(?:sửa đổi|bổ sung|thay thế)[^.;]{0,40}\s(?:theo|bởi|bằng|tại|ở)\s+(?:các\s+)?$",
        re.IGNORECASE,
    ),
    "thay-the": re.compile(r"(?:thay thế|thay thế cho|thay cho)\s+(?:các\s+)?$", re.IGNORECASE),
    "bai-bo": re.compile(
        r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|bãi bỏ toàn bộ|làm hết hiệu lực)\s+(?:các\s+)?$", re.IGNORECASE
    ),
    "sua-doi": re.compile(
        r"(?:sửa đổi|bổ sung)(?:\s+(?:một số|các|nội dung|điều|khoản|điểm|của|vào|tại|quy định))*\s+(?:của\s+)?$",
        re.IGNORECASE,
    ),
    "huong-dan": re.compile(
        r"(?:hướng dẫn|quy định chi tiết|chi tiết)"
        r"(?:\s+(?:thi hành|thực hiện|một số|điều|các|và|biện pháp|áp dụng|của|việc|thực))*\s+$",
        re.IGNORECASE,
    ),
}
_BEFORE = 90
_ABSTRACT = re.compile(
    r"\s*,?\s*(?P<words>(?:về(?: việc)?|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|quản lý)\s"
    r"(?:[^.;,()\n“”\"]|\.(?=\w)|, bổ sung\s){3,300}?)(?=[.;,()“”\"\n]|\shết hiệu lực|$)"
)
_BASIS_ABSTRACT = re.compile(
    r"\s*,?\s*(?P<words>(?:về|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi)\s[^;\n]{3,400}?)"
    r"(?=\.?\s*$|;|\n|\s*[(,]?\s*(?:đã\s+)?được\s+(?:sửa đổi|bổ sung|thay thế))"
)
# "Quy chế ban hành kèm theo Quyết định này": what is attached belongs to the document.
_ATTACHED = re.compile(r"\s*(?:được\s+)?(?:ban hành\s+)?kèm theo\s+\w+\s+\w+\s+này(?!\w)")


def resolved(found: list[Citation], paragraphs: Sequence[str], own: str, symbol: str) -> list[Citation]:
    """The citations with their refers_to, relation, abstract and draft; without those that point to nothing."""
    out: list[Citation] = []
    known = _Known()
    selves = _own_kinds(found, paragraphs, own)
    for citation in found:
        text = paragraphs[citation.paragraph]
        if citation.kind and not citation.named:
            target = _pointed(out, known, citation, text, selves, official=bool(own))
            if target is None:
                continue
        elif not citation.named:
            target = _place_target(out, citation)
        elif symbol and _key(citation.symbol) == _key(symbol):
            target = SELF
        else:
            target = known.same(citation)
        relation = _relation(out, citation, text)
        out.append(
            replace(
                citation,
                refers_to=target,
                relation=relation,
                abstract=_abstract(citation, text, relation),
                draft=_is_draft(citation, text),
            )
        )
        known.add(len(out) - 1, out[-1])
    return out


class _Known:
    """The documents named so far, by what later mentions may name them by."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, ...], list[tuple[int, Citation]]] = {}
        self.last: dict[str, int] = {}
        """The index of the last citation that names a document of a type."""

    def add(self, index: int, citation: Citation) -> None:
        if not citation.named:
            return
        self.last[citation.kind] = index
        if citation.refers_to is None:
            for key in _keys(citation):
                self._first.setdefault(key, []).append((index, citation))

    def same(self, citation: Citation) -> Target:
        """The first mention of the same document."""
        able = [
            index
            for key in _keys(citation)
            for index, earlier in self._first.get(key, ())
            if _agree(earlier, citation)
        ]
        return max(able, default=None)


def _keys(citation: Citation) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    if citation.symbol:
        keys.append((_key(citation.symbol),))
    if citation.title:
        keys.append((citation.kind, canonical_tone(citation.title).lower()))
    if citation.number:
        keys.append((citation.kind, "", citation.number.lstrip("0")))
    return keys


def _is_draft(citation: Citation, text: str) -> bool:
    """ "dự thảo Luật …", "Điều 4 dự thảo Luật …"."""
    before = _DRAFT.search(text, max(0, citation.start - 20), citation.start)
    return before is not None or (
        bool(citation.units) and _DRAFT_INSIDE.search(text, citation.start, citation.end) is not None
    )


def _own_kinds(found: list[Citation], paragraphs: Sequence[str], own: str) -> set[str]:
    """The types that "… này" says of the text itself: its own, and those so written, with a capital within a sentence,
    before any of the type is named."""
    selves = {own} if own else set()
    before: set[str] = set()
    for citation in found:
        if citation.named:
            before.add(citation.kind)
        elif citation.kind and citation.kind not in before:
            text = paragraphs[citation.paragraph]
            if (
                _THIS.search(text, citation.start, citation.end)
                and _formal(text, citation)
                and not _opens(text, citation)
            ):
                selves.add(citation.kind)
    return selves


def _formal(text: str, citation: Citation) -> bool:
    """The type's word has its capital."""
    word = names().kind.search(text, citation.start, citation.end)
    return word is not None and word[0][0].isupper()


def _opens(text: str, citation: Citation) -> bool:
    before = text[: citation.start].rstrip(' \u00a0\t“"*-')
    return not before or before[-1] in ".:!?\n"


def _pointed(
    out: list[Citation], known: _Known, citation: Citation, text: str, selves: set[str], official: bool
) -> Target:
    """What "Nghị định này", "Công văn nói trên", "Điều 2 của Quy chế" points to; None where nothing is there."""
    earlier = known.last.get(citation.kind)
    this = _THIS.search(text, citation.start, citation.end) is not None
    if (this and citation.kind in selves) or _ATTACHED.match(text, citation.end):
        return SELF
    if earlier is not None:
        first = out[earlier].refers_to
        return earlier if first is None else first
    if this:
        return SELF if official and _formal(text, citation) else None
    return (
        SELF if citation.units and not text[citation.start : citation.end].rstrip().endswith("trên") else None
    )


def _place_target(out: list[Citation], citation: Citation) -> Target:
    """A bare place belongs to the document cited last in the same paragraph, else to the text's own."""
    if any(number == "này" for unit in citation.units for _, number in unit.places):
        return SELF
    for index in range(len(out) - 1, -1, -1):
        earlier = out[index]
        if earlier.paragraph != citation.paragraph:
            break
        if earlier.refers_to is not None:
            return earlier.refers_to
        if earlier.named:
            return index
    return SELF


def _agree(earlier: Citation, later: Citation) -> bool:
    """Whether a later mention, perhaps shorter, can be of the same document."""
    if earlier.symbol and later.symbol and _key(earlier.symbol) == _key(later.symbol):
        return True
    if earlier.kind != later.kind:
        return False
    if earlier.title and later.title:
        same = canonical_tone(earlier.title).lower() == canonical_tone(later.title).lower()
        return same and (later.year is None or earlier.year in (None, later.year))
    if not later.number or earlier.number.lstrip("0") != later.number.lstrip("0"):
        return False
    # "Nghị định 15/2016" is short for "15/2016/NĐ-CP"; a whole symbol is never short for another.
    short = not later.symbol or (
        later.symbol == f"{later.number}/{later.year}" and later.year == earlier.year
    )
    return short and (later.dated is None or earlier.dated in (None, later.dated))


def _key(symbol: str) -> str:
    return symbol.lstrip("0").upper()


def _relation(out: list[Citation], citation: Citation, text: str) -> str:
    basis = _BASIS.match(text)
    if basis:
        if basis.end() == citation.start:
            return "can-cu"
        last = out[-1] if out else None
        listed = (
            last
            and last.paragraph == citation.paragraph
            and _NEXT_BASIS.search(text, last.end, citation.start)
        )
        between = text[last.end : citation.start] if last else ""
        if last and listed and last.relation == "can-cu" and (";" in between or len(between.strip()) < 10):
            return "can-cu"
    before = max(0, citation.start - _BEFORE)
    return next((name for name, said in _RELATIONS.items() if said.search(text, before, citation.start)), "")


def _abstract(citation: Citation, text: str, relation: str) -> str:
    if not citation.named or citation.kind in ("luat", "bo-luat", "hien-phap"):
        return ""
    pattern = _BASIS_ABSTRACT if relation == "can-cu" else _ABSTRACT
    match = pattern.match(text, citation.end)
    return match["words"].strip() if match else ""
