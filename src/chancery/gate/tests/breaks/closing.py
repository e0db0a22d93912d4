"""Signatures, recipients and addressees."""

from __future__ import annotations

from docx.shared import Pt

from .draft import Draft, breaks, change, cut, say


@breaks("authority-form")
def _(draft: Draft) -> None:
    paragraph = draft.find("KT. ", "K/T ")
    old, new = ("KT. ", "K/T ") if paragraph.text.startswith("KT.") else ("K/T ", "KT. ")
    change(paragraph, old, new)


@breaks("signer-plain")
def _(draft: Draft) -> None:
    say(draft.find("Nguyễn Văn An"), "TS. Nguyễn Văn An")


@breaks("deputy-post")
def _(draft: Draft) -> None:
    cut(draft.find("PHÓ CHÁNH"))


@breaks("recipients-colon")
def _(draft: Draft) -> None:
    say(draft.find("Nơi nhận"), "Nơi nhận")


@breaks("recipient-dash")
def _(draft: Draft) -> None:
    change(draft.find("- Các phòng"), "- ", "+ ")


@breaks("recipient-ends")
def _(draft: Draft) -> None:
    paragraph = draft.find("- Các phòng")
    say(paragraph, paragraph.text.rstrip(";,"))


@breaks("filing-line")
def _(draft: Draft) -> None:
    say(draft.find("- Lưu"), "- Các cơ quan liên quan.")


@breaks("filing-form")
def _(draft: Draft) -> None:
    change(draft.find("- Lưu"), "Lưu:", "Lưu")


@breaks("authority-of")
def _(draft: Draft) -> None:
    change(draft.find("KT. ", "K/T "), "CHÁNH VĂN PHÒNG", "VĂN PHÒNG")


@breaks("post-after-authority")
def _(draft: Draft) -> None:
    paragraph = draft.find("KT. ", "K/T ")
    old, new = ("KT.", "TL.") if paragraph.text.startswith("KT.") else ("K/T", "T/L")
    change(paragraph, old, new)
    cut(draft.find("PHÓ CHÁNH"))


@breaks("deputy-is-deputy")
def _(draft: Draft) -> None:
    say(draft.find("PHÓ CHÁNH"), "TRƯỞNG PHÒNG")


@breaks("minutes-signed", "bien-ban")
def _(draft: Draft) -> None:
    cut(draft.whole("THƯ KÝ"))
    cut(draft.find("Lê Thị Cúc"))


@breaks("as-above", "dispatch")
def _(draft: Draft) -> None:
    change(draft.find("- Như trên"), "Như trên", "Sở Nội vụ")


@breaks("addressee-line", "addressed")
def _(draft: Draft) -> None:
    cut(draft.find("- Sở Tài chính"))


@breaks("addressee-dash", "addressed")
def _(draft: Draft) -> None:
    change(draft.find("- Sở Nội vụ"), "- ", "")


@breaks("addressee-ends", "addressed")
def _(draft: Draft) -> None:
    change(draft.find("- Sở Nội vụ"), ";", "")


@breaks("addressee-aligned", "addressed")
def _(draft: Draft) -> None:
    form = draft.find("- Sở Tài chính").paragraph_format
    form.left_indent = form.left_indent + Pt(30)


@breaks("recipients-level")
def _(draft: Draft) -> None:
    """The recipients stand a row below the signature."""
    table = draft.docx.tables[-1]
    cell = table.rows[0].cells[0]
    below = table.add_row().cells[0]
    for paragraph in list(cell.paragraphs):
        below.paragraphs[-1]._p.addprevious(paragraph._p)
    cell.add_paragraph()


@breaks("recipients-left")
def _(draft: Draft) -> None:
    draft.find("Nơi nhận").paragraph_format.left_indent = Pt(40)


@breaks("recipient-own-line")
def _(draft: Draft) -> None:
    paragraph = draft.find("- Các phòng")
    say(paragraph, f"- Các phòng{paragraph.text[-1]} - Các đơn vị{paragraph.text[-1]}")


@breaks("filing-registry")
def _(draft: Draft) -> None:
    change(draft.find("- Lưu"), "VT, ", "")


@breaks("filing-last")
def _(draft: Draft) -> None:
    filed, other = draft.find("- Lưu"), draft.find("- Các phòng")
    end = other.text[-1]
    say(filed, filed.text[:-1] + end)
    say(other, f"{other.text[:-1]}.")
    other._p.addprevious(filed._p)
