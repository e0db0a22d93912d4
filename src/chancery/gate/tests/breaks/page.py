"""The page, and the file as a whole."""

from __future__ import annotations

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .draft import Draft, breaks, each_run, say


@breaks("paper")
def _(draft: Draft) -> None:
    draft.docx.sections[0].page_width, draft.docx.sections[0].page_height = Mm(216), Mm(279)


@breaks("portrait", "dispatch")
def _(draft: Draft) -> None:
    section = draft.docx.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    # A page without a table at all after its head has no reason to lie.
    table = draft.docx.tables[-1]
    for paragraph in [p for cell in table.rows[0].cells for p in cell.paragraphs]:
        table._tbl.addprevious(paragraph._p)
    table._tbl.getparent().remove(table._tbl)


@breaks("margin")
def _(draft: Draft) -> None:
    setattr(draft.docx.sections[0], f"{draft.rule.params['side']}_margin", Mm(draft.rule.params["max"] + 8))


@breaks("page-number-shown", "long")
def _(draft: Draft) -> None:
    for run in draft.header().runs:
        run._r.getparent().remove(run._r)


@breaks("page-number-centred")
def _(draft: Draft) -> None:
    draft.header().alignment = WD_ALIGN_PARAGRAPH.RIGHT


@breaks("page-number-size")
def _(draft: Draft) -> None:
    each_run(draft.header(), size=Pt(9))


@breaks("page-number-hidden-on-first")
def _(draft: Draft) -> None:
    draft.docx.sections[0].different_first_page_header_footer = False


@breaks("page-number-arabic")
def _(draft: Draft) -> None:
    draft.docx.sections[0]._sectPr.find(qn("w:pgNumType")).set(qn("w:fmt"), "lowerRoman")


@breaks("unicode-only")
def _(draft: Draft) -> None:
    paragraph = draft.find("1. Nội dung")
    say(paragraph, "1. C¸c c¬ quan, ®¬n vÞ c¨n cø chøc n¨ng, nhiÖm vô ®­îc giao x©y dùng kÕ ho¹ch cô thÓ.")
    each_run(paragraph, name=".VnTime")


@breaks("typeface")
def _(draft: Draft) -> None:
    each_run(draft.find("1. Nội dung"), name="Arial")


@breaks("black")
def _(draft: Draft) -> None:
    for run in draft.find("1. Nội dung").runs:
        run.font.color.rgb = RGBColor(0, 0, 0xFF)


@breaks("page-number-from-one")
def _(draft: Draft) -> None:
    draft.docx.sections[0]._sectPr.find(qn("w:pgNumType")).set(qn("w:start"), "3")


@breaks("page-number-upright")
def _(draft: Draft) -> None:
    each_run(draft.header(), italic=True)


@breaks("margin-landscape", "lying")
def _(draft: Draft) -> None:
    draft.docx.sections[1].left_margin = Mm(50)
