"""What is known of Vietnamese words: how often a syllable is used, and which syllables stand together."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from math import log10

_DATA = files(__package__) / "data"

# How many times a pair of the dictionary counts as seen, by its place: a whole word of two syllables, a part of a
# longer one. A whole word of two is the best witness there is.
_WHOLE, _PART = 6.0, 1.5
# How many unseen successors a syllable is held to have had: the weight of the plain frequency.
_UNSEEN = 40.0


class Model:
    """Frequencies from the data files. All words are in the form of `normal.canonical_tone`, in small letters."""

    def __init__(self) -> None:
        general = 0
        own = 0
        counts: dict[str, tuple[int, int]] = {}
        for line in _lines("syllables.txt"):
            word, everywhere, here = line.split("\t")
            counts[word] = (int(everywhere), int(here))
            general += int(everywhere)
            own += int(here)
        self.frequency = {
            word: 0.5 * (everywhere + 2) / general + 0.5 * (here + 0.5) / own
            for word, (everywhere, here) in counts.items()
        }
        """The share of a syllable in running text; its keys are all the syllables in use."""
        self._seen: dict[tuple[str, str], float] = defaultdict(float)
        self._firsts: dict[str, float] = defaultdict(float)
        self.words: set[tuple[str, ...]] = set()
        for first, rests in _grouped("pairs.txt"):
            for rest in rests:
                second, count = rest.split(" ")
                self._add(first, second, float(count))
        for first, rests in _grouped("words.txt"):
            for rest in rests:
                word = (first, *rest.split(" "))
                weight = _WHOLE if len(word) == 2 else _PART
                if len(word) == 2:
                    self.words.add(word)
                for pair in zip(word, word[1:], strict=False):
                    self._add(*pair, weight)

    def _add(self, first: str, second: str, weight: float) -> None:
        self._seen[first, second] += weight
        self._firsts[first] += weight

    def seen(self, first: str, second: str) -> float:
        """How often the pair was seen, dictionary words weighing more than once; 0.0 for never."""
        return self._seen.get((first, second), 0.0)

    def cost(self, first: str, second: str) -> float:
        """-log10 of the chance that `second` follows `first`; "" is the edge of a phrase."""
        plain = self.frequency.get(second, 1e-7)
        if not first:
            return -log10(plain)
        seen = self._seen.get((first, second), 0.0)
        return -log10((seen + _UNSEEN * plain) / (self._firsts.get(first, 0.0) + _UNSEEN))


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text("utf-8").splitlines()


def _grouped(name: str) -> list[tuple[str, list[str]]]:
    return [(first, rest.split("|")) for first, rest in (line.split("\t") for line in _lines(name))]


@cache
def model() -> Model:
    """The model, read at its first use."""
    return Model()
