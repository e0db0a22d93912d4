"""Finds the citations of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from chancery.gate.text.citations import standing, units
from chancery.gate.text.citations.document import Document, abroad, counts, named, with_number
from chancery.gate.text.citations.model import Citation
from chancery.gate.text.citations.names import BY_NAME, names
from chancery.gate.text.citations.numbers import number_at
from chancery.gate.text.citations.resolve import resolved
from chancery.gate.text.citations.titles import listed_end

_PLACE = r"(?P<place>(?:[Đđ](?i:iều|iểm)|[Kk](?i:hoản)|[Cc](?i:hương)|[Pp](?i:hần|hụ)|[Mm](?i:ục)|[Tt](?i:iểu))(?!\w))"
_SYMBOL = (
    r"(?P<symbol>(?<![/.…_-])\d{1,6}[a-zđ]?\s?"
    r"(?:/\s?(?:19|20)\d\d\s?/\s?[A-ZĐ]|[-–]\s?[A-ZĐ]{1,4}\w{0,2}\s?/\s?[A-ZĐ]|/\s?[A-ZĐ]{2}))"
)
_POINTING = re.compile(
    r"\s+(?:này|(?:đã\s+)?(?:nói|nêu|kể|dẫn)\s+trên|(?P<bare>trên(?:\s+đây)?(?=\s*[.,;:)]|\s*$"
    r"|\s+(?:đã|được|là|có|thì|và|do|của|cũng|sẽ|phải|bị|vào|để|theo|nhưng|không|còn|quy định)(?!\w))))(?!\w)"
)
# "dự luật này" is a bill, "điều luật này" a rule.
_NO_POINTER = re.compile(r"(?:pháp|đạo|dự|điều|kỷ)\s+$", re.IGNORECASE)
# From a place to the document it is in.
_IN = re.compile(
    r"\s*(?:[,(]\s*|[-–]\s+)?(?:(?:của|thuộc|tại|trong|(?:được\s+)?ban hành kèm theo|kèm theo)\s+)*(?:các\s+)?(?:dự (?:thảo|án)\s+)?(?=\w)"
)
_RANGE_LEAD = re.compile(r"(?i:từ|các|những)\s+$")
_MORE = re.compile(r"\s*(?:,\s*và|,|;|và|hoặc)\s*(?:số\s*)?(?=\d)")
_SEVERAL = re.compile(r"(?i:các|những)\s+$")
_COMMA = re.compile(r"\s*(?:,\s*và|,|và)\s+(?=\w)")
_NUMBER_WORD = re.compile(r"(?i:số)\s*:?\s*$")


def citations(paragraphs: Sequence[str], own: str = "", symbol: str = "") -> list[Citation]:
    """Every mention of an issued document, and of places in one, in the order of the text.

    paragraphs: texts (NFC). own: the code of the document's own type, where it is known: "Nghị định này" is then
    the document itself; without it, that is taken so when no decree was cited before. symbol: the document's own, where
    it has one yet; a mention of it is a mention of the document itself.
    """
    found: list[Citation] = []
    for index, text in enumerate(paragraphs):
        found.extend(_paragraph(text, index))
    return resolved(found, paragraphs, own, symbol)


@cache
def _begins() -> re.Pattern[str]:
    """Where a mention may begin: a unit's word, a symbol without its type, a type's word."""
    return re.compile(rf"(?<!\w)(?:{names().kind.pattern}|{_PLACE}|{_SYMBOL})")


def _paragraph(text: str, index: int) -> Iterator[Citation]:
    position = 0
    for begin in _begins().finditer(text):
        start = begin.start()
        if start < position:
            continue
        if begin["place"]:
            citation = _placed(text, index, start)
        elif begin["symbol"]:
            citation = _symbol_alone(text, index, start)
        else:
            citation = _document(text, index, begin)
        several = citation is not None and _SEVERAL.search(text, max(0, start - 8), start) is not None
        while citation:
            yield citation
            position = citation.end
            citation = _another(text, index, citation, several)


def _placed(text: str, index: int, start: int) -> Citation | None:
    """A place, with the document it is in where that follows."""
    place = None if standing.ends_another(text, start) else units.read(text, start)
    if place is None:
        return None
    lead = _RANGE_LEAD.search(text, max(0, start - 8), start)
    # "từ Điều 5 đến Điều 9": the words before belong to the mention.
    if lead and (lead[0].strip().lower() != "từ" or any(unit.until for unit in place.units)):
        start = lead.start()
    heading = standing.heads(text, start, place.end)
    join = _IN.match(text, place.end)
    if join and names().treaties.match(text, join.end()):
        return None
    word = names().kind.match(text, join.end()) if join else None
    if word and abroad(text, word):
        return None
    here = place.here and len(place.levels) == 1
    if word and not heading and not here and (inside := _document(text, index, word, inside=True)):
        return replace(inside, start=start, units=place.units)
    if heading or not standing.stands(text, place):
        return None
    return Citation(index, start, place.end, units=place.units)


def _document(text: str, index: int, word: re.Match[str], inside: bool = False) -> Citation | None:
    """The document whose type's word is matched, named or pointed to. inside: a place in it has just been named."""
    pointing = None if word["code"] or word["short"] else _POINTING.match(text, word.end())
    if pointing and _NO_POINTER.search(text, max(0, word.start() - 16), word.start()):
        return None
    kind = names().code(word)
    if pointing and (not pointing["bare"] or text[word.start()].isupper() or kind in names().plain):
        return Citation(index, word.start(), pointing.end(), kind=kind)
    document = named(text, word, inside)
    return _cited(index, word.start(), document) if document else None


def _symbol_alone(text: str, index: int, start: int) -> Citation | None:
    """ "(số 08-BC/BCĐ ngày 20-6-2019)": its head tells the type."""
    number = number_at(text, start)
    if number is None or not number.head:
        return None
    kind = names().heads.get(number.head, "")
    if not kind and not number.year and "-" not in number.symbol:
        # "24/7 TV", "5/SGGP": a stroke and capitals alone are no symbol.
        return None
    before = _NUMBER_WORD.search(text, max(0, start - 8), start)
    return _cited(index, before.start() if before else start, with_number(text, number, kind))


def _another(text: str, index: int, last: Citation, several: bool) -> Citation | None:
    """The next of a list that names the type once: "các Nghị quyết số 18-NQ/TW, 19-NQ/TW", "Nghị quyết 19 và 35".

    several: the type is said of several, "các luật Thanh tra, Viên chức".
    """
    if several and last.kind in BY_NAME:
        comma = _COMMA.match(text, last.end)
        end = listed_end(text, last.kind, comma.end()) if comma else None
        return (
            Citation(index, comma.end(), end, last.kind, title=text[comma.end() : end])
            if comma and end
            else None
        )
    gap = _MORE.match(text, last.end) if last.number else None
    number = number_at(text, gap.end()) if gap else None
    if gap is None or number is None:
        return None
    alike = bool(number.head or number.year) if last.symbol else not number.symbol
    if not alike or counts(text, number, last.kind if number.symbol else "", formal=True):
        return None
    return _cited(index, gap.end(), with_number(text, number, last.kind))


def _cited(index: int, start: int, document: Document) -> Citation:
    return Citation(
        index,
        start,
        document.end,
        kind=document.kind,
        number=document.number,
        symbol=document.symbol,
        title=document.title,
        year=document.year,
        dated=document.dated,
        issuer=document.issuer,
    )
