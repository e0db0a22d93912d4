"""Whether a place that stands without a document's name is a citation at all: "khoản 2" is, "điểm 9" may be a mark."""

from __future__ import annotations

import re

from chancery.gate.text.citations.units import Place

# Words after which a place is cited.
_ASKED = re.compile(
    r"(?:tại|theo|của|ở|thuộc|vào|và|hoặc|định|với|căn cứ|áp dụng|trong|là|bổ sung|sửa đổi|bãi bỏ|thay thế|nêu|trừ|vi phạm|gồm|cùng"
    r"|nay là|tới|khoản|các|,|;)[ (“\"]*$",
    re.IGNORECASE,
)
# "tài khoản 0601", "thời điểm", "thành phần": the word is the end of another.
_ENDS_ANOTHER = re.compile(
    r"(?:tài|điều|ngân|bồi|luận|thời|địa|quan|đặc|ưu|nhược|trọng|thí|yếu|cao|cổ|thành|bộ|một|hạng|danh|thư|đề|chuyên|chương|văn|huy)\s+$",
    re.IGNORECASE,
)
# A line that is but the heading of the unit: "### Điều 5. Phạm vi".
_LINE_START = re.compile(r"(?:^|[\n“\"])[\s#*>|“\"]*$")
_HEADS_ON = re.compile(r"\s*(?:[.:*—–|-]|$)")
_WIDE = frozenset(["chương", "mục", "phần", "tiểu mục"])


def heads(text: str, start: int, end: int) -> bool:
    """A unit's own heading rather than a mention of it: it opens the line and a mark or nothing follows."""
    return (
        _LINE_START.search(text, max(0, start - 12), start) is not None
        and _HEADS_ON.match(text, end) is not None
    )


def ends_another(text: str, start: int) -> bool:
    return text[start].islower() and _ENDS_ANOTHER.search(text, max(0, start - 12), start) is not None


def stands(text: str, place: Place) -> bool:
    """Whether the place alone is a citation."""
    levels = frozenset(place.levels)
    capital = place.word[0].isupper()
    asked = _ASKED.search(text, max(0, place.start - 24), place.start) is not None
    if place.here:
        # "Điều này" may be plain speech: a capital letter within the sentence, or a unit in it, tells.
        return (
            len(levels) > 1
            or (asked and (capital or bool(levels & {"khoản", "điểm"})))
            or "phụ lục" in levels
        )
    if "điều" in levels:
        return capital or len(levels) > 1 or asked
    if "khoản" in levels or "phụ lục" in levels:
        return True
    if "điểm" in levels:
        return asked and place.units[0].at("điểm").isalpha()
    return bool(levels & _WIDE) and (asked + capital + (len(levels) > 1)) > 1
