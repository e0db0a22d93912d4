"""The numbers of the pages (số trang văn bản): put in, and put right."""

from __future__ import annotations

from collections.abc import Iterator

from .editing import Editing, place, properties_of, set_property
from .names import R, W
from .save import word
from .styles import Element

_SHOWN = (f"{W}t", f"{W}drawing", f"{W}pict")


def section_of(editing: Editing, index: int) -> Element:
    """The w:sectPr of a section, counted from 0. Raises ValueError."""
    sections = editing.story.sections
    if not sections and index == 0:
        made = word("sectPr")
        editing.body.append(made)
        sections.append(made)
    if not 0 <= index < len(sections):
        raise ValueError(f"there is no section {index}")
    return sections[index]


def number_pages(editing: Editing, font: str, size: float) -> None:
    """Numbers the pages in the middle of the top margin, none on the first page."""
    for at, made in enumerate(editing.document.sections):
        section = section_of(editing, at)
        with editing.changing(section):
            if at == 0:
                set_property(section, "titlePg", val=None)
        if any(paragraph.has_page_field for paragraph in made.headers.get("default", ())):
            continue
        target = _target(editing, section, "header", "default")
        if target:
            _number(editing, editing.changes.root(target), font, size)
        elif at == 0:
            header = word("hdr")
            _number(editing, header, font, size)
            reference = word("headerReference", type="default")
            reference.set(f"{R}id", editing.changes.add("header", header))
            place(section, reference)
        _unnumber_foot(editing, section)


def format_page_numbers(
    editing: Editing, centred: bool | None, size: float | None, on_first: bool | None, arabic: bool | None
) -> None:
    """Puts right how the page numbers stand; None leaves a property as it is."""
    for at in range(len(editing.document.sections)):
        section = section_of(editing, at)
        with editing.changing(section):
            if on_first is False and at == 0:
                set_property(section, "titlePg", val=None)
            if arabic and section.find(f"{W}pgNumType") is not None:
                set_property(section, "pgNumType", fmt=None)
        if on_first is False and at == 0 and (target := _target(editing, section, "header", "first")):
            for paragraph in _numbered(editing.changes.root(target)):
                _empty(paragraph)
        target = _target(editing, section, "header", "default")
        if target and (centred or size is not None):
            for paragraph in _numbered(editing.changes.root(target)):
                _format(editing, paragraph, centred, size)


def _format(editing: Editing, paragraph: Element, centred: bool | None, size: float | None) -> None:
    if centred:
        layout = properties_of(paragraph, "pPr")
        with editing.changing(layout):
            set_property(layout, "jc", val="center")
            for side in ("left", "right", "firstLine", "hanging", "start", "end"):
                if layout.find(f"{W}ind") is not None:
                    set_property(layout, "ind", **{side: None})
    if size is None:
        return
    for run in paragraph.iter(f"{W}r"):
        properties = properties_of(run, "rPr")
        with editing.changing(properties):
            for tag in ("sz", "szCs"):
                set_property(properties, tag, val=f"{size * 2:.0f}")


def _target(editing: Editing, section: Element, kind: str, which: str) -> str:
    """The part that a section names as its header or footer of that page; "" when it names none."""
    reference = next(
        (r for r in section.findall(f"{W}{kind}Reference") if r.get(f"{W}type", "default") == which), None
    )
    target = (
        editing.package.related(editing.name, kind).get(reference.get(f"{R}id", ""), "")
        if reference is not None
        else ""
    )
    return target if target in editing.package else ""


def _numbered(root: Element) -> Iterator[Element]:
    """The paragraphs in which the number of the page stands."""
    for paragraph in root.iter(f"{W}p"):
        simple = (field.get(f"{W}instr") or "" for field in paragraph.iter(f"{W}fldSimple"))
        complex_ = (text.text or "" for text in paragraph.iter(f"{W}instrText"))
        if any(told.split()[:1] == ["PAGE"] for told in (*simple, *complex_)) or (
            next(paragraph.iter(f"{W}pgNum"), None) is not None
        ):
            yield paragraph


def _unnumber_foot(editing: Editing, section: Element) -> None:
    """Takes the number out of the foot where nothing else stands beside it."""
    target = _target(editing, section, "footer", "default")
    if not target:
        return
    for paragraph in list(_numbered(editing.changes.root(target))):
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        if not any(char.isalpha() for char in words.lower().replace("trang", "").replace("page", "")):
            _empty(paragraph)


def _empty(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _number(editing: Editing, header: Element, font: str, size: float) -> None:
    if next(_numbered(header), None) is not None:
        return
    # The blank line of an empty header would push the number down.
    if next(header.iter(*_SHOWN), None) is None:
        for child in list(header):
            header.remove(child)
    header.append(_page_number(editing, font, size))


def _page_number(editing: Editing, font: str, size: float) -> Element:
    paragraph, field, run, text = word("p"), word("fldSimple", instr=" PAGE "), word("r"), word("t")
    set_property(properties_of(paragraph, "pPr"), "jc", val="center")
    properties = properties_of(run, "rPr")
    set_property(properties, "rFonts", ascii=font, hAnsi=font, cs=font)
    for tag in ("sz", "szCs"):
        set_property(properties, tag, val=f"{size * 2:.0f}")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph.append(editing.tracking.insert(field) if editing.tracking else field)
    return paragraph
