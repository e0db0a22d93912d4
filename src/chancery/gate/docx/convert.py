"""Turns a DOCX typed in TCVN3 or VNI into Unicode."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chancery.gate.text.legacy import (
    Encoding,
    draws_capitals,
    encoding_of_font,
    has_signs,
    is_unicode,
    joins,
    to_unicode,
)

from .editing import Editing
from .names import VAL, A, W
from .package import Source
from .save import word
from .styles import Element

FONT = "Times New Roman"
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_TEXTS = {f"{W}t", f"{W}delText", f"{W}softHyphen"}


def convert_legacy(source: Source) -> bytes:
    """The document in Unicode, what stood in an old font in Times New Roman. Raises Unreadable.

    A document that holds no legacy text comes back as it was.
    """
    editing = Editing(source)
    found = editing.document.legacy_encoding
    if found is None:
        return editing.content
    _Conversion(editing, found).run()
    return editing.changes.saved()


class _Conversion:
    def __init__(self, editing: Editing, encoding: Encoding) -> None:
        self._editing = editing
        self._styles = editing.walker.styles
        fonts = {run.format.font for p in editing.document.paragraphs for run in p.runs}
        # Where no font of an old encoding is left, as after a paste, the letters alone told it.
        self._unnamed = None if any(map(encoding_of_font, fonts)) else encoding
        self._encoding = encoding

    def run(self) -> None:
        editing = self._editing
        self._story(editing.root)
        for kind in _STORIES:
            for target in editing.package.related(editing.name, kind).values():
                if target in editing.package:
                    self._story(editing.changes.root(target))
        for kind in ("numbering", "styles", "theme"):
            for target in editing.package.related(editing.name, kind).values():
                if target in editing.package:
                    self._definitions(editing.changes.root(target))

    def _story(self, root: Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            texts = list(self._texts(paragraph))
            _join(texts)
            for element, encoding, capitals in texts:
                if not is_unicode(element.text or ""):
                    element.text = to_unicode(element.text or "", encoding, capitals=capitals)
        _refont(root)

    def _texts(self, paragraph: Element) -> Iterator[tuple[Element, Encoding, bool]]:
        """The texts of a paragraph's own runs that an old encoding may be in, with it and whether all is capital."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = named.get(VAL, "") if named is not None else self._styles.default_paragraph
        for run in paragraph.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p"), None) is not paragraph:
                continue
            properties = run.find(f"{W}rPr")
            character = run.find(f"{W}rPr/{W}rStyle")
            for child in [child for child in run if child.tag in _TEXTS]:
                font = self._styles.format(
                    "",
                    style,
                    character.get(VAL, "") if character is not None else "",
                    properties,
                    child.text or "\u00ad",
                ).font
                encoding = encoding_of_font(font) or self._unnamed
                if encoding is None:
                    continue
                if child.tag == f"{W}softHyphen":
                    if encoding != "tcvn3":
                        continue
                    # TCVN3 has its ư where Latin-1 has the soft hyphen.
                    letter = word("t")
                    letter.text = "\u00ad"
                    run.replace(child, letter)
                    child = letter
                yield child, encoding, draws_capitals(font)

    def _definitions(self, root: Element) -> None:
        for level in root.iter(f"{W}lvl"):
            shown, fonts = level.find(f"{W}lvlText"), level.find(f"{W}rPr/{W}rFonts")
            text = shown.get(VAL, "") if shown is not None else ""
            font = fonts.get(f"{W}hAnsi", "") if fonts is not None else ""
            encoding = encoding_of_font(font) or (self._encoding if has_signs(text, self._encoding) else None)
            if shown is not None and encoding is not None and not is_unicode(text):
                shown.set(VAL, to_unicode(text, encoding, capitals=draws_capitals(font)))
        for latin in root.iter(f"{A}latin"):
            if encoding_of_font(latin.get("typeface", "")):
                latin.set("typeface", FONT)
        _refont(root)


def _join(texts: list[tuple[Element, Encoding, bool]]) -> None:
    """A letter and its mark that VNI keeps as two characters may stand in two runs."""
    for (before, encoding, _), (after, other, _) in pairwise(texts):
        left, right = before.text or "", after.text or ""
        if encoding == other == "vni" and joins(left, right):
            before.text, after.text = left + right[0], right[1:]


def _refont(root: Element) -> None:
    for fonts in root.iter(f"{W}rFonts"):
        for name, value in fonts.items():
            if encoding_of_font(str(value)):
                fonts.set(name, FONT)
