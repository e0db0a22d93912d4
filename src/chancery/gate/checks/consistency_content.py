"""What a draft says beside what issued documents say: terms, numbers, days, agencies, whole passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.consistency.alike import Pair
from chancery.gate.consistency.naming import called, place_name
from chancery.gate.consistency.reading import defined
from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone

from .base import Fault, check
from .consistency_asked import compared, looked

_SHOWN = 220
"""Characters of a passage that a message shows."""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", canonical_tone(text.lower()))


def _short(text: str, around: str = "") -> str:
    """A passage, cut to what a message can show, with what matters in it."""
    if len(text) <= _SHOWN:
        return text
    at = max(0, text.find(around)) if around else 0
    start = max(0, at - _SHOWN // 2)
    cut = text[start : start + _SHOWN]
    return f"{'…' if start else ''}{cut}{'…' if start + _SHOWN < len(text) else ''}"


@check
def terms_agree(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A term that a cited document defines isn't defined in other words."""
    paragraphs = found.document.paragraphs
    works = {m.work.id: m.work for m in looked(found).mentions if m.work and m.sure and not m.work.hidden}
    if not any(work.terms for work in works.values()):
        return
    for index, term, meaning in defined([paragraph.shown for paragraph in paragraphs]):
        for work in works.values():
            theirs = work.terms.get(term)
            if theirs and _words(theirs) != _words(meaning):
                yield Fault.of(
                    paragraphs[index],
                    f"“{term}” được giải thích khác {called(work)}. Ở đây: “{_short(meaning)}”. Ở đó: “{_short(theirs)}”.",
                    f"“{term}” is defined otherwise in {called(work)}. Here: “{_short(meaning)}”. There: “{_short(theirs)}”.",
                )


@check
def contradicts_cited(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A number, a day or an agency isn't other than the cited document's in a passage on the same thing."""
    seen = set()
    for pair, ours, theirs in compared(found).apart:
        sentence = pair.sentence
        if (sentence.paragraph.index, sentence.start) in seen:
            continue
        seen.add((sentence.paragraph.index, sentence.start))
        there = " ".join(part for part in (place_name(pair.line.place), called(pair.work)) if part)
        start = sentence.start + max(0, sentence.text.find(ours))
        here, beside = _short(sentence.text, ours), _short(pair.line.text, theirs)
        yield Fault(
            (
                f"Ở đây ghi {ours}, {there} ghi {theirs}. Văn bản này: “{here}”. Văn bản được viện dẫn: “{beside}”.",
                f"Here {ours}, in {there} {theirs}. This document: “{here}”. The document cited: “{beside}”.",
            ),
            sentence.paragraph,
            start,
            start + len(ours),
        )


@check
def copies_issued(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Passages aren't near-identical with an issued document that they don't cite.

    with: words (fewer aren't worth a word); formulas: what sentences of office language say, which count for nothing;
    laying_down: the types that lay down rules, which aren't laid down twice; share: of another type's words, how many must
    be the same before it counts as a double, since a report says again what a plan said.
    """
    said = compared(found)
    least = rule.params["words"]
    if found.kind not in rule.params["laying_down"]:
        least = max(least, rule.params["share"] * said.words)
    formula = re.compile("|".join(rule.params["formulas"]), re.IGNORECASE)
    by_work: dict[int, list[Pair]] = {}
    for pair in said.near:
        if formula.search(pair.sentence.text):
            continue
        if found.kind not in rule.params["laying_down"] or pair.work.kind in rule.params["laying_down"]:
            by_work.setdefault(pair.work.id, []).append(pair)
    told: set[tuple[int, int]] = set()
    for pairs in sorted(by_work.values(), key=len, reverse=True):
        fresh = [p for p in pairs if (p.sentence.paragraph.index, p.sentence.start) not in told]
        if sum(len(_words(pair.sentence.text)) for pair in fresh) < least:
            continue
        told |= {(p.sentence.paragraph.index, p.sentence.start) for p in fresh}
        first = fresh[0]
        count = len({(p.sentence.paragraph.index, p.sentence.start) for p in fresh})
        there = " ".join(part for part in (place_name(first.line.place), called(first.work)) if part)
        more = (f" và {count - 1} câu khác", f" and {count - 1} more sentences") if count > 1 else ("", "")
        yield Fault(
            (
                f"Gần như trùng với {there}{more[0]}: “{_short(first.line.text)}”. Nếu đã quy định ở đó thì viện dẫn, không chép lại.",
                f"Nearly the same as {there}{more[1]}: “{_short(first.line.text)}”. What is laid down there is cited, not copied.",
            ),
            first.sentence.paragraph,
            first.sentence.start,
            first.sentence.end,
        )
