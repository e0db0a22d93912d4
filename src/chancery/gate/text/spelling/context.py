"""A syllable in use, but in the wrong place: "chỉ đạp", "bổ xung"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log10
from operator import mul

from chancery.gate.text.spelling import slips
from chancery.gate.text.spelling.model import LOG_SEEN, NONE, SEEN, WORD, Model, model
from chancery.gate.text.spelling.slips import KINDS
from chancery.gate.text.spelling.tokens import Token

FEATURES = (
    "bias", "left", "right", "word", "word_both", "word_left", "word_right", "triple", "rare", "rare_word", "common", "often",
    "written_seen", "taken_left", "taken_right", "capital", "name", "repeated", "elsewhere", "frequent",
    "alone", "alone_word", "open", "seen_left", "seen_right", "kinds_word", "left_bare", "right_bare",
    "gain", "written_triple", "triple_seen", "triples", "written_triples", "triple_only", "strange", *KINDS,
)  # fmt: skip
"""The witnesses for reading one syllable as another, in the order of the weights:

left, right: the gain in log10 probability beside each neighbour; word…: a dictionary word arises (with the left, the
right, both); triple: three of a longer word; rare: frequency of what is written, rare_word: the same where a word
arises, often: the same above the middling; common: frequency of the other; written_seen: how often what is written was
seen so; taken_…: the neighbour already makes a word with its other neighbour; capital, name:
capitalised, beside another capitalised; repeated: the document writes the same again; elsewhere: the document has the
other pair; frequent: the document has the syllable often; alone: what is written is a word by itself; open: one
neighbour only; seen_…: how often the new pair was seen; kinds_word: two slips at once; …_bare: the gain where no
dictionary word arises; gain: that of the three triples that a syllable belongs to, taken together; …triple…: how often
such triples were seen, and how many of them; strange: how improbable what is written is; then the kinds of slip.
"""

# What was seen so often beside its neighbours is not doubted.
_USUAL = 300
# A reading must gain so much in log10 probability over what is written.
_GAIN = 1.0


@dataclass(slots=True)
class Document:
    """How often syllables and pairs stand in the texts under examination, by number."""

    ones: Counter[int]
    twos: Counter[tuple[int, int]]

    @classmethod
    def of(cls, sentences: list[list[Token]]) -> Document:
        ones: Counter[int] = Counter()
        twos: Counter[tuple[int, int]] = Counter()
        for tokens in sentences:
            numbers = [token.number for token in tokens]
            ones.update(numbers)
            twos.update(itertools.pairwise(numbers))
        return cls(ones, twos)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A token that had better be another: the chance that it is wrong, and the other readings, likeliest first."""

    token: Token
    chance: float
    readings: tuple[str, ...]


def readings(phrase: list[Token], at: int, document: Document) -> Iterator[tuple[int, list[float]]]:
    """Each other reading of a token (by number) among its neighbours, with its witnesses as FEATURES has them.

    phrase: tokens with one blank between each two. Nothing where the token stands as usual among its neighbours.
    """
    token = phrase[at]
    written = token.number
    left = phrase[at - 1].number if at else NONE
    right = phrase[at + 1].number if at + 1 < len(phrase) else NONE
    others = _others(left, written, right)
    if not others:
        return
    known = model()
    left2 = phrase[at - 2].number if left >= 0 and at > 1 else NONE
    right2 = phrase[at + 2].number if right >= 0 and at + 2 < len(phrase) else NONE
    triples = _triples(known, left2, left, written, right, right2)
    if max(triples) >= WORD:
        return
    strange = _strangeness(known, left2, left, written, right, right2)
    gains = [
        (meant, gain)
        for meant in others
        if (gain := strange - _strangeness(known, left2, left, meant, right, right2)) > _GAIN
    ]
    if not gains:
        return
    near = known.near(written)
    follows = known.follows(left)[0] if left >= 0 else {}
    kept_left, kept_right = follows.get(written, 0), known.follows(written)[0].get(right, 0)
    seen = SEEN[kept_left] + SEEN[kept_right]
    cost_left = known.cost(left, written) if left >= 0 else 0.0
    cost_right = known.cost(written, right) if right >= 0 else 0.0
    rare = 4 - known.rarity[written]
    taken_left = left2 >= 0 and known.follows(left2)[0].get(left, 0) >= WORD
    taken_right = right2 >= 0 and known.follows(right)[0].get(right2, 0) >= WORD
    capital = token.text[0].isupper()
    name = capital and any(
        phrase[beside].text[0].isupper() for beside in (at - 1, at + 1) if 0 <= beside < len(phrase)
    )
    twos = document.twos
    here = twos[left, written] * (left >= 0) + twos[written, right] * (right >= 0)
    repeated = log10(max(1, here - (left >= 0) - (right >= 0) + 1))
    frequent = log10(document.ones[written])
    alone = known.alone[written]
    written_triple, written_triples = LOG_SEEN[max(triples)], sum(map(bool, triples))
    for meant, gain in gains:
        after = known.follows(meant)[0]
        new_left, new_right = follows.get(meant, 0), after.get(right, 0)
        word_left, word_right = new_left >= WORD, new_right >= WORD
        word = word_left or word_right
        new = _triples(known, left2, left, meant, right, right2)
        gain_left = cost_left - known.cost(left, meant) if left >= 0 else 0.0
        gain_right = cost_right - known.cost(meant, right) if right >= 0 else 0.0
        elsewhere = twos[left, meant] * (left >= 0) + twos[meant, right] * (right >= 0)
        slip = known.kinds[near[meant]]
        yield (
            meant,
            [
                1.0, gain_left, gain_right, word, word_left and word_right, word_left, word_right, max(new) >= WORD,
                rare, rare * word, 4 - known.rarity[meant], max(rare, 0.0),
                log10(1 + seen), word_left and taken_left, word_right and taken_right,
                capital, name, repeated, log10(1 + elsewhere), frequent,
                alone, alone and word, left < 0 or right < 0, LOG_SEEN[new_left], LOG_SEEN[new_right],
                len(slip) > 1, 0.0 if word else gain_left, 0.0 if word else gain_right,
                gain, written_triple, LOG_SEEN[max(kept % WORD for kept in new)], sum(map(bool, new)), written_triples,
                not written_triples and any(new), strange, *(kind in slip for kind in KINDS),
            ],
        )  # fmt: skip


@lru_cache(maxsize=8192)
def _others(left: int, written: int, right: int) -> tuple[int, ...]:
    """What else might stand between two neighbours; nothing where what is written is usual there."""
    if left < 0 and right < 0:
        return ()
    known = model()
    follows = known.follows(left)[0] if left >= 0 else {}
    kept_left, kept_right = follows.get(written, 0), known.follows(written)[0].get(right, 0)
    if max(kept_left, kept_right) >= WORD or SEEN[kept_left] + SEEN[kept_right] > _USUAL:
        # "Công nhân" is right, however often the document says "công nhận".
        return ()
    near = known.near(written).keys()
    others: set[int] = set()
    if left >= 0:
        others.update(near & follows.keys())
    if right >= 0:
        others.update(near & known.precedes(right))
    return tuple(sorted(others))


def _triples(
    known: Model, left2: int, left: int, middle: int, right: int, right2: int
) -> tuple[int, int, int]:
    return (
        known.triple(left2, left, middle),
        known.triple(left, middle, right),
        known.triple(middle, right, right2),
    )


def _strangeness(known: Model, left2: int, left: int, middle: int, right: int, right2: int) -> float:
    """-log10 of the chance of a syllable and of the two that follow it."""
    cost = known.cost3(left2, left, middle)
    if right >= 0:
        cost += known.cost3(left, middle, right)
    if right2 >= 0:
        cost += known.cost3(middle, right, right2)
    return cost


@cache
def vector() -> list[float]:
    """The fitted weights in the order of FEATURES."""
    return [slips.weights()[name] for name in FEATURES]


def doubt(phrase: list[Token], at: int, document: Document) -> Doubt | None:
    """How doubtful a token is where it stands; None where nothing else would fit."""
    found = list(readings(phrase, at, document))
    if not found:
        return None
    weights = vector()
    scored = sorted(
        ((sum(map(mul, weights, row)), meant) for meant, row in found),
        reverse=True,
    )
    odds = sum(exp(score) for score, _ in scored)
    best = scored[0][0]
    words = model().words
    likely = tuple(words[meant] for score, meant in scored[:3] if score > best - 3)
    return Doubt(phrase[at], odds / (1 + odds), likely)
