"""The legal bases (căn cứ ban hành), the authority above them and the enacting word below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule
from chancery.gate.text.citations import citations
from chancery.gate.text.normal import squeezed

from .base import Fault, check


@check
def basis_ends(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each legal basis ends in a semicolon, the last in its own mark. with: last (the marks allowed)."""
    spans = found.all("basis")
    for number_, span in enumerate(spans, start=1):
        text = span.line.rstrip()
        if number_ < len(spans) and not text.endswith((";", ",")):
            yield Fault.at(
                span,
                "Cuối mỗi căn cứ phải có dấu chấm phẩy (;).",
                "Each legal basis ends in a semicolon (;).",
            )
        ended = (order := found.first("order")) is not None and not order.line.isupper()
        if number_ == len(spans) and not ended and not text.endswith(tuple(rule.params["last"])):
            marks = " hoặc ".join(f"“{mark}”" for mark in rule.params["last"])
            yield Fault.at(
                span,
                f"Căn cứ cuối cùng phải kết thúc bằng {marks}.",
                f"The last legal basis ends in {marks}.",
            )


@check
def basis_there(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A decision or an individual resolution names its legal bases. with: kinds."""
    if (
        found.kind in rule.params["kinds"]
        and found.all("kind")
        and not found.all("basis")
        and not found.attachment
    ):
        yield Fault(("Không có căn cứ ban hành văn bản.", "The document names no legal basis."))


@check
def basis_dashed(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Legal bases are lines that begin with a dash."""
    for span in found.all("basis"):
        if not span.line.lstrip().startswith("-") and span.paragraph.label not in {"-", "–"}:
            yield Fault.at(
                span,
                "Mỗi căn cứ bắt đầu bằng dấu gạch đầu dòng (-).",
                "Each legal basis begins with a dash (-).",
            )


@check
def basis_own_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each legal basis has a line of its own."""
    for span in found.own("basis"):
        if re.search(r"[;.]\s*(-\s*)?Căn cứ\s", span.line):
            yield Fault.at(
                span, "Sau mỗi căn cứ phải xuống dòng.", "Each legal basis stands on a line of its own."
            )


_NAMED_ONLY = {"luat", "bo-luat", "phap-lenh", "hien-phap"}


@check
def basis_complete(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A legal basis gives type, number, issuer, date and abstract of its document; laws and ordinances their name only."""
    for span in found.own("basis"):
        for cited in citations([span.line])[:1]:
            if cited.kind in _NAMED_ONLY or not cited.number or cited.refers_to is not None:
                continue
            missing = [
                words
                for value, words in (
                    (cited.dated, ("ngày tháng năm ban hành", "date")),
                    (cited.issuer, ("cơ quan ban hành", "issuer")),
                    (cited.abstract, ("trích yếu nội dung", "abstract")),
                )
                if not value
            ]
            if missing:
                yield Fault.at(
                    span,
                    f"Căn cứ ghi thiếu {', '.join(vi for vi, _ in missing)} của văn bản.",
                    f"The legal basis lacks the document's {', '.join(en for _, en in missing)}.",
                )


@check
def bases_by_there(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Who decides is named in capitals above the legal bases."""
    if found.own("basis") and found.own("order") and not found.own("bases_by") and not found.attachment:
        yield Fault.at(
            found.own("basis")[0],
            "Thiếu dòng thẩm quyền ban hành (chức vụ người đứng đầu hoặc tên cơ quan, in hoa) trên phần căn cứ.",
            "The line of the issuing authority, in capitals, is missing above the legal bases.",
        )


@check
def order_there(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The enacting word stands between the legal bases and the articles. with: words."""
    if found.own("kind") and found.own("basis") and not found.own("order") and not found.attachment:
        words = " hoặc ".join(f"“{word}”" for word in rule.params["words"])
        yield Fault.at(
            found.own("basis")[-1],
            f"Sau phần căn cứ thiếu dòng {words}.",
            f"The line {words} is missing below the legal bases.",
        )


@check
def order_written(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The enacting word is written so. with: words."""
    for span in found.own("order"):
        # A decree closes its bases in a sentence.
        if span.line.isupper() and squeezed(span.line).replace(" :", ":") not in rule.params["words"]:
            words = " hoặc ".join(f"“{word}”" for word in rule.params["words"])
            yield Fault.at(span, f"Ghi {words}, có dấu hai chấm.", f"It reads {words}, with a colon.")
