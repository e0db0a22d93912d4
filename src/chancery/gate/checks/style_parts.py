"""What is looked for in a document of a type: its parts, its length, who is charged, how often something is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.packs import kinds
from chancery.gate.rule import Rule

from .base import Fault, check
from .params import Regex, compiled, takes
from .style import Line, Reading, counted, reading, scope, told

_TERM = re.compile(
    r"^[ \u00a0]*[“\"]?(?P<term>[^“”\":;,.()\n]{2,60}?)[”\"]?[ \u00a0]+(?:là|được hiểu là|bao gồm|gồm)[ \u00a0]"
)


def _whole(found: Detection, rule: Rule, words: tuple[str, str]) -> Fault:
    """Said of the document: at the name of its type, where it bears one."""
    span = found.first("kind") or found.first("dispatch_abstract") or found.first("addressee")
    return Fault.at(span, *words) if span else Fault(words)


@takes("parts", parts=dict, has=str, when=Regex, least=int, message=str, english=str)
@check
def expects(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The parts that a document of its type has. with: parts (a name: regular expressions, one of which stands somewhere, in any
    case); has (only in a document with this component); when (only where this expression stands in the text); least (only from so
    many words on)."""
    read = reading(found)
    text = read.running.text
    if (
        not text.strip()
        or (rule.params.get("has") and not found.all(rule.params["has"]))
        or (rule.params.get("when") and not compiled(f"(?i:{rule.params['when']})").search(text))
        or read.running.count(0, len(text)) < rule.params.get("least", 0)
    ):
        return
    kind = kinds().get(found.kind or "")
    for part, ways in rule.params["parts"].items():
        if not any(compiled(f"(?i:{way})").search(text) for way in ways):
            vi, en = (
                "{kind} chưa có phần {part}.",
                "No part {part}, which is expected in a document of this type.",
            )
            yield _whole(
                found, rule, told(rule, vi, en, part=str(part), kind=kind.name if kind else "Văn bản")
            )


@takes("most", most=int, message=str, english=str)
@check
def terse(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The content has no more words (tiếng) than so many. with: most."""
    read, most = reading(found), rule.params["most"]
    count = sum(
        read.running.count(line.start, line.end) for line in read.lines if line.component in scope(rule)
    )
    if count > most:
        vi, en = "Nội dung dài {count} chữ, nên không quá {most}.", "{count} words; {most} at most read well."
        yield _whole(found, rule, told(rule, vi, en, count=str(count), most=str(most)))


@takes("asks", "most", asks=Regex, unless=Regex, most=int, message=str, english=str)
@check
def asks_once(found: Detection, rule: Rule) -> Iterator[Fault]:
    """No more than so many sentences ask for something. with: asks (what a sentence begins with that asks), unless (what takes a
    sentence out of the count, as in a closing formula), most."""
    read = reading(found)
    text, unless = read.running.text, rule.params.get("unless")
    asking = [
        (start, end)
        for start, end in read.running.sentences
        if read.line_at(start).component in scope(rule)
        and compiled(rule.params["asks"]).match(text, start)
        and not (unless and compiled(unless).search(text, start, end))
    ]
    most = rule.params["most"]
    if len(asking) > most:
        vi, en = (
            "Văn bản nêu {count} việc đề nghị khác nhau; nên mỗi văn bản một việc.",
            "{count} things are asked for in one document.",
        )
        start = asking[most][0]
        first = compiled(rule.params["asks"]).match(text, start)
        yield read.fault(
            start, first.end() if first else start + 1, told(rule, vi, en, count=str(len(asking)))
        )


@takes("owners", owners=Regex, once=bool, message=str, english=str)
@check
def tasks_owned(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each numbered task names who does it, in itself or in what stands under it. with: owners (a regular expression)."""
    read = reading(found)

    def faults() -> Iterator[Fault]:
        for start, end in _tasks(read):
            text = read.running.text[start:end]
            if "[" not in text and not compiled(rule.params["owners"]).search(text):
                first = read.running.number_at(start)
                last = min(read.running.number_at(end), first + 4) - 1
                vi, en = "Nhiệm vụ chưa nêu cơ quan thực hiện.", "The task names nobody to do it."
                yield read.fault(start, read.running.span(max(first, last))[1], told(rule, vi, en))

    yield from counted(rule, faults())


def _tasks(read: Reading) -> Iterator[tuple[int, int]]:
    """Each clause, with the points and paragraphs under it."""
    head: Line | None = None
    end = 0
    for line in read.lines:
        if line.component in {"point", "text"} and head is not None:
            end = line.end
            continue
        if head is not None:
            yield head.start + head.lead, end
        head, end = (line, line.end) if line.component == "clause" else (None, 0)
    if head is not None:
        yield head.start + head.lead, end


@takes("most", most=int, message=str, english=str)
@check
def divided(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A document of more articles than so many is divided into chapters. with: most."""
    count = len(found.all("article"))
    if count > rule.params["most"] and not found.all("division"):
        vi, en = (
            "Văn bản có {count} điều, nên chia thành chương.",
            "With {count} articles it should be divided into chapters.",
        )
        yield _whole(found, rule, told(rule, vi, en, count=str(count)))


@takes(once=bool, message=str, english=str)
@check
def terms_used(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A term that the article on terms (Giải thích từ ngữ) explains is used elsewhere in the document."""
    read = reading(found)

    def faults() -> Iterator[Fault]:
        inside = False
        for line in read.lines:
            if line.component in {"article", "division", "heading"}:
                inside = "giải thích từ ngữ" in line.text.lower()
            elif inside and line.component == "clause":
                match = _TERM.match(line.text[line.lead :])
                if match is None:
                    continue
                start = line.start + line.lead + match.start("term")
                end = line.start + line.lead + match.end("term")
                if not any(not line.start <= at < line.end for at, _ in read.running.find(match["term"])):
                    vi, en = (
                        "Từ ngữ “{found}” được giải thích nhưng không dùng.",
                        "The term “{found}” is explained but never used.",
                    )
                    yield read.fault(start, end, told(rule, vi, en, found=match["term"]))

    yield from counted(rule, faults())
