"""What a component must say, to the letter."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone, squeezed, toneless

from .base import Fault, check, name


@check
def exact_text(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The component reads exactly so, but for the placement of tone marks. with: text, any_case."""
    wanted = rule.params["text"]
    for span in found.all(rule.component):
        said, meant = canonical_tone(squeezed(span.line)), canonical_tone(wanted)
        if rule.params.get("any_case"):
            said, meant = said.lower(), meant.lower()
        if said.rstrip(" .") != meant or said.endswith("."):
            vi, en = name(rule.component)
            yield Fault.at(span, f"{vi} phải viết đúng là “{wanted}”.", f"{en} must read “{wanted}”.")


@check
def no_final_stop(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The component doesn't end in a full stop or another mark."""
    for span in (spans[-1] for spans in found.groups(rule.component)):
        if span.line.rstrip().endswith((".", ";", ",", ":")):
            vi, en = name(rule.component)
            yield Fault.at(span, f"{vi} không có dấu ở cuối.", f"{en} takes no mark at its end.")


@check
def starts_with(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The component's first line begins so. with: text; any (other beginnings that are right)."""
    span = found.first(rule.component)
    if span is None:
        return
    allowed = [rule.params["text"], *rule.params.get("any", ())]
    # In capitals throughout it is another rule's fault.
    said = span.line.lower() if span.line.isupper() else span.line
    if not any(said.startswith(start.lower() if span.line.isupper() else start) for start in allowed):
        vi, en = name(rule.component)
        yield Fault.at(
            span, f"{vi} phải bắt đầu bằng “{allowed[0]}”.", f"{en} must begin with “{allowed[0]}”."
        )


@check
def kind_known(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A document that is no dispatch bears the name of its type."""
    if not found.attachment and found.kind is None and found.all("number"):
        yield Fault(
            (
                "Không nhận ra tên loại văn bản (NGHỊ QUYẾT, QUYẾT ĐỊNH, BÁO CÁO…) hoặc “Kính gửi” của công văn.",
                "Neither the type's name (NGHỊ QUYẾT, QUYẾT ĐỊNH, BÁO CÁO…) nor a dispatch's addressees are recognised.",
            )
        )


@check
def kind_spelled(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The type's name is spelled with its diacritics."""
    from chancery.gate.packs import kinds

    span = found.first("kind")
    kind = kinds().get(found.kind or "")
    if span is None or kind is None:
        return
    said = canonical_tone(squeezed(span.line)).strip(" .:").upper()
    if said != canonical_tone(kind.name).upper() and toneless(said) == toneless(kind.name):
        yield Fault.at(
            span,
            f"Tên loại phải viết là “{kind.name.upper()}”.",
            f"The type's name is “{kind.name.upper()}”.",
        )
