"""Reads a DOCX into the gate's model."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from chancery.gate.text import legacy

from .model import Cell, Document, Format, Paragraph, Rule, Run, Section
from .numbering import Numbering
from .package import LIMIT, Package, Source, content_of, open_package, refuse
from .styles import VAL, Element, ParagraphLayer, Styles, W, number, on, paragraph_layer

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"

_MM_PER_TWIP = 25.4 / 1440
_MM_PER_EMU = 25.4 / 914400
_DEPTH_LIMIT = 150

_SKIPPED = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}rPr",
    f"{W}pPr",
    f"{W}instrText",
    f"{W}delText",
    f"{W}sdtPr",
    f"{W}tcPr",
}
_TEXTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}


def read(source: Source, *, limit: int = LIMIT) -> Document:
    """Reads a file, a stream or bytes of at most `limit` bytes. Raises Unreadable, and nothing else."""
    package, name = open_package(content_of(source, limit))
    return _Reader(package, name).document()


@dataclass
class _Where:
    """Where the walk stands: what paragraphs found here inherit."""

    cell: Cell | None = None
    table_style: str = ""
    in_textbox: bool = False


@dataclass
class _Flow:
    """What is being gathered of one story: the body, a header or a footer."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[Element] = field(default_factory=list)
    tables: int = 0
    break_pending: bool = False


class _Reader:
    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name

        def part(kind: str) -> Element | None:
            target = next(iter(package.related(name, kind).values()), "")
            return package.xml(target) if target in package else None

        self._root = package.xml(name)
        if self._root.tag != f"{W}document":
            raise refuse("not_docx")
        self._styles = Styles(part("styles"), part("theme"))
        self._numbering = Numbering(part("numbering"))
        self._settings = part("settings")
        self._comments = part("comments")
        self._tracked = False
        self._decomposed = False

    def document(self) -> Document:
        body = self._root.find(f"{W}body")
        if body is None:
            raise refuse("no_document")
        flow = _Flow()
        self._blocks(body, flow, _Where(), 0)
        last = body.find(f"{W}sectPr")
        if last is not None:
            flow.sections.append(last)
        sections = self._sections(flow.sections)
        for paragraph in flow.paragraphs:
            paragraph.section = min(paragraph.section, len(sections) - 1)
        return Document(
            paragraphs=flow.paragraphs,
            sections=sections,
            tracked_changes=self._tracked,
            comments=len(self._comments) if self._comments is not None else 0,
            legacy_encoding=legacy.detect(
                (run.format.font, run.text) for paragraph in flow.paragraphs for run in paragraph.runs
            ),
            decomposed=self._decomposed,
        )

    # Blocks

    def _blocks(self, parent: Element, flow: _Flow, where: _Where, depth: int) -> None:
        if depth > _DEPTH_LIMIT:
            raise refuse("bad_xml")
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, flow, where, depth)
            elif tag == f"{W}tbl":
                self._table(child, flow, where, depth)
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                self._tracked = True
            elif tag in _CONTAINERS:
                self._blocks(child, flow, where, depth + 1)

    def _table(self, table: Element, flow: _Flow, where: _Where, depth: int) -> None:
        index = flow.tables
        flow.tables += 1
        named = table.find(f"{W}tblPr/{W}tblStyle")
        style = named.get(VAL, "") if named is not None else self._styles.default_table
        widths = [number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row_number, row in enumerate(_rows(table)):
            column = 0
            skipped = row.find(f"{W}trPr/{W}gridBefore")
            if skipped is not None:
                column = int(number(skipped.get(VAL)))
            for cell in _cells(row):
                properties = cell.find(f"{W}tcPr")
                span = 1
                width = 0.0
                if properties is not None:
                    if (spanned := properties.find(f"{W}gridSpan")) is not None:
                        span = max(1, int(number(spanned.get(VAL), 1)))
                    measured = properties.find(f"{W}tcW")
                    if measured is not None and measured.get(f"{W}type", "dxa") == "dxa":
                        width = number(measured.get(f"{W}w"))
                width = width or sum(widths[column : column + span])
                place = Cell(index, row_number, column, round(width * _MM_PER_TWIP, 1) or None)
                self._blocks(cell, flow, _Where(place, style, where.in_textbox), depth + 1)
                column += span

    # Paragraphs

    def _paragraph(self, element: Element, flow: _Flow, where: _Where, depth: int) -> None:
        properties = element.find(f"{W}pPr")
        style_id = ""
        direct: ParagraphLayer = {}
        if properties is not None:
            named = properties.find(f"{W}pStyle")
            style_id = named.get(VAL, "") if named is not None else ""
            direct = paragraph_layer(properties)
        style_id = style_id or self._styles.default_paragraph
        style = self._styles.style(style_id)
        layers = [self._styles.paragraph_defaults]
        if where.table_style:
            layers.append(self._styles.style(where.table_style).paragraph)
        layers.append(style.paragraph)
        numbered = {**style.paragraph, **direct}
        ident, level = numbered.get("num", "0"), numbered.get("level", 0)
        label = ""
        if ident != "0" and (found := self._numbering.level(ident, level)) is not None:
            layers.append(found.paragraph)
            label = self._numbering.next(ident, level)
            if "num" not in direct:
                layers.append({k: v for k, v in style.paragraph.items() if k in _INDENTS})
        layers.append(direct)
        effective: dict[str, Any] = {}
        for layer in layers:
            effective |= layer
        paragraph = Paragraph(
            index=len(flow.paragraphs) + 1,
            style=style.name,
            alignment=effective.get("alignment", "left"),
            indent_left=effective.get("indent_left", 0.0),
            indent_right=effective.get("indent_right", 0.0),
            first_line=effective.get("first_line", 0.0),
            space_before=effective.get("space_before", 0.0),
            space_after=effective.get("space_after", 0.0),
            line_rule=effective.get("line_rule", "auto"),
            line_spacing=effective.get("line_spacing", 1.0),
            label=label,
            cell=where.cell,
            section=len(flow.sections),
            in_textbox=where.in_textbox,
            page_break_before=bool(effective.get("page_break_before")) or flow.break_pending,
        )
        flow.break_pending = False
        flow.paragraphs.append(paragraph)
        if effective.get("border"):
            paragraph.rules.append(Rule("border"))
        boxes: list[Element] = []
        content = _Content(self, paragraph, style_id, where.table_style, flow, boxes)
        content.walk(element, "", depth)
        content.close()
        if (
            effective.get("contextual")
            and len(flow.paragraphs) > 1
            and flow.paragraphs[-2].style == paragraph.style
        ):
            paragraph.space_before = 0.0
        if chars := effective.get("first_line_chars"):
            size = paragraph.runs[0].format.size if paragraph.runs else 10.0
            paragraph.first_line = chars * size
        for box in boxes:
            self._blocks(box, flow, _Where(where.cell, where.table_style, True), depth + 1)
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None:
            flow.sections.append(section)

    # Sections

    def _sections(self, elements: list[Element]) -> list[Section]:
        headers, footers = (self._package.related(self._name, kind) for kind in ("header", "footer"))
        even_odd = self._settings is not None and self._settings.find(f"{W}evenAndOddHeaders") is not None
        sections: list[Section] = []
        for element in elements or [etree.Element(f"{W}sectPr")]:
            section = _section(element)
            section.even_odd = even_odd
            before = sections[-1] if sections else None
            section.headers = self._stories(
                element, "headerReference", headers, before.headers if before else {}
            )
            section.footers = self._stories(
                element, "footerReference", footers, before.footers if before else {}
            )
            sections.append(section)
        return sections

    def _stories(
        self, element: Element, tag: str, targets: dict[str, str], inherited: dict[str, list[Paragraph]]
    ) -> dict[str, list[Paragraph]]:
        stories = dict(inherited)
        for reference in element.iterfind(f"{W}{tag}"):
            target = targets.get(reference.get(f"{R}id", ""), "")
            if target in self._package:
                flow = _Flow()
                self._blocks(self._package.xml(target), flow, _Where(), 0)
                stories[reference.get(f"{W}type", "default")] = flow.paragraphs
        return stories


_INDENTS = {"indent_left", "indent_right", "first_line", "first_line_chars"}
_CONTAINERS = {
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "hyperlink", "txbxContent")
} | {f"{MC}AlternateContent", f"{MC}Choice"}


class _Content:
    """Gathers the runs, lines and text boxes of one paragraph."""

    def __init__(
        self, reader: _Reader, paragraph: Paragraph, style: str, table: str, flow: _Flow, boxes: list[Element]
    ) -> None:
        self._reader = reader
        self._paragraph = paragraph
        self._style = style
        self._table = table
        self._flow = flow
        self._boxes = boxes
        self._field_depth: list[bool] = []
        self._offset = 0

    def walk(self, parent: Element, character: str, depth: int) -> None:
        if depth > _DEPTH_LIMIT:
            raise refuse("bad_xml")
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                self._reader._tracked = True
            elif tag == f"{W}fldSimple":
                self._field(child.get(f"{W}instr", ""))
                self.walk(child, character, depth + 1)
            elif tag not in _SKIPPED and isinstance(tag, str):
                if tag in {f"{W}ins", f"{W}moveTo"}:
                    self._reader._tracked = True
                self.walk(child, character, depth + 1)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        character = ""
        if properties is not None:
            named = properties.find(f"{W}rStyle")
            character = named.get(VAL, "") if named is not None else ""
        text = ""
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                text += child.text or ""
            elif tag in _TEXTS:
                text += _TEXTS[tag]
            elif tag == f"{W}br":
                if child.get(f"{W}type") == "page":
                    if self._offset or text.strip():
                        self._flow.break_pending = True
                    else:
                        self._paragraph.page_break_before = True
                else:
                    text += "\n"
            elif tag == f"{W}sym":
                text += _symbol(child)
            elif tag == f"{W}fldChar":
                self._field_char(child)
            elif tag == f"{W}instrText":
                self._field(child.text or "")
            elif tag in {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}:
                self._drawn(child)
        if self._field_depth and not self._field_depth[-1]:
            return
        if text:
            self._add(text, self._reader._styles.format(self._table, self._style, character, properties))

    def _add(self, text: str, form: Format) -> None:
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            self._reader._decomposed = True
            text = unicodedata.normalize("NFC", text)
        if form.hidden:
            return
        runs = self._paragraph.runs
        if runs and runs[-1].format is form:
            runs[-1].text += text
        else:
            runs.append(Run(text, form, self._offset))
        self._offset += len(text)

    def _field_char(self, child: Element) -> None:
        kind = child.get(f"{W}fldCharType")
        if kind == "begin":
            self._field_depth.append(False)
        elif kind == "separate" and self._field_depth:
            self._field_depth[-1] = True
        elif kind == "end" and self._field_depth:
            self._field_depth.pop()

    def _field(self, instruction: str) -> None:
        if instruction.split()[:1] == ["PAGE"]:
            self._paragraph.has_page_field = True

    def _drawn(self, element: Element) -> None:
        if element.tag == f"{MC}AlternateContent":
            element = next((child for child in element if child.tag == f"{MC}Choice"), element)
        seen_box = False
        for box in element.iter(f"{W}txbxContent"):
            if not _inside_fallback(box, element):
                self._boxes.append(box)
                seen_box = True
        for shape in element.iter(f"{WPS}wsp"):
            length = _line_length(shape)
            if length is not None:
                self._paragraph.rules.append(Rule("drawing", length))
        for line in element.iter(f"{V}line", f"{V}shape", f"{V}rect"):
            if not _inside_fallback(line, element) and (length := _vml_length(line)) is not None:
                self._paragraph.rules.append(Rule("drawing", length))
        if not seen_box and next(element.iter(f"{A}blip", f"{V}imagedata"), None) is not None:
            self._paragraph.has_image = True

    def close(self) -> None:
        """What the text itself draws: rows of underscores, underlined words."""
        paragraph = self._paragraph
        bare = paragraph.text.strip()
        if len(bare) >= 3 and not bare.strip("_-—–─ "):
            size = paragraph.runs[0].format.size
            paragraph.rules.append(Rule("characters", round(len(bare) * size * 0.5 * 25.4 / 72, 1)))
        elif bare and all(run.format.underline for run in paragraph.runs if run.text.strip()):
            paragraph.rules.append(Rule("underline"))


def _inside_fallback(element: Element, top: Element) -> bool:
    at: Element | None = element
    while at is not None and at is not top:
        if at.tag == f"{MC}Fallback":
            return True
        at = at.getparent()
    return False


def _line_length(shape: Element) -> float | None:
    """The length in mm of a shape that is a horizontal line."""
    preset = shape.find(f"{WPS}spPr/{A}prstGeom")
    extent = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
    if preset is None or extent is None:
        return None
    width, height = number(extent.get("cx")), number(extent.get("cy"))
    is_line = preset.get("prst") in {"line", "straightConnector1"} or shape.find(f"{WPS}cNvCnPr") is not None
    if not is_line or height > width * 0.1:
        return None
    return round(width * _MM_PER_EMU, 1)


def _vml_length(line: Element) -> float | None:
    if line.tag == f"{V}line":
        ends = [_points(part) for end in ("from", "to") for part in (line.get(end) or "0,0").split(",")[:2]]
        if len(ends) == 4 and abs(ends[3] - ends[1]) < 3 < abs(ends[2] - ends[0]):
            return round(abs(ends[2] - ends[0]) * 25.4 / 72, 1)
        return None
    kind = line.get("type", "")
    style = dict(part.split(":", 1) for part in line.get("style", "").split(";") if ":" in part)
    width, height = _points(style.get("width", "0")), _points(style.get("height", "0"))
    if ("t32" in kind or line.tag == f"{V}rect") and width > 10 and height < 3:
        return round(width * 25.4 / 72, 1)
    return None


def _points(text: str) -> float:
    text = text.strip()
    for unit, worth in (("pt", 1.0), ("in", 72.0), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("px", 0.75)):
        if text.endswith(unit):
            return number(text[: -len(unit)]) * worth
    return number(text)


def _symbol(child: Element) -> str:
    try:
        code = int(child.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= code <= 0xF8FF else chr(code) if code < 0x110000 else ""


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _section(element: Element) -> Section:
    """Word's own defaults where the file is silent: Letter paper, 1 inch all round."""
    size, margins, page = (element.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "pgNumType"))

    def of(found: Element | None, name: str, default: float) -> float:
        value = number(found.get(f"{W}{name}"), default) if found is not None else default
        return round(abs(value) * _MM_PER_TWIP, 1)

    title = element.find(f"{W}titlePg")
    start = page.get(f"{W}start") if page is not None else None
    return Section(
        width_mm=of(size, "w", 12240),
        height_mm=of(size, "h", 15840),
        top_mm=of(margins, "top", 1440),
        bottom_mm=of(margins, "bottom", 1440),
        left_mm=of(margins, "left", 1440),
        right_mm=of(margins, "right", 1440),
        header_mm=of(margins, "header", 720),
        footer_mm=of(margins, "footer", 720),
        title_page=title is not None and on(title),
        page_start=int(number(start)) if start is not None else None,
        page_format=(page.get(f"{W}fmt", "decimal") if page is not None else "decimal"),
    )
