"""The legal bases and the content."""

from __future__ import annotations

import copy

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from .draft import Draft, breaks, change, cut, each_run, say


@breaks("content-size")
def _(draft: Draft) -> None:
    each_run(draft.find("1. Nội dung"), size=Pt(11))


@breaks("content-upright", "report")
def _(draft: Draft) -> None:
    each_run(draft.find("Các cơ quan, đơn vị căn cứ"), italic=True)


@breaks("content-aligned")
def _(draft: Draft) -> None:
    draft.find("1. Nội dung").alignment = WD_ALIGN_PARAGRAPH.LEFT


@breaks("content-indented")
def _(draft: Draft) -> None:
    draft.find("1. Nội dung").paragraph_format.first_line_indent = Cm(2.5)


@breaks("paragraph-spacing")
def _(draft: Draft) -> None:
    draft.find("2. Nội dung").paragraph_format.space_before = Pt(0)


@breaks("line-spacing")
def _(draft: Draft) -> None:
    draft.find("1. Nội dung").paragraph_format.line_spacing = 2.0


@breaks("basis-ends")
def _(draft: Draft) -> None:
    paragraph = draft.find("Căn cứ", "- Căn cứ")
    say(paragraph, paragraph.text.rstrip(";"))


@breaks("basis-there")
def _(draft: Draft) -> None:
    for paragraph in [p for p in draft.paragraphs() if p.text.startswith("Căn cứ")]:
        cut(paragraph)


@breaks("basis-dashed")
def _(draft: Draft) -> None:
    change(draft.find("- Căn cứ"), "- Căn cứ", "Căn cứ")


@breaks("article-mark")
def _(draft: Draft) -> None:
    change(draft.find("Điều 2."), "Điều 2.", "Điều 2:")


@breaks("article-weight")
def _(draft: Draft) -> None:
    each_run(draft.find("Điều 2."), bold=False)


@breaks("article-order")
def _(draft: Draft) -> None:
    change(draft.find("Điều 3."), "Điều 3.", "Điều 4.")


@breaks("article-titled", "statute")
def _(draft: Draft) -> None:
    say(draft.find("Điều 2."), "Điều 2.")


@breaks("division-numerals", "statute")
def _(draft: Draft) -> None:
    say(draft.find("Chương II"), "Chương 2")


@breaks("division-order", "statute")
def _(draft: Draft) -> None:
    say(draft.find("Chương II"), "Chương III")


@breaks("division-titled", "statute")
def _(draft: Draft) -> None:
    cut(draft.find("QUY ĐỊNH CHUNG"))


@breaks("clause-order")
def _(draft: Draft) -> None:
    change(draft.find("2. Nội dung"), "2. ", "3. ")


@breaks("point-order")
def _(draft: Draft) -> None:
    change(draft.find("c) Ý"), "c) ", "d) ")


@breaks("heading-order", "report")
def _(draft: Draft) -> None:
    change(draft.find("II. "), "II. ", "III. ")


@breaks("basis-own-line")
def _(draft: Draft) -> None:
    paragraph = draft.find("Căn cứ", "- Căn cứ")
    say(paragraph, f"{paragraph.text} Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010;")


@breaks("basis-complete")
def _(draft: Draft) -> None:
    change(draft.find("Căn cứ Quyết định"), " của Ủy ban nhân dân tỉnh Lam Sơn ban hành Quy chế làm việc", "")


@breaks("bases-by-there")
def _(draft: Draft) -> None:
    cut(draft.whole("CHÁNH VĂN PHÒNG"))


@breaks("order-there")
def _(draft: Draft) -> None:
    cut(draft.whole("QUYẾT ĐỊNH:"))


@breaks("order-written")
def _(draft: Draft) -> None:
    say(draft.whole("QUYẾT ĐỊNH:"), "QUYẾT ĐỊNH")


@breaks("division-own-line", "statute")
def _(draft: Draft) -> None:
    say(draft.find("Chương II"), "Chương II. TỔ CHỨC")
    cut(draft.whole("TỔ CHỨC"))


@breaks("article-case")
def _(draft: Draft) -> None:
    change(draft.find("Điều 2."), "Điều 2.", "ĐIỀU 2.")


@breaks("article-title-weight", "statute")
def _(draft: Draft) -> None:
    paragraph = draft.find("Điều 2.")
    title = paragraph.text.removeprefix("Điều 2.")
    say(paragraph, "Điều 2.")
    paragraph.add_run(title)


@breaks("article-indented")
def _(draft: Draft) -> None:
    draft.find("Điều 2.").paragraph_format.first_line_indent = Cm(3)


@breaks("article-digits", "statute")
def _(draft: Draft) -> None:
    change(draft.find("Điều 3."), "Điều 3.", "Điều III.")


@breaks("structure-size")
def _(draft: Draft) -> None:
    each_run(draft.find("Điều 2."), size=Pt(13))


@breaks("structure-upright")
def _(draft: Draft) -> None:
    each_run(draft.find("1. Nội dung"), italic=True)


@breaks("clause-mark")
def _(draft: Draft) -> None:
    for number in ("1", "2"):
        change(draft.find(f"{number}. Nội dung"), f"{number}.", f"{number})")


@breaks("clause-title-weight")
def _(draft: Draft) -> None:
    text = draft.find("Điều 2.")._p.getnext()
    titled = copy.deepcopy(draft.find("2. Nội dung")._p)
    text.addprevious(titled)
    say(next(p for p in draft.paragraphs() if p._p is titled), "1. Phạm vi áp dụng")


@breaks("point-mark")
def _(draft: Draft) -> None:
    for letter in "abc":
        change(draft.find(f"{letter}) Ý"), f"{letter})", f"{letter}.")


@breaks("heading-mark", "report")
def _(draft: Draft) -> None:
    change(draft.find("II. "), "II. ", "II- ")


@breaks("content-lowercase")
def _(draft: Draft) -> None:
    paragraph = draft.find("1. Nội dung")
    say(paragraph, paragraph.text.upper())


@breaks("ends-mark")
def _(draft: Draft) -> None:
    last = next(p for p in draft.paragraphs() if p.text.endswith("./."))
    change(last, "./.", ".")
