"""Numbers as documents write them: in digits ("1.200.000", "12,5") and in words ("một triệu hai trăm nghìn")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from chancery.gate.text.normal import canonical_tone

_DIGITS = {
    "không": 0, "linh": 0, "lẻ": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))
_SPELLED = {"tỉ": "tỷ", "ngàn": "nghìn"}
_IN_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
WORDS = frozenset({*_DIGITS, *_SPELLED, "tỷ", "triệu", "nghìn", "mươi", "mười", "trăm", "chẵn"})
"""The words that numbers are written with."""


def in_digits(text: str) -> Decimal | None:
    """The value of "1.200.000" or "12,5"; None for what isn't written so."""
    if not _IN_DIGITS.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def in_words(words: Sequence[str]) -> int | None:
    """The value of a number in words; None where they make none ("hai ba trăm")."""
    low = [canonical_tone(word.lower()) for word in words]
    return _value([_SPELLED.get(word, word) for word in low if word != "chẵn"])


def _value(words: list[str]) -> int | None:
    """What stands before the greatest scale counts so many times: "một nghìn hai trăm tỷ" is 1.200 tỷ."""
    for word, scale in _SCALES:
        if word in words:
            at = len(words) - 1 - words[::-1].index(word)
            before = _value(words[:at]) if at else 1
            after = _value(words[at + 1 :]) if at + 1 < len(words) else 0
            return None if before is None or after is None or after >= scale else before * scale + after
    return _below_thousand(words)


def _below_thousand(words: Sequence[str]) -> int | None:
    """Of hundreds, tens and units."""
    value, pending, seen = 0, None, False
    last = 1000
    for word in words:
        if word in _DIGITS:
            if pending is not None and pending != 0:
                return None
            pending, seen = _DIGITS[word], True
            continue
        unit = {"trăm": 100, "mươi": 10, "mười": 10}.get(word)
        if unit is None or unit >= last:
            return None
        if word == "mười":
            if pending:
                return None
            value, pending = value + 10, None
        else:
            if pending is None:
                return None
            value, pending = value + pending * unit, None
        last, seen = unit, True
    if not seen:
        return None
    return value + (pending or 0)
