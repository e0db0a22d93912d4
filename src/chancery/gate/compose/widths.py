"""How wide a line of Times New Roman is: enough to draw a rule of the right length under it."""

from __future__ import annotations

from chancery.gate.text.normal import toneless

# Thousandths of the size, from the metrics that Times Roman has had since PostScript.
_NARROW = dict.fromkeys("ijltfr,.;:'!|()[] -/", 305)
_SMALL = dict.fromkeys("abcdeghknopqsuvxyz0123456789", 485) | {"m": 778, "w": 722}
_CAPITAL = dict.fromkeys("ABCDEFGHKLNOPQRTUVXYZ", 667) | {"I": 333, "J": 389, "S": 556, "M": 889, "W": 944}
_WIDTHS = _NARROW | _SMALL | _CAPITAL


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that one line of `text` takes."""
    bare = "".join(
        letter.upper() if char.isupper() else letter
        for char, letter in zip(text, toneless(text), strict=False)
    )
    return sum(_WIDTHS.get(char, 500) for char in bare) * size / 1000 * (1.07 if bold else 1.0)
