"""How each check's rules are broken, one at a time, on a faultless document.

The files are changed by python-docx, which knows nothing of the gate. A break names the faultless document that it
starts from and finds its component by the text that stands there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx import Document as open_docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from chancery.gate.packs import packs
from chancery.gate.rule import Rule
from chancery.gate.tests.documents import faultless

# component: (faultless document, the text that its paragraph begins with), for state and for Party documents
WHERE = {
    "national": ("decision", "CỘNG H"),
    "motto": ("decision", "Độc lập"),
    "party_header": ("decision", "ĐẢNG CỘNG SẢN"),
    "superior": ("decision", ("UỶ BAN NHÂN DÂN TỈNH", "TỈNH UỶ LAM SƠN")),
    "issuer": ("decision", ("VĂN PHÒNG", "VĂN PHÒNG TỈNH UỶ")),
    "number": ("decision", "Số"),
    "place_date": ("decision", "Lam Sơn, ngày"),
    "kind": ("decision", "QUYẾT ĐỊNH"),
    "abstract": ("decision", ("Về việc ban hành", "về việc ban hành")),
    "dispatch_abstract": ("dispatch", "V/v"),
    "addressee": ("dispatch", "Kính gửi"),
    "basis": ("decision", ("Căn cứ", "- Căn cứ")),
    "division": ("statute", "Chương I"),
    "division_title": ("statute", "QUY ĐỊNH CHUNG"),
    "heading": ("report", "II."),
    "authority": ("decision", "K"),
    "post": ("decision", "PHÓ CHÁNH"),
    "signer": ("decision", "Nguyễn Văn An"),
    "recipients_heading": ("decision", "Nơi nhận"),
    "recipient": ("decision", "- Các phòng"),
    "urgency": ("decision", "KHẨN"),
    "circulation": ("decision", "LƯU HÀNH"),
    "secrecy": ("secret", "MẬT"),
    "annex": ("annexed", "Phụ lục I"),
}


@dataclass
class Draft:
    """A faultless document opened to be broken."""

    docx: Docx
    rule: Rule

    def paragraphs(self) -> Iterator[Paragraph]:
        for block in self.docx.iter_inner_content():
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs

    def find(self, *starts: str) -> Paragraph:
        """The first paragraph that begins with one of `starts`."""
        return next(p for p in self.paragraphs() if p.text.startswith(starts))

    def whole(self, *texts: str) -> Paragraph:
        return next(p for p in self.paragraphs() if p.text in texts)

    @property
    def component(self) -> Paragraph:
        starts = WHERE[self.rule.component][1]
        starts = (starts,) if isinstance(starts, str) else starts
        if self.rule.component == "authority":
            return self.find("KT. ", "K/T ")
        if self.rule.component in {"issuer", "urgency", "secrecy"}:
            return self.whole(*starts)
        return self.find(*starts)

    def header(self) -> Paragraph:
        return self.docx.sections[0].header.paragraphs[0]


def say(paragraph: Paragraph, text: str) -> None:
    """Puts other words in, in the format of the first run."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def change(paragraph: Paragraph, old: str, new: str) -> None:
    assert old in paragraph.text
    for run in paragraph.runs:
        if old in run.text:
            run.text = run.text.replace(old, new, 1)
            return
    say(paragraph, paragraph.text.replace(old, new, 1))


def cut(paragraph: Paragraph) -> None:
    """Takes the paragraph out; a cell keeps one."""
    parent = paragraph._p.getparent()
    if parent.tag == qn("w:tc") and len(parent.findall(qn("w:p"))) == 1:
        say(paragraph, "")
    else:
        parent.remove(paragraph._p)


def each_run(paragraph: Paragraph, **values: object) -> None:
    for run in paragraph.runs:
        for name, value in values.items():
            setattr(run.font, name, value)


Break = Callable[[Draft], None]
BREAKS: dict[str, tuple[str | None, Break]] = {}
"""Check to (faultless document, or None for the component's own; the break)."""


def breaks(check: str, base: str | None = "decision") -> Callable[[Break], Break]:
    def register(function: Break) -> Break:
        BREAKS[check] = (base, function)
        return function

    return register


# Page


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


# One component


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
    text = paragraph.text
    say(paragraph, text.capitalize() if draft.rule.params.get("on", True) else text.upper())


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


# The face


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


# Content


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


# Signature and recipients


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


# Marks and appendices


@breaks("mark-words", None)
def _(draft: Draft) -> None:
    say(draft.component, draft.component.text.capitalize())


@breaks("annex-number", "annexed")
def _(draft: Draft) -> None:
    say(draft.find("Phụ lục II"), "Phụ lục 2")


def broken(content: bytes, rule: Rule) -> bytes:
    """The faultless DOCX with the one rule broken."""
    draft = Draft(open_docx(io.BytesIO(content)), rule)
    BREAKS[rule.check][1](draft)
    out = io.BytesIO()
    draft.docx.save(out)
    return out.getvalue()


def base_of(rule: Rule) -> str:
    """The faultless document that the rule's break starts from."""
    base = BREAKS[rule.check][0]
    if base is None:
        base = WHERE[rule.component][0]
    if rule.check == "present" and rule.component == "issuer":
        base = "alone"
    return base


def with_fault(pack: str, code: str) -> bytes:
    """A document that breaks just the rule with this code."""
    (rule,) = (rule for rule in packs()[pack].rules if rule.code == code)
    return broken(faultless(pack, base_of(rule)), rule)
