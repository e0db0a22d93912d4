"""The words of a text, and those that spelling has no say in: codes, addresses, abbreviations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from chancery.gate.text.spelling.model import NONE, model
from chancery.gate.text.syllables import form

_WORD = re.compile(r"[^\W\d_]+")
# Whole stretches that are no prose: addresses, links, paths, symbols of documents, codes with digits. Each begins where nothing
# that it could hold stands before it, so that a stretch without end is read once.
_CODE = re.compile(
    r"""(?:https?://|www\.)\S+
      | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|edu|info|docx?|xlsx?|pdf)\b\S*
      | (?<!\S)\S*\d\S*
      | (?<!\S)\S*[_@#\\=<>]\S*
      | \b(?=\w*[A-ZĐ]{2})\w+(?:[-/.&]\w+)+
      | (?<!\w)[A-ZĐ]\.(?:[A-ZĐ]\w*\.?)*""",
    re.VERBOSE,
)
# What stands in one word with a neighbour has other rules: "Giê-xu", "Bà Rịa-Vũng Tàu", "rock'n'roll".
_JOINTS = "-'’/·"


class Token(NamedTuple):
    """A word at `start`…`end` of its text.

    form: as the model has it; number: the model's, NONE for no syllable in use; joined: a hyphen ties it to a neighbour.
    """

    start: int
    end: int
    text: str
    form: str
    number: int
    joined: bool


@lru_cache(maxsize=8192)
def _known(word: str) -> tuple[str, int]:
    written = form(word)
    return written, model().ids.get(written, NONE)


def phrases(text: str) -> list[list[Token]]:
    """The words of a text (NFC), in stretches that only single blanks part; codes are left out."""
    codes = [match.span() for match in _CODE.finditer(text)]
    out: list[list[Token]] = []
    last = -1
    upcoming = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while upcoming < len(codes) and codes[upcoming][1] <= start:
            upcoming += 1
        if upcoming < len(codes) and codes[upcoming][0] < end:
            last = -1
            continue
        joined = (start > 0 and text[start - 1] in _JOINTS) or (end < len(text) and text[end] in _JOINTS)
        if last < 0 or text[last:start] not in (" ", "\u00a0"):
            out.append([])
        word = match[0]
        out[-1].append(Token(start, end, word, *_known(word), joined))
        last = end
    return out
