"""A syllable in use, but in the wrong place: "chỉ đạp", "bổ xung"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp, log10

from chancery.gate.text.spelling.model import Model, model, read
from chancery.gate.text.spelling.slips import KINDS, slips
from chancery.gate.text.spelling.tokens import Token

FEATURES = (
    "bias", "left", "right", "word", "word_both", "word_left", "word_right", "triple", "rare", "rare_word", "common", "often",
    "written_word", "written_seen", "taken_left", "taken_right", "capital", "name", "repeated", "elsewhere", "frequent",
    "alone", "alone_word", "open", "seen_left", "seen_right", "kinds_word", "left_bare", "right_bare", *KINDS,
)  # fmt: skip
"""The witnesses for reading one syllable as another, in the order of the weights:

left, right: the gain in log10 probability beside each neighbour; word…: a dictionary word arises (with the left, the
right, both); triple: three of a longer word; rare: frequency of what is written, rare_word: the same where a word
arises, often: the same above the middling; common: frequency of the other; written_word, written_seen: what is
written makes a word, was seen so; taken_…: the neighbour already makes a word with its other neighbour; capital, name:
capitalised, beside another capitalised; repeated: the document writes the same again; elsewhere: the document has the
other pair; frequent: the document has the syllable often; alone: what is written is a word by itself; open: one
neighbour only; seen_…: how often the new pair was seen; kinds_word: two slips at once; …_bare: the gain where no
dictionary word arises; then the kinds of slip.
"""


@dataclass(slots=True)
class Document:
    """How often syllables and pairs stand in the texts under examination."""

    ones: Counter[str]
    twos: Counter[tuple[str, str]]

    @classmethod
    def of(cls, sentences: list[list[Token]]) -> Document:
        ones: Counter[str] = Counter()
        twos: Counter[tuple[str, str]] = Counter()
        for tokens in sentences:
            forms = [token.form for token in tokens]
            ones.update(forms)
            twos.update(itertools.pairwise(forms))
        return cls(ones, twos)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A token that had better be another: the chance that it is wrong, and the other readings, likeliest first."""

    token: Token
    chance: float
    readings: tuple[str, ...]


def readings(phrase: list[Token], at: int, document: Document) -> Iterator[tuple[str, list[float]]]:
    """Each other reading of a token among its neighbours, with its witnesses as FEATURES has them.

    phrase: tokens with one blank between each two. Nothing where the token makes a word with its neighbours.
    """
    known = model()
    token = phrase[at]
    written = token.form
    left, right = _neighbour(phrase, at, -1, known), _neighbour(phrase, at, 1, known)
    left2 = _neighbour(phrase, at, -2, known) if left else ""
    right2 = _neighbour(phrase, at, 2, known) if right else ""
    if not left and not right:
        return
    triples, words, pairs = known.triples, known.words, known.pairs
    before, after = f"{left2} {left}", f"{right}"
    none: dict[str, int] = {}
    follows, follows_words = pairs.get(left, none), words.get(left, none)
    written_word = written in follows_words or right in words.get(written, none)
    if (
        written in triples.get(before, none)
        or right in triples.get(f"{left} {written}", none)
        or right2 in triples.get(f"{written} {right}", none)
    ):
        return
    seen = follows.get(written, 0) + pairs.get(written, none).get(right, 0)
    if seen > 300 or (written_word and seen > 30):
        return
    cost_left = known.cost(left, written) if left else 0.0
    cost_right = known.cost(written, right) if right else 0.0
    rare = log10(known.frequency[written]) + 4
    taken_left, taken_right = left in words.get(left2, none), right2 in words.get(right, none)
    capital = token.text[0].isupper()
    name = capital and any(
        phrase[beside].text[0].isupper() for beside in (at - 1, at + 1) if 0 <= beside < len(phrase)
    )
    here = document.twos[left, written] * bool(left) + document.twos[written, right] * bool(right)
    repeated = log10(max(1, here - bool(left) - bool(right) + 1))
    frequent = log10(document.ones[written])
    alone = written in known.alone
    for meant, slip in slips(written).items():
        seen_left, seen_right = follows.get(meant, 0), pairs.get(meant, none).get(right, 0)
        word_left, word_right = meant in follows_words, right in words.get(meant, none)
        if not (seen_left or seen_right or word_left or word_right):
            continue
        triple = (
            meant in triples.get(before, none)
            or right in triples.get(f"{left} {meant}", none)
            or right2 in triples.get(f"{meant} {after}", none)
        )
        word = word_left or word_right
        gain_left = cost_left - known.cost(left, meant) if left else 0.0
        gain_right = cost_right - known.cost(meant, right) if right else 0.0
        elsewhere = document.twos[left, meant] * bool(left) + document.twos[meant, right] * bool(right)
        yield (
            meant,
            [
                1.0, gain_left, gain_right, word, word_left and word_right, word_left, word_right, triple,
                rare, rare * word, log10(known.frequency[meant]) + 4, max(rare, 0.0),
                written_word, log10(1 + seen), word_left and taken_left, word_right and taken_right,
                capital, name, repeated, log10(1 + elsewhere), frequent,
                alone, alone and word, not left or not right, log10(1 + seen_left), log10(1 + seen_right),
                len(slip) > 1, 0.0 if word else gain_left, 0.0 if word else gain_right,
                *(kind in slip for kind in KINDS),
            ],
        )  # fmt: skip


def _neighbour(phrase: list[Token], at: int, step: int, known: Model) -> str:
    beside = at + step
    if not 0 <= beside < len(phrase):
        return ""
    word = phrase[beside].form
    return word if word in known.frequency else ""


@cache
def _vector() -> list[float]:
    weights = read("weights.json")
    return [weights[name] for name in FEATURES]


def doubt(phrase: list[Token], at: int, document: Document) -> Doubt | None:
    """How doubtful a token is where it stands; None where nothing else would fit."""
    weights = _vector()
    scored = sorted(
        (
            (sum(weight * value for weight, value in zip(weights, row, strict=True)), meant)
            for meant, row in readings(phrase, at, document)
        ),
        reverse=True,
    )
    if not scored:
        return None
    odds = sum(exp(score) for score, _ in scored)
    best = scored[0][0]
    likely = tuple(meant for score, meant in scored[:3] if score > best - 3)
    return Doubt(phrase[at], odds / (1 + odds), likely)
