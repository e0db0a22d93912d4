"""What is known of Vietnamese words: how often a syllable is used, and which syllables stand together.

Syllables are numbered in the order of syllables.json, by their form (`syllables.form`); NONE is no known syllable. The
counts lie packed in model.bin, and what follows a syllable is unpacked when it is first asked for.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from math import log2, log10
from typing import Any

_DATA = files(__package__) / "data"
NONE = -1

# Counts are kept as 7 * log2(1 + count), in seven bits; the eighth bit says that the dictionary has the word.
_STEPS = 7
WORD = 128
# A word of the dictionary counts as seen so many times more.
_WHOLE = 6.0
# How many unseen successors a syllable, and a pair, is held to have had: the weight of the plainer frequency.
_UNSEEN, _UNSEEN_PAIR = 40.0, 8.0


def packed(count: float) -> int:
    """A count as the data file keeps it."""
    return min(WORD - 1, round(_STEPS * log2(1 + count)))


SEEN = [2 ** ((kept % WORD) / _STEPS) - 1 for kept in range(256)]
"""How often something was seen, by what is kept of its count."""
_WEIGHT = [SEEN[kept] + _WHOLE * (kept >= WORD) for kept in range(256)]
LOG_SEEN = [log10(1 + seen) for seen in SEEN]


def pair_key(second: int, third: int) -> int:
    """The last two of three, as they are kept in order under the first."""
    return (second << 13) | third


def read(name: str) -> Any:
    """A data file, parsed."""
    return json.loads((_DATA / name).read_text("utf-8"))


def unpack(content: bytes) -> dict[str, Any]:
    """The arrays of a packed file: a line of JSON (name, type code, length in bytes), then their contents."""
    head, _, body = content.partition(b"\n")
    arrays: dict[str, Any] = {}
    at = 0
    for name, code, length in json.loads(head):
        kept: Any = body[at : at + length]
        if code != "bytes":
            kept = array(code, kept)
            if sys.byteorder == "big":
                kept.byteswap()
        arrays[name] = kept
        at += length
    return arrays


class Model:
    """Frequencies from the data files."""

    def __init__(self) -> None:
        syllables: dict[str, list[Any]] = read("syllables.json")
        everywhere = sum(row[0] for row in syllables.values())
        here = sum(row[1] for row in syllables.values())
        self.words = list(syllables)
        """The syllables in use, by number."""
        self.ids = {word: number for number, word in enumerate(self.words)}
        self.rarity = [
            -log10(0.5 * (row[0] + 2) / everywhere + 0.5 * (row[1] + 0.5) / here)
            for row in syllables.values()
        ]
        """-log10 of a syllable's share of running text."""
        self._share = [10**-rarity for rarity in self.rarity]
        self.alone = [bool(row[2]) for row in syllables.values()]
        """Whether a syllable is a word by itself."""
        self._usual = {word: row[3] for word, row in syllables.items() if len(row) > 3}
        arrays = unpack((_DATA / "model.bin").read_bytes())
        self._after, self._seconds, self._counts = arrays["after"], arrays["seconds"], arrays["counts"]
        self._until, self._firsts = arrays["until"], arrays["firsts"]
        self._begin, self._triples, self._triple_counts = (
            arrays["begin"],
            arrays["triples"],
            arrays["triple_counts"],
        )
        self._near, self._meant, self._kinds = arrays["near"], arrays["meant"], arrays["kinds"]
        self.kinds: list[tuple[str, ...]] = [tuple(kinds) for kinds in read("kinds.json")]
        self._numbers = range(len(self.words)).__getitem__
        self.follows = lru_cache(maxsize=1024)(self._follows)
        self.precedes = lru_cache(maxsize=1024)(self._precedes)
        self.near = lru_cache(maxsize=1024)(self._slips)
        self.triple = lru_cache(maxsize=8192)(self._triple)
        self.cost = lru_cache(maxsize=8192)(self._cost)
        self.cost3 = lru_cache(maxsize=8192)(self._cost3)

    def usual(self, word: str) -> str:
        """The spelling that documents use, of a word in `form`: "kỳ" of "kì"."""
        return self._usual.get(word, word)

    def _follows(self, first: int) -> tuple[dict[int, int], float]:
        """What followed a syllable, with the kept count; and the weight of all that."""
        start, end = self._after[first], self._after[first + 1]
        counts = self._counts[start:end]
        return dict(zip(self._seconds[start:end], counts, strict=True)), sum(map(_WEIGHT.__getitem__, counts))

    def _precedes(self, second: int) -> frozenset[int]:
        """The syllables that stood before one."""
        return frozenset(self._firsts[self._until[second] : self._until[second + 1]])

    def _slips(self, written: int) -> dict[int, int]:
        """The syllables that may be meant by another, with the number of the slip in `kinds`."""
        start, end = self._near[written], self._near[written + 1]
        return dict(zip(self._meant[start:end], self._kinds[start:end], strict=True))

    def _triple(self, first: int, second: int, third: int) -> int:
        """The kept count of three in a row; 0 for never, and where one of them is NONE."""
        if first < 0 or second < 0 or third < 0:
            return 0
        key, end = pair_key(second, third), self._begin[first + 1]
        at = bisect_left(self._triples, key, self._begin[first], end)
        return self._triple_counts[at] if at < end and self._triples[at] == key else 0

    def _cost(self, first: int, second: int) -> float:
        """-log10 of the chance that `second` follows `first`; of its plain frequency where first is NONE."""
        if first < 0:
            return self.rarity[second]
        follows, total = self.follows(first)
        return -log10((_WEIGHT[follows.get(second, 0)] + _UNSEEN * self._share[second]) / (total + _UNSEEN))

    def _cost3(self, first: int, second: int, third: int) -> float:
        """The same of `third` after two."""
        plain = self.cost(second, third)
        if first < 0 or second < 0:
            return plain
        seen = SEEN[self.triple(first, second, third)]
        before = max(SEEN[self.follows(first)[0].get(second, 0)], seen)
        if not before:
            return plain
        return -log10((seen + _UNSEEN_PAIR * 10**-plain) / (before + _UNSEEN_PAIR))

    def joins(self, first: str, second: str) -> bool:
        """Whether the two (in `form`) were ever seen together."""
        one, two = self.ids.get(first, NONE), self.ids.get(second, NONE)
        return one >= 0 and two in self.follows(one)[0]

    def makes_word(self, first: str, second: str) -> bool:
        """Whether the dictionary has a word of the two."""
        one, two = self.ids.get(first, NONE), self.ids.get(second, NONE)
        return one >= 0 and self.follows(one)[0].get(two, 0) >= WORD


@cache
def model() -> Model:
    """The model, read at its first use."""
    return Model()
