"""The syllables that a writer may have meant, and the slip that would explain it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache

from chancery.gate.text.normal import LOWER, toneless
from chancery.gate.text.spelling.model import model, read
from chancery.gate.text.syllables import ONSETS, Syllable, form, tone_of, write

KINDS = (
    "hook",
    "untoned",
    "tone",
    "unmarked",
    "mark",
    "onset",
    "rime",
    "extra",
    "missing",
    "near",
    "other",
    "swapped",
)
"""What may go wrong: hỏi for ngã, no tone, another tone, no mark on the letter (a for â), another mark, an onset or
rime that sounds alike, a letter too many, one too few, the neighbouring key, another key, two letters swapped."""

_SOUNDS = (
    ("l", "n"), ("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("d", "v"), ("gi", "v"), ("c", "k"),
    ("c", "qu"), ("g", "gh"), ("ng", "ngh"), ("d", "đ"), ("h", "qu"), ("ng", "g"), ("ph", "p"), ("th", "t"),
)  # fmt: skip
"""Onsets that sound alike somewhere in the country, or differ by a rule of spelling or by one stroke."""
_CODAS = (
    ("n", "ng"),
    ("t", "c"),
    ("n", "nh"),
    ("ch", "t"),
    ("i", "y"),
    ("o", "u"),
    ("m", "n"),
    ("p", "t"),
    ("nh", "ng"),
)
_RIMES = (
    ("iu", "ưu"), ("iêu", "ươu"), ("ăm", "âm"), ("ăp", "âp"), ("oi", "ôi"), ("ui", "uôi"), ("im", "iêm"), ("ip", "iêp"),
    ("iu", "iêu"), ("ao", "au"), ("au", "âu"), ("ai", "ay"), ("ay", "ây"), ("ưi", "ươi"), ("ưng", "âng"), ("ât", "ưt"),
    ("inh", "ênh"), ("ôm", "om"), ("ơn", "ân"), ("uât", "ưt"), ("ăt", "ăc"), ("iên", "iêng"), ("ươn", "ương"),
    ("a", "oa"), ("ân", "uân"), ("ê", "uê"), ("e", "oe"), ("ăn", "oăn"), ("i", "uy"), ("y", "uy"), ("uyên", "iên"),
)  # fmt: skip
_NEAR = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "o",
    "a": "qsz", "s": "awdx", "d": "sefc", "f": "drgv", "g": "fthb", "h": "gyjn", "j": "hukm", "k": "jil", "l": "ko",
    "z": "ax", "x": "zsc", "c": "xdv", "v": "cfb", "b": "vgn", "n": "bhm", "m": "nj",
}  # fmt: skip
_PLAIN = {ord(letter): toneless(letter) for letter in LOWER}
_HOOKS = ("rx", "xr")
_HOOKED = {"r": ("x",), "x": ("r",)}

Slip = tuple[str, ...]
"""The kinds of slip that lead from one syllable to another."""


def _shorter(letters: str) -> list[str]:
    return [letters[:at] + letters[at + 1 :] for at in range(len(letters))]


def _one_slip(written: str, meant: str) -> str | None:
    """The kind of the one slip of the keyboard between two strings of plain letters; None where there are more."""
    if len(written) == len(meant):
        differ = [at for at, (one, two) in enumerate(zip(written, meant, strict=True)) if one != two]
        if len(differ) == 1:
            return "near" if meant[differ[0]] in _NEAR.get(written[differ[0]], "") else "other"
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            one, two = differ
            return "swapped" if written[one] == meant[two] and written[two] == meant[one] else None
        return None
    if len(written) == len(meant) + 1:
        return "extra" if meant in _shorter(written) else None
    if len(meant) == len(written) + 1:
        return "missing" if written in _shorter(meant) else None
    return None


def _tone_slip(written: str, meant: str) -> Slip:
    if written == meant:
        return ()
    if written + meant in _HOOKS:
        return ("hook",)
    return ("tone",) if written else ("untoned",)


def _mark_slip(written: str, meant: str) -> Slip:
    """What differs in marks between two words of the same plain letters, both without tone."""
    wrong = [one for one, two in zip(written, meant, strict=True) if one != two]
    if not wrong:
        return ()
    # Telex marks the pair "ươ" at one stroke.
    return ("unmarked",) if all(one.isascii() for one in wrong) else ("mark",)


def _split(bare: str) -> tuple[str, str]:
    onset = next(
        onset for onset in ONSETS if bare.startswith(onset) and (len(bare) > len(onset) or not onset)
    )
    return onset, bare[len(onset) :]


@cache
def _partners(part: str, table: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(two if part == one else one for one, two in table if part in (one, two))


@cache
def _like_rimes(rime: str) -> tuple[str, ...]:
    found = set(_partners(rime, _RIMES))
    for one, two in _CODAS:
        for ending, other in ((one, two), (two, one)):
            if rime.endswith(ending) and len(rime) > len(ending):
                found.add(rime.removesuffix(ending) + other)
    return tuple(sorted(found - {rime}))


class Near:
    """The syllables near to a word, among those given (in `form`)."""

    def __init__(self, words: Collection[str]) -> None:
        self._known = frozenset(words)
        # by their plain letters
        self._skeletons: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._skeletons[word.translate(_PLAIN)].append(word)
        # the plain letters, by each string that one letter less makes of them, and by themselves
        self._shorter: dict[str, set[str]] = defaultdict(set)
        for skeleton in self._skeletons:
            for short in (skeleton, *_shorter(skeleton)):
                self._shorter[short].add(skeleton)

    def slips(self, word: str, *, wide: bool = False) -> dict[str, Slip]:
        """The syllables that `word` (in `form`) may stand for, with the slip that explains each.

        wide: a letter wrong together with a tone or a mark too, as for a word that is no syllable at all.
        """
        bare, tones = tone_of(word)
        tone = tones[-1:]
        skeleton = word.translate(_PLAIN)
        found: dict[str, Slip] = {}

        def add(meant: str, slip: Slip) -> None:
            if meant != word and len(slip) < len(found.get(meant, "....")):
                found[meant] = slip

        for meant in self._skeletons.get(skeleton, ()):
            letters, meant_tone = tone_of(meant)
            add(meant, _mark_slip(bare, letters) + _tone_slip(tone, meant_tone))
        marks = [char for char in bare if not char.isascii()]
        around = {near for short in (skeleton, *_shorter(skeleton)) for near in self._shorter.get(short, ())}
        for near in sorted(around):
            if near == skeleton or not (kind := _one_slip(skeleton, near)):
                continue
            for meant in self._skeletons[near]:
                letters, meant_tone = tone_of(meant)
                same = [char for char in letters if not char.isascii()] == marks
                if same and meant_tone == tone:
                    add(meant, (kind,))
                elif wide and (same or not marks):
                    add(meant, (kind, *(() if same else ("unmarked",)), *_tone_slip(tone, meant_tone)))
        onset, rime = _split(bare)
        for other in (onset, *_partners(onset, _SOUNDS)):
            for like in (rime, *_like_rimes(rime)):
                sound = ("onset",) * (other != onset) + ("rime",) * (like != rime)
                if sound:
                    for other_tone in (tone, *_HOOKED.get(tone, ())):
                        meant = form(write(Syllable(other, like, other_tone)))
                        if meant in self._known:
                            add(meant, sound + _tone_slip(tone, other_tone))
        return found


@cache
def _near() -> Near:
    return Near(model().words)


@lru_cache(maxsize=1024)
def wide_slips(word: str) -> dict[str, Slip]:
    """The syllables that a word which is none may stand for."""
    return _near().slips(word, wide=True)


@cache
def weights() -> dict[str, float]:
    """The fitted weights of the witnesses (context.FEATURES)."""
    return read("weights.json")


def unlikely(slip: Slip) -> float:
    """How unlikely a slip is, the fitted weights of its kinds together."""
    fitted = weights()
    return -sum(fitted[kind] for kind in slip) - fitted["kinds_word"] * (len(slip) > 1)
