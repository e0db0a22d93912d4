"""One component: its look, and that it is there."""

from __future__ import annotations

import re

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from .draft import Draft, breaks, change, cut, each_run, say


@breaks("present", None)
def _(draft: Draft) -> None:
    cut(draft.component)


@breaks("size", None)
def _(draft: Draft) -> None:
    each_run(draft.component, size=Pt(draft.rule.params["max"] + 6))


@breaks("weight", None)
def _(draft: Draft) -> None:
    each_run(draft.component, bold=not draft.rule.params.get("on", True))


@breaks("slope", None)
def _(draft: Draft) -> None:
    each_run(draft.component, italic=not draft.rule.params.get("on", True))


@breaks("capitals", None)
def _(draft: Draft) -> None:
    paragraph = draft.component
    # The numeral of a heading and the word "V/v" are as they are.
    head, text = re.fullmatch(r"((?:[IVX]+\. |V/v )?)(.*)", paragraph.text, re.DOTALL).groups()
    say(paragraph, head + (text.capitalize() if draft.rule.params.get("on", True) else text.upper()))


@breaks("placed", None)
def _(draft: Draft) -> None:
    draft.component.alignment = WD_ALIGN_PARAGRAPH.RIGHT


@breaks("line-under", None)
def _(draft: Draft) -> None:
    following = draft.component._p.getnext()
    following.getparent().remove(following)


@breaks("exact-text", None)
def _(draft: Draft) -> None:
    paragraph = draft.component
    changed = {"Độc lập - Tự do": "Độc lập – Tự do", "VIỆT NAM": "VIỆT NAM."}
    old = next(old for old in changed if old in paragraph.text)
    change(paragraph, old, changed[old])


@breaks("no-final-stop", None)
def _(draft: Draft) -> None:
    say(draft.component, f"{draft.component.text}.")


@breaks("starts-with", None)
def _(draft: Draft) -> None:
    change(draft.component, "V/v", "Về việc")


@breaks("addressee-colon", "dispatch")
def _(draft: Draft) -> None:
    change(draft.find("Kính gửi"), "Kính gửi:", "Kính gửi")


@breaks("kind-known", "report")
def _(draft: Draft) -> None:
    cut(draft.find("BÁO CÁO"))
    for start in ("Kết quả công tác", "kết quả công tác"):
        for paragraph in list(draft.paragraphs()):
            if paragraph.text == start:
                cut(paragraph)


@breaks("kind-spelled", "report")
def _(draft: Draft) -> None:
    say(draft.find("BÁO CÁO"), "BAO CÁO")


@breaks("line-length", None)
def _(draft: Draft) -> None:
    """Across the whole column; under the motto, which wants a long one, a short one."""
    indent = draft.component._p.getnext().find(f".//{qn('w:ind')}")
    for side in ("left", "right"):
        now = int(indent.get(qn(f"w:{side}")))
        indent.set(qn(f"w:{side}"), str(now + 800) if draft.rule.params["min"] == 1 else "0")


@breaks("single-spaced", None)
def _(draft: Draft) -> None:
    draft.component.paragraph_format.line_spacing = 1.5


@breaks("space-over", None)
def _(draft: Draft) -> None:
    draft.component.paragraph_format.space_before = Pt(0)
