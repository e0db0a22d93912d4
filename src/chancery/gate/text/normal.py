"""One form for texts that are written in several ways."""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
"""The Vietnamese alphabet in its order, as points (điểm) are lettered."""
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that regulations use for points: those without ă, â, ê, ô, ơ, ư."""

LOWER = f"{ALPHABET}fjwz" + "".join(
    unicodedata.normalize("NFC", vowel + mark)
    for vowel in "aăâeêioôơuưy"
    for mark in "\u0300\u0301\u0303\u0309\u0323"
)
"""Every small letter, with each tone mark that it can bear: for the ranges of patterns."""
UPPER = LOWER.upper()

_BARE = str.maketrans({letter: unicodedata.normalize("NFD", letter)[0] for letter in LOWER} | {"đ": "d"})
_BEYOND = re.compile("[^\x00-\u02ff\u2000-\u206f]")
"""What isn't Latin nor a mark like “ or …: it may be a combining one."""

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
# The old convention puts the mark of these open syllables on the first vowel (hòa), the new one on the second (hoà).
_OPEN = ("oa", "oe", "uy")


def nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def squeezed(text: str) -> str:
    """NFC, with each stretch of blanks made one space, none at the ends."""
    return _SPACES.sub(" ", nfc(text)).strip()


def toneless(text: str) -> str:
    """Small letters without any diacritic: "Đảng uỷ" gives "dang uy"."""
    bare = text.lower().translate(_BARE)
    if bare.isascii():
        return bare
    decomposed = unicodedata.normalize("NFD", bare)
    if not _BEYOND.search(decomposed):
        return decomposed
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _canonical_syllable(match: re.Match[str]) -> str:
    word = match[0]
    decomposed = unicodedata.normalize("NFD", word)
    mark = next((char for char in decomposed if char in _MARKS), "")
    if not mark:
        return word
    bare = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _MARKS))
    low = bare.lower()
    # In "quý" the u belongs to the consonant.
    if low.endswith(_OPEN) and not low.endswith("quy"):
        return unicodedata.normalize("NFC", bare + mark)
    return word


_SYLLABLE = re.compile(r"[^\W\d_]+")


def canonical_tone(text: str) -> str:
    """Both placements of the tone mark in one form: "hòa", "hoà" give "hoà"; "ủy", "uỷ" give "uỷ"."""
    return _SYLLABLE.sub(_canonical_syllable, nfc(text))


def same_words(left: str, right: str) -> bool:
    """Equal but for blanks and the placement of tone marks."""
    return canonical_tone(squeezed(left)) == canonical_tone(squeezed(right))
