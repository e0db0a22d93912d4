"""Spelling (chính tả) of what the drafter writes: the words of the content, legal bases, abstracts and tables.

What the face and the end of the document name (the issuer, the signer, the place, who receives it) is taken as right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule
from chancery.gate.text.normal import nfc
from chancery.gate.text.spelling import Misspelling, misspellings_each
from chancery.gate.text.spelling.conventions import Mixed, Variant, mixed_tones, mixed_y

from .base import Fault, check, once
from .params import takes
from .style import reading

_NAMING = ("superior", "issuer", "place_date", "addressee", "signer", "recipient")
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = {
    "syllable": ("“{wrong}” không có trong chính tả tiếng Việt", "“{wrong}” is no Vietnamese syllable"),
    "tone-place": ("“{wrong}” đặt dấu thanh sai chỗ", "The tone mark of “{wrong}” is on the wrong vowel"),
    "joined": ("“{wrong}” viết liền hai chữ", "A blank is missing in “{wrong}”"),
    "typing": ("“{wrong}” còn nguyên phím gõ", "“{wrong}” is keys that were not turned into letters"),
    "context": ("“{wrong}” có thể là lỗi chính tả ở chỗ này", "“{wrong}” may be a slip here"),
}


@cache
def _known_mistakes() -> frozenset[str]:
    """The phrases that rules with words to swap tell of."""
    from chancery.gate.packs import packs

    return frozenset(
        wrong
        for pack in packs().values()
        for rule in pack.rules
        if rule.check == "words"
        for wrong in rule.params["swap"]
    )


@once
def misspelt(found: Detection) -> list[tuple[int, Misspelling]]:
    """What is misspelt, by the offset of its line in the running text; known mistakes are left to their own rules."""
    read = reading(found)
    names = {word for name in _NAMING for span in found.all(name) for word in _WORD.findall(nfc(span.line))}
    all_ = misspellings_each((line.text for line in read.lines), names=frozenset(names))
    faults = [(line.start, slip) for line, slips in zip(read.lines, all_, strict=True) for slip in slips]
    if not faults:
        return []
    told = [place for phrase in _known_mistakes() for place in read.running.find(phrase)]
    return [
        (start, slip)
        for start, slip in faults
        if not any(begin < start + slip.end and start + slip.start < end for begin, end in told)
    ]


@takes("why", why=str, sure=bool)
@check
def spelling(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Misspelt words. with: why (what is wrong, as text.spelling has it), sure (only where it is sure, or only where not)."""
    read = reading(found)
    for start, slip in misspelt(found):
        if slip.why == rule.params["why"] and slip.sure == rule.params.get("sure", slip.sure):
            vi, en = (text.format(wrong=slip.wrong) for text in _TOLD[slip.why])
            better = next(iter(slip.suggestions), None)
            if better:
                meant = " / ".join(f"“{word}”" for word in slip.suggestions)
                vi, en = f"{vi}; có phải {meant}?", f"{en}; is it {meant}?"
            else:
                vi, en = f"{vi}.", f"{en}."
            yield read.fault(start + slip.start, start + slip.end, (vi, en), better)


@once
def tones(found: Detection) -> Mixed | None:
    return mixed_tones(line.text for line in reading(found).lines)


@once
def letters(found: Detection) -> list[Variant]:
    return mixed_y(line.text for line in reading(found).lines)


@check
def one_tone_convention(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The tone marks of oa, oe, uy stand by one convention, the one that the document follows most often."""
    mixed = tones(found)
    if mixed is not None:
        way = "“hòa, ủy”" if mixed.first_vowel else "“hoà, uỷ”"
        yield from _departures(
            found,
            mixed.variants,
            f"Dấu thanh đặt theo hai kiểu; văn bản này phần lớn theo kiểu {way}.",
            f"Tone marks stand in two ways; this document mostly follows {way}.",
        )


@check
def one_y_convention(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A syllable that may take i or y takes the same letter throughout."""
    vi = "Cùng một chữ lúc viết i lúc viết y; văn bản này phần lớn viết “{right}”."
    en = "The same word has now i, now y; this document mostly writes “{right}”."
    return _departures(found, letters(found), vi, en)


def _departures(found: Detection, variants: Iterable[Variant], vi: str, en: str) -> Iterator[Fault]:
    read = reading(found)
    for variant in variants:
        start = read.lines[variant.text].start
        words = vi.replace("{right}", variant.right), en.replace("{right}", variant.right)
        yield read.fault(start + variant.start, start + variant.end, words, variant.right)
