"""A faultless document opened to be broken, and what breaks are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from chancery.gate.rule import Rule

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
    "annex_title": ("annexed", "DANH MỤC MỘT"),
    "reference": ("annexed", "(Kèm theo"),
    "bases_by": ("decision", "CHÁNH VĂN PHÒNG"),
    "copy_form": ("copied", "SAO "),
    "drafter": ("dispatch", "VTH.(50)"),
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
