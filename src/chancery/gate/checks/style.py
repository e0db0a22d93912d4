"""What rules of style (văn phong) are made of, that an office can add to in YAML: words, phrases, patterns, lengths.

They read the running text: the lines of the content, of legal bases, abstracts and tables, without the face, the recipients
and the signature. What stands in quotation marks or in the square brackets of a template isn't the drafter's wording.
Parameters that several checks take: `in`: body (the default), all, or names of components; `once`: the first place only is
marked, and the others are counted; `message`, `english`: what is said of a place, with {found} and {right}.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, dropwhile, pairwise, takewhile

from chancery.gate.detect.components import Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.running import Running, form, marker, parts
from chancery.gate.text.spelling.model import model
from chancery.gate.text.syllables import form as syllable

from .base import Fault, Words, check, once
from .params import Regex, compiled, takes

BODY = frozenset({"text", "article", "heading", "clause", "point", "basis"})
ALL = BODY | {"abstract", "dispatch_abstract", "division_title", "annex_title", "cell"}
_ABSTRACT = frozenset({"abstract", "dispatch_abstract"})
_NO_TABLE = frozenset(
    "national motto party_header superior issuer star number place_date kind addressee bases_by order authority post signer "
    "recipients_heading recipient draft urgency secrecy circulation".split()
)
_SHARED: dict[str, type | tuple[type, ...]] = {
    "in_": (str, list),
    "once": bool,
    "message": str,
    "english": str,
}


@dataclass(frozen=True, eq=False)
class Line:
    """A line of the running text. start: its offset there; lead: the length of its number, letter or dash."""

    span: Span
    component: str
    start: int
    lead: int

    @property
    def text(self) -> str:
        return self.span.line

    @property
    def end(self) -> int:
        return self.start + self.span.end - self.span.start

    @property
    def capitals(self) -> bool:
        """It is written in capitals throughout."""
        return self.span.line[self.lead :].isupper()


class Reading:
    """The running text of a document, with the paragraph that each stretch of it stands in."""

    def __init__(self, spans: list[tuple[str, Span]]) -> None:
        self.running = Running([span.line for _, span in spans])
        self.lines = [
            Line(span, component, start, marker(span.line))
            for (component, span), start in zip(spans, self.running.starts, strict=True)
        ]

    def line_at(self, offset: int) -> Line:
        return self.lines[self.running.line_at(offset)]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that an offset stands in; its line, where it stands in none."""
        sentences = self.running.sentences
        number = bisect_right(sentences, (offset, len(self.running.text))) - 1
        if number >= 0 and offset < sentences[number][1]:
            return sentences[number]
        line = self.line_at(offset)
        return line.start, line.end

    def fault(self, start: int, end: int, words: Words, replacement: str | None = None) -> Fault:
        line = self.line_at(start)
        shift = line.span.start - line.start
        return Fault(words, line.span.paragraph, start + shift, min(end, line.end) + shift, replacement)


@once
def reading(found: Detection) -> Reading:
    """The lines that style has a say in, in the order of the document."""
    if found.document.legacy_encoding:
        # Its letters mean others; what is to be said of it is said by the rules of form.
        return Reading([])
    spans = [(name, span) for name in ALL - {"cell"} for span in found.all(name)]
    tables = {
        span.paragraph.cell.table
        for name in _NO_TABLE
        for span in found.all(name)
        if span.paragraph.cell is not None
    }
    taken = {span.paragraph.index for all_ in found.spans.values() for span in all_}
    spans += [
        ("cell", Span(paragraph, match.start(), match.end()))
        for paragraph in found.document.paragraphs
        if paragraph.cell and paragraph.cell.table not in tables and paragraph.index not in taken
        for match in re.finditer(r"[^\s][^\n]*", paragraph.text)
    ]
    spans.sort(key=lambda item: (item[1].paragraph.index, item[1].start))
    return Reading(spans)


def scope(rule: Rule) -> frozenset[str]:
    """The components that a rule reads."""
    told = rule.params.get("in", "body")
    if isinstance(told, list):
        return frozenset(told)
    return ALL if told == "all" else BODY


def told(rule: Rule, vi: str, en: str, **fields: str) -> Words:
    """The rule's own message where it has one, else this one."""
    vi = rule.params.get("message", vi)
    en = rule.params.get("english", rule.params.get("message", en))
    for name, value in fields.items():
        vi, en = vi.replace(f"{{{name}}}", value), en.replace(f"{{{name}}}", value)
    return vi, en


def counted(rule: Rule, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults; for a rule that speaks once, the first with how many more there are."""
    if not rule.params.get("once"):
        yield from faults
        return
    all_ = list(faults)
    if all_:
        more = len(all_) - 1
        tail = (f" (và {more} chỗ khác)", f" (and {more} more places)") if more else ("", "")
        first = all_[0]
        words = (first.words[0] + tail[0], first.words[1] + tail[1])
        yield Fault(words, first.paragraph, first.start, first.end, first.replacement)


def cased_like(model: str, text: str) -> str:
    """`text` with a capital where `model` begins with one, or in capitals as it is."""
    if len(model) > 1 and model.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def _named(running: Running, start: int, end: int, phrase: str) -> bool:
    """A name, by the capital of a later word: "Sớm" in "Nguyễn Văn Sớm" is no adverb."""
    said = running.text[start:end]
    if said.isupper() or not phrase.islower():
        return False
    last = said.split()[-1]
    if " " in said:
        return last[:1].isupper()
    before = running.text[max(0, start - 2) : start]
    return last[:1].isupper() and bool(re.search(r"[^\W\d_][ \u00a0]$", before))


def places(read: Reading, rule: Rule, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in what the rule reads, but for its exceptions."""
    running, wanted = read.running, scope(rule)
    excepted: Covered | None = None
    for start, end in running.find(phrase):
        if (
            read.line_at(start).component in wanted
            and not running.quoted(start)
            and not _named(running, start, end, phrase)
        ):
            # Most phrases stand nowhere: what is excepted is looked for when one does, and once.
            excepted = excepted or Covered(
                span for longer in rule.params.get("except", ()) for span in running.find(longer)
            )
            if not excepted.holds(start, end):
                yield start, end


class Covered:
    """Stretches of text, asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._begins = [begin for begin, _ in ordered]
        self._furthest = list(accumulate((close for _, close in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        at = bisect_right(self._begins, start) - 1
        return at >= 0 and end <= self._furthest[at]


@takes("swap", swap=dict, except_=list, case=bool, **_SHARED)
@check
def words(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Words that have better ones. with: swap (wrong: right; right may be empty), except (longer phrases that are right); case:
    only what is written in the case of `wrong`, to be written in that of `right`."""
    read = reading(found)

    def faults() -> Iterator[Fault]:
        for wrong, right in rule.params["swap"].items():
            for start, end in places(read, rule, wrong):
                said = read.running.text[start:end]
                better = cased_like(said, right or "")
                if rule.params.get("case"):
                    if said != wrong:
                        continue
                    better = right
                vi, en = (
                    ("“{found}” nên viết là “{right}”.", "Write “{right}” for “{found}”.")
                    if right
                    else ("Bỏ “{found}”.", "Leave out “{found}”.")
                )
                yield read.fault(start, end, told(rule, vi, en, found=said, right=better), better or None)

    yield from counted(rule, sorted(faults(), key=order))


@takes("tokens", tokens=list, except_=list, unless=Regex, **_SHARED)
@check
def phrases(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Words and phrases that call for a remark. with: tokens, except, unless (a regular expression that makes the sentence right)."""
    read = reading(found)
    unless = rule.params.get("unless")

    def spared(start: int) -> bool:
        if not unless:
            return False
        begin, end = read.sentence_at(start)
        return compiled(unless).search(read.running.text, begin, end) is not None

    faults = [
        read.fault(
            start,
            end,
            told(rule, f"“{{found}}”: {rule.mend}", "“{found}”: {title}.", title=rule.english, found=said),
        )
        for phrase in rule.params["tokens"]
        for start, end in places(read, rule, phrase)
        if not spared(start)
        for said in (read.running.text[start:end],)
    ]
    yield from counted(rule, sorted(faults, key=order))


def order(fault: Fault) -> tuple[int, int]:
    return fault.paragraph.index if fault.paragraph else 0, fault.start


@takes("regex", regex=Regex, words=list, unless=Regex, replace=str, quoted=bool, **_SHARED)
@check
def pattern(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A regular expression over a line. with: regex (its group `at` is what is marked, all where it has none; {lower} and
    {upper} in it are the letters); words (where one of these words begins, and nowhere else, it is tried, which is quicker); unless (a
    regular expression: what it matches over the place is right); replace (what should stand there, with \\1 or \\g<name>); quoted
    (also within quotation marks).
    """
    yield from counted(rule, _matched(reading(found), rule))


def _matched(read: Reading, rule: Rule) -> Iterator[Fault]:
    """The places that the rule's pattern finds."""
    running, wanted = read.running, scope(rule)
    unless, spared = rule.params.get("unless"), None
    regex = compiled(rule.params["regex"])
    group = "at" if "at" in regex.groupindex else 0
    heads = rule.params.get("words")
    matches = (
        regex.finditer(running.text)
        if heads is None
        else filter(None, (regex.match(running.text, at) for at in running.at(heads)))
    )
    for match in matches:
        start, end = match.span(group)
        if "\n" in match[0].strip("\n") or read.line_at(start).component not in wanted:
            continue
        if not rule.params.get("quoted") and running.quoted(start):
            continue
        if unless and spared is None:
            spared = [found.span() for found in compiled(unless).finditer(running.text)]
        if spared and any(begin < max(end, start + 1) and start < close for begin, close in spared):
            continue
        right = match.expand(rule.params["replace"]) if "replace" in rule.params else None
        words_ = told(
            rule,
            f"“{{found}}”: {rule.mend}",
            "“{found}”: {title}.",
            title=rule.english,
            found=running.text[start:end],
            right=right or "",
        )
        yield read.fault(start, end, words_, right)


@takes("of", "most", of=str, most=int, **_SHARED)
@check
def length(found: Detection, rule: Rule) -> Iterator[Fault]:
    """No longer than so many words (tiếng). with: of (sentence: what stands between stops, semicolons and colons; or abstract);
    most."""
    read, most = reading(found), rule.params["most"]
    vi = "Dài {count} chữ, nên không quá {most}."
    en = "{count} words long; {most} at most read well."

    def faults() -> Iterator[Fault]:
        for start, end in _stretches(read, rule):
            count = read.running.count(start, end)
            if count > most:
                yield read.fault(start, end, told(rule, vi, en, count=str(count), most=str(most)))

    yield from counted(rule, faults())


def _stretches(read: Reading, rule: Rule) -> Iterator[tuple[int, int]]:
    running, wanted = read.running, scope(rule)
    if rule.params["of"] == "abstract":
        lines = list(dropwhile(lambda line: line.component not in _ABSTRACT, read.lines))
        # That of the document itself, not of a regulation attached to it.
        own = list(takewhile(lambda line: line.component in _ABSTRACT, lines))
        if own:
            yield own[0].start, own[-1].end
        return
    for start, end in running.sentences:
        if read.line_at(start).component in wanted:
            at = start
            for match in re.finditer(r"[;:]", running.text[start:end]):
                yield at, start + match.end()
                at = start + match.end() + 1
            yield at, end


@takes(allow=list, **_SHARED)
@check
def repeated(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The same word twice in a row, unless the two belong to two words ("hành vi vi phạm") or are one ("luôn luôn").

    with: allow (further words that are doubled on purpose).
    """
    read = reading(found)
    running, wanted = read.running, scope(rule)
    allowed = {form(word) for word in rule.params.get("allow", ())}
    for number, (left, right) in enumerate(pairwise(running.forms)):
        if left != right or left in allowed or not left.isalpha():
            continue
        (start, middle), (begin, end) = running.span(number), running.span(number + 1)
        gap, said = running.text[middle:begin], running.text[start:middle]
        # "Huy Huy", "cho Cho Eun", "Lý Thái Tổ tổ 3": names.
        if gap.strip(" \u00a0") or not gap or running.text[begin].isupper() or said[0].isupper():
            continue
        if (
            read.line_at(start).component in wanted
            and not running.quoted(start)
            and not _two(running, number)
        ):
            words = told(rule, "Lặp chữ “{found}”.", "“{found}” stands twice.", found=said)
            yield read.fault(start, end, words, said)


def _two(running: Running, number: int) -> bool:
    """Word `number` and its double are one word, or the end of one and the beginning of the next."""
    makes_word = model().makes_word
    before, word, after = (
        syllable(running.forms[at]) if 0 <= at < len(running.forms) else ""
        for at in (number - 1, number, number + 2)
    )
    return makes_word(word, word) or (makes_word(before, word) and makes_word(word, after))


@takes("openers", "subjects", "most", openers=list, subjects=Regex, most=int, **_SHARED)
@check
def late_subject(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A sentence that begins with its purpose or ground comes to its subject soon. with: openers (what such a sentence begins
    with); subjects (a regular expression of what may begin the main clause); most (words before it)."""
    read, most = reading(found), rule.params["most"]
    running, wanted = read.running, scope(rule)
    openers = tuple(f"{' '.join(parts(opener)[0])} " for opener in rule.params["openers"])
    for start, end in running.sentences:
        number = running.number_at(start)
        limit = number + most
        if (
            running.count(start, end) <= most
            or not " ".join([*running.forms[number : number + 4], ""]).startswith(openers)
            or read.line_at(start).component not in wanted
            or compiled(rule.params["subjects"]).search(running.text, start, running.span(limit)[0])
        ):
            continue
        opener = running.span(number)
        words = told(rule, "", "", found=running.text[slice(*opener)], most=str(most))
        yield read.fault(*opener, words)
