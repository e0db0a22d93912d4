"""Spellings that are both right, but of which a document keeps to one: "hòa" or "hoà", "kỹ thuật" or "kĩ thuật".

Nghị định 30/2020/NĐ-CP is silent on both, so what a document does most often is its convention.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from chancery.gate.text.normal import canonical_tone
from chancery.gate.text.syllables import MARKS, form, tone_of

_OLD = re.compile(r"(?<!q)(?:[òóỏõọ][ae]|[ùúủũụ]y)\b", re.IGNORECASE)
_NEW = re.compile(r"(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# The national name is prescribed letter by letter, whatever the rest does (NĐ 30/2020, Phụ lục I, Mục II, khoản 1).
_PRESCRIBED = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa", re.IGNORECASE)
# "Li ti", "ti vi", "hi hữu", "tỉ mỉ" have no y; these are free to take either.
_FREE = frozenset("kĩ kì kỉ kị lí quí qui quĩ quỉ sĩ mĩ".split())
_TO_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


@dataclass(frozen=True, slots=True)
class Variant:
    """A word at `start`…`end` of text number `text` that isn't spelled as the document mostly does; right: as it does."""

    text: int
    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class Mixed:
    """What departs from the document's way of placing tone marks. first_vowel: that way is "hòa, ủy", else "hoà, uỷ"."""

    first_vowel: bool
    variants: list[Variant]


def mixed_tones(texts: Iterable[str]) -> Mixed | None:
    """Both "hòa" and "hoà", "ủy" and "uỷ"; None where a document keeps to one. Names of people are left alone."""
    old: list[tuple[int, re.Match[str]]] = []
    new: list[tuple[int, re.Match[str]]] = []
    for number, text in enumerate(texts):
        if text.isascii():
            continue
        for match in _WORD.finditer(text):
            if _OLD.search(match[0]):
                held = old
            elif _NEW.search(match[0]):
                held = new
            else:
                continue
            prescribed = any(one.start() <= match.start() < one.end() for one in _PRESCRIBED.finditer(text))
            if not prescribed and not _name(text, match):
                held.append((number, match))
    if not old or not new:
        return None
    first_vowel = len(old) >= len(new)
    change = _to_old if first_vowel else canonical_tone
    return Mixed(
        first_vowel,
        [
            Variant(number, match.start(), match.end(), change(match[0]))
            for number, match in (new if first_vowel else old)
        ],
    )


def mixed_y(texts: Iterable[str]) -> list[Variant]:
    """The same syllable now with i, now with y: "kĩ thuật" and "kỹ năng". Words with a capital are left alone."""
    seen: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for number, text in enumerate(texts):
        for match in _WORD.finditer(text):
            word = match[0]
            if word.islower() and len(word) < 4 and (key := form(word)) in _FREE:
                seen.setdefault(key, []).append((number, match))
    variants: list[Variant] = []
    for held in seen.values():
        with_y = [place for place in held if place[1][0][-1].translate(_TO_I) != place[1][0][-1]]
        with_i = [place for place in held if place not in with_y]
        if not with_y or not with_i:
            continue
        other, table = (with_i, _TO_Y) if len(with_y) >= len(with_i) else (with_y, _TO_I)
        variants += [
            Variant(number, match.start(), match.end(), match[0][:-1] + match[0][-1].translate(table))
            for number, match in other
        ]
    return sorted(variants, key=lambda variant: (variant.text, variant.start))


def _to_old(word: str) -> str:
    """A word with the tone mark on the first vowel: "hoà" gives "hòa"."""
    bare, key = tone_of(word)
    return unicodedata.normalize("NFC", bare[:-1] + MARKS[key] + bare[-1])


def _name(text: str, match: re.Match[str]) -> bool:
    """A part of a name: it and a neighbour begin with a capital, and the words aren't all in capitals."""
    word = match[0]
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    before = text[: match.start()].rsplit(None, 1)
    after = text[match.end() : match.end() + 2]
    beside = (
        bool(before) and before[-1][:1].isupper() and text[match.start() - 1 : match.start()] in " \u00a0"
    )
    return beside or (after[:1] in (" ", "\u00a0") and after[1:].isupper())
