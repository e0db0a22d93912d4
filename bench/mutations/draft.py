"""A document opened to be broken: its XML, changed with lxml.

A part of the document is found by the style that its paragraphs bear, which is named by its role: issuer, basis, signer.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

from .documents import Made

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Node = etree._Element

RUN_ORDER = [
    f"{W}{name}"
    for name in ("rStyle", "rFonts", "b", "i", "caps", "strike", "vanish", "color", "sz", "szCs", "u")
]
LAYOUT_ORDER = [
    f"{W}{name}"
    for name in (
        "pStyle",
        "keepNext",
        "pageBreakBefore",
        "numPr",
        "pBdr",
        "spacing",
        "ind",
        "jc",
        "rPr",
        "sectPr",
    )
]


class NotHere(Exception):
    """The document has nothing of the kind to break."""


def ordered(parent: Node, order: list[str]) -> None:
    parent[:] = sorted(parent, key=lambda child: order.index(child.tag) if child.tag in order else len(order))


def within(parent: Node, tag: str, *, first: bool = False) -> Node:
    """The child of this tag, made where there is none."""
    found = parent.find(f"{W}{tag}")
    if found is None:
        found = etree.Element(f"{W}{tag}")
        parent.insert(0, found) if first else parent.append(found)
    return found


def text_of(paragraph: Node) -> str:
    marks = {f"{W}br": " ", f"{W}tab": "\t"}
    return "".join(
        marks.get(node.tag, node.text or "") for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
    )


class Draft:
    """The parts of the DOCX that are changed: the document, its styles and the header."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self.parts = made.parts
        with zipfile.ZipFile(io.BytesIO(made.content)) as package:
            self._members = {name: package.read(name) for name in package.namelist()}
        self._roots: dict[str, Node] = {}
        self.body = self.root("word/document.xml").find(f"{W}body")

    def root(self, name: str) -> Node:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self._members[name])
        return self._roots[name]

    def saved(self) -> bytes:
        for name, root in self._roots.items():
            self._members[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name, content in self._members.items():
                package.writestr(name, content)
        return out.getvalue()

    # Finding

    def all(self, style: str) -> list[Node]:
        """The paragraphs of a role, in order. Raises NotHere for none."""
        found = [p for p in self.body.iter(f"{W}p") if self.style_of(p) == style]
        if not found:
            raise NotHere(style)
        return found

    @staticmethod
    def style_of(paragraph: Node) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return named.get(f"{W}val", "") if named is not None else ""

    def one(self, style: str, where: Callable[[str], bool] = lambda text: True) -> Node:
        """The first paragraph of a role whose text is so. Raises NotHere."""
        for paragraph in self.all(style):
            if where(text_of(paragraph)):
                return paragraph
        raise NotHere(style)

    @property
    def sections(self) -> list[Node]:
        return list(self.body.iter(f"{W}sectPr"))

    @property
    def header(self) -> Node:
        """The paragraph of the page number."""
        return self.root("word/header1.xml").find(f"{W}p")

    def style(self, ident: str) -> Node:
        for style in self.root("word/styles.xml").iter(f"{W}style"):
            if style.get(f"{W}styleId") == ident:
                return style
        raise NotHere(ident)

    def new_style(self, paragraph: Node) -> Node:
        """A style of its own for the paragraph, upon the one that it bears."""
        base = self.style_of(paragraph)
        styles = self.root("word/styles.xml")
        ident = f"own{len(styles)}"
        made = etree.SubElement(styles, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": ident})
        etree.SubElement(made, f"{W}name").set(f"{W}val", ident)
        etree.SubElement(made, f"{W}basedOn").set(f"{W}val", base)
        within(within(paragraph, "pPr", first=True), "pStyle", first=True).set(f"{W}val", ident)
        return made


# Words


def say(paragraph: Node, text: str) -> None:
    """Other words in the looks of the first run."""
    runs = paragraph.findall(f"{W}r")
    if not runs:
        runs = [etree.SubElement(paragraph, f"{W}r")]
    for run in runs[1:]:
        paragraph.remove(run)
    for child in list(runs[0]):
        if child.tag != f"{W}rPr":
            runs[0].remove(child)
    words = etree.SubElement(runs[0], f"{W}t")
    words.text = text
    words.set(SPACE, "preserve")


def put(paragraph: Node, old: str, new: str) -> None:
    """New words for old ones that stand in one run. Raises NotHere."""
    for words in paragraph.iter(f"{W}t"):
        if words.text and old in words.text:
            words.text = words.text.replace(old, new, 1)
            words.set(SPACE, "preserve")
            return
    raise NotHere(old)


def cut(paragraph: Node) -> None:
    """Takes the paragraph out; a cell keeps one."""
    parent = paragraph.getparent()
    if parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1:
        say(paragraph, "")
    else:
        parent.remove(paragraph)


def vanish(paragraph: Node) -> None:
    look(paragraph, vanish="1")


def deleted(paragraph: Node) -> None:
    """A tracked deletion of all its words."""
    for run in paragraph.findall(f"{W}r"):
        removed = etree.Element(
            f"{W}del", {f"{W}id": "900", f"{W}author": "x", f"{W}date": "2026-01-01T00:00:00Z"}
        )
        paragraph.replace(run, removed)
        removed.append(run)
        for words in run.iter(f"{W}t"):
            words.tag = f"{W}delText"


def after(paragraph: Node, text: str) -> Node:
    """One more paragraph below, like this one."""
    made = copy.deepcopy(paragraph)
    say(made, text)
    paragraph.addnext(made)
    return made


# Looks


def halves(paragraph: Node) -> tuple[Node, Node]:
    """Its first run with words, split in two between two words or letters."""
    for run in paragraph.findall(f"{W}r"):
        words = run.find(f"{W}t")
        if words is not None and words.text and len(words.text) > 3:
            text = words.text
            at = text.find(" ", len(text) // 3) + 1 or len(text) // 2
            other = copy.deepcopy(run)
            words.text, other.find(f"{W}t").text = text[:at], text[at:]
            for one in (run, other):
                one.find(f"{W}t").set(SPACE, "preserve")
            run.addnext(other)
            return run, other
    raise NotHere("words")


def set_run(run: Node, **values: str) -> None:
    """Direct formatting of a run, or of the runs of a style: sz in half points, b, i, color, rFonts (a face)."""
    properties = run if run.tag == f"{W}rPr" else within(run, "rPr", first=run.tag == f"{W}r")
    for name, value in values.items():
        one = within(properties, name)
        if name == "rFonts":
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                one.set(f"{W}{script}", value)
        else:
            one.set(f"{W}val", value)
    ordered(properties, RUN_ORDER)


def look(paragraph: Node, **values: str) -> None:
    for run in paragraph.iter(f"{W}r"):
        set_run(run, **values)


def lay(paragraph: Node, **values: str | dict[str, str]) -> None:
    """Direct layout: jc, spacing (before, after, line, lineRule in twentieths of a point), ind."""
    properties = (
        paragraph if paragraph.tag == f"{W}pPr" else within(paragraph, "pPr", first=paragraph.tag == f"{W}p")
    )
    for name, value in values.items():
        one = within(properties, name)
        for key, told in ({"val": value} if isinstance(value, str) else value).items():
            one.set(f"{W}{key}", told)
    ordered(properties, LAYOUT_ORDER)
