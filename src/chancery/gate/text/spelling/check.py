"""Finds misspelt words in texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from chancery.gate.text.normal import toneless
from chancery.gate.text.spelling.context import Document, doubt
from chancery.gate.text.spelling.model import NONE, model
from chancery.gate.text.spelling.slips import Slip, unlikely, wide_slips
from chancery.gate.text.spelling.telex import from_telex
from chancery.gate.text.spelling.tokens import Token, phrases
from chancery.gate.text.syllables import form, parse, tone_of, toned, write

Why = Literal["syllable", "tone-place", "joined", "typing", "context"]

# From this chance on a word is told of; from the second on there is no doubt to speak of.
DOUBTFUL, SURE = 0.4, 0.7
# Words that join any two clauses: what stands beside them tells little.
_JOINING = frozenset(map(form, ("nhưng", "song", "và", "hoặc", "mà")))
_VIETNAMESE = frozenset(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
_VOWEL_GROUPS = re.compile("(?:^|[^gq])[aăâeêioôơuưy]+[^aăâeêioôơuưy]+[aăâeêioôơuưy]")
_CAPITAL_WITHIN = re.compile(r"([^\W\d_][^\WA-ZĐ\d_]+)([A-ZĐÀ-Ỵ][^\W\d_]+)")
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word that is misspelt, or looks so.

    start, end: its place in the text given. wrong: as written. suggestions: what to write instead, likeliest first, in
    the same case; none where nothing is near. sure: wrong wherever it stands, or as good as certain; else advice.
    why: "syllable" no Vietnamese syllable, or none in use; "tone-place" the mark on the wrong vowel ("họat");
    "joined" a blank is missing ("củacác"); "typing" keys left untranslated ("vieejc"); "context" a word in the wrong
    place ("chỉ đạp").
    """

    start: int
    end: int
    wrong: str
    suggestions: tuple[str, ...]
    why: Why
    sure: bool


def misspellings(text: str, *, names: frozenset[str] = frozenset()) -> list[Misspelling]:
    """The misspelt words of a text (NFC), in order. names: words that are right where they begin with a capital."""
    return misspellings_each([text], names=names)[0]


def misspellings_each(
    texts: Iterable[str], *, names: frozenset[str] = frozenset()
) -> list[list[Misspelling]]:
    """The same for each paragraph of one document: what a document repeats tells a name from a slip."""
    paragraphs = [phrases(text) for text in texts]
    document = Document.of([phrase for stretches in paragraphs for phrase in stretches])
    exempt = frozenset(name.lower() for name in names)
    return [
        [found for phrase in stretches for found in _phrase(phrase, document, exempt)]
        for stretches in paragraphs
    ]


def _phrase(phrase: list[Token], document: Document, exempt: frozenset[str]) -> Iterable[Misspelling]:
    for at, token in enumerate(phrase):
        if exempt and token.text[0].isupper() and token.text.lower() in exempt:
            continue
        if token.number < 0:
            if found_word := _unknown(phrase, at):
                yield found_word
        elif (
            not token.joined
            and (doubted := doubt(phrase, at, document))
            and doubted.chance >= (SURE if token.form in _JOINING else DOUBTFUL)
        ):
            words = tuple(_cased(token.text, model().usual(word)) for word in doubted.readings)
            yield Misspelling(token.start, token.end, token.text, words, "context", doubted.chance >= SURE)


def _unknown(phrase: list[Token], at: int) -> Misspelling | None:
    """Judges a word that is no syllable in use: a slip, or nothing of ours (a name, a foreign word, an abbreviation)."""
    token = phrase[at]
    text, low = token.text, token.text.lower()

    def tell(words: Iterable[str], why: Why, *, sure: bool = True) -> Misspelling:
        return Misspelling(
            token.start, token.end, text, tuple(_cased(text, word) for word in words), why, sure
        )

    bare, tones = tone_of(low)
    if (right := toned(bare, tones)) and tones and form(write(right)) in model().ids:
        return tell([write(right)], "tone-place")
    if not text[1:].islower() and not (text.isupper() and len(tones) > 1):
        # An abbreviation ("UBND", "TTg"); two tones on one word are a slip in capitals too.
        return tell([pair], "joined") if (pair := _run_together(text)) else None
    if not _VIETNAMESE.issuperset(low) or low.isascii():
        return _typed(phrase, at, tell) if not token.joined else None
    if token.joined or (text[0].isupper() and len(tones) < 2):
        words = _opening(phrase, at)
        return tell(words, "syllable") if words else None
    if halves := _halves(low):
        return tell([" ".join(halves)], "joined")
    if _VOWEL_GROUPS.search(bare) and len(tones) < 2:
        # Two syllables in one word: a foreign name in Vietnamese letters ("axít", "nitrô").
        return None
    words = _nearest(phrase, at)
    return tell(words, "syllable") if words or parse(low) else None


def _halves(low: str) -> tuple[str, str] | None:
    """Two syllables that a blank was forgotten between, known to stand together; None where the word is no such pair."""
    known = model()
    if not tone_of(low)[1]:
        # "Nitơ", "đôla", "kali": foreign words in one piece.
        return None
    for cut in range(2, len(low) - 1):
        halves = low[:cut], low[cut:]
        first, second = map(form, halves)
        if known.joins(first, second) and all(map(parse, halves)):
            toned_both = all(tone_of(half)[1] for half in halves)
            if toned_both or known.makes_word(first, second):
                return halves
    return None


def _run_together(text: str) -> str | None:
    """What a capital within a word parts ("TâyBan", "trướcCộng"), where a Vietnamese syllable stands before it."""
    match = _CAPITAL_WITHIN.fullmatch(text)
    if match is None or match[1].isascii() or form(match[1]) not in model().ids:
        return None
    return f"{match[1]} {match[2]}"


def _opening(phrase: list[Token], at: int) -> list[str]:
    """What a sentence's first word may be meant for, if what follows it bears that out: "Nguời đứng đầu"; else a name."""
    if at or len(phrase) < 2 or not phrase[1].text.islower() or phrase[at].joined:
        return []
    return [word for word in _nearest(phrase, at) if model().joins(form(word), phrase[1].form)]


def _nearest(phrase: list[Token], at: int) -> list[str]:
    """The syllables that may be meant, by the slip and by what stands beside; at most three, none far behind."""
    known = model()
    left = phrase[at - 1].number if at else NONE
    right = phrase[at + 1].number if at + 1 < len(phrase) else NONE

    def burden(meant: str, slip: Slip) -> float:
        number = known.ids[meant]
        beside = known.cost(left, number)
        if right >= 0:
            beside += known.cost(number, right) - known.rarity[right]
        return unlikely(slip) + 1.5 * beside

    ranked = sorted((burden(meant, slip), meant) for meant, slip in wide_slips(phrase[at].form).items())
    return [known.usual(meant) for weight, meant in ranked[:3] if weight < ranked[0][0] + 5]


def _typed(phrase: list[Token], at: int, tell: Callable[..., Misspelling]) -> Misspelling | None:
    """A word of plain letters that is no syllable: keys of Telex left as typed, or a tone forgotten; else foreign."""
    token = phrase[at]
    if not token.text.islower() or any(_foreign(phrase, at + step) for step in (-1, 1)):
        return None
    beside = [phrase[at + step].form if 0 <= at + step < len(phrase) else "" for step in (-1, 1)]
    typed = from_telex(token.text)
    if typed and _makes_word(beside, form(typed)):
        return tell([typed], "typing")
    words = [
        word
        for word in _nearest(phrase, at)
        if _makes_word(beside, form(word))
        and (
            parse(token.text)
            or toneless(word) == token.text
            or _DOUBLED.sub(r"\1", token.text) == toneless(word)
        )
    ]
    return tell(words, "syllable", sure=False) if words and len(token.text) > 2 else None


def _foreign(phrase: list[Token], at: int) -> bool:
    if not 0 <= at < len(phrase):
        return False
    return phrase[at].text.isascii() and phrase[at].number < 0


def _makes_word(beside: list[str], meant: str) -> bool:
    left, right = beside
    return model().makes_word(left, meant) or model().makes_word(meant, right)


def _cased(written: str, word: str) -> str:
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if written[0].isupper() else word
