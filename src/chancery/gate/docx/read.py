"""Reads a DOCX into the gate's model."""

from __future__ import annotations

from lxml import etree

from chancery.gate.text import legacy

from .model import Document, Paragraph, Section
from .names import R, W
from .numbering import Numbering
from .package import LIMIT, Source, content_of, open_package, refuse
from .sections import section, starts_page
from .styles import Element, Styles, on
from .walk import Walker

_CHANGES = tuple(
    f"{W}{tag}"
    for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")
)


def read(source: Source, *, limit: int = LIMIT) -> Document:
    """Reads a file, a stream or bytes of at most `limit` bytes. Raises Unreadable, and nothing else."""
    return Reading(content_of(source, limit)).document


class Reading:
    """A DOCX that has been read, with its package and the elements that its paragraphs came from."""

    def __init__(self, content: bytes) -> None:
        self.package, self.name = open_package(content)
        self.root = self.package.xml(self.name)
        body = self.root.find(f"{W}body")
        if self.root.tag != f"{W}document" or body is None:
            raise refuse("no_document")
        self.body: Element = body
        self.walker = Walker(
            Styles(self.part("styles"), self.part("theme")), Numbering(self.part("numbering"))
        )
        self.story = self.walker.story(body)
        last = body.find(f"{W}sectPr")
        if last is not None:
            self.story.sections.append(last)
        self.document = self._document()

    def part(self, kind: str) -> Element | None:
        """The part that the document refers to as `kind`, parsed; None when it has none."""
        target = next(iter(self.package.related(self.name, kind).values()), "")
        return self.package.xml(target) if target in self.package else None

    def _document(self) -> Document:
        paragraphs = self.story.paragraphs
        sections = self._sections(self.story.sections)
        for paragraph in paragraphs:
            paragraph.section = min(paragraph.section, len(sections) - 1)
        self._break_at_sections()
        comments = self.part("comments")
        return Document(
            paragraphs=paragraphs,
            sections=sections,
            tracked_changes=next(self.body.iter(*_CHANGES), None) is not None,
            comments=len(comments) if comments is not None else 0,
            legacy_encoding=legacy.detect(
                (run.format.font, run.text) for paragraph in paragraphs for run in paragraph.runs
            ),
            decomposed=self.walker.decomposed,
        )

    def _break_at_sections(self) -> None:
        before = 0
        for paragraph in self.story.paragraphs:
            if paragraph.section > before and starts_page(self.story.sections[paragraph.section]):
                paragraph.page_break_before = True
            before = paragraph.section

    def _sections(self, elements: list[Element]) -> list[Section]:
        settings = self.part("settings")
        even_odd = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
        targets = self.package.related(self.name, "header") | self.package.related(self.name, "footer")
        stories: dict[str, list[Paragraph]] = {}

        def referred(
            element: Element, tag: str, inherited: dict[str, list[Paragraph]]
        ) -> dict[str, list[Paragraph]]:
            found = dict(inherited)
            for reference in element.iterfind(f"{W}{tag}"):
                target = targets.get(reference.get(f"{R}id", ""), "")
                if target in self.package:
                    if target not in stories:
                        stories[target] = self.walker.story(self.package.xml(target)).paragraphs
                    found[reference.get(f"{W}type", "default")] = stories[target]
            return found

        sections: list[Section] = []
        for element in elements or [etree.Element(f"{W}sectPr")]:
            made = section(element)
            made.even_odd = even_odd is not None and on(even_odd)
            made.headers = referred(element, "headerReference", sections[-1].headers if sections else {})
            made.footers = referred(element, "footerReference", sections[-1].footers if sections else {})
            sections.append(made)
        return sections
