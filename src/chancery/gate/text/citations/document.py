"""A document as a text names it: type, number and symbol or name, date and issuer, one behind the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from chancery.gate.text.citations.dating import date_at, year_at
from chancery.gate.text.citations.issuers import issuer_end, listed
from chancery.gate.text.citations.names import BY_NAME, names
from chancery.gate.text.citations.numbers import Number, number_at
from chancery.gate.text.citations.titles import title_end

_BLANKS = re.compile(r"[ \t\u00a0]+(?=\S)")
_NUMBER_WORD = re.compile(r"\s*[,:(]?\s*(?:mang|có)?\s*số\s*:?\s*(?=\d)", re.IGNORECASE)
# "Quyết định khởi tố vụ án hình sự số 12/CSĐT": words between a type and its number.
_BETWEEN = r"(?P<between>(?:[ \t\u00a0]+[a-zà-ỹđ]+){1,8}?)[ \t\u00a0]+"
_WORDS_TO_NUMBER = re.compile(rf"{_BETWEEN}số[ \t\u00a0]*:?[ \t\u00a0]*(?=\d)")
_WORDS_TO_DAY = re.compile(rf"{_BETWEEN}(?=ngày\s+\d)")
# What begins another mention before the number.
_BEGUN = re.compile(r"\b(?:này|trên|tại|theo|có|với|được|của|là|đã|cho|để|và|mà|rằng|khi|vì|do|như|số)\b")
# A number that measures something, behind a word that is nothing but a type.
_MEASURED = re.compile(
    r"\s*(?:%|(?:người|năm|tháng|ngày|tuổi|triệu|tỉ|tỷ|lần|điểm|vụ|trường|đối|cán|biện|nhóm|vấn|nội|mức|ca|đồng|chiếc|hộ|căn|xe"
    r"|công|doanh|học|sinh|suất|cơ|đơn|dự|ha|m2|tấn)(?!\w))"
)
# What follows a number that names a document and doesn't count something: "Nghị định 159 về …", not "quyết định 3 việc".
_SURE = re.compile(
    r"\s*,?\s*(?:(?:của|do|về)\s|(?:ký|ban hành|ra)?\s*ngày\s+\d|năm\s+(?:19|20)\d\d|\(|/)", re.IGNORECASE
)
_LIKELY = re.compile(
    r"\s*(?:$|[.,;:)”\"\]]|[-–]\s|(?:quy|đã|có|được|và|thì|là|cũng|hướng|sửa|ban|còn|không|khoá|khóa|tại|theo|với|để|ra|nêu|này|mà"
    r"|nhằm|yêu|cho|hoặc|sau|trước|vẫn|phải|trong|từ|nói|bãi|thay|trên|vừa|sẽ|mới|bị|như|gồm|ghi|chỉ|hết|bổ|vào|thuộc|đến|bằng|nhưng"
    r"|khi|do|vì|cùng|hay|liên|giữa|nên|ở|đối|gửi|đề|phê|hiện|đang|bởi|qua|nữa|rồi|thực|xử|gắn|áp|chưa)(?!\w))"
)
_CONGRESS = re.compile(
    r"\s+(?:số\s+|của\s+)?(?P<name>(?:(?:Hội nghị Trung ương|Hội nghị TW|Trung ương|TW|T\.Ư|TƯ)\s+\d{1,2}"
    r"|Đại hội(?:\s+(?:đại biểu|Đảng|toàn quốc))*(?:\s+(?:lần thứ\s+)?(?:[IVX]+|\d{1,2}))(?!\w))"
    r"(?:,?\s*\(?(?:khoá|khóa)\s+(?:[IVX]+|\d{1,2})\)?)?(?:\s+của\s+Đảng)?)(?!\w)"
)
_OF_CONGRESS = frozenset(["nghi-quyet", "ket-luan", "chi-thi", "quy-dinh"])
_PARTY_CHARTER = re.compile(r"\s+Đảng(?: Cộng sản Việt Nam)?(?!\w)")
_BY = re.compile(r"\s*,?\s*(?:(?P<of>của)\s+|(?P<by>do)\s+)?(?=\S)", re.IGNORECASE)
_ISSUED = re.compile(r"\s+ban hành(?!\w)")
_NEAR = 100
_ALIAS = re.compile(r"\s*\(\s*[A-ZĐ&]{3,8}\s*\)")
_HEEDED = re.compile(r"(?:căn cứ|theo|trái|vi phạm|trái với)\s+(?:vào\s+)?$", re.IGNORECASE)
_COURT = re.compile(r"(?:tòa án|toà án|tòa|toà|bảo vệ)\s+$", re.IGNORECASE)
_LAW_NUMBER = re.compile(r"\s*[,(]?\s*(?:số\s+)?(?=\d+/\d{4}/)")


@dataclass(frozen=True, slots=True)
class Document:
    """A document named up to `end`; its parts as Citation has them."""

    end: int
    kind: str
    number: str = ""
    symbol: str = ""
    title: str = ""
    year: int | None = None
    dated: date | None = None
    issuer: str = ""


def named(text: str, word: re.Match[str], inside: bool) -> Document | None:
    """The document whose type's word is matched; None where nothing tells which one it is.

    inside: a unit has been named just before ("Điều 5 của …"), so that the type alone is enough.
    """
    kind = names().code(word)
    formal = text[word.start()].isupper()
    if kind in BY_NAME:
        return _law(text, word, kind, inside)
    number = _number(text, word, kind, formal)
    if number:
        return with_number(text, number, kind)
    if kind in _OF_CONGRESS and formal and (match := _CONGRESS.match(text, word.end())):
        title = _squeezed(match["name"])
        return _followed(text, Document(match.end(), kind, title=title))
    if kind == "dieu-le" and formal and (match := _PARTY_CHARTER.match(text, word.end())):
        return Document(match.end(), kind, title=_squeezed(match[0]))
    if text.find("ngày", word.end(), word.end() + _NEAR) > 0 and (dated := _by_day(text, word, kind)):
        return dated
    return Document(word.end(), kind) if inside and formal else None


def _by_day(text: str, word: re.Match[str], kind: str) -> Document | None:
    """ "Quyết định ngày 05 tháng 4 năm 2019 của Bộ Xây dựng": the day and who issued it tell which it is."""
    between = _WORDS_TO_DAY.match(text, word.end()) if kind in names().worded else None
    for end in (word.end(), between.end() if between and _one_naming(between) else None):
        found = _followed(text, Document(end, kind)) if end else None
        if found and found.dated and found.issuer:
            return found
    alone = _followed(text, Document(word.end(), kind))
    sure = (
        text[word.start()].isupper()
        and kind not in names().common
        and not _begins_sentence(text, word.start())
    )
    return alone if alone.dated and sure else None


def _one_naming(between: re.Match[str]) -> bool:
    """Whether the words between a type and its number or day belong to its naming: "khởi tố vụ án hình sự"."""
    return not (_BEGUN.search(between["between"]) or names().kind.search(between["between"]))


def with_number(text: str, number: Number, kind: str) -> Document:
    """A document with this number or symbol, and what follows it."""
    found = Document(number.end, kind, number.number, number.symbol, year=number.year)
    return _followed(text, found)


def counts(text: str, number: Number, kind: str, formal: bool) -> bool:
    """Whether a number without symbol, behind a type's word or another number, counts something instead of naming a
    document. formal: the type's word begins with a capital."""
    if number.symbol:
        return not number.head and kind in names().unnumbered
    if (
        kind in names().unnumbered
        or len(number.number) > 5
        or 1900 < int(re.sub(r"\D", "", number.number)) < 2100
    ):
        return True
    gap = _BLANKS.match(text, number.end)
    if _SURE.match(text, number.end) or (gap and listed(text, gap.end())):
        return False
    long = kind == "quyet-dinh" and len(number.number) > 2
    if kind in names().plain or number.number.startswith("0") or long:
        return _MEASURED.match(text, number.end) is not None
    if kind in names().common and not formal and len(number.number) < 3:
        return True
    return not _LIKELY.match(text, number.end)


def _law(text: str, word: re.Match[str], kind: str, inside: bool) -> Document | None:
    end = word.end()
    if word["code"]:
        title = names().codes[word["code"]].removeprefix("Bộ luật ")
    elif kind == "hien-phap":
        if not _constitution(text, word.start(), end, inside):
            return None
        title = "Hiến pháp"
    else:
        reach = title_end(text, kind, word.start(), end, inside)
        title = _squeezed(text[end:reach]) if reach else ""
        end = reach or end
        if title and (alias := _ALIAS.match(text, end)):
            end = alias.end()
    at = _LAW_NUMBER.match(text, end)
    number = number_at(text, at.end()) if at else None
    if number is None and not title:
        return Document(end, kind) if inside and kind == "bo-luat" else None
    if number and number.symbol:
        found = Document(number.end, kind, number.number, number.symbol, title, number.year)
    else:
        found = Document(end, kind, title=title)
    found = _followed(text, found)
    return None if names().foreign.match(text, found.end) else found


def _constitution(text: str, word: int, end: int, inside: bool) -> bool:
    """Whether this state's constitution is named there, and not another's, nor a court of that name."""
    if names().foreign.match(text, end) or _COURT.search(text, max(0, word - 12), word):
        return False
    return text[word].isupper() or inside or year_at(text, end, bare=True) is not None or _heeded(text, word)


def _heeded(text: str, word: int) -> bool:
    return _HEEDED.search(text, max(0, word - 20), word) is not None


def abroad(text: str, word: re.Match[str]) -> bool:
    """Whether the law or agreement at a type's word is another state's, as what follows it tells."""
    kind = names().code(word)
    end = (
        title_end(text, kind, word.start(), word.end(), inside=True)
        if kind in BY_NAME and word["name"]
        else None
    )
    return names().foreign.match(text, end or word.end()) is not None


def _number(text: str, word: re.Match[str], kind: str, formal: bool) -> Number | None:
    """The number behind a type's word, with "số" or without."""
    if at := _NUMBER_WORD.match(text, word.end()):
        number = number_at(text, at.end())
        return None if number and not number.symbol and kind in names().symbolled else number
    at = _WORDS_TO_NUMBER.match(text, word.end()) if word["name"] else None
    if at and _one_naming(at):
        number = number_at(text, at.end())
        if number and names().heads.get(number.head) == kind:
            return number
        sure = number and (number.symbol or len(number.number) > 1 or _SURE.match(text, number.end))
        return number if sure and kind in names().worded else None
    gap = _BLANKS.match(text, word.end())
    number = number_at(text, gap.end()) if gap else None
    return None if number is None or counts(text, number, kind, formal) else number


def _followed(text: str, found: Document) -> Document:
    """With the date and the issuer that follow, in either order."""
    end = found.end
    by_name = found.kind in BY_NAME
    day = date_at(text, end) or (None if found.symbol and found.year else year_at(text, end, bare=by_name))
    dated, year = (day.dated, day.year) if day else (None, None)
    end = day.end if day else end
    issuer = ""
    by = _BY.match(text, end)
    # Without "của" only an agency known by its whole name counts: "Nghị quyết 01/2001 HĐTP TANDTC".
    if by and (by["of"] or by["by"] or ("," not in by[0] and not by_name and listed(text, by.end()))):
        reach = issuer_end(text, by.end(), joint=found.kind.endswith("lien-tich"))
        # "do … ký" names who signed.
        if reach and (not by["by"] or _ISSUED.match(text, reach)):
            issuer, end = _squeezed(text[by.end() : reach]), reach
    if issuer and dated is None and (day := date_at(text, end)) and day.year:
        dated, year, end = day.dated, year or day.year, day.end
    return replace(found, end=end, year=found.year or year, dated=dated, issuer=issuer)


def _begins_sentence(text: str, start: int) -> bool:
    return not text[:start].strip() or text[:start].rstrip()[-1] in ".:!?\n"


def _squeezed(words: str) -> str:
    return " ".join(words.split())
