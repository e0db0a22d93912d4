"""Dates, numbers, sums of money: those that can't be, those that disagree, those written in several ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chancery.gate.detect.components import Detection
from chancery.gate.docx.model import Paragraph
from chancery.gate.rule import Rule
from chancery.gate.text import dates
from chancery.gate.text.dates import Written
from chancery.gate.text.numerals import WORDS, in_digits, in_words
from chancery.gate.text.roman import from_roman

from .base import Fault, check, once
from .params import takes
from .style import Reading, counted, reading, told

_LONG_MONTHS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_GAP = r"[ \u00a0]+"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_SHORT_DATE = re.compile(
    rf"(?<![\w/.-])(?:ngày|sáng|chiều|tối){_GAP}(?P<day>\d{{1,2}})(?:/|{_GAP}tháng{_GAP})(?P<month>\d{{1,2}})(?![\d/.-]*\d)"
)
_MONTH = re.compile(
    rf"(?<!\w)tháng{_GAP}(?P<month>\d{{1,2}})(?:/|{_GAP}năm{_GAP})(?P<year>\d{{4}})(?![\d/])", re.IGNORECASE
)
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_SPAN = re.compile(
    rf"(?:từ|giai đoạn|nhiệm kỳ|khoá|khóa){_GAP}(?:năm{_GAP})?(?P<first>(?:19|20)\d\d)"
    rf"[ \u00a0]*(?:-|–|đến(?:{_GAP}năm)?)[ \u00a0]*(?P<last>(?:19|20)\d\d)(?![\d/])",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?<![\w.,])(?P<digits>{_NUMBER}|\d+(?:,\d+)?)[ \u00a0]*(?P<scale>nghìn|triệu|tỷ|tỉ)?[ \u00a0]*(?:đồng|VNĐ|VND|đ)\.?"
    r"[ \u00a0]*[(;,][ \u00a0]*(?:(?:[Bb]ằng|[Vv]iết bằng) chữ[ \u00a0]*:?)?[ \u00a0]*"
    r"(?P<words>[^\n();:,./\d]{4,120}?)[ \u00a0]*đồng"
)
_SCALE = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SUM = re.compile(
    rf"(?<![\w.,/])(?P<total>{_NUMBER}){_GAP}(?P<noun>[^\W\d_]+)[^.;:\n\d]{{0,40}}?[ \u00a0,]*(?:bao gồm|gồm(?: có)?)"
    r"[ \u00a0]*:?[ \u00a0]*(?P<items>\d[^;:\n]{5,200}?)(?=[.;](?:\s|$)|\n|$)"
)
_ITEM = re.compile(rf"(?P<number>{_NUMBER}){_GAP}(?P<noun>[^\W\d_]+)[^\d]*")
_TOTAL = ("tổng", "tổng cộng", "cộng", "tổng số")
_NO_SUM = re.compile(
    r"tỷ lệ|tỉ lệ|%|bình quân|đơn giá|trung bình|năm|số tt|stt|tt|ngày|so với|xếp|mã", re.IGNORECASE
)


@once
def written(found: Detection) -> list[Written]:
    """Every date of the running text, with its place there."""
    read = reading(found)
    return [day for day in dates.find(read.running.text) if not read.running.quoted(day.start)]


@takes()
@check
def date_exists(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The calendar has such a day, and such a month."""
    read = reading(found)
    text = read.running.text
    vi, en = "Không có ngày “{found}” trong lịch.", "The calendar has no “{found}”."
    wrong = {(day.start, day.end) for day in written(found) if day.complete and day.date is None}
    for match in _SHORT_DATE.finditer(text):
        day, month = int(match["day"]), int(match["month"])
        if not 1 <= month <= 12 or not 1 <= day <= _LONG_MONTHS[month]:
            wrong.add(match.span())
    for match in _MONTH.finditer(text):
        if not 1 <= int(match["month"]) <= 12:
            wrong.add(match.span())
    for start, end in sorted(wrong):
        if not read.running.quoted(start) and not any(
            a <= start and end <= b and (a, b) != (start, end) for a, b in wrong
        ):
            yield read.fault(start, end, told(rule, vi, en, found=text[start:end]))


@takes()
@check
def weekday_right(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The day of the week that stands beside a date is that of the date."""
    read = reading(found)
    text = read.running.text
    days = [day for day in written(found) if day.date is not None]
    for said, (start, end) in ((name, span) for name in _WEEKDAYS for span in read.running.find(name)):
        beside = _beside(text, start, end, days)
        if beside is None:
            continue
        right = _WEEKDAYS[beside.weekday()]
        if said != right:
            right = "Chủ nhật" if right == "chủ nhật" else f"thứ {right[4:].capitalize()}"
            vi, en = (
                "{found} không khớp ngày: hôm đó là {right}.",
                "{found} doesn't fit the date, which is a {right}.",
            )
            yield read.fault(start, end, told(rule, vi, en, found=text[start:end], right=right), right)


def _beside(text: str, start: int, end: int, days: list[Written]) -> date | None:
    """The date that directly follows the day of the week, or comes directly before it."""
    for day in days:
        if end <= day.start <= end + 12 and re.fullmatch(
            r"[\s,(]*(?:ngày[ \u00a0]*)?", text[end : day.start]
        ):
            return day.date
        if day.end <= start <= day.end + 4 and re.fullmatch(r"[\s,(]*", text[day.end : start]):
            return day.date
    return None


@takes(once=bool)
@check
def date_forms(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Dates in numbers all have one mark between day, month and year: "05/3/2020", not "05-3-2020" beside it."""
    read = reading(found)
    text = read.running.text
    marks = [
        (day, next(char for char in text[day.start : day.end] if not char.isdigit() and not char.isspace()))
        for day in written(found)
        if day.form == "numeric"
    ]
    usual = Counter(mark for _, mark in marks).most_common(1)
    vi, en = (
        "“{found}” viết khác các ngày khác trong văn bản (dùng “{right}”).",
        "“{found}” differs from the other dates, with “{right}”.",
    )
    faults = [
        read.fault(day.start, day.end, told(rule, vi, en, found=text[day.start : day.end], right=usual[0][0]))
        for day, mark in marks
        if mark != usual[0][0]
    ]
    yield from counted(rule, faults)


@takes(once=bool)
@check
def date_padded(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Days below 10, and the months 1 and 2, are written with a zero: "ngày 05 tháng 02"."""
    read = reading(found)
    text = read.running.text
    vi, en = (
        "“{found}”: ngày dưới 10, tháng 1 và 2 viết thêm số 0.",
        "“{found}”: days below 10, and months 1 and 2, take a zero.",
    )
    faults = [
        read.fault(day.start, day.end, told(rule, vi, en, found=text[day.start : day.end]))
        for day in written(found)
        if day.date is not None and day.form == "words" and not day.padded
    ]
    yield from counted(rule, faults)


@takes()
@check
def span_forward(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A span of years or of dates runs forward: "giai đoạn 2021 - 2025"."""
    read = reading(found)
    text = read.running.text
    vi, en = "“{found}”: mốc sau sớm hơn mốc trước.", "“{found}”: the end comes before the beginning."
    for match in _SPAN.finditer(text):
        if int(match["first"]) > int(match["last"]) and not read.running.quoted(match.start()):
            yield read.fault(*match.span(), told(rule, vi, en, found=match[0]))
    days = written(found)
    for first, last in pairwise(days):
        if not re.fullmatch(
            r"[ \u00a0]*(?:đến(?: hết)?|tới)[ \u00a0]*(?:ngày[ \u00a0]*)?", text[first.end : last.start]
        ):
            continue
        if (
            re.search(r"từ[ \u00a0]*(?:ngày[ \u00a0]*)?$", text[max(0, first.start - 10) : first.start])
            and first.date
            and last.date
            and first.date > last.date
        ):
            yield read.fault(first.start, last.end, told(rule, vi, en, found=text[first.start : last.end]))


@takes()
@check
def money_agrees(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A sum of money says the same in figures and in words."""
    read = reading(found)
    for match in _MONEY.finditer(read.running.text):
        words = match["words"].split()
        said = in_words(words) if all(word.lower() in WORDS for word in words) else None
        figure = in_digits(match["digits"])
        if said is None or figure is None:
            continue
        meant = figure * _SCALE.get(match["scale"] or "", 1)
        if meant != said:
            in_figures = f"{said:,}".replace(",", ".")
            vi, en = (
                "Số tiền bằng chữ là {right} đồng, khác số tiền bằng số.",
                "The sum in words is {right}, that in figures is another.",
            )
            yield read.fault(*match.span(), told(rule, vi, en, right=in_figures))


@takes()
@check
def parts_add_up(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The parts that a sum is said to consist of ("12 văn bản, gồm 7 văn bản đi và 4 văn bản đến") make it up.

    Only where each part is counted in the same thing as the whole.
    """
    read = reading(found)
    for match in _sums(read):
        items = list(_ITEM.finditer(match["items"]))
        noun = match["noun"].lower()
        if len(items) < 2 or any(item["noun"].lower() != noun for item in items):
            continue
        if len(re.findall(r"\d+(?:[.,]\d+)*", match["items"])) != len(items):
            continue
        total = _whole(match["total"])
        parts = sum(_whole(item["number"]) for item in items)
        if total != parts:
            vi, en = (
                "Các phần cộng lại là {right}, khác tổng {found}.",
                "The parts add up to {right}, not {found}.",
            )
            yield read.fault(
                match.start("total"),
                match.end("total"),
                told(rule, vi, en, found=match["total"], right=str(parts)),
            )


def _sums(read: Reading) -> Iterator[re.Match[str]]:
    """What is said to consist of parts, by the word that says so ("gồm")."""
    for at, _ in read.running.find("gồm"):
        start, end = read.sentence_at(at)
        match = _SUM.search(read.running.text, max(start, at - 60), end)
        if match is not None and match.start("total") < at < match.start("items"):
            yield match


def _whole(text: str) -> int:
    return int(text.replace(".", ""))


@takes()
@check
def table_adds_up(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A table's last row, where it is called a total, is the sum of the rows above it, or of their main ones (I, II…).

    A column is summed only where every cell of it holds a number and it is no ratio, price or date.
    """
    for rows in _tables(found):
        if len(rows) < 4:
            continue
        *above, total = rows
        names = " ".join(paragraph.text for cell in total.values() for paragraph in cell).strip().lower()
        if not names.startswith(_TOTAL):
            continue
        yield from _columns(rule, above, total)


Row = dict[int, list[Paragraph]]


def _tables(found: Detection) -> Iterator[list[Row]]:
    """The rows of each table of the content, as the paragraphs of each column."""
    tables: dict[int, dict[int, Row]] = {}
    for line in reading(found).lines:
        paragraph = line.span.paragraph
        if line.component == "cell" and paragraph.cell is not None:
            cell = paragraph.cell
            column = tables.setdefault(cell.table, {}).setdefault(cell.row, {}).setdefault(cell.column, [])
            if not column or column[-1] is not paragraph:
                column.append(paragraph)
    for table in tables.values():
        yield [table[row] for row in sorted(table)]


def _said(row: Row, column: int) -> str:
    return " ".join(paragraph.text.strip() for paragraph in row.get(column, []))


def _columns(rule: Rule, above: list[Row], total: Row) -> Iterator[Fault]:
    for column, paragraphs in total.items():
        whole = in_digits(_said(total, column))
        numbered = [row for row in above if in_digits(_said(row, column)) is not None]
        first = above.index(numbered[0]) if numbered else len(above)
        if whole is None or len(numbered) < 2 or len(numbered) != len(above) - first or first == 0:
            continue
        head = " ".join(_said(row, column) for row in above[:first])
        if _NO_SUM.search(head):
            continue
        rows = above[first:]
        sums = {_sum(rows, column)}
        for main in (
            [row for row in rows if from_roman(_said(row, min(row)).strip(" .")) is not None],
            [row for row in rows if re.fullmatch(r"\d+\.?", _said(row, min(row)))],
            [row for row in rows if _bold(row, column)],
        ):
            if main:
                sums.add(_sum(main, column))
        if whole not in sums:
            said = _said(total, column)
            right = f"{_sum(rows, column):,}".replace(",", "_").replace(".", ",").replace("_", ".")
            vi, en = (
                "Cột này cộng lại là {right}, khác số {found}.",
                "The column adds up to {right}, not {found}.",
            )
            yield Fault.of(paragraphs[0], *told(rule, vi, en, found=said, right=right))


def _sum(rows: list[Row], column: int) -> Decimal:
    return sum((in_digits(_said(row, column)) or Decimal(0) for row in rows), Decimal(0))


def _bold(row: Row, column: int) -> bool:
    runs = [run for paragraph in row.get(column, []) for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.format.bold for run in runs)


@takes("units", units=list)
@check
def thousands(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Numbers of five digits and more are parted by stops: "12.500.000 đồng". with: units (what is counted)."""
    read = reading(found)
    text = read.running.text
    units = "|".join(re.escape(unit) for unit in rule.params["units"])
    for match in re.finditer(rf"(?<![\w.,/-])(?P<number>\d{{5,}})(?=[ \u00a0](?:{units})(?!\w))", text):
        right = f"{int(match['number']):,}".replace(",", ".")
        vi, en = "“{found}” nên viết là “{right}”.", "Write “{right}” for “{found}”."
        yield read.fault(*match.span(), told(rule, vi, en, found=match[0], right=right), right)
