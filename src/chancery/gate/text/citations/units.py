"""Places in a document: "điểm a và b khoản 1 Điều 5", "từ Điều 5 đến Điều 9", "Mục IV Phần I Phụ lục này"."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from chancery.gate.text.citations.model import LEVELS, Unit

_MOST = 30
"""Groups in one mention; text that goes on so is no citation."""
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_ROMAN = r"[IVXLC]+"
_ARABIC = r"\d{1,3}(?:\.\d{1,2})*(?:[a-zđ](?!\w))?"
_LETTER = r"[“\"']?[a-zđêôơưâă]\d?[”\"']?(?!\w)"
# level: what may number it
_NUMBERS = {
    "phụ lục": rf"(?:{_ROMAN}|\d{{1,2}}[a-z]?|[A-Z])(?!\w)",
    "phần": rf"(?:{_ROMAN}|\d{{1,2}}|[A-Z]|nhất|hai|ba|tư|năm)(?!\w)",
    "chương": rf"(?:{_ROMAN}|\d{{1,2}})(?!\w)",
    "mục": rf"(?:{_ARABIC}|{_ROMAN}|[A-Z])(?!\w)",
    "tiểu mục": rf"(?:{_ARABIC}|{_ROMAN})(?!\w)",
    "điều": rf"{_ARABIC}(?![\d.]*\d)",
    "khoản": rf"{_ARABIC}(?![\d.]*\d)",
    "điểm": rf"(?:{_LETTER}|{_ARABIC}(?![\d.]*\d))",
}
_TAILS = {"phụ lục": r"(?:\s+số)?", "phần": r"(?:\s+thứ)?", "điều": r",?"}
_LIST = r"(?:\s*[,;]\s*(?:và\s+|hoặc\s+)?|\s+và\s+|\s+hoặc\s+|\s*&\s*|\s*[-–]\s*|\s+đến\s+)"
_BETWEEN = re.compile(_LIST)
_RANGE = re.compile(r"\s*[-–]\s*|\s+đến\s+")
_FIRST = re.compile(
    r"(?i:(?:(?:các|những|cả|từ)\s+)*(?P<level>tiểu mục|phụ lục|chương|phần|mục|điều|khoản|điểm))(?!\w)"
)
_ONE = {level: re.compile(number) for level, number in _NUMBERS.items()}
_GROUP = {
    level: re.compile(
        rf"(?i:(?:các|những|cả)\s+)?(?P<word>(?i:{level}{_TAILS.get(level, '')}))\s*"
        rf"(?:(?:từ\s+)?(?P<numbers>{number}(?:{_LIST}{number})*)|(?P<this>này)(?!\w))"
    )
    for level, number in _NUMBERS.items()
}
# From one level to the next, and to the end of a range.
_NEXT = re.compile(r"\s*(?:[,;]\s*)?(?:(?:và|hoặc|của|thuộc|tại|với)\s+)?(?=\w)")
_TO = re.compile(r"\s*,?\s*đến\s+(?:hết\s+)?(?=\w)")
_THIS = re.compile(r"\s+này(?!\w)")
_FROM = re.compile(r"từ\s+", re.IGNORECASE)
# What may stand behind a list of bare numbers; else "Điều 5, 10 người" would lose ten people.
_AFTER_LIST = re.compile(
    r"\s*(?:$|[.,;:)\]”\"]|(?:của|tại|và|hoặc|thuộc|này|trong|quy|về|nêu|nói|trên|là|có|được|phải|do|ở|theo|đã|thì)(?!\w)"
    r"|(?i:điều|khoản|mục|chương|phần|phụ lục|tiểu mục|điểm|bộ luật|luật|nghị|thông tư|quyết định)(?!\w)|[A-ZĐ])"
)
# "khoản 4 triệu đồng" is a sum, "điểm 9" a mark.
_MEASURE = re.compile(
    r"\s*(?:%|triệu|tỷ|tỉ|nghìn|ngàn|đồng|đô|USD|usd|euro|m2|km|kg|người|lần|phút|giây|tiếng|năm|tháng|cổ phần)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Units found at `start`…`end`. levels: those named, in the order of the text; word: the first one as written."""

    start: int
    end: int
    units: tuple[Unit, ...]
    levels: tuple[str, ...]
    word: str

    @property
    def here(self) -> bool:
        """It points to the unit in which it is written: "Điều này"."""
        return any(number == "này" for unit in self.units for _, number in unit.places)


@dataclass(slots=True)
class _Group:
    """One level with its numbers: "Điều 5, 6", "khoản 1 đến 3" (until), "Điều này"."""

    level: str
    word: str
    end: int
    numbers: list[str] = field(default_factory=list)
    until: str = ""


@dataclass(slots=True)
class _Open:
    places: dict[str, str]
    until: str = ""


def read(text: str, start: int) -> Place | None:
    """The units that begin at `start`; None where none do."""
    lead = _FROM.match(text, start)
    first = _group(text, lead.end() if lead else start)
    if first is None:
        return None
    groups = [first]
    while len(groups) < _MOST:
        last = groups[-1]
        if match := _TO.match(text, last.end):
            more = _group(text, match.end())
            if more is None or more.level != last.level:
                break
            last.until, last.end = more.numbers[0], more.end
            continue
        match = _NEXT.match(text, last.end)
        more = _group(text, match.end()) if match else None
        if more is None:
            break
        groups.append(more)
    levels = tuple(group.level for group in groups)
    this = _THIS.match(text, groups[-1].end)
    return Place(start, this.end() if this else groups[-1].end, _assembled(groups), levels, first.word)


def _group(text: str, start: int) -> _Group | None:
    head = _FIRST.match(text, start)
    if head is None:
        return None
    level = " ".join(head["level"].lower().split())
    match = _GROUP[level].match(text, start) if level in _GROUP else None
    if match is None:
        return None
    if match["this"]:
        return _Group(level, match["word"], match.end(), ["này"])
    found = _Group(level, match["word"], match.end())
    parts = list(_listed(level, match["numbers"], match.start("numbers")))
    if _MEASURE.match(text, match.end()) and level in ("khoản", "điểm", "điều"):
        if len(parts) == 1 or _MEASURE.match(text, parts[0][1]):
            return None
        parts = parts[:1]
    if len(parts) > 1 and not _AFTER_LIST.match(text, parts[-1][1]):
        parts = parts[:1]
    for number, end, joined in parts:
        if joined and _RANGE.fullmatch(joined):
            found.until = number
        else:
            found.numbers.append(number)
        found.end = end
    return found


def _listed(level: str, numbers: str, offset: int) -> list[tuple[str, int, str]]:
    """Each number of a list, where it ends in the text, and what joins it to the one before."""
    parts = []
    joined = ""
    position = 0
    while match := _ONE[level].match(numbers, position):
        parts.append((match[0].strip("“”\"'"), offset + match.end(), joined))
        between = _BETWEEN.match(numbers, match.end())
        if between is None:
            break
        joined, position = between[0], between.end()
    return parts


def _assembled(groups: list[_Group]) -> tuple[Unit, ...]:
    ranks = [_RANK[group.level] for group in groups]
    if len(groups) > 1 and all(wide < narrow for wide, narrow in itertools.pairwise(ranks)):
        # "Điều 5 khoản 1 điểm a": from the wide to the narrow.
        groups = groups[::-1]
    opened: list[_Open] = []
    for group in groups:
        narrower = [unit for unit in opened if all(_RANK[name] > _RANK[group.level] for name in unit.places)]
        for unit in narrower:
            unit.places[group.level] = group.numbers[0]
        # "khoản 1 Điều 5 và 6": the later numbers stand alone.
        opened += [_Open({group.level: number}) for number in group.numbers[1 if narrower else 0 :]]
        if group.until:
            opened[-1].until = group.until
    return tuple(
        Unit(tuple((level, unit.places[level]) for level in LEVELS if level in unit.places), unit.until)
        for unit in opened
    )
