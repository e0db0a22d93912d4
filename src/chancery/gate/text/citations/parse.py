"""Finds the citations of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.gate.text.citations import document as doc
from chancery.gate.text.citations import units
from chancery.gate.text.citations.model import SELF, Citation, Unit
from chancery.gate.text.citations.names import BY_NAME, kind_of, names
from chancery.gate.text.citations.resolve import resolved

_POINTING = re.compile(
    r"\s+(?P<word>này|(?:đã\s+)?(?:nói|nêu|kể|dẫn)\s+trên|trên|trên đây|đó|ấy|cũ|mới|hiện hành)(?!\w)"
)
_JOIN = re.compile(r"\s*[,]?\s*(?:\(\s*)?(?:(?:của|thuộc|tại|trong|ban hành kèm theo|kèm theo)\s+)?(?=\S)")
_NEXT = re.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*)?(?=\d)")
_LONE = re.compile(
    r"(?<![\w/.,-])(?=\d{1,6}[a-zđ]?\s?(?:/\s?(?:19|20)\d\d\s?/\s?[A-ZĐ]|[-–]\s?[A-ZĐ]{1,4}\w{0,2}\s?/\s?[A-ZĐ]|/\s?[A-ZĐ]{2}))"
)
_HEADING = re.compile(r"\s*(?:[#*>|]+\s*)*$")
_PARTY = re.compile(
    r"\s+(?:(?:số\s+)?(?:(?P<tw>Hội nghị Trung ương|Trung ương)\s+(?P<n>\d{1,2})|(?:của\s+)?(?P<dh>Đại hội)"
    r"(?:\s+(?P<lan>lần thứ\s+)?(?P<which>[IVX]+|\d{1,2}))?(?=\s))"
    r"(?:,?\s*\(?(?:khoá|khóa)\s+(?P<term>[IVX]+)\)?)?(?P<dang>\s+của\s+Đảng)?)(?!\w)"
)


def citations(paragraphs: Sequence[str], own: str = "") -> list[Citation]:
    """Every mention of an issued document, and of places in one, in the order of the text.

    paragraphs: texts (NFC). own: the code of the document's own type, where it is known: "Nghị định này" is then
    the document itself; without it, that is taken so when no decree was cited before.
    """
    found: list[Citation] = []
    for index, text in enumerate(paragraphs):
        found.extend(_paragraph(text, index))
    return resolved(found, paragraphs, own)


def _paragraph(text: str, index: int) -> Iterator[Citation]:
    known = names()
    places = units.starts(text)
    kinds = list(known.kind.finditer(text))
    kind_starts = [match.start() for match in kinds]
    lone = [match.start() for match in _LONE.finditer(text)]
    position = 0
    marks = sorted({*places, *kind_starts, *lone})
    for mark in marks:
        if mark < position:
            continue
        citation: Citation | None = None
        if mark in places:
            citation = _placed(text, index, mark)
        if citation is None:
            at = bisect_left(kind_starts, mark)
            if at < len(kinds) and kind_starts[at] == mark:
                citation = _document(text, index, kinds[at])
        if citation is None and mark in lone:
            citation = _symbol_alone(text, index, mark)
        if citation is None:
            continue
        position = citation.end
        yield citation
        while citation.number and (more := _another(text, index, citation)):
            citation = more
            position = citation.end
            yield citation


def _kind_at(text: str, start: int) -> re.Match[str] | None:
    return names().kind.match(text, start)


def _placed(text: str, index: int, start: int) -> Citation | None:
    """A place, with the document it is in where that follows."""
    place = units.read(text, start)
    if place is None:
        return None
    begin = start
    before = re.search(r"(?i:từ|các|những)\s+$", text[max(0, start - 8) : start])
    # "từ Điều 5 đến Điều 9": the words belong to the mention.
    if before and (any(unit.until for unit in place.units) or before[0].strip().lower() != "từ"):
        begin = start - len(before[0])
    head = text[:begin]
    heading = _HEADING.match(head) is not None
    inside: Citation | None = None
    join = _JOIN.match(text, place.end)
    if join and (kind := _kind_at(text, join.end())):
        inside = _document(text, index, kind, owner=True)
        linked = text[place.end : join.end()]
        if inside and heading and re.search(r"[.:]", linked):
            inside = None
    if inside:
        return replace(inside, start=begin, units=place.units)
    if heading and re.match(r"\s*(?:[.:*—–|-]|$|\s[—–-]\s)", text[place.end :]):
        return None
    if not _standing(text, begin, place):
        return None
    return Citation(index, begin, place.end, units=place.units)


def _standing(text: str, start: int, place: units.Place) -> bool:
    """Whether a place without a document's name is a citation at all."""
    word = place.word
    levels = set(place.levels)
    before = text[max(0, start - 24) : start].lower().rstrip(' (“"')
    asked = before.endswith(
        (
            "tại",
            "theo",
            "của",
            "ở",
            "thuộc",
            "vào",
            "và",
            "quy định",
            "định",
            "với",
            "căn cứ",
            "áp dụng",
            "trong",
            "là",
            "bổ sung",
            "sửa đổi",
            "bãi bỏ",
            "nêu",
            "trừ",
            "với",
            "vi phạm",
            ",",
            "hoặc",
            "gồm",
            "cùng",
            "nay là",
        )
    )
    first = place.units[0]
    this = any(number == "này" for unit in place.units for _, number in unit.places)
    if this:
        only = len(first.places) == 1
        if not only:
            return True
        return "phụ lục" in levels or (
            asked
            and text[place.start : place.start + 1] == word[0]
            and (word[0].isupper() or "khoản" in levels or "điểm" in levels)
        )
    if "điều" in levels:
        return word[0].isupper() or len(levels) > 1 or asked
    if "khoản" in levels:
        return True
    if "điểm" in levels:
        return first.at("điểm").isalpha() and asked
    if levels & {"phụ lục"}:
        return True
    if levels & {"chương", "mục", "phần", "tiểu mục"}:
        return word[0].isupper() and (asked or len(levels) > 1)
    return False


def _document(text: str, index: int, match: re.Match[str], owner: bool = False) -> Citation | None:
    """The document whose type is written at `match`; None where nothing tells which one it is.

    owner: a place has been named just before, so that a type with a name in small letters counts too.
    """
    known = names()
    start = match.start()
    end = match.end()
    title = ""
    if match["code"]:
        title = known.codes[match["code"]]
        kind = "bo-luat"
        title = title.removeprefix("Bộ luật ")
    elif match["short"]:
        kind = known.short[match["short"]]
        if not re.match(r"\s*(?:số\s*)?\d", text[end:]):
            return None
    else:
        kind = kind_of(match["name"])
    if kind == "luat" and re.search(
        r"(?:pháp|học|kỷ|văn phòng|công ty|hãng|trường|đại học|khoa|ngành|cử nhân|thạc sĩ|tiến sĩ)\s+$",
        text[max(0, start - 16) : start],
        re.I,
    ):
        return None
    capital = text[start].isupper()
    if (
        not title
        and (pointing := _POINTING.match(text, end))
        and (pointing["word"] == "này" or "trên" in pointing["word"])
        and (pointing["word"] != "trên" or capital)
    ):
        return Citation(index, start, pointing.end(), kind=kind, refers_to=None)
    if not title and kind in BY_NAME:
        if kind == "hien-phap":
            title = "Hiến pháp"
            if not capital:
                return None
        elif (gap := re.compile(r"[ \t\u00a0]+").match(text, end)) and (
            reach := _title(text, kind, gap.end(), capital)
        ):
            title = re.sub(r"\s+", " ", text[gap.end() : reach])
            end = reach
    number = None
    if word := doc._WORD.match(text, end):
        number = doc.number_at(text, word.end())
        if number and not number.symbol and kind in BY_NAME:
            number = None
    elif not title:
        gap = re.compile(r"[ \t\u00a0]+").match(text, end)
        if gap:
            number = doc.number_at(text, gap.end())
            if (
                number
                and not number.symbol
                and not (
                    capital
                    and len(number.number) <= 4
                    and doc._COUNT_OK.match(text, number.end)
                    and kind not in BY_NAME
                    and kind
                    not in (
                        "bao-cao",
                        "thong-bao",
                        "chuong-trinh",
                        "de-an",
                        "du-an",
                        "van-ban",
                        "ban-an",
                        "giay-moi",
                        "lenh",
                        "dieu-le",
                    )
                )
            ):
                number = None
            if (
                number
                and number.symbol
                and not number.head
                and kind in ("bao-cao", "chuong-trinh", "ke-hoach", "du-an", "de-an", "lenh")
            ):
                number = None
    elif bracket := re.compile(r"\s*[,(]?\s*(?:số\s+)?(?=\d+/\d{4}/QH)").match(text, end):
        number = doc.number_at(text, bracket.end())
    if number and kind in BY_NAME and not number.head and not title:
        # "Luật 2015": a year, no number.
        number = None
    if number:
        end = number.end
        dated, year, issuer, end = doc.follow(text, end, kind, start)
        return Citation(
            index,
            start,
            end,
            kind=kind,
            number=number.number,
            symbol=number.symbol,
            title=title,
            year=number.year or (dated.year if dated else year),
            dated=dated,
            issuer=issuer,
        )
    if title:
        dated, year, issuer, end = doc.follow(text, end, kind, start)
        return Citation(index, start, end, kind=kind, title=title, year=year, dated=dated, issuer=issuer)
    if kind in BY_NAME:
        if match["name"] and kind == "bo-luat" and (owner or capital) and (owner):
            return Citation(index, start, end, kind=kind)
        return None
    if (
        kind in ("nghi-quyet", "ket-luan", "chi-thi", "quy-dinh", "dieu-le")
        and capital
        and (party := _PARTY.match(text, end))
    ):
        dated, year, issuer, end2 = doc.follow(text, party.end(), kind, start)
        name = re.sub(r"\s+", " ", text[match.end() : party.end()]).strip()
        return Citation(index, start, end2, kind=kind, title=name, dated=dated, year=year, issuer=issuer)
    dated, year, issuer, end = doc.follow(text, end, kind, start)
    if kind == "dieu-le" and re.match(r"\s+Đảng(?!\w)", text[match.end() :]) and capital:
        at = re.compile(r"\s+Đảng(?: Cộng sản Việt Nam)?").match(text, match.end())
        assert at is not None
        return Citation(index, start, at.end(), kind=kind, title=text[match.end() : at.end()].strip())
    if dated and (capital or issuer):
        return Citation(index, start, end, kind=kind, year=year, dated=dated, issuer=issuer)
    if owner and capital:
        return Citation(index, start, match.end(), kind=kind)
    return None


def _title(text: str, kind: str, start: int, capital: bool) -> int | None:
    """Where a law's name ends; listed names first, then capital and stop words."""
    known = names()
    listed = known.titles.get(kind)
    upper = text[start : start + 1].isupper()
    if listed and (match := listed.match(text, start)) and (upper or (kind == "bo-luat")):
        return match.end()
    if not (upper and capital):
        return None
    end = start
    count = 0
    for word in re.compile(r"[^\W_][\w-]*").finditer(text, start):
        gap = text[end : word.start()]
        if count and gap.strip(" \u00a0\t") not in ("",):
            break
        if word[0].lower() in known.stops or (count and word[0] in ("và",)):
            break
        if word[0].isdigit():
            break
        end = word.end()
        count += 1
        if count >= 10:
            break
    return end if count else None


def _another(text: str, index: int, last: Citation) -> Citation | None:
    """A further number of the same type in a list: "các Nghị quyết số 18-NQ/TW, 19-NQ/TW"."""
    gap = _NEXT.match(text, last.end)
    if gap is None:
        return None
    number = doc.number_at(text, gap.end())
    if number is None or not number.symbol or not (number.head or number.year):
        return None
    dated, year, issuer, end = doc.follow(text, number.end, last.kind, gap.end())
    return Citation(
        index,
        gap.end(),
        end,
        kind=last.kind,
        number=number.number,
        symbol=number.symbol,
        year=number.year or year,
        dated=dated,
        issuer=issuer,
    )


def _symbol_alone(text: str, index: int, start: int) -> Citation | None:
    number = doc.number_at(text, start)
    if number is None or not number.head:
        return None
    begin = start
    if before := re.search(r"(?i:số)\s*:?\s*$", text[max(0, start - 8) : start]):
        begin = start - len(before[0])
    kind = names().heads.get(number.head, "")
    if not kind and not number.symbol.isascii() and "/" not in number.symbol:
        return None
    dated, year, issuer, end = doc.follow(text, number.end, kind, start)
    return Citation(
        index,
        begin,
        end,
        kind=kind,
        number=number.number,
        symbol=number.symbol,
        year=number.year or year,
        dated=dated,
        issuer=issuer,
    )


__all__ = ["SELF", "Unit", "citations"]
