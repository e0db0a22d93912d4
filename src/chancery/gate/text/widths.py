"""How wide a text in Times New Roman is: to draw a line as long as it, and to break a long name in even lines."""

from __future__ import annotations

import unicodedata
from functools import cache

# Thousandths of the size: the advance widths of the typeface (its metric twin Liberation Serif 2.1 has the same).
_UPRIGHT = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr‘’",
    389: "Js",
    408: '"',
    444: "?acez“”",
    469: "^",
    480: "{}",
    529: "ơ",
    541: "~",
    542: "ư",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ",
    776: "Ư",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_BOLD = {
    220: "|",
    250: " ,.\u00a0",
    278: "'/\\il",
    333: "!()-:;[]`fjt‘’",
    389: "Is",
    394: "{}",
    444: "cerz",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W—…",
}
_OTHER = 500
"""Digits, and most small letters."""
_HORN = "\u031b"


@cache
def _letter(char: str, bold: bool) -> int:
    decomposed = unicodedata.normalize("NFD", char)
    base = unicodedata.normalize("NFC", decomposed[0] + (_HORN if _HORN in decomposed else ""))
    table = _BOLD if bold else _UPRIGHT
    return next((width for width, letters in table.items() if base in letters), _OTHER)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that `text` (NFC) takes on one line at `size` points."""
    return sum(_letter(char, bold) for char in text) * size / 1000


def lines(text: str, size: float, available: float, *, bold: bool = False) -> list[str]:
    """The lines in which `text` is set in `available` points, as a word processor breaks them."""
    broken: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > available:
                broken.append(line)
                line = word
            else:
                line = longer
        broken.append(line)
    return broken


def even(text: str, size: float, available: float, *, bold: bool = False) -> float:
    """The least width in points in which `text` takes no more lines than in `available`: its lines come out even."""
    count = len(lines(text, size, available, bold=bold))
    low, high = 0.0, available
    while high - low > 1:
        middle = (low + high) / 2
        if len(lines(text, size, middle, bold=bold)) > count or any(
            width(line, size, bold=bold) > middle for line in lines(text, size, middle, bold=bold)
        ):
            low = middle
        else:
            high = middle
    return high
