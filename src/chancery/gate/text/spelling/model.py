"""What is known of Vietnamese words: how often a syllable is used, and which syllables stand together."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import log10
from typing import Any

_DATA = files(__package__) / "data"

# A word of the dictionary counts as seen so many times more.
_WHOLE = 6.0
# How many unseen successors a syllable is held to have had: the weight of the plain frequency.
_UNSEEN = 40.0
_RARE = 1e-7


def read(name: str) -> Any:
    """A data file, parsed."""
    return json.loads((_DATA / name).read_text("utf-8"))


class Model:
    """Frequencies from the data files. All words are in the form of `syllables.form`."""

    def __init__(self) -> None:
        syllables: dict[str, list[Any]] = read("syllables.json")
        everywhere = sum(row[0] for row in syllables.values())
        here = sum(row[1] for row in syllables.values())
        self.frequency = {
            word: 0.5 * (row[0] + 2) / everywhere + 0.5 * (row[1] + 0.5) / here
            for word, row in syllables.items()
        }
        """The share of a syllable in running text; its keys are all the syllables in use."""
        self.alone = {word for word, row in syllables.items() if row[2]}
        """The syllables that are words by themselves."""
        self._usual = {word: row[3] for word, row in syllables.items() if len(row) > 3}
        self.words: dict[str, dict[str, int]] = read("words.json")
        """The second syllables of words of two, by the first."""
        self.triples: dict[str, dict[str, int]] = read("triples.json")
        """The third syllables of three that stand in one word, by the first two ("chủ nghĩa")."""
        self.pairs: dict[str, dict[str, int]] = read("pairs.json")
        """How often the second followed the first, by the first."""
        self._totals: dict[str, float] = {}

    def usual(self, word: str) -> str:
        """The spelling that documents use, of a word in `form`: "kỳ" of "kì"."""
        return self._usual.get(word, word)

    def cost(self, first: str, second: str) -> float:
        """-log10 of the chance that `second` follows `first`; "" for a first that says nothing."""
        plain = self.frequency.get(second, _RARE)
        if not first:
            return -log10(plain)
        seen = self.pairs.get(first, {}).get(second, 0) + _WHOLE * self.words.get(first, {}).get(second, 0)
        return -log10((seen + _UNSEEN * plain) / (self._total(first) + _UNSEEN))

    def _total(self, first: str) -> float:
        total = self._totals.get(first)
        if total is None:
            total = sum(self.pairs.get(first, {}).values()) + _WHOLE * len(self.words.get(first, ()))
            self._totals[first] = total
        return total


@cache
def model() -> Model:
    """The model, read at its first use."""
    return Model()
