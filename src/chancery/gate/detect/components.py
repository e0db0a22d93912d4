"""The components, and where in the document each was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chancery.gate.consistency.model import Register
from chancery.gate.docx.model import Document, Format, Paragraph

# component: its name in Vietnamese and in English, for messages
NAMES: dict[str, tuple[str, str]] = {
    "national": ("Quốc hiệu", "the national name"),
    "motto": ("Tiêu ngữ", "the motto"),
    "party_header": ("Tiêu đề “Đảng Cộng sản Việt Nam”", "the Party header"),
    "superior": ("Tên cơ quan chủ quản", "the superior agency's name"),
    "issuer": ("Tên cơ quan ban hành", "the issuing agency's name"),
    "star": ("Dấu sao", "the star"),
    "number": ("Số, ký hiệu", "the number and symbol"),
    "place_date": ("Địa danh và thời gian", "the place and date"),
    "kind": ("Tên loại văn bản", "the type's name"),
    "abstract": ("Trích yếu", "the abstract"),
    "dispatch_abstract": ("Trích yếu công văn", "the dispatch's abstract"),
    "addressee": ("“Kính gửi”", "the addressees"),
    "bases_by": ("Thẩm quyền ban hành", "the issuing authority"),
    "basis": ("Căn cứ ban hành", "the legal basis"),
    "order": ("Lệnh văn", "the enacting word"),
    "division": ("Phần, chương, mục", "part, chapter, section"),
    "division_title": ("Tiêu đề phần, chương, mục", "the title of a part, chapter or section"),
    "article": ("Điều", "the article"),
    "heading": ("Mục đánh số La Mã", "the numbered heading"),
    "clause": ("Khoản", "the clause"),
    "point": ("Điểm", "the point"),
    "text": ("Nội dung", "the content"),
    "authority": ("Quyền hạn của người ký", "the signer's authority"),
    "post": ("Chức vụ của người ký", "the signer's post"),
    "signer": ("Họ tên người ký", "the signer's name"),
    "recipients_heading": ("“Nơi nhận”", "the word “Nơi nhận”"),
    "recipient": ("Dòng nơi nhận", "a line of recipients"),
    "draft": ("Dấu dự thảo", "the draft mark"),
    "urgency": ("Dấu chỉ mức độ khẩn", "the urgency mark"),
    "secrecy": ("Dấu chỉ độ mật", "the secrecy mark"),
    "circulation": ("Chỉ dẫn phạm vi lưu hành", "the limit of circulation"),
    "annex": ("Phụ lục", "the appendix"),
    "annex_title": ("Tiêu đề phụ lục", "the appendix's title"),
    "reference": ("Chỉ dẫn kèm theo", "the reference to the document that issues it"),
    "copy_form": ("Hình thức sao", "the form of copy"),
    "drafter": ("Ký hiệu người soạn thảo và số lượng bản", "the drafter's mark and number of copies"),
    "contact": ("Địa chỉ liên hệ của cơ quan", "the agency's address"),
}
DOCUMENT = 0
"""The part that is the document proper."""


@dataclass(frozen=True, eq=False)
class Span:
    """A stretch of a paragraph: one component, or one line of it. `line` is its text without outer blanks.

    part: DOCUMENT, or the number of the document attached to it or of the copy's own part, as Detection.parts has them.
    """

    paragraph: Paragraph
    start: int
    end: int
    part: int = DOCUMENT

    @property
    def line(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @property
    def formats(self) -> list[Format]:
        """The formats of its visible characters, in order, each once in a row."""
        return [
            run.format
            for run in self.paragraph.runs
            if run.start < self.end
            and run.end > self.start
            and run.text[max(0, self.start - run.start) : self.end - run.start].strip()
        ]


@dataclass
class Detection:
    """A document with its components. `system` is state or party, None where neither's header is there.

    `kind` is the type's code, None where no type was recognised. `attachment`: the file is an appendix, or a document
    attached to another, without number, date and signature of its own. parts: what each part is: first the document
    proper, then "attached" for each that it issues in the same file (văn bản kèm theo), "copy" for what makes a copy of it.
    """

    document: Document
    system: str | None = None
    kind: str | None = None
    day: date | None = None
    attachment: bool = False
    spans: dict[str, list[Span]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=lambda: ["document"])
    law_day: date = field(default_factory=date.today)
    """The day whose law applies."""
    register: Register | None = None
    """The issued documents that its citations are looked up in; without it the rules that need one say nothing."""
    known: dict[Any, Any] = field(default_factory=dict)
    """What checks have worked out of it (checks.base.once)."""

    def add(self, component: str, span: Span) -> None:
        self.spans.setdefault(component, []).append(span)

    def all(self, component: str) -> list[Span]:
        """In every part of the file."""
        return self.spans.get(component, [])

    def own(self, component: str) -> list[Span]:
        """In the document proper."""
        return [span for span in self.all(component) if span.part == DOCUMENT]

    def first(self, component: str) -> Span | None:
        """The first in the document proper."""
        return next((span for span in self.all(component) if span.part == DOCUMENT), None)

    def groups(self, component: str) -> list[list[Span]]:
        """What belongs together: those of the document proper, then those of each other part."""
        groups: dict[int, list[Span]] = {}
        for span in self.all(component):
            groups.setdefault(span.part, []).append(span)
        return [groups[part] for part in sorted(groups)]

    @property
    def content(self) -> list[Paragraph]:
        """The paragraphs of the content: plain text, articles, clauses, points, headings."""
        kept = {
            span.paragraph.index: span.paragraph
            for name in ("text", "article", "heading", "clause", "point")
            for span in self.all(name)
        }
        return [kept[index] for index in sorted(kept)]
