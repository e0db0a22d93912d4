"""Words as the index writes them. In Vietnamese the unit is the syllable (âm tiết, tiếng).

Each syllable has two forms. The exact one keeps all diacritics, with the tone moved to the end, so that
"hòa" and "hoà" are one word; the folded one keeps none: "hoa".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from chancery.gate.text.normal import toneless

_WORD = re.compile(r"[^\W_]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_UNSEEN = dict.fromkeys(
    [*(code for code in range(0x20) if chr(code) not in "\t\n\r"), 0x7F, 0xAD, *range(0x200B, 0x2010), 0xFEFF]
)
_LONGEST = 64
"""Characters; a longer run of letters is no word, and is cut."""

_PARTS = 8
"""Of a symbol; the longest in use have five."""


class Word(NamedTuple):
    exact: str
    folded: str


def clean(text: str) -> str:
    """`text` composed (NFC), without control and zero-width characters."""
    return normalize("NFC", text.translate(_UNSEEN))


@lru_cache(maxsize=100_000)
def word(written: str) -> Word:
    """The two forms of one written word."""
    written = written[:_LONGEST]
    letters = normalize("NFD", written.lower())
    tones = "".join(letter for letter in letters if letter in _TONES)
    base = "".join(letter for letter in letters if letter not in _TONES)
    return Word(normalize("NFC", base) + tones, toneless(written))


def words(text: str) -> list[Word]:
    """The words of clean `text`, in order."""
    return [word(written) for written in _WORD.findall(text)]


def toned(found: list[Word]) -> bool:
    """Whether whoever wrote these words wrote any diacritic."""
    return any(exact != folded for exact, folded in found)


def glued(found: list[Word]) -> list[str]:
    """Every run of the words of a symbol written as one: 36-HD/VPTW gives 36, hd, 36hd, … 36hdvptw.

    Leading zeros of numbers are dropped, so that "07-QĐ/TW" is "7-QĐ/TW".
    """
    parts = [unpadded(folded) for _, folded in found[:_PARTS]]
    return ["".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]


def unpadded(folded: str) -> str:
    """A number without its leading zeros, also when letters follow: "007qd" gives "7qd"."""
    return folded.lstrip("0") or "0" if folded[:1] == "0" else folded
