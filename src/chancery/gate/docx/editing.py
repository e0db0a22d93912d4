"""A DOCX opened for changes: places in the reader's text found in the XML, runs split, properties set in order."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from lxml import etree

from .inline import Piece
from .model import Paragraph
from .names import MC, M, W
from .package import LIMIT, Source, content_of
from .read import Reading
from .save import Changes, word
from .styles import Element
from .tracking import Track, Tracking
from .walk import Origin

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = f"{W}t"
_MARKS = {"\t": "tab", "\n": "br"}


class Editing(Reading):
    """A document whose XML is changed in place. Paragraphs are named by the reader's index, text by its offsets.

    track: changes become Word revisions.
    """

    def __init__(self, source: Source, track: Track | None = None, limit: int = LIMIT) -> None:
        self.content = content_of(source, limit)
        super().__init__(self.content)
        self.changes = Changes(self.package, self.name)
        self.changes.put(self.name, self.root)
        self._composed: set[int] = set()
        self.tracking = Tracking(track, self.root) if track else None

    def changing(self, properties: Element) -> AbstractContextManager[None]:
        """Within it properties are changed; what they were is kept where changes are tracked."""
        return self.tracking.recorded(properties) if self.tracking else nullcontext()

    def origin(self, index: int) -> Origin:
        """Raises ValueError for a paragraph that isn't there."""
        if not 1 <= index <= len(self.story.origins):
            raise ValueError(f"there is no paragraph {index}")
        return self.story.origins[index - 1]

    def pieces(self, origin: Origin) -> list[Piece]:
        """The places of the paragraph's text as it stands now."""
        self.walker.inline(Paragraph(index=0), origin)
        return origin.pieces

    def compose(self, origin: Origin) -> None:
        """Writes the paragraph's text as the reader shows it, so that offsets in both agree."""
        if id(origin) in self._composed:
            return
        self._composed.add(id(origin))
        for piece in self.pieces(origin):
            if piece.child.tag == _TEXT and piece.child.text != piece.text:
                piece.child.text = piece.text

    def runs(self, origin: Origin, start: int, end: int) -> list[Element]:
        """The runs that show exactly the text from `start` to `end`: those that show more are split."""
        self.compose(origin)
        self._split(origin, start)
        self._split(origin, end)
        found: list[Element] = []
        for piece in self.pieces(origin):
            inside = piece.start >= start and piece.end <= end and piece.text
            if inside and not any(piece.run is run for run in found[-1:]):
                found.append(piece.run)
        return found

    def _split(self, origin: Origin, offset: int) -> None:
        before: Piece | None = None
        for piece in self.pieces(origin):
            if piece.start < offset < piece.end and piece.child.tag == _TEXT:
                rest = _text(piece.text[offset - piece.start :])
                piece.child.text = piece.text[: offset - piece.start]
                piece.child.set(_SPACE, "preserve")
                piece.child.addnext(rest)
                _split_run(piece.run, rest)
                return
            if piece.start == offset and piece.text:
                if before is not None and before.run is piece.run:
                    _split_run(piece.run, piece.child)
                return
            before = piece if piece.text else before

    def replace(self, origin: Origin, start: int, end: int, text: str) -> None:
        """Puts `text` in the place of what is from `start` to `end`, in the format of what stood there first.

        Raises ValueError when a formula would be cut.
        """
        if self.tracking:
            self._replace_tracked(self.tracking, origin, start, end, text)
            return
        self.compose(origin)
        pieces = [piece for piece in self.pieces(origin) if piece.text]
        first = next(
            (p for p in pieces if p.start <= start < p.end),
            next((p for p in pieces if p.end == start), None),
        )
        if start == end and start and first is not None and first.start == start:
            # What is put between two runs belongs to the one before.
            first = next(p for p in pieces if p.end == start)
        if first is None:
            origin.element.append(_run_of_mark(origin, text))
            return
        for piece in pieces:
            if piece is first or (piece.start < end and piece.end > start):
                head = piece.text[: max(0, start - piece.start)]
                tail = piece.text[end - piece.start :] if end < piece.end else ""
                _put(piece, head + (text if piece is first else "") + tail)

    def _replace_tracked(self, tracking: Tracking, origin: Origin, start: int, end: int, text: str) -> None:
        """As `replace`: the old text stays, marked as deleted, the new follows it, marked as inserted."""
        runs = self.runs(origin, start, end) if end > start else []
        if any(str(run.tag).startswith(M) for run in runs):
            raise ValueError("a formula can't be edited as text")
        self._split(origin, start)
        pieces = [piece for piece in self.pieces(origin) if piece.text]
        before = next((piece for piece in reversed(pieces) if piece.end <= start), None)
        model = runs[0] if runs else before.run if before else pieces[0].run if pieces else None
        if text and model is None:
            origin.element.append(tracking.insert(_run_of_mark(origin, text)))
            return
        place = runs[-1] if runs else before.run if before else None
        tracking.delete(runs)
        if not text or model is None:
            return
        made = word("r")
        properties = model.find(f"{W}rPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        made.extend(_texts(text))
        inserted = tracking.insert(made)
        if place is None:
            model.addprevious(inserted)
        else:
            (place.getparent() if runs else place).addnext(inserted)  # type: ignore[union-attr]

    def touched(self, origin: Origin) -> None:
        """Drops the copies of a changed paragraph that the file keeps for programs from before 2010."""
        for choice in list(origin.element.iterancestors(f"{MC}Choice")):
            alternate = choice.getparent()
            for fallback in alternate.findall(f"{MC}Fallback") if alternate is not None else ():
                fallback.getparent().remove(fallback)  # type: ignore[union-attr]


def _run_of_mark(origin: Origin, text: str) -> Element:
    """A run for a paragraph without one, in the format of the paragraph's mark."""
    run = word("r")
    mark = origin.element.find(f"{W}pPr/{W}rPr")
    if mark is not None:
        properties = copy.deepcopy(mark)
        for tag in ("ins", "del", "moveFrom", "moveTo", "vanish", "specVanish"):
            for only_of_marks in properties.findall(f"{W}{tag}"):
                properties.remove(only_of_marks)
        run.append(properties)
    run.extend(_texts(text))
    return run


def _split_run(run: Element, child: Element) -> None:
    """Moves `child` and what follows it into a run of its own after `run`."""
    rest = etree.Element(run.tag, dict(run.attrib), run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    for moved in [child, *child.itersiblings()]:
        rest.append(moved)
    run.addnext(rest)


def _put(piece: Piece, text: str) -> None:
    if str(piece.child.tag).startswith(M) and text:
        raise ValueError("a formula can't be edited as text")
    for made in _texts(text):
        piece.child.addprevious(made)
    parent = piece.child.getparent()
    if parent is None:
        return
    parent.remove(piece.child)
    if parent is piece.run and all(child.tag == f"{W}rPr" for child in parent):
        above = parent.getparent()
        if above is not None:
            above.remove(parent)


def _texts(text: str) -> Iterable[Element]:
    for part in re.split(r"([\t\n])", text):
        if part:
            yield word(_MARKS[part]) if part in _MARKS else _text(part)


def _text(text: str) -> Element:
    element = word("t")
    element.text = text
    element.set(_SPACE, "preserve")
    return element


# Properties stand in the order of the schema; Word takes a file that breaks it for damaged.
_ORDERS = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath rPrChange",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
}
_RANKS = {
    f"{W}{parent}": {f"{W}{tag}": rank for rank, tag in enumerate(order.split())}
    for parent, order in _ORDERS.items()
}


def properties_of(element: Element, tag: str) -> Element:
    """The w:pPr of a paragraph or w:rPr of a run, made when there is none."""
    found = element.find(f"{W}{tag}")
    if found is None:
        found = word(tag)
        element.insert(0, found)
    return found


def place(properties: Element, child: Element) -> None:
    """Puts a property in its place among the others."""
    ranks = _RANKS[str(properties.tag)]
    rank = ranks[str(child.tag)]
    for at, other in enumerate(properties):
        if ranks.get(str(other.tag), -1) > rank:
            properties.insert(at, child)
            return
    properties.append(child)


def property_of(properties: Element, tag: str) -> Element:
    """The property of this tag, made in its place when there is none."""
    found = properties.find(f"{W}{tag}")
    if found is None:
        found = word(tag)
        place(properties, found)
    return found


def set_property(properties: Element, tag: str, **attributes: str | None) -> None:
    """Sets attributes of a property; None takes one away."""
    found = property_of(properties, tag)
    for name, value in attributes.items():
        if value is not None:
            found.set(f"{W}{name}", value)
        elif f"{W}{name}" in found.attrib:
            del found.attrib[f"{W}{name}"]
