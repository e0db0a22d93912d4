"""What the components of the head and the content must say to the letter, and the marks at their ends."""

from __future__ import annotations

import re

from chancery.gate.checks import Fault
from chancery.gate.detect import Detection
from chancery.gate.packs import kinds
from chancery.gate.rule import Rule
from chancery.gate.text.normal import squeezed, toneless
from chancery.gate.text.roman import from_roman, roman

from .base import reword


def said(fault: Fault) -> str:
    """The words that the fault is about."""
    return fault.paragraph.text[fault.start : fault.end] if fault.paragraph else ""


@reword("exact-text")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return str(rule.params["text"])


@reword("no-final-stop")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return said(fault).rstrip(" .;,:")


@reword("starts-with")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    """ "Về việc …", "v/v: …" begin as is prescribed; other beginnings are the writer's."""
    match = re.match(r"\s*(?:v\s*/\s*v|về việc)\b[:.]?\s*", said(fault), re.IGNORECASE)
    start = rule.params["text"]
    if match is None or toneless(start) not in {"v/v", "ve viec"}:
        return None
    return f"{start} {said(fault)[match.end() :]}"


@reword("addressee-colon")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return re.sub(r"^(Kính gửi)\s*", r"\1: ", said(fault), flags=re.IGNORECASE)


@reword("kind-spelled")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    kind = kinds().get(found.kind or "")
    return kind.name.upper() if kind else None


@reword("basis-ends")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    spans = found.all("basis")
    last = bool(spans) and fault.paragraph is spans[-1].paragraph and fault.start == spans[-1].start
    return f"{said(fault).rstrip(' .,;:')}{rule.params['last'][0] if last else ';'}"


@reword("basis-dashed")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return f"- {said(fault).lstrip(' +*•–—')}"


@reword("article-mark")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    match = re.match(r"(\s*Điều\s+\d+)\s*[:;,)/-]?\s*", said(fault), re.IGNORECASE)
    if match is None:
        return None
    rest = said(fault)[match.end() :]
    return f"{match[1]}. {rest}" if rest else f"{match[1]}."


@reword("division-numerals")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    match = re.fullmatch(r"(\s*)(\S+(?: mục)?)(\s+)(\w+)(.*)", said(fault), re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    number = from_roman(match[4].upper())
    wanted = roman(int(match[4])) if match[4].isdigit() else str(number) if number else None
    return f"{match[1]}{match[2]}{match[3]}{wanted}{match[5]}" if wanted else None


@reword("annex-number")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    spans = found.all("annex")
    number = next((n for n, span in enumerate(spans, start=1) if span.paragraph is fault.paragraph), 0)
    match = re.fullmatch(r"(\s*Phụ lục)\s*\S*?([.:]?\s*)", said(fault), re.IGNORECASE)
    return f"{match[1]} {roman(number)}{match[2]}" if match and number else None


@reword("mark-words")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    bare = toneless(squeezed(said(fault)).strip("()[] ."))
    alike = [word for word in rule.params["words"] if toneless(word) == bare]
    return alike[0] if len(alike) == 1 else None
