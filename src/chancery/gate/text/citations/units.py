"""Places in a document: "điểm a và b khoản 1 Điều 5", "từ Điều 5 đến Điều 9", "Mục IV Phần I Phụ lục này"."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from chancery.gate.text.citations.model import LEVELS, Unit

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_ROMAN = r"[IVXLC]+"
_ARABIC = r"\d+(?:\.\d+)*(?:[a-zđ](?![\w]))?"
_LETTER = r"[“\"']?[a-zđêôơưâă]\d?[”\"']?(?!\w)"
# level: (its word, what may number it)
_WORDS = {
    "phụ lục": (r"phụ lục(?:\s+số)?", rf"(?:{_ROMAN}|\d+|[A-Z])(?![\w])"),
    "phần": (r"phần(?:\s+thứ)?", rf"(?:{_ROMAN}|\d+|[A-Z]|nhất|hai|ba|tư|năm)(?![\w])"),
    "chương": (r"chương", rf"(?:{_ROMAN}|\d+)(?![\w])"),
    "tiểu mục": (r"tiểu mục", rf"(?:{_ARABIC}|{_ROMAN})(?![\w])"),
    "mục": (r"mục", rf"(?:{_ARABIC}|{_ROMAN}|[A-Z])(?![\w])"),
    "điều": (r"điều,?", rf"{_ARABIC}"),
    "khoản": (r"khoản", rf"{_ARABIC}"),
    "điểm": (r"điểm", rf"(?:{_LETTER}|{_ARABIC})"),
}
_LIST = r"(?:\s*[,;]\s*(?:và\s+|hoặc\s+)?|\s+và\s+|\s+hoặc\s+|\s*&\s*|\s*[-–]\s*|\s+đến\s+)"
_RANGE = re.compile(r"\s*[-–]\s*|\s+đến\s+")


def _group(level: str) -> re.Pattern[str]:
    word, number = _WORDS[level]
    return re.compile(
        rf"(?:(?:các|những|cả)\s+)?(?P<word>(?i:{word}))\s*(?:(?:từ\s+)?(?P<numbers>{number}(?:{_LIST}{number})*)|(?P<this>này)(?!\w))"
    )


_GROUPS = {
    level: _group(level)
    for level in ("tiểu mục", "phụ lục", "chương", "phần", "mục", "điều", "khoản", "điểm")
}
_FIRST = re.compile(
    r"(?i:(?:các|những|cả|từ)\s+)*(?P<level>(?i:tiểu mục|phụ lục|chương|phần|mục|điều|khoản|điểm))(?!\w)"
)
_NUMBERS = {level: re.compile(number) for level, (_, number) in _WORDS.items()}
_JOIN = re.compile(r"\s*(?:[,;]\s*)?(?:(?:và|hoặc|của|thuộc|tại|với|,)\s+)?(?=\w)")
_TO = re.compile(r"\s*,?\s*đến\s+(?:hết\s+)?(?=\w)")
_FROM = re.compile(r"từ\s+", re.IGNORECASE)
# What may stand behind a list of bare numbers; else "Điều 5, 10 người" would lose ten people.
_AFTER_LIST = re.compile(
    r"\s*(?:$|[.,;:)\]”\"]|(?:của|tại|và|hoặc|thuộc|này|trong|quy|về|nêu|nói|trên|là|có|được|phải|do|ở|theo|đã|thì)(?!\w)"
    r"|(?i:điều|khoản|mục|chương|phần|phụ lục|tiểu mục|điểm)(?!\w)|[A-ZĐ]|bộ luật|luật|nghị|thông tư|quyết định|quy)"
)
# "khoản 4 triệu đồng" is a sum, "điểm 9" a mark.
_MEASURE = re.compile(
    r"\s*(?:%|triệu|tỷ|tỉ|nghìn|ngàn|đồng|đô|USD|usd|euro|m2|km|kg|người|lần|phút|giây|tiếng)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Units found at `start`…`end`. lead: the level of the first word, with its word as written."""

    start: int
    end: int
    units: tuple[Unit, ...]
    levels: tuple[str, ...]
    word: str


@dataclass(slots=True)
class _Open:
    places: dict[str, str]
    until: str = ""


def starts(text: str) -> list[int]:
    """Where a place may begin."""
    return [match.start() for match in _FIRST.finditer(text)]


def read(text: str, start: int) -> Place | None:
    """The units that begin at `start`; None where none do."""
    position = start
    groups: list[tuple[str, list[str], str, int, int]] = []
    first_word = ""
    while True:
        here = position
        joined_by_to = False
        if groups:
            if match := _TO.match(text, position):
                joined_by_to = True
            else:
                match = _JOIN.match(text, position)
            if match is None:
                break
            here = match.end()
        elif match := _FROM.match(text, position):
            here = match.end()
        found = _one(text, here)
        if found is None:
            break
        level, numbers, until, end, word = found
        if joined_by_to:
            if level != groups[-1][0]:
                break
            last = groups[-1]
            groups[-1] = (level, last[1], numbers[0], last[3], end)
        else:
            # "khoản 1 của Điều 5" goes on only from the narrow to the wide; otherwise a new mention begins.
            groups.append((level, numbers, until, here, end))
        first_word = first_word or word
        position = end
    if not groups:
        return None
    units = _assembled(groups)
    return Place(start, position, units, tuple(group[0] for group in groups), first_word)


def _one(text: str, start: int) -> tuple[str, list[str], str, int, str] | None:
    head = _FIRST.match(text, start)
    if head is None:
        return None
    level = head["level"].lower()
    match = _GROUPS[level].match(text, start)
    if match is None:
        return None
    word = match["word"]
    if match["this"]:
        return level, ["này"], "", match.end(), word
    if level in ("khoản", "điểm", "điều") and _MEASURE.match(text, match.end()):
        single = _NUMBERS[level].match(text, match.start("numbers"))
        if single is None or single.end() == match.end() or _MEASURE.match(text, single.end()):
            return None
        return level, [_clean(single[0])], "", single.end(), word
    numbers: list[str] = []
    until = ""
    end = match.end()
    stretch = match["numbers"]
    offset = match.start("numbers")
    position = 0
    parts: list[tuple[str, int, str]] = []
    between = ""
    pattern = _NUMBERS[level]
    while position < len(stretch):
        number = pattern.match(stretch, position)
        if number is None:
            break
        parts.append((_clean(number[0]), offset + number.end(), between))
        gap = re.compile(_LIST).match(stretch, number.end())
        if gap is None:
            break
        between = gap[0]
        position = gap.end()
    if len(parts) > 1 and not _AFTER_LIST.match(text, parts[-1][1]):
        parts = parts[:1]
    # A dash makes a range of articles, but "điểm a - b" hardly occurs and reads the same.
    for number_text, stop, gap_text in parts:
        if gap_text and _RANGE.fullmatch(gap_text) and numbers:
            until = number_text
        else:
            numbers.append(number_text)
        end = stop
    return level, numbers, until, end, word


def _clean(number: str) -> str:
    return number.strip("“”\"'")


def _assembled(groups: list[tuple[str, list[str], str, int, int]]) -> tuple[Unit, ...]:
    ranks = [_RANK[group[0]] for group in groups]
    if len(groups) > 1 and all(left < right for left, right in itertools.pairwise(ranks)):
        # "Điều 5 khoản 1 điểm a": from the wide to the narrow.
        groups = groups[::-1]
    opened: list[_Open] = []
    for level, numbers, until, _, _ in groups:
        able = [unit for unit in opened if all(_RANK[name] > _RANK[level] for name in unit.places)]
        if able:
            for unit in able:
                unit.places[level] = numbers[0]
            # "khoản 1 Điều 5 và 6": the later numbers stand alone.
            opened += [_Open({level: number}) for number in numbers[1:]]
        else:
            opened += [_Open({level: number}) for number in numbers]
        if until and opened:
            opened[-1].until = until
    return tuple(
        Unit(tuple((level, unit.places[level]) for level in LEVELS if level in unit.places), unit.until)
        for unit in opened
    )
