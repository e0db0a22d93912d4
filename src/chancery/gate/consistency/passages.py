"""Sentences and their fingerprints, by which near-identical passages are found.

A fingerprint is one of the least hashes of a sentence's shingles (each five words in a row, numbers made equal): two
sentences that share most of their words share a fingerprint almost surely (MinHash, bottom sketch).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection
from functools import lru_cache

from chancery.gate.text.normal import canonical_tone

WORDS = 12
"""A shorter sentence has no fingerprint: too many texts say the same."""
COMMON = 5
"""A fingerprint of more sentences than this is a formula of office language."""
SHINGLE = 5
_KEPT = 2
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_B1, _B2, _B3, _B4 = (pow(_BASE, power, _PRIME) for power in range(1, 5))
_MIX = 0x9E3779B97F4A7C15 % _PRIME
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"(?<=[.;!?])\s+|\n+")
_NUMBERED = re.compile(r"^\s*(?:Điều\s+\d+\w?\s*[.:]|\d{1,3}(?:\.\d+)*\s*[.)]|[a-zđ]\d?\s*\)|[-–+•*])\s*")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end, its own number left out."""
    first = _NUMBERED.match(text)
    start = first.end() if first else 0
    found = []
    for stop in _STOP.finditer(text, start):
        found.append((start, stop.start()))
        start = stop.end()
    found.append((start, len(text)))
    return [(start, end) for start, end in found if end > start]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


@lru_cache(maxsize=50_000)
def _value(word: str) -> int:
    return zlib.crc32((b"0" if word[0].isdigit() else canonical_tone(word.lower()).encode()) + b" ")


def hashes(text: str) -> set[int]:
    """The hashes of a sentence's shingles; empty for a short sentence."""
    values = [_value(word) for word in _WORD.findall(text)]
    if len(values) < WORDS:
        return set()
    return {
        (a * _B4 + b * _B3 + c * _B2 + d * _B1 + e) * _MIX % _PRIME
        for a, b, c, d, e in zip(values, values[1:], values[2:], values[3:], values[4:], strict=False)
    }


def least(values: Collection[int]) -> list[int]:
    """The fingerprints among a sentence's hashes."""
    return sorted(values)[:_KEPT]


def prints(text: str) -> list[int]:
    """The fingerprints of a sentence; none for a short one."""
    return least(hashes(text))
