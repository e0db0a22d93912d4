"""Punctuation: marks that come in pairs, kinds that shouldn't be mixed, ends of paragraphs and of items of lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule

from .base import Fault, check, once
from .params import takes
from .style import Line, Reading, counted, reading, scope, told

_PAIRS = {")": "(", "]": "[", "}": "{"}
# "a)", "1)", "ii)": the letter of an item, not the end of a bracket.
_ITEM = re.compile(r"(?:^|[\s;,:(.])[a-zđ0-9ivx]{1,3}$")
_ENDED = re.compile(r"[.;:,?!…](?:[”\"’)\]/]|\.)*$|\./?\.$|[”\"’)\]][.;:,]?$")
_DASH = re.compile(r"([-–—])(?<=[^\s\d] .)(?= [^\s\d])")


@takes()
@check
def brackets_paired(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each bracket has its other half in the paragraph."""
    read = reading(found)
    for _, group in groupby(read.lines, key=lambda line: line.span.paragraph.index):
        lines = [line for line in group if line.component in scope(rule)]
        open_: list[tuple[str, int]] = []
        for line in lines:
            for match in re.finditer(r"[()\[\]{}]", line.text):
                mark, at = match[0], match.start()
                if mark in "([{":
                    open_.append((mark, line.start + at))
                elif open_ and open_[-1][0] == _PAIRS[mark]:
                    open_.pop()
                elif not (mark == ")" and _ITEM.search(line.text[:at])):
                    yield _unpaired(read, rule, line.start + at)
        for _, at in open_:
            yield _unpaired(read, rule, at)


def _unpaired(read: Reading, rule: Rule, at: int) -> Fault:
    said = read.running.text[at]
    words = told(
        rule, "Dấu “{found}” thiếu dấu cùng cặp.", "The mark {found} lacks its other half.", found=said
    )
    return read.fault(at, at + 1, words)


@takes()
@check
def quotes_paired(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each quotation mark has its other half; a quotation may go on over paragraphs, each of which may open it anew."""
    read = reading(found)
    open_ = -1
    for match in re.finditer(r"[“”]", read.running.text):
        at = match.start()
        line = read.line_at(at)
        if match[0] == "”":
            if open_ < 0:
                yield _unpaired(read, rule, at)
            open_ = -1
            continue
        if open_ >= 0 and at > line.start + line.lead:
            yield _unpaired(read, rule, open_)
        open_ = at
    if open_ >= 0:
        yield _unpaired(read, rule, open_)
    odd = [line for line in read.lines if len(_straight(line)) % 2]
    if len(odd) % 2:
        yield _unpaired(read, rule, odd[0].start + _straight(odd[0])[-1])


def _straight(line: Line) -> list[int]:
    """Where straight quotation marks stand, but for those of inches and minutes (15")."""
    return [match.start() for match in re.finditer(r'(?<!\d)"|"(?=\w)', line.text)]


@takes(once=bool)
@check
def quotes_alike(found: Detection, rule: Rule) -> Iterator[Fault]:
    """One kind of double quotation marks in a document: “ ” or " "."""
    read = reading(found)
    text = read.running.text
    curly = [match.start() for match in re.finditer("“", text)]
    straight = [line.start + at for line in read.lines for at in _straight(line)]
    if curly and straight:
        fewer, said, other = (
            (straight, '"', "“ ”") if len(straight) <= 2 * len(curly) else (curly, "“", '" "')
        )
        vi, en = (
            "Dấu ngoặc kép {found} khác với {right} trong cùng văn bản.",
            "Quotation marks {found} beside {right}.",
        )
        faults = [read.fault(at, at + 1, told(rule, vi, en, found=said, right=other)) for at in fewer]
        yield from counted(rule, faults)


@takes(once=bool)
@check
def dashes_alike(found: Detection, rule: Rule) -> Iterator[Fault]:
    """One kind of dash between words in a document: " - " or " – "."""
    read = reading(found)
    places: dict[str, list[int]] = {}
    for match in _DASH.finditer(read.running.text):
        if read.line_at(match.start()).component in scope(rule):
            places.setdefault(match[1], []).append(match.start(1))
    if len(places) > 1:
        usual = max(places, key=lambda mark: len(places[mark]))
        vi, en = (
            "Gạch nối “{found}” khác với “{right}” trong cùng văn bản.",
            "The dash {found} beside {right}.",
        )
        faults = [
            read.fault(at, at + 1, told(rule, vi, en, found=mark, right=usual), usual)
            for mark, all_ in places.items()
            if mark != usual
            for at in all_
        ]
        yield from counted(rule, faults)


@once
def lists(found: Detection) -> list[list[Line]]:
    """The lists of the content: items of one kind that follow one another, two or more."""
    read = reading(found)
    groups: list[list[Line]] = []
    last: tuple[str, int] = ("", 0)
    for line in read.lines:
        kind = _item(line)
        index = line.span.paragraph.index
        if not kind:
            last = ("", 0)
        elif (kind, index) == (last[0], last[1] + 1) and not _restarts(line):
            groups[-1].append(line)
            last = (kind, index)
        else:
            groups.append([line])
            last = (kind, index)
    return [group for group in groups if len(group) > 1]


def _item(line: Line) -> str:
    """What an item of a list begins with: "-", "+", "a)"; "" for what is no item."""
    head = (line.span.paragraph.label or line.text[: line.lead]).strip()
    if line.component == "point":
        return "a)"
    return head if line.component == "text" and head in {"-", "–", "+", "•", "*"} else ""


def _restarts(line: Line) -> bool:
    head = (line.span.paragraph.label or line.text[: line.lead]).strip()
    return head.startswith("a)")


def _end(line: Line) -> str:
    """The mark that an item ends in: "." for "./." too, "" for none."""
    text = line.text.rstrip(' \u00a0”"')
    return "." if text.endswith(("/.", ".", "…")) else text[-1:] if text[-1:] in ";,:" else ""


@takes()
@check
def list_ends(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The items of a list end alike, the last in a full stop. Items that introduce a list of their own are left out."""
    read = reading(found)
    lines = {line.start: number for number, line in enumerate(read.lines)}
    for group in lists(found):
        inner = [line for line in group[:-1] if _end(line) != ":"]
        kinds = Counter(_end(line) for line in inner)
        if len(kinds) > 1:
            usual = kinds.most_common(1)[0][0]
            line = next(line for line in inner if _end(line) != usual)
            vi, en = (
                "Các ý trong danh mục kết thúc bằng dấu khác nhau.",
                "The items of the list end in different marks.",
            )
            yield read.fault(line.end - 1, line.end, told(rule, vi, en))
        last = group[-1]
        after = read.lines[lines[last.start] + 1] if lines[last.start] + 1 < len(read.lines) else None
        goes_on = after is not None and after.component in {"point", "text"}
        if _end(last) in {";", ","} and len(kinds) == 1 and not goes_on:
            vi, en = (
                "Ý cuối của danh mục kết thúc bằng dấu chấm.",
                "The last item of a list ends in a full stop.",
            )
            yield read.fault(last.end - 1, last.end, told(rule, vi, en))


@takes()
@check
def list_starts(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The items of a list all begin with a capital, or none does."""
    read = reading(found)
    for group in lists(found):
        letters = [(line, line.text[line.lead : line.lead + 1]) for line in group]
        small = [line for line, letter in letters if letter.islower()]
        if small and any(letter.isupper() for _, letter in letters):
            capital = [line for line, letter in letters if letter.isupper()]
            line = min(small, capital, key=len)[0]
            at = line.start + line.lead
            vi, en = (
                "Các ý trong danh mục viết hoa, viết thường đầu dòng khác nhau.",
                "Some items begin with a capital, others don't.",
            )
            yield read.fault(at, at + 1, told(rule, vi, en))


@takes("verbs", "nouns", verbs=list, nouns=list)
@check
def list_parallel(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The items of a list begin in one way. with: verbs, nouns (first words that tell a verb from a noun)."""
    read = reading(found)
    for group in lists(found):
        kinds: dict[str, list[Line]] = {"verb": [], "noun": []}
        for line in group:
            words = read.running.words(line.start + line.lead, line.end)[:2]
            for kind in kinds:
                if " ".join(words) in rule.params[f"{kind}s"] or (
                    words[:1] and words[0] in rule.params[f"{kind}s"]
                ):
                    kinds[kind].append(line)
                    break
        odd, many = sorted(kinds.values(), key=len)
        if len(odd) == 1 and len(many) == len(group) - 1 > 1:
            line = odd[0]
            vi, en = (
                "Ý này mở đầu khác kiểu với các ý cùng danh mục (động từ, danh từ lẫn lộn).",
                "This item begins with another kind of word than its fellows.",
            )
            start, end = line.start + line.lead, line.end
            first = read.running.span(read.running.number_at(start))
            yield read.fault(first[0], min(first[1], end), told(rule, vi, en))


@takes("least", least=int)
@check
def final_mark(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A paragraph of running text ends in a mark. with: least (words of a paragraph that is taken for running text)."""
    read = reading(found)
    for line, after in pairwise([*read.lines, None]):
        if (
            line is None
            or line.component not in {"text", "point", "clause"}
            or _ENDED.search(line.text.rstrip())
        ):
            continue
        paragraph = line.span.paragraph
        deeper = (
            after is not None
            and after.component in {"point", "clause", "text"}
            and after.component != line.component
        )
        if (
            read.running.count(line.start, line.end) < rule.params["least"]
            or line.span.end < len(paragraph.text.rstrip())
            or (line.component != "text" and deeper)
            or line.capitals
            or paragraph.alignment == "center"
            or all(form.bold for form in line.span.formats)
        ):
            continue
        vi, en = "Đoạn văn không có dấu ở cuối.", "The paragraph ends without a mark."
        at = line.start + len(line.text.rstrip())
        yield read.fault(at - 1, at, told(rule, vi, en))
