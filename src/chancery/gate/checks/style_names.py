"""Capitals of names and of sentences (NĐ 30/2020/NĐ-CP, Phụ lục II), abbreviations, and one way of writing a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.packs import kinds
from chancery.gate.rule import Rule
from chancery.gate.text.normal import LOWER, UPPER, canonical_tone
from chancery.gate.text.roman import from_roman
from chancery.gate.text.running import form

from .base import Fault, Words, check
from .params import Regex, compiled, takes
from .style import ALL, Line, Reading, counted, order, places, reading, scope, told

_SHOULD = "“{found}” viết hoa là “{right}”.", "“{found}” is written “{right}”."
_STOPPED = re.compile(rf"[.?!](?<=[{LOWER}]{{2}}.)[”\")]?[ \u00a0]+(?P<at>[{LOWER}])")
_LETTERED = re.compile(r"[a-zđ]\s?[.):/-]")
_FULL_STOP = re.compile(rf"(?<!\w)[{LOWER}]+[”\")]?\.$")
_ABBREVIATION = re.compile(r"(?<![\w/.&@-])(?<!& )[A-ZĐƯƠ]{2,}[A-ZĐƯƠa-zđ]{0,3}(?![\w/&@-]| ?&|\.\w)")
_DEFINING = re.compile(r"\((?:[^()\n]{0,80}[ :“\"])?$")
_TERM = re.compile(r"(?:viết tắt|gọi tắt|gọi chung|gọi)(?: là|:)?[ \u00a0]*[“\"]?$")


def _begins(read: Reading, offset: int) -> bool:
    """A sentence, a line or a quotation begins there, or what comes after a colon."""
    line = read.line_at(offset)
    return offset <= line.start + line.lead or bool(
        re.search(
            r"(?:[.?!:…]|[.?!…][”\"’)])[ \u00a0]+[“\"(]?$|[“\"([]$",
            read.running.text[max(0, offset - 6) : offset],
        )
    )


@takes(
    "names",
    names=list,
    except_=list,
    not_after=list,
    first=str,
    in_=(str, list),
    once=bool,
    message=str,
    english=str,
)
@check
def cased(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Names are written in their own case. with: names; except (longer phrases in which the words are no name); not_after (words
    that make no name of what follows); first: free where the case of the first letter isn't judged."""
    read = reading(found)
    free, after = (
        rule.params.get("first") == "free",
        {form(word) for word in rule.params.get("not_after", ())},
    )

    def faults() -> Iterator[Fault]:
        for name in rule.params["names"]:
            for start, end in places(read, rule, name):
                said = read.running.text[start:end]
                right = said[0] + name[1:] if free else name
                # "(Tỉnh Nam Định)", "Nơi họp: Thành phố…": either is right there.
                capital = name[:1].upper() + name[1:]
                if _begins(read, start) and _same(said, capital):
                    continue
                number = read.running.number_at(start)
                if (
                    _same(said, right)
                    or said.isupper()
                    or read.line_at(start).capitals
                    or (after and number and read.running.forms[number - 1] in after)
                ):
                    continue
                yield read.fault(start, end, told(rule, *_SHOULD, found=said, right=right), right)

    yield from counted(rule, sorted(faults(), key=order))


def _same(said: str, right: str) -> bool:
    """Equal but for blanks and the placement of tone marks."""
    return " ".join(canonical_tone(said).split()) == " ".join(canonical_tone(right).split())


@takes()
@check
def sentence_capital(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A sentence begins with a capital, after a stop and on a new line (Phụ lục II, Mục I)."""
    read = reading(found)
    running = read.running
    vi, en = "Chữ đầu câu “{found}” phải viết hoa.", "The sentence begins with a small letter: “{found}”."
    for match in _STOPPED.finditer(running.text):
        at = match.start("at")
        if (
            read.line_at(at).component in scope(rule)
            and not running.quoted(at)
            and not running.ends_short(match.start())
        ):
            start, end = running.span(running.number_at(at))
            yield read.fault(
                start,
                end,
                told(rule, vi, en, found=running.text[start:end]),
                running.text[start:end].capitalize(),
            )
    before: Line | None = None
    for line in read.lines:
        if (
            line.component in {"text", "clause", "article"}
            and line.span.start == 0
            and line.text[line.lead : line.lead + 1].islower()
            # "a. …", "a/ …": a point with another mark than its bracket.
            and not _LETTERED.match(line.text, line.lead)
            and not line.text[: line.lead].strip("0123456789. \t\u00a0Điều")
            and before is not None
            and _FULL_STOP.search(before.text.rstrip())
            and before.component in {"text", "clause", "article", "point"}
        ):
            start, end = running.span(running.number_at(line.start + line.lead))
            yield read.fault(
                start,
                end,
                told(rule, vi, en, found=running.text[start:end]),
                running.text[start:end].capitalize(),
            )
        before = line


@takes("posts", "families", posts=list, families=list, once=bool)
@check
def post_with_name(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A post or a title that stands before a person's name has a capital (Phụ lục II, Mục V, khoản 3). with: posts; families
    (the family names by which a name is known)."""
    read = reading(found)
    running = read.running
    name = compiled(
        rf"[ \u00a0]+(?:{'|'.join(rule.params['families'])})(?:[ \u00a0][{{upper}}][{{lower}}]+){{1,4}}(?!\w)"
    )
    faults = []
    for post in rule.params["posts"]:
        for start, end in places(read, rule, post):
            said = running.text[start:end]
            number = running.number_at(start)
            # "Phó thủ tướng …" is the deputy's post, begun with a capital already.
            deputy = number > 0 and running.forms[number - 1] == "phó"
            if said[0].islower() and not deputy and name.match(running.text, end):
                right = said[0].upper() + said[1:]
                faults.append(read.fault(start, end, told(rule, *_SHOULD, found=said, right=right), right))
    yield from counted(rule, sorted(faults, key=order))


@takes()
@check
def self_reference(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A document that names itself by its type writes the type with a capital: "Quyết định này" (Phụ lục II, Mục V, khoản 6)."""
    kind = kinds().get(found.kind or "")
    if kind is None:
        return
    read = reading(found)
    for start, end in read.running.find(f"{kind.name} này"):
        said = read.running.text[start:end]
        if (
            said[0].islower()
            and read.line_at(start).component in scope(rule)
            and not read.running.quoted(start)
        ):
            right = said[0].upper() + said[1:]
            yield read.fault(start, end, told(rule, *_SHOULD, found=said, right=right), right)


@takes("known", known=list, in_=(str, list))
@check
def abbreviation_defined(found: Detection, rule: Rule) -> Iterator[Fault]:
    """An abbreviation is explained where it is first used: "Ủy ban nhân dân (UBND)". with: known (those that everyone knows)."""
    read = reading(found)
    text, known = read.running.text, set(rule.params["known"])
    told_: set[str] = set()
    vi = "Chữ viết tắt “{found}” chưa được giải thích ở lần dùng đầu."
    en = "The abbreviation {found} isn't explained where it is first used."
    for match in _ABBREVIATION.finditer(text):
        said, start = match[0], match.start()
        if said in told_ or said in known or from_roman(said) is not None:
            continue
        line = read.line_at(start)
        if line.capitals or line.component not in ALL or _among_capitals(text, *match.span()):
            continue
        told_.add(said)
        before, after = text[line.start : start], text[match.end() : match.end() + 4]
        if (
            _DEFINING.search(before)
            or _TERM.search(before)
            or after.lstrip(' ”"').startswith(("(", ":", "là"))
        ):
            continue
        if line.component in scope(rule) and not read.running.quoted(start):
            yield read.fault(*match.span(), told(rule, vi, en, found=said))


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Words in capitals stand beside it: a name or a title, no abbreviation."""
    before = re.search(rf"([{UPPER}]{{2,}}|\d)[ \u00a0-]$", text[max(0, start - 12) : start])
    after = re.match(rf"[ \u00a0-][{UPPER}]{{2,}}(?!\w)|[ \u00a0]?\d", text[end : end + 12])
    return bool(before or after)


@takes("forms", forms=list, once=bool, message=str, english=str)
@check
def alike(found: Detection, rule: Rule) -> Iterator[Fault]:
    """One way of writing a thing in a document. with: forms (sets of regular expressions, each set ways of writing one thing)."""
    read = reading(found)
    for ways in rule.params["forms"]:
        seen: dict[str, list[tuple[int, int]]] = {}
        for way in ways:
            spans = [match.span() for match in compiled(way).finditer(read.running.text)]
            spans = [
                span
                for span in spans
                if read.line_at(span[0]).component in scope(rule) and not read.running.quoted(span[0])
            ]
            if spans:
                seen[way] = spans
        if len(seen) < 2:
            continue
        usual = max(seen, key=lambda way: len(seen[way]))
        right = read.running.text[slice(*seen[usual][0])]
        said: Words = (
            "“{found}” viết khác “{right}” ở chỗ khác trong văn bản.",
            "“{found}” here, “{right}” elsewhere.",
        )
        faults = [
            read.fault(start, end, told(rule, *said, found=read.running.text[start:end], right=right), right)
            for way, spans in seen.items()
            if way != usual
            for start, end in spans
        ]
        yield from counted(rule, sorted(faults, key=order))


@takes("verbs", "owners", "dates", verbs=list, owners=Regex, dates=Regex, once=bool, message=str, english=str)
@check
def unowned(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A task (clause, point or item) that begins with a verb of resolve says who does it or by when, in itself or in what stands
    under it. with: verbs (of two syllables); owners, dates (regular expressions)."""
    read = reading(found)
    text, verbs = read.running.text, {form(verb) for verb in rule.params["verbs"]}

    def faults() -> Iterator[Fault]:
        for number, line in enumerate(read.lines):
            start = line.start + line.lead
            if line.component not in {"clause", "point", "text"} or not line.lead or line.capitals:
                continue
            number_ = read.running.number_at(start)
            first = " ".join(read.running.forms[number_ : number_ + 2])
            if first not in verbs:
                continue
            last = number + 1
            while (
                last < len(read.lines)
                and read.lines[last].component in {"point", "text"}
                and line.component == "clause"
            ):
                last += 1
            task = text[start : read.lines[last - 1].end]
            if not compiled(rule.params["owners"]).search(task) and not compiled(rule.params["dates"]).search(
                task
            ):
                vi, en = (
                    "Nhiệm vụ chưa nêu cơ quan thực hiện và thời hạn.",
                    "The task names neither who does it nor by when.",
                )
                end = read.running.span(number_ + 1)[1]
                yield read.fault(start, end, told(rule, vi, en))

    yield from counted(rule, faults())
