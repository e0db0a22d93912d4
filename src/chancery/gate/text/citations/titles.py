"""The names of laws, codes and ordinances: "Luật Lưu trữ", "Bộ luật hình sự", "Luật sửa đổi … của Luật Viên chức"."""

from __future__ import annotations

import re

from chancery.gate.text.citations.dating import date_at, year_at
from chancery.gate.text.citations.names import names

_BLANKS = re.compile(r"[ \t\u00a0]+(?=\S)")
_WORD = re.compile(r"[^\W_][\w-]*")
# "pháp luật đất đai", "khoa Luật Hành chính", "Công ty Luật Trí Minh": no law is named there.
_NO_LAW = re.compile(
    r"(?:pháp|đạo|dự|học|kỷ|văn phòng|công ty|hãng|trường|đại học|đh|khoa|ngành|cử nhân|thạc sĩ|tiến sĩ|chuyên gia|báo|hội|môn|viện)\s+$",
    re.IGNORECASE,
)
_NAMED_BY_LAW = re.compile(r"\s*[,(]?\s*số\s+\d+/\d{4}/|\s+ngày\s+\d{1,2}\s+tháng\s")
_AMENDING = re.compile(
    r"sửa đổi(?:,? bổ sung)?\s[^.;()]{0,80}?\bcủa\s+(?:các\s+)?(?=(?:bộ )?luật|pháp lệnh)", re.IGNORECASE
)
_AND = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
# "Luật PCTN".
_SHORT = re.compile(r"(?!TNHH|TP|ĐH)[A-ZĐ]{3,8}(?!\w)(?![ \u00a0][A-ZĐ])")
# What a name in small letters doesn't go on with.
_ENDS = re.compile(
    r"\s*(?:[,.;:)”\"]|$)|\s+(?:còn|lại|đã|có|được|quy|cũng|sẽ|thì|là|chỉ|phải|không|cho|và|để|về)(?!\w)"
)
_LONGEST = 25


def title_end(text: str, kind: str, word: int, start: int, inside: bool) -> int | None:
    """Where the name of a law ends whose type's word stands at `word`…`start`; None where no law is named.

    inside: a unit has been named just before ("Điều 5 Luật …").
    """
    gap = _BLANKS.match(text, start)
    if gap is None or _NO_LAW.search(text, max(0, word - 16), word):
        return None
    begin = gap.end()
    return (
        _amending_end(text, begin)
        or _bounded_end(text, begin)
        or _listed_name(text, kind, word, begin, inside)
        or _free_end(text, word, begin, inside)
    )


def _amending_end(text: str, begin: int) -> int | None:
    """ "sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức"."""
    match = _AMENDING.match(text, begin)
    end = None
    while match and (inner := names().kind.match(text, match.end())):
        kind = names().code(inner)
        gap = _BLANKS.match(text, inner.end())
        name = listed_end(text, kind, gap.end()) if gap else None
        if name is None:
            break
        end = name
        match = _AND.match(text, end)
    return end


def _bounded_end(text: str, begin: int) -> int | None:
    """Up to the number or the day by which a law is named in full: these follow its name at once."""
    if not text[begin].isupper() and not text.startswith("sửa đổi", begin):
        return None
    known = names()
    end = begin
    for count, word in enumerate(_WORD.finditer(text, begin)):
        between = text[end : word.start()]
        if count and _NAMED_BY_LAW.match(text, end):
            return end
        if count > _LONGEST or between.strip(" \u00a0\t,-–") or known.kind.match(text, word.start()):
            return None
        end = word.end()
    return None


def listed_end(text: str, kind: str, begin: int) -> int | None:
    """Where a name of names.yaml ends that begins there."""
    known = names().titles.get(kind)
    return known.end(text, begin) if known else None


def _listed_name(text: str, kind: str, word: int, begin: int, inside: bool) -> int | None:
    end = listed_end(text, kind, begin)
    if end is None:
        return None
    if (
        kind != "luat"
        or text[begin].isupper()
        or inside
        or year_at(text, end, bare=True)
        or date_at(text, end)
    ):
        return end
    field = names().fields.match(text, begin)
    return end if text[word].isupper() or field is None or field.end() < end else None


def _free_end(text: str, word: int, begin: int, inside: bool) -> int | None:
    """A name that isn't listed: it begins with a capital, or as the listed ones do, goes on in small letters, and ends
    before a stop word. What stands before or behind it must make it likely."""
    formal = text[word].isupper()
    cued = names().cue.search(text, max(0, word - 16), word) is not None
    if formal and cued and (short := _SHORT.match(text, begin)):
        return short.end()
    if formal and (known := names().starter.end(text, begin)) and _ENDS.match(text, known):
        return known
    capital = text[begin].isupper()
    end = begin
    read: list[str] = []
    for part in _WORD.finditer(text, begin):
        low = part[0].lower()
        if (
            text[end : part.start()].strip(" \u00a0\t")
            or low in names().stops
            or low == "và"
            or part[0][0].isdigit()
        ):
            break
        if names().foreign.match(text, end):
            break
        if capital and len(read) == 1 and part[0][0].isupper():
            return None
        read.append(low)
        end = part.end()
        if len(read) > _LONGEST:
            return None
    if len(read) < 2 or not (capital or (formal and (inside or names().starter.end(text, begin)))):
        return None
    return end if cued or inside or year_at(text, end, bare=True) else None
