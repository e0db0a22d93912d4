"""How parts, articles, clauses and points are written: marks, letters, indents, sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.roman import from_roman

from .base import Fault, check, number, several
from .body import prose
from .structure import ROMAN, run_on, shown


@check
def division_own_line(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "Chương I" has a line of its own, with the title below."""
    for paragraph, match in run_on(found):
        yield Fault.of(
            paragraph,
            f"“{match[1]} {match[2]}” đứng trên một dòng riêng, tiêu đề ở ngay dưới.",
            f"“{match[1]} {match[2]}” stands on a line of its own, its title below.",
        )


@check
def article_case(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "Điều", not "ĐIỀU"; its title not in capitals."""
    for span in found.all("article"):
        words = re.sub(r"^Điều\s+\d+\s*[.:]?\s*", "", shown(span), flags=re.IGNORECASE)
        if shown(span).startswith("ĐIỀU") or (len(words) > 12 and words.isupper()):
            yield Fault.at(
                span,
                "Từ “Điều” và tiêu đề của điều viết bằng chữ in thường.",
                "“Điều” and the article's title are not written in capitals.",
            )


@check
def article_digits(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Articles are numbered in Arabic digits."""
    for span in found.all("text"):
        match = ROMAN.match(span.line)
        if match and (number := from_roman(match[1].upper())):
            yield Fault.at(
                span,
                f"Số thứ tự của điều dùng chữ số Ả Rập: “Điều {number}.”.",
                f"An article is numbered in Arabic digits: “Điều {number}.”.",
            )


@check
def article_title_weight(found: Detection, rule: Rule) -> Iterator[Fault]:
    """In a document of chapters, where articles have titles, the titles are bold."""
    divided = {span.part for span in found.all("division")}
    for span in found.all("article"):
        if span.part not in divided:
            continue
        title = re.match(r"^Điều\s+\d+\s*[.:]?\s*", span.line, re.IGNORECASE)
        first = span.paragraph.format_at(span.start)
        after = span.paragraph.format_at(span.start + title.end()) if title else None
        if first is not None and first.bold and after is not None and not after.bold:
            yield Fault.at(span, "Tiêu đề của điều phải in đậm.", "The article's title must be bold.")


@check
def article_indented(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Articles are set in at their first line. with: cm (those allowed)."""
    for span in found.all("article"):
        indent = (span.paragraph.first_line + span.paragraph.indent_left) * 2.54 / 72
        # Long ones are content, whose indent another rule looks at.
        if span.start or span.paragraph.text.startswith("\t") or prose(span.paragraph):
            continue
        if not any(abs(indent - cm) <= 0.06 for cm in rule.params["cm"]):
            now = number(indent)
            yield Fault.at(
                span,
                f"“Điều” lùi đầu dòng {now[0]} cm, quy định 1 cm hoặc 1,27 cm.",
                f"“Điều” is set in by {now[1]} cm; 1 or 1.27 cm is prescribed.",
            )
            return


@check
def structure_size(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Articles, clauses and points have the size of the running text. with: min, max: sizes beyond are another rule's fault."""
    low, high = rule.params["min"], rule.params["max"]
    for part in range(len(found.parts)):
        usual = Counter(
            form.size
            for span in found.all("text")
            if span.part == part and prose(span.paragraph)
            for form in span.formats
        )
        size = usual.most_common(1)[0][0] if usual else 0
        if not low <= size <= high:
            continue
        wrong = [
            span.paragraph
            for component in ("article", "clause", "point")
            for span in found.all(component)
            if span.part == part
            and (form := span.paragraph.format_at(span.start))
            and form.size != size
            and low <= form.size <= high
        ]
        now = number(size)
        yield from several(
            wrong,
            f"Điều, khoản, điểm phải cùng cỡ chữ với phần lời văn ({now[0]}).",
            f"Articles, clauses and points have the size of the text ({now[1]}).",
        )


@check
def structure_upright(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The numbers of articles, clauses and points are upright."""
    wrong = [
        span.paragraph
        for component in ("article", "clause", "point")
        for span in found.all(component)
        if (form := span.paragraph.format_at(span.start)) and form.italic
    ]
    yield from several(
        wrong, "Điều, khoản, điểm phải dùng kiểu chữ đứng.", "Articles, clauses and points must be upright."
    )


@check
def clause_mark(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "1." with a full stop: under an article or heading all of whose clauses have another mark."""
    yield from _marked(found, "clause", _OTHER_CLAUSE, "khoản", "clauses", "1.")


@check
def point_mark(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "a)" in a small letter with a closing bracket."""
    yield from _marked(found, "point", _OTHER_POINT, "điểm", "points", "a)")
    for span in found.all("point"):
        if shown(span).strip()[:1].isupper():
            yield Fault.at(
                span,
                "Thứ tự các điểm dùng chữ cái in thường: “a)”.",
                "Points are lettered in small letters: “a)”.",
            )


_OTHER_CLAUSE = re.compile(r"^(\d{1,2})\s*(?:[)/:]|-\s)\s*[^\W\d_]")
_OTHER_POINT = re.compile(r"^([a-zđ])\s*(?:[./:]|-\s)\s*[^\W\d_]")


def _marked(
    found: Detection, component: str, other: re.Pattern[str], vi: str, en: str, sample: str
) -> Iterator[Fault]:
    """Runs of two or more lines with another mark, counted on from the first number, where none has the right one."""
    seen = {(span.part, shown(span).strip()[:1]) for span in found.all(component)}
    run: list[Span] = []
    for span in [*found.all("text"), None]:
        match = other.match(shown(span)) if span is not None else None
        if span is not None and match and (run or match[1] in {"1", "a"}):
            run.append(span)
        elif span is None or match or _breaks(found, run, span):
            if len(run) > 1 and (run[0].part, shown(run[0]).strip()[:1]) not in seen:
                yield Fault.at(
                    run[0],
                    f"Sau số thứ tự của {vi} viết “{sample}”.",
                    f"The numbers of {en} are written “{sample}”.",
                )
            run = []


def _breaks(found: Detection, run: list[Span], span: Span) -> bool:
    """A run goes on over plain lines between its own, a few at most."""
    return bool(run) and span.paragraph.index - run[-1].paragraph.index > 6


@check
def clause_title_weight(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A clause with a title, which has its line to itself and text below, is bold."""
    texts = {span.paragraph.index for span in found.all("text") if len(span.line) > 60}
    wrong = [
        span.paragraph
        for span in found.all("clause")
        if _TITLE.fullmatch(span.line.rstrip())
        and span.paragraph.index + 1 in texts
        and not any(form.bold for form in span.formats)
    ]
    yield from several(
        wrong, "Số thứ tự và tiêu đề của khoản phải in đậm.", "A clause's number and title must be bold."
    )


_TITLE = re.compile(r"[^:;]{3,70}[^\W_]")


@check
def heading_mark(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "I." with a full stop."""
    for span in found.all("heading"):
        if re.match(r"^[IVXL]+\s*[-–]", shown(span)):
            yield Fault.at(
                span, "Sau số La Mã của mục có dấu chấm: “I.”.", "A Roman heading takes a stop: “I.”."
            )
