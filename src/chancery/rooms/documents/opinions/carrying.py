"""Where a passage that a point was raised on stands in another version."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.gate.docx.model import Document as Docx

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Spot:
    """A stretch of a paragraph, as the gate counts; paragraph 0 is the document as a whole."""

    paragraph: int
    start: int
    end: int


def spot(text: Docx, paragraph: int, quote: str) -> Spot | None:
    """Where `quote` stands in that paragraph; None where it doesn't. Without a quote: the document as a whole."""
    if not quote:
        return Spot(0, 0, 0)
    for one in text.paragraphs:
        if one.index == paragraph:
            # A page shows in capitals what the file writes in small letters and formats so.
            return _within(one.index, one.text, quote) or _within(one.index, one.text, quote, re.IGNORECASE)
    return None


def carried(old: Docx, at: Spot, quote: str, new: Docx) -> Spot | None:
    """Where a passage stands in the next version: in the same paragraph, or in the nearest that still has its words.

    None where the words are gone: whoever raised the point has to look at it again.
    """
    if not quote:
        return Spot(0, 0, 0)
    before = next((one.text for one in old.paragraphs if one.index == at.paragraph), "")
    found = [
        (one.text != before, abs(one.index - at.paragraph), spot)
        for one in new.paragraphs
        if (spot := _within(one.index, one.text, quote))
    ]
    return min(found, key=lambda item: item[:2])[2] if found else None


def _within(index: int, text: str, quote: str, flags: int = 0) -> Spot | None:
    """Blanks may differ: what a browser copies joins them."""
    words = [re.escape(word) for word in _BLANKS.split(quote.strip()) if word]
    match = re.search(r"\s+".join(words), text, flags) if words else None
    return Spot(index, match.start(), match.end()) if match else None
