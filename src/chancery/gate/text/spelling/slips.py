"""The syllables that a writer may have meant, and how likely each slip is."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from chancery.gate.text.normal import toneless
from chancery.gate.text.spelling.model import model
from chancery.gate.text.syllables import ONSETS, tone_of

# Costs are -log10 of a slip's share among all slips.
_SOUNDS = (
    ("l", "n"), ("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("d", "v"), ("c", "k"), ("c", "q"),
    ("g", "gh"), ("ng", "ngh"), ("d", "đ"),
)  # fmt: skip
"""Onsets that sound alike somewhere in the country, or differ by a rule of spelling or by one stroke."""
_CODAS = (("n", "ng"), ("t", "c"), ("n", "nh"), ("ch", "t"), ("i", "y"), ("o", "u"), ("m", "n"), ("p", "t"))
_RIMES = (("iu", "ưu"), ("iêu", "ươu"), ("ăm", "âm"), ("ăp", "âp"), ("oi", "ôi"), ("ui", "uôi"), ("im", "iêm"),
          ("ip", "iêp"), ("iu", "iêu"), ("ao", "au"), ("au", "âu"), ("ai", "ay"), ("ay", "ây"), ("ưi", "ươi"),
          ("ưng", "âng"), ("ât", "ưt"), ("inh", "ênh"), ("ôm", "om"), ("ơn", "ân"), ("uât", "ưt"))  # fmt: skip
_NEAR = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "o",
    "a": "qsz", "s": "awdx", "d": "sefc", "f": "drgv", "g": "fthb", "h": "gyjn", "j": "hukm", "k": "jil", "l": "ko",
    "z": "ax", "x": "zsc", "c": "xdv", "v": "cfb", "b": "vgn", "n": "bhm", "m": "nj",
}  # fmt: skip
_LETTERS = "abcdeghiklmnopqrstuvxy"
_HOOKS = frozenset(("rx", "xr"))


@cache
def _by_skeleton() -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for word in model().frequency:
        index[toneless(word)].append(word)
    return index


def _skeletons(bare: str) -> dict[str, float]:
    """Every run of plain letters within one slip of the keyboard, with the slip's cost."""
    out = {bare: 0.0}

    def add(text: str, cost: float) -> None:
        if cost < out.get(text, 9.0):
            out[text] = cost

    for at in range(len(bare) + 1):
        head, tail = bare[:at], bare[at:]
        for letter in _LETTERS:
            add(head + letter + tail, 1.0)
        if not tail:
            continue
        doubled = tail[0] == bare[at - 1 : at]
        near = at > 0 and tail[0] in _NEAR.get(bare[at - 1], "")
        add(head + tail[1:], 0.7 if doubled else 1.0 if near else 1.2)
        for letter in _LETTERS:
            add(head + letter + tail[1:], 1.2 if letter in _NEAR.get(tail[0], "") else 1.8)
        if len(tail) > 1:
            add(head + tail[1] + tail[0] + tail[2:], 0.8)
    return out


def _split(word: str) -> tuple[str, str]:
    onset = next(onset for onset in ONSETS if word.startswith(onset) and len(word) > len(onset) or not onset)
    return onset, word[len(onset) :]


def _marks(written: str, meant: str) -> float:
    """The cost of the diacritics on letters that are otherwise the same (â, ê, ơ, đ…). Both without tone."""
    cost = 0.0
    for one, two in zip(written, meant, strict=False):
        if one != two and toneless(one) == toneless(two):
            # A mark that wasn't typed is commoner than a wrong one.
            cost += 0.4 if one.isascii() else 0.7
    return min(cost, 1.0)


def _tone(written: str, meant: str) -> float:
    if written == meant:
        return 0.0
    if written + meant in _HOOKS:
        return 0.3
    return 0.5 if not written else 0.8


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[tuple[str, float], ...]:
    """The syllables in use that `word` (small letters, canonical tone) may stand for, with their costs, least first."""
    bare, tones = tone_of(word)
    skeleton = toneless(word)
    index = _by_skeleton()
    found: dict[str, float] = {}
    for other, slip in _skeletons(skeleton).items():
        for meant in index.get(other, ()):
            if meant == word:
                continue
            meant_bare, meant_tone = tone_of(meant)
            tone = _tone(tones[-1:], meant_tone)
            if slip == 0.0:
                cost = _marks(bare, meant_bare) + tone
            else:
                # A letter more or less and other marks besides: too far.
                rest = _marks_beyond(bare, meant_bare)
                cost = slip + rest + (tone + 0.3 if tone else 0.0)
            found[meant] = min(cost, found.get(meant, 9.0))
    for meant, cost in _sounding(bare, tones[-1:]):
        if meant != word:
            found[meant] = min(cost, found.get(meant, 9.0))
    return tuple(sorted(((w, c) for w, c in found.items() if c <= 2.2), key=lambda pair: pair[1]))


def _marks_beyond(written: str, meant: str) -> float:
    """The cost of marks that differ besides one letter more, less or other."""
    ours = [char for char in written if not char.isascii()]
    theirs = [char for char in meant if not char.isascii()]
    return 0.0 if ours == theirs else 0.6


@cache
def _by_bare() -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for word in model().frequency:
        index[tone_of(word)[0]].append(word)
    return index


def _sounding(bare: str, tone: str) -> list[tuple[str, float]]:
    onset, rime = _split(bare)
    onsets = {onset} | {b for a, b in _SOUNDS if a == onset} | {a for a, b in _SOUNDS if b == onset}
    rimes = {rime} | {b for a, b in _RIMES if a == rime} | {a for a, b in _RIMES if b == rime}
    for one, two in _CODAS:
        if rime.endswith(one):
            rimes.add(rime.removesuffix(one) + two)
        if rime.endswith(two):
            rimes.add(rime.removesuffix(two) + one)
    index = _by_bare()
    out = []
    for other_onset in onsets:
        for other_rime in rimes:
            cost = 0.4 * (other_onset != onset) + 0.5 * (other_rime != rime)
            for meant in index.get(other_onset + other_rime, ()):
                out.append((meant, cost + _tone(tone, tone_of(meant)[1])))
    return out
