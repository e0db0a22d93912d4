"""Marks, appendices, attached documents, copies, and the parts of the samples."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.shared import Pt

from .draft import Draft, breaks, change, cut, each_run, say


@breaks("mark-words", None)
def _(draft: Draft) -> None:
    say(draft.component, draft.component.text.capitalize())


@breaks("annex-number", "annexed")
def _(draft: Draft) -> None:
    say(draft.find("Phụ lục II"), "Phụ lục 2")


@breaks("mark-side", None)
def _(draft: Draft) -> None:
    draft.find("Lam Sơn, ngày")._p.addnext(draft.component._p)


@breaks("contact-size", "dispatch")
def _(draft: Draft) -> None:
    for paragraph in draft.docx.sections[0].first_page_footer.paragraphs:
        each_run(paragraph, size=Pt(16))


@breaks("contact-upright", "dispatch")
def _(draft: Draft) -> None:
    for paragraph in draft.docx.sections[0].first_page_footer.paragraphs:
        each_run(paragraph, italic=True)


@breaks("annex-mentioned", "annexed")
def _(draft: Draft) -> None:
    change(next(p for p in draft.paragraphs() if "tại Phụ lục" in p.text), "Phụ lục", "bảng")


@breaks("reference-there", "annexed")
def _(draft: Draft) -> None:
    cut(draft.find("(Kèm theo"))


@breaks("reference-agrees", "annexed")
def _(draft: Draft) -> None:
    change(draft.find("(Kèm theo"), "05", "06")


@breaks("annex-pages", "lying")
def _(draft: Draft) -> None:
    del draft.docx.sections[1]._sectPr.find(qn("w:pgNumType")).attrib[qn("w:start")]


@breaks("attached-issued", "issued")
def _(draft: Draft) -> None:
    change(draft.find("Điều 1. Ban hành"), "kèm theo Quyết định này ", "")


@breaks("copy-form", "copied")
def _(draft: Draft) -> None:
    change(draft.find("SAO "), "SAO", "BẢN SAO")


@breaks("copy-line", "copied")
def _(draft: Draft) -> None:
    line = draft.docx.tables[-2]._tbl.getprevious().getprevious()
    line.getparent().remove(line)


@breaks("copy-complete", "copied")
def _(draft: Draft) -> None:
    cut(draft.find("Lam Sơn, ngày 04"))


@breaks("copy-symbol", "copied")
def _(draft: Draft) -> None:
    paragraph = draft.find("Số: 03", "Số 03")
    change(paragraph, *(("SY", "SL") if "SY" in paragraph.text else ("BS", "SL")))


@breaks("expects", None)
def _(draft: Draft) -> None:
    cut(draft.find("Chức vụ"))
