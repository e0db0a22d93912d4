"""Sentences of a draft beside those of issued documents: the same words, or the same words about another number, day or
agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from chancery.gate.consistency.cited import Looked, own_keys
from chancery.gate.consistency.keys import of_work
from chancery.gate.consistency.model import Line, Work
from chancery.gate.consistency.naming import place_of
from chancery.gate.consistency.passages import hashes, least, sentences, words
from chancery.gate.detect import Detection
from chancery.gate.docx.model import Paragraph
from chancery.gate.text.normal import canonical_tone

WORKS = 12
"""Documents that are compared word by word, those with the most likely sentences first."""
SAME = 0.8
"""Share of common shingles from which two sentences are near-identical."""
LIKE = 0.45
"""Share of common words, in order, from which two sentences speak of one thing."""
_TOKEN = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\d{1,2}/\d{1,2}/\d{4}|\d+(?:[.,]\d+)*%?|\w+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:ngày\s+)?\d", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:Sở|Ban|Bộ|Văn phòng|Phòng|Uỷ ban|Ủy ban|UBND|Cục|Vụ|Công an|Thanh tra|Hội đồng|Tỉnh uỷ|Tỉnh ủy|Trung tâm|Chi cục|Viện)(?!\w)"
)
_TASK = re.compile(r"giao|chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|tham mưu", re.IGNORECASE)
# "15 ngày làm việc", "30%": what a number counts.
_MEASURE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>%|ngày làm việc|ngày|giờ|tháng|năm|lần|người|triệu đồng|tỷ đồng|đồng)(?!\w)(?!\s+\d)",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    canonical_tone(
        "và của các cho là trong theo tại có được về với để từ khi này đó những một do đến ra quy định điều khoản điểm"
    ).split()
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the draft's content."""

    paragraph: Paragraph
    start: int
    end: int
    hashes: frozenset[int]

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True)
class Pair:
    """A sentence of the draft and a like one of an issued document."""

    sentence: Sentence
    work: Work
    line: Line
    share: float


@dataclass
class Compared:
    """near: near-identical sentences of documents that the draft's passage doesn't cite. apart: of documents that it cites,
    those that speak of one thing and say something else, with both words. words: of the draft's sentences compared."""

    near: list[Pair] = field(default_factory=list)
    apart: list[tuple[Pair, str, str]] = field(default_factory=list)
    words: int = 0


def compare(found: Detection, said: Looked) -> Compared:
    """The draft's content against the register, three questions in all."""
    register = found.register
    result = Compared()
    if register is None:
        return result
    own = list(_sentences(found))
    result.words = sum(len(words(sentence.text)) for sentence in own)
    wanted: dict[int, list[Sentence]] = {}
    for sentence in own:
        for value in least(sentence.hashes):
            wanted.setdefault(value, []).append(sentence)
    hits: dict[int, set[tuple[int, int]]] = {}
    for value, places in register.alike(wanted).items():
        for work, line in places:
            hits.setdefault(work, set()).update((id(sentence), line) for sentence in wanted[value])
    cited = {m.work.id: m.work for m in said.mentions if m.work and m.sure and not m.work.hidden}
    placed = _placed(said)
    likely = sorted(hits, key=lambda work: (work not in cited, -len(hits[work]), work))[:WORKS]
    works = register.by_id({*likely, *placed})
    bodies = register.bodies(works)
    by_id = {id(sentence): sentence for sentence in own}
    own_keys_ = own_keys(found)
    in_paragraph = _cited_in(said)
    for work in likely:
        if work not in works or own_keys_.intersection(_keys(works[work])):
            continue
        for key, index in hits[work]:
            sentence, lines = by_id[key], bodies.get(work, [])
            if index < len(lines):
                _compare(result, sentence, works[work], lines[index], cited, in_paragraph)
    for work, asked in placed.items():
        for paragraph, wanted_places in asked:
            lines = [line for line in bodies.get(work, []) if _inside(line.place, wanted_places)]
            if lines and work in works:
                result.apart.extend(_measures(own, paragraph, works[work], lines))
    result.near.sort(key=lambda pair: (pair.work.id, pair.sentence.paragraph.index, pair.sentence.start))
    return result


def _keys(work: Work) -> set[str]:
    return set(of_work(work.kind, work.symbol, work.title, work.dated))


def _sentences(found: Detection) -> Iterator[Sentence]:
    for paragraph in found.content:
        if paragraph.cell:
            continue
        for start, end in sentences(paragraph.text):
            values = hashes(paragraph.text[start:end])
            if values:
                yield Sentence(paragraph, start, end, frozenset(values))


def _cited_in(said: Looked) -> set[tuple[int, int]]:
    """Which document is cited in which paragraph."""
    return {(m.paragraph.index, m.work.id) for m in said.mentions if m.work}


def _placed(said: Looked) -> dict[int, list[tuple[Paragraph, set[str]]]]:
    """The places that are cited of documents, by document: the draft's paragraph and the places."""
    told: dict[int, list[tuple[Paragraph, set[str]]]] = {}
    for mention in said.mentions:
        places = {place_of(unit) for unit in mention.citation.units} - {""}
        if (
            mention.work
            and mention.sure
            and not mention.work.hidden
            and not mention.basis
            and len(places) == 1
        ):
            told.setdefault(mention.work.id, []).append((mention.paragraph, places))
    return told


def _inside(place: str, places: set[str]) -> bool:
    return any(place == asked or place.startswith(f"{asked}.") for asked in places)


def _compare(
    result: Compared,
    sentence: Sentence,
    work: Work,
    line: Line,
    cited: dict[int, Work],
    in_paragraph: set[tuple[int, int]],
) -> None:
    theirs = hashes(line.text)
    share = len(sentence.hashes & theirs) / max(1, len(sentence.hashes | theirs))
    if share < LIKE:
        return
    pair = Pair(sentence, work, line, share)
    differ = _apart(sentence.text, line.text) if work.id in cited else None
    if differ:
        result.apart.append((pair, *differ))
    elif share >= SAME and (sentence.paragraph.index, work.id) not in in_paragraph:
        result.near.append(pair)


def _apart(ours: str, theirs: str) -> tuple[str, str] | None:
    """The number, day or agency in which two like sentences differ, ours and theirs; None where they differ in other words."""
    left, right = list(_TOKEN.finditer(ours)), list(_TOKEN.finditer(theirs))
    one = [canonical_tone(token[0].lower()) for token in left]
    other = [canonical_tone(token[0].lower()) for token in right]
    found = None
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "replace":
            continue
        mine, his = ours[left[a].start() : left[b - 1].end()], theirs[right[c].start() : right[d - 1].end()]
        if b - a == d - c == 1 and _NUMBER.match(mine) and _NUMBER.match(his):
            # The same thing is counted: the next word is the same.
            if one[b : b + 1] == other[d : d + 1]:
                found = found or (mine, his)
        elif _TASK.search(ours) and _names(ours, left[a].start()) and _names(theirs, right[c].start()):
            found = found or (mine, his)
    return found


def _names(text: str, at: int) -> bool:
    """Whether the word there belongs to an agency's name."""
    before = text[max(0, at - 40) : at]
    last = None
    for last in _AGENCY.finditer(before):  # noqa: B007 the last is wanted
        pass
    if _AGENCY.match(text, at):
        return True
    return last is not None and not re.search(r"[,;.]", before[last.end() :]) and text[at : at + 1].isupper()


def _measures(
    own: list[Sentence], paragraph: Paragraph, work: Work, lines: list[Line]
) -> Iterator[tuple[Pair, str, str]]:
    """A sentence that cites one place and counts what that place counts otherwise."""
    for sentence in (sentence for sentence in own if sentence.paragraph is paragraph):
        measures = list(_MEASURE.finditer(sentence.text))
        if len(measures) != 1:
            continue
        said = measures[0]
        for line in lines:
            theirs = [m for m in _MEASURE.finditer(line.text) if m["unit"].lower() == said["unit"].lower()]
            if len(theirs) != 1 or theirs[0]["number"] == said["number"]:
                continue
            if _shared(sentence.text, line.text) >= 0.6:
                yield Pair(sentence, work, line, 0.0), said[0], theirs[0][0]
                break


def _shared(ours: str, theirs: str) -> float:
    """The share of a passage's words of weight that the draft's sentence has too."""
    one, other = (_heavy(text) for text in (ours, theirs))
    return len(one & other) / max(1, len(other))


def _heavy(text: str) -> set[str]:
    return {
        word
        for word in (canonical_tone(t[0].lower()) for t in _TOKEN.finditer(text))
        if word not in _LIGHT and word.isalpha()
    }
