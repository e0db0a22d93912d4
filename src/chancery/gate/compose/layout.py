"""The layouts of the two systems, read from `layouts/*.yaml`: values are data, with the provision that states each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .parts import System

POINTS_A_MM = 72 / 25.4


@dataclass(frozen=True)
class Look:
    """How a component stands: a paragraph style. Lengths are in points.

    align: left, center, right or both. first_line: indent of the first line; indent: of all lines. line: multiple
    of single spacing. keep: stays on the page of what follows. outline: its level in Word's navigation pane, from 0.
    below: what stands under it, a number for a drawn line of that share of the text's length, a text for an ornament.
    even: break long texts in lines of about equal length.
    """

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    first_line: float = 0
    indent: float = 0
    line: float = 1
    keep: bool = False
    outline: int | None = None
    below: float | str | None = None
    even: bool = False


@dataclass(frozen=True)
class Layout:
    """page: lengths in mm. columns: the left column's share of the text's width, for the face and the closing.
    words: how things are written. boxes: widths in mm of the stamped marks. kinds: what differs for a type."""

    page: dict[str, float]
    columns: dict[str, float]
    styles: dict[str, Look]
    words: dict[str, str]
    boxes: dict[str, float]
    kinds: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def text_width(self) -> float:
        """Points between the margins of an upright page."""
        return (self.page["width"] - self.page["left"] - self.page["right"]) * POINTS_A_MM

    @property
    def text_width_lying(self) -> float:
        """Points between the margins of a landscape page."""
        return (self.page["height"] - self.page["left"] - self.page["right"]) * POINTS_A_MM


@cache
def layout(system: System) -> Layout:
    """The layout of a system, as its file has it."""
    raw = yaml.safe_load((Path(__file__).parent / "layouts" / f"{system}.yaml").read_text())
    styles = {key: Look(**look) for key, look in raw.pop("styles").items()}
    return Layout(styles=styles, **raw)
