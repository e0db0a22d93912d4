"""The number and date, and how the heads stand."""

from __future__ import annotations

import re

from docx.oxml.ns import qn

from .draft import Draft, breaks, change, cut, say


@breaks("number-word")
def _(draft: Draft) -> None:
    old, new = ("Số:", "Số") if draft.rule.params["colon"] else ("Số ", "Số: ")
    change(draft.find("Số"), old, new)


@breaks("symbol-pattern")
def _(draft: Draft) -> None:
    paragraph = draft.find("Số")
    say(paragraph, re.sub("/", " / ", paragraph.text))


@breaks("symbol-names-kind")
def _(draft: Draft) -> None:
    change(draft.find("Số"), "QĐ", "TB")


@breaks("number-zero")
def _(draft: Draft) -> None:
    change(draft.find("Số"), "05", "5")


@breaks("date-written")
def _(draft: Draft) -> None:
    paragraph = draft.find("Lam Sơn, ngày")
    say(paragraph, re.sub(r"ngày (\d+) tháng (\d+) năm (\d+)", r"\1/\2/\3", paragraph.text))


@breaks("date-zero")
def _(draft: Draft) -> None:
    change(draft.find("Lam Sơn, ngày"), "ngày 03", "ngày 3")


@breaks("date-comma")
def _(draft: Draft) -> None:
    change(draft.find("Lam Sơn, ngày"), "Lam Sơn, ngày", "lam Sơn, ngày")


@breaks("same-row")
def _(draft: Draft) -> None:
    paragraph = draft.find("Lam Sơn, ngày")
    draft.find("Độc lập")._p.addprevious(paragraph._p)


@breaks("header-side", "dispatch")
def _(draft: Draft) -> None:
    for row in draft.docx.tables[0].rows:
        left, right = row._tr.findall(qn("w:tc"))
        row._tr.remove(left)
        right.addnext(left)


@breaks("star-under-issuer")
def _(draft: Draft) -> None:
    cut(draft.whole("*"))


@breaks("dispatch-abstract-place", "dispatch")
def _(draft: Draft) -> None:
    cut(draft.find("V/v"))


@breaks("symbol-groups", "dispatch")
def _(draft: Draft) -> None:
    change(draft.find("Số"), "VP-TH", "VP")


@breaks("date-real")
def _(draft: Draft) -> None:
    change(draft.find("Lam Sơn, ngày"), "ngày 03", "ngày 30")


@breaks("place-full")
def _(draft: Draft) -> None:
    change(draft.find("Lam Sơn, ngày"), "Lam Sơn", "TP. Lam Sơn")


@breaks("place-capitals")
def _(draft: Draft) -> None:
    change(draft.find("Lam Sơn, ngày"), "Lam Sơn", "Lam sơn")


@breaks("superior-named")
def _(draft: Draft) -> None:
    change(draft.find("UỶ BAN NHÂN DÂN TỈNH"), " LAM SƠN", "")


@breaks("joint-signatures", "joint")
def _(draft: Draft) -> None:
    for start in ("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"):
        for paragraph in [p for p in draft.paragraphs() if p.text == start]:
            cut(paragraph)
