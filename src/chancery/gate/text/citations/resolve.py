"""What a later, shorter mention refers to; what a text says of the document it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from chancery.gate.text.citations.model import SELF, Citation
from chancery.gate.text.normal import canonical_tone

_POINTS = re.compile(r"\s(này|trên|đó|ấy)$")
_BASIS = re.compile(r"\s*(?:[-–*]\s*)?căn cứ\s+(?:(?:vào|các|quy định tại|theo)\s+)*$", re.IGNORECASE)
_RELATIONS = (
    ("duoc-sua-doi", re.compile(r"(?:đã\s+)?được\s+(?:sửa đổi|bổ sung|thay thế)[^.;]{0,40}"
                                r"\s(?:theo|bởi|bằng|tại|ở)\s+(?:các\s+)?$", re.IGNORECASE)),
    ("thay-the", re.compile(r"(?:thay thế|thay thế cho|thay cho)\s+(?:các\s+)?$", re.IGNORECASE)),
    ("bai-bo", re.compile(r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|bãi bỏ toàn bộ|làm hết hiệu lực)\s+(?:các\s+)?$", re.IGNORECASE)),
    ("sua-doi", re.compile(r"(?:sửa đổi|bổ sung)"
                           r"(?:\s+(?:một số|các|nội dung|điều|khoản|điểm|của|vào|tại|quy định))*\s+(?:của\s+)?$", re.IGNORECASE)),
    ("huong-dan", re.compile(r"(?:hướng dẫn|quy định chi tiết|chi tiết)"
                             r"(?:\s+(?:thi hành|thực hiện|một số|điều|các|và|biện pháp|áp dụng|của|việc|thực))*\s+$", re.IGNORECASE)),
)  # fmt: skip
_ABSTRACT = re.compile(
    r"\s*,?\s*(?P<words>(?:về(?: việc)?|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|quản lý)\s[^.;()\n“”\"]{3,300}?)(?=[.;()“”\"]|,\s|$)"
)


def resolved(found: list[Citation], paragraphs: Sequence[str], own: str) -> list[Citation]:
    out: list[Citation] = []
    selves: set[str] = {own} if own else set()
    for citation in found:
        text = paragraphs[citation.paragraph]
        mention = text[citation.start : citation.end]
        points = bool(_POINTS.search(mention)) and not citation.named
        target: int | Literal["self"] | None = None
        if points and citation.kind:
            earlier = _last(out, lambda c, kind=citation.kind: c.kind == kind and c.named)
            this = mention.endswith("này")
            if (
                this
                and (citation.kind in selves or earlier is None)
                and text[citation.end - len(mention) :][:1]
            ):
                capital = _kind_word_capital(mention)
                if earlier is None and not capital and citation.kind not in selves:
                    continue
                selves.add(citation.kind)
                target = SELF
            elif earlier is None:
                continue
            else:
                target = earlier
        elif not citation.kind and not citation.number:
            target = _place_target(out, citation)
        elif citation.named:
            target = _same(out, citation)
        elif citation.kind:
            target = _last(out, lambda c, kind=citation.kind: c.kind == kind and c.named)
            if target is None:
                target = SELF
        relation = _relation(text, citation)
        abstract = ""
        if (
            citation.named
            and citation.kind not in ("luat", "bo-luat", "hien-phap")
            and (match := _ABSTRACT.match(text, citation.end))
        ):
            abstract = match["words"].strip()
        out.append(replace(citation, refers_to=target, relation=relation, abstract=abstract))
    return out


def _kind_word_capital(mention: str) -> bool:
    return any(word[:1].isupper() for word in mention.split())


def _last(found: list[Citation], able: object) -> int | None:
    for index in range(len(found) - 1, -1, -1):
        if able(found[index]):  # type: ignore[operator]
            target = found[index].refers_to
            return target if isinstance(target, int) else index
    return None


def _place_target(found: list[Citation], citation: Citation) -> int | Literal["self"]:
    """A bare place belongs to the document cited last in the same paragraph, else to the text's own."""
    if any(number == "này" for unit in citation.units for _, number in unit.places):
        return SELF
    for index in range(len(found) - 1, -1, -1):
        earlier = found[index]
        if earlier.paragraph != citation.paragraph:
            break
        if earlier.named:
            return earlier.refers_to if isinstance(earlier.refers_to, int) else index
        if earlier.refers_to is not None:
            return earlier.refers_to
    return SELF


def _same(found: list[Citation], citation: Citation) -> int | None:
    """An earlier citation of the same document."""
    for index in range(len(found) - 1, -1, -1):
        earlier = found[index]
        if isinstance(earlier.refers_to, int) or not earlier.named:
            continue
        if citation.symbol and earlier.symbol and _key(citation.symbol) == _key(earlier.symbol):
            return index
        if citation.kind != earlier.kind:
            continue
        if citation.title and earlier.title:
            same = canonical_tone(citation.title).lower() == canonical_tone(earlier.title).lower()
            if same and (citation.year is None or earlier.year in (None, citation.year)):
                return index
        elif (
            citation.number
            and earlier.number.lstrip("0") == citation.number.lstrip("0")
            and (
                not citation.symbol
                or (
                    citation.year is not None
                    and citation.year == earlier.year
                    and "/" in citation.symbol
                    and citation.symbol.count("/") == 1
                    and citation.symbol.split("/")[1].isdigit()
                )
            )
            and (citation.dated is None or earlier.dated in (None, citation.dated))
        ):
            return index
    return None


def _key(symbol: str) -> str:
    return symbol.lstrip("0").replace(" ", "").upper()


def _relation(text: str, citation: Citation) -> str:
    before = text[max(0, citation.start - 90) : citation.start]
    if _BASIS.fullmatch(text[: citation.start]):
        return "can-cu"
    return next((name for name, pattern in _RELATIONS if pattern.search(before)), "")
