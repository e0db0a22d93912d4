"""The naming of a document: type, number and symbol, name, date, issuer, as they follow one another in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chancery.gate.text import dates
from chancery.gate.text.citations.names import BY_NAME, names

_S = r"[ \t\u00a0]*"
_GROUP = r"[A-ZĐƠƯÔÂ][A-Za-zĐđƠơƯưÔôÂâ&]*\d*"
_TAIL = rf"{_GROUP}(?:{_S}[-–.]{_S}{_GROUP}|/{_GROUP})*"
_NUMBER = r"(?P<number>\d{1,6}(?:[a-zđ](?![a-zđ]))?)"
_SYMBOL = re.compile(
    rf"{_NUMBER}(?:"
    rf"{_S}/{_S}(?P<year>(?:19|20)\d\d){_S}[/-]{_S}(?P<state>{_TAIL})"
    rf"|{_S}[-–]{_S}(?P<party>{_GROUP}{_S}/{_S}{_TAIL})"
    rf"|{_S}/{_S}(?P<plain>{_TAIL})"
    rf"|{_S}[-–]{_S}(?P<dash>(?:NQ|QĐ|CT|KL|HD|TB|QyĐ|QC|BC|KH|TTr|CV|ĐA|CTr)(?:[-–/]{_GROUP})?)"
    rf"|{_S}/{_S}(?P<only>(?:19|20)\d\d)(?![\d/])"
    rf")?(?![\w])"
)
_WORD = re.compile(r"(?:\s*[,:]?\s*)(?i:số|mang số|có số)\s*:?\s*(?=\d)")
_GAP = re.compile(r"[\s\u00a0]*")
_QUOTE = re.compile(r"\s*(?:[“\"(]\s*)?")
_OPEN_NUMBER = re.compile(r"\s*số\s*:?[\s.…_]*[/-]", re.IGNORECASE)
# What follows a bare number that belongs to a count, a date or a sum, and not to a document.
_COUNT = re.compile(r"\s*(?:[/.,-]\s*\d|%|[a-zà-ỹđ]+)")
_COUNT_OK = re.compile(
    r"\s*(?:$|[.,;:)”\"]|(?:của|về|quy|đã|có|được|và|ngày|năm|thì|là|cũng|hướng|sửa|ban|do|còn|không|khoá|khóa|tại|theo|với|để|ra|nêu|này|mà|nhằm|yêu|cho|hoặc|sau|trước|ký|vẫn|phải|trong|từ|nói|bãi|thay)(?!\w))"
)
_DAY = re.compile(
    r"(?P<lead>\s*[,(]?\s*(?:(?:được\s+)?(?:ban hành|ký|ra|công bố)\s+)?)(?P<word>(?:vào\s+)?ngày\s*)?(?=\d|ngày|vào)",
    re.IGNORECASE,
)
_DAY_SHORT = re.compile(r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?(?P<y>\d{4}|\d{2}))?(?![\d/])")
_YEAR = re.compile(
    r"(?:\s*,?\s*(?:\(\s*)?(?:hiện hành\s+|mới\s+)?(?:(?:ban hành|sửa đổi)\s+)?(?:năm\s+)|\s+)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_OF = re.compile(r"\s*,?\s*(?:do|của|được)?\s*", re.IGNORECASE)
_LINK = re.compile(r"(?:\s*,)?\s*(?:(?P<of>của|do)\s+|(?=\S))", re.IGNORECASE)
_CAP = r"[A-ZĐÀ-ÖØ-ÝĂÂÊÔƠƯẠ-Ỹ]"
_NAME_WORD = re.compile(r"[^\W\d_][\w]*(?:\.\s?(?=[A-ZĐ]))?|\d+")
_PLACE = frozenset(
    "tỉnh thành phố tp huyện quận xã phường thị trấn nhân dân nước khoá khóa lần thứ cấp cao tối".split()
)
_BOUND = frozenset(
    "về quy ban do và có đã được là thì với tại trong cho ngày năm ký hướng phê sửa số nhằm ra để của theo các cũng sẽ "
    "chưa không mới vừa từ khi mà như cùng hoặc hay yêu chỉ gửi trả bổ ở đối trên sau trước nêu nói này bị phải nên kết "
    "thông vào đến khẳng cần lại còn thời bãi thay kèm".split()
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document named at `start`…`end`; as Citation has it."""

    start: int
    end: int
    kind: str
    number: str = ""
    symbol: str = ""
    title: str = ""
    year: int | None = None
    dated: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    number: str
    symbol: str
    year: int | None
    end: int
    head: str


def number_at(text: str, start: int) -> Number | None:
    """The number or symbol at `start`, blanks and dashes made regular."""
    match = _SYMBOL.match(text, start)
    if match is None:
        return None
    number = match["number"]
    if match["state"]:
        tail = _regular(match["state"])
        return Number(
            number, f"{number}/{match['year']}/{tail}", int(match["year"]), match.end(), _head(tail)
        )
    if match["plain"]:
        tail = _regular(match["plain"])
        return Number(number, f"{number}/{tail}", None, match.end(), _head(tail))
    if match["party"] or match["dash"]:
        tail = _regular(match["party"] or match["dash"])
        return Number(number, f"{number}-{tail}", None, match.end(), _head(tail))
    if match["only"]:
        return Number(number, f"{number}/{match['only']}", int(match["only"]), match.end(), "")
    return Number(number, "", None, match.end(), "")


def _regular(tail: str) -> str:
    return re.sub(r"[ \t\u00a0]+", "", tail).replace("–", "-")


def _head(tail: str) -> str:
    return re.split(r"[-/.]", tail)[0]


def date_after(text: str, start: int) -> tuple[date | None, int | None, int]:
    """The date that follows at `start`, its year, and where it ends (`start` where there is none)."""
    match = _DAY.match(text, start)
    if match is None:
        return None, None, start
    position = match.end("lead")
    long = dates._LONG.match(text, position)
    if long and (long["day"].strip() and long["month"].strip() and long["year"].isdigit()):
        written = dates.Written(long.start(), long.end(), "words", long["day"], long["month"], long["year"])
        return written.date, int(long["year"]), long.end()
    if not match["word"]:
        return None, None, start
    short = _DAY_SHORT.match(text, match.end())
    if short is None:
        return None, None, start
    year = short["y"]
    if year is None:
        return None, None, short.end()
    value = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return date(value, int(short["m"]), int(short["d"])), value, short.end()
    except ValueError:
        return None, value, short.end()


def issuer_at(text: str, start: int) -> int | None:
    """Where the issuer's name that begins at `start` ends; None where none begins."""
    known = names()
    listed = known.issuer.match(text, start)
    end = listed.end() if listed else None
    if (
        listed
        and not text[listed.start()].isupper()
        and not re.match(r"bộ|thủ tướng|chính phủ|quốc hội", listed[0])
    ):
        listed, end = None, None
    head = known.head.match(text, start)
    if head is None:
        return end
    reach = _name_end(text, head.end())
    bare_needs_name = head[0].split()[-1] in {
        "bộ",
        "cục",
        "sở",
        "Ban",
        "Bộ",
        "Cục",
        "Vụ",
        "Sở",
        "Phòng",
        "Viện",
        "Công ty",
        "Trường",
        "Hội đồng",
    }
    if reach == head.end() and bare_needs_name:
        return end
    if listed and head.end() <= listed.start() + len(listed[0]) and end is not None and end >= reach:
        return end
    if listed and end is not None and _covers(listed[0]):
        return end
    return reach


def _covers(listed: str) -> bool:
    return listed.lower().startswith(("bộ ", "chính phủ", "quốc hội", "thủ tướng", "ban bí thư"))


def _name_end(text: str, start: int) -> int:
    """The end of the proper name behind an agency's head word: capital syllables, each with up to two small ones that are
    no function words, places, and what a dash, "và" or a comma adds when a capital follows."""
    end = start
    position = start
    small = 3
    while True:
        gap = re.compile(r"[ \t\u00a0]*(?:[-–&,][ \t\u00a0]*)?").match(text, position)
        assert gap is not None
        word = _NAME_WORD.match(text, gap.end())
        if word is None or (gap.end() == position and position == start):
            return end
        said = word[0]
        comma = "," in gap[0]
        if said[0].isupper():
            if comma and not re.match(r"(?:\w+ ){0,3}(?:và|tỉnh|TP|thành)\b", text[gap.end() :]):
                return end
            if comma and re.match(
                r"(?:Nghị|Quyết|Thông|Chỉ|Luật|Điều|Bộ luật|Căn|Theo|Công văn)\b", text[gap.end() :]
            ):
                return end
            small = 0
            position = end = word.end()
            continue
        if gap[0].strip():
            return end
        if said == "và":
            after = re.compile(r"\s+[A-ZĐ]\w+").match(text, word.end())
            if (
                after is None
                or end == start
                or names().kind.match(text, after.start() + 1)
                or names().head.match(text, after.start() + 1)
                or names().issuer.match(text, after.start() + 1)
            ):
                return end
            position = word.end()
            continue
        low = said.lower()
        if low in _PLACE:
            position = word.end()
            if low in ("nhân", "dân", "tối", "cao", "nước", "cấp") or said.isdigit():
                end = position
            continue
        if low in _BOUND or small >= 2 or said.isdigit():
            return end
        small += 1
        position = word.end()
        # A small syllable belongs to the name only next to a capital one ("Xây dựng").
        end = position if small == 1 else end
        if small == 2:
            return end


def title_end(text: str, kind: str, start: int) -> int | None:
    """Where the name of a law ends that begins at `start`; None where no name begins."""
    known = names()
    listed = known.titles.get(kind)
    match = listed.match(text, start) if listed else None
    return match.end() if match and (text[start].isupper() or kind == "bo-luat") else None


def follow(text: str, start: int, kind: str, begin: int) -> tuple[date | None, int | None, str, int]:
    """Date and issuer behind a document's number or name, in either order: (date, year, issuer, end)."""
    dated, year, end = date_after(text, start)
    if kind in BY_NAME and dated is None and (match := _YEAR.match(text, start)):
        year, end = int(match["year"]), match.end()
    issuer = ""
    link = _LINK.match(text, end)
    if link and kind not in ("hien-phap",):
        comma = text[end : link.end()].strip().startswith(",")
        reach = issuer_at(text, link.end())
        # Without "của" only a listed issuer counts: "Nghị quyết 01/2001 HĐTP TANDTC".
        listed = (kind not in BY_NAME or comma) and names().issuer.match(text, link.end())
        if reach and (link["of"] or listed):
            issuer = text[link.end() : reach]
            end = reach
    if issuer and dated is None:
        later, later_year, later_end = date_after(text, end)
        if later_end > end and (later or later_year):
            dated, year, end = later, later_year or year, later_end
    return dated, year, re.sub(r"\s+", " ", issuer), end
