"""Writes remarks into a DOCX as Word comments beside the text they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .editing import Editing
from .names import W
from .package import Source
from .save import word
from .styles import Element, whole
from .walk import Origin

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the text from `start` to `end` of a paragraph, both as the reader counts them.

    Without a range, or with one that the paragraph doesn't have, it is on the whole paragraph; paragraph 0 is
    the document as a whole, and the remark stands at its beginning. Lines of `text` become paragraphs.
    """

    paragraph: int
    start: int
    end: int
    text: str
    author: str = "Chancery"


def annotate(source: Source, notes: Iterable[Note]) -> bytes:
    """The document with each note as a comment; those that it has stay. Raises Unreadable."""
    editing = Editing(source)
    notes = list(notes)
    if not notes:
        return editing.content
    target, root = _comments(editing)
    ident = 1 + max((whole(comment.get(f"{W}id")) for comment in root), default=-1)
    for ident, note in enumerate(notes, ident):  # noqa: B020
        root.append(_comment(ident, note))
        _anchor(editing, note, str(ident))
    if not target:
        editing.changes.add("comments", root)
    return editing.changes.saved()


def _comments(editing: Editing) -> tuple[str, Element]:
    """The name of the part that holds the comments ("" when it must be made), and its XML."""
    targets = editing.package.related(editing.name, "comments").values()
    target = next((target for target in targets if target in editing.package), "")
    return target, editing.changes.root(target) if target else word("comments")


def _comment(ident: int, note: Note) -> Element:
    author = _FORBIDDEN.sub("", note.author)
    comment = word("comment", id=str(ident), author=author, initials=author[:1])
    for line in _FORBIDDEN.sub("", note.text).split("\n"):
        text = word("t")
        text.text = line
        run, paragraph = word("r"), word("p")
        run.append(text)
        paragraph.append(run)
        comment.append(paragraph)
    return comment


def _first(origins: list[Origin]) -> Origin:
    """The paragraph that a remark on the whole document stands at: LibreOffice shows none in a frame or a box."""
    free = (
        origin
        for origin in origins
        if origin.host is origin.element and origin.element.find(f"{W}pPr/{W}framePr") is None
    )
    return next(free, origins[0])


def _anchor(editing: Editing, note: Note, ident: str) -> None:
    origins = editing.story.origins
    start, end = word("commentRangeStart", id=ident), word("commentRangeEnd", id=ident)
    reference = word("r")
    reference.append(word("commentReference", id=ident))
    if not origins:
        paragraph = word("p")
        editing.body.insert(0, paragraph)
        paragraph.extend([start, end, reference])
        return
    origin = origins[min(note.paragraph, len(origins)) - 1] if note.paragraph else _first(origins)
    # Word knows no comments inside text boxes: the remark goes to the paragraph that holds the box.
    boxed = origin.host is not origin.element
    runs = editing.runs(origin, note.start, note.end) if note.end > note.start and not boxed else []
    if runs and note.paragraph:
        runs[0].addprevious(start)
        runs[-1].addnext(end)
    else:
        properties = origin.host.find(f"{W}pPr")
        if properties is not None:
            properties.addnext(start)
        else:
            origin.host.insert(0, start)
        origin.host.append(end)
    end.addnext(reference)
