"""Drawn lines (đường kẻ) and their lengths, in DrawingML and in VML."""

from __future__ import annotations

from collections.abc import Iterator

from .names import MC, WPG, WPS, A, V, W
from .styles import Element, number, points

_MM_PER_EMU = 25.4 / 914400
_MM_PER_POINT = 25.4 / 72
_LINES = {"line", "straightConnector1"}
_THIN = 3.0
"""Points: a rectangle lower than this is drawn for a line."""


def chosen(alternate: Element) -> Element | None:
    """The one branch of an mc:AlternateContent that counts: both carry the same."""
    branch = alternate.find(f"{MC}Choice")
    return branch if branch is not None else alternate.find(f"{MC}Fallback")


def parts(drawn: Element, *tags: str) -> Iterator[Element]:
    """The elements of these tags inside a drawing, not those inside its text boxes nor of an unused branch."""
    for found in drawn.iter(*tags):
        at = found.getparent() if found is not drawn else None
        while at is not None and at is not drawn:
            if at.tag == f"{W}txbxContent" or (at.tag == f"{MC}Fallback" and chosen(_parent(at)) is not at):
                break
            at = at.getparent()
        else:
            yield found


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return parent if parent is not None else element


def lines(drawn: Element) -> Iterator[float]:
    """The length in mm of each horizontal line in a drawing."""
    for shape in parts(drawn, f"{WPS}wsp", f"{V}line", f"{V}shape", f"{V}rect"):
        length = _drawing(shape) if shape.tag == f"{WPS}wsp" else _vml(shape)
        if length is not None:
            yield round(length, 1)


def _drawing(shape: Element) -> float | None:
    properties = shape.find(f"{WPS}spPr")
    extent = properties.find(f"{A}xfrm/{A}ext") if properties is not None else None
    if properties is None or extent is None or shape.find(f"{WPS}txbx") is not None:
        return None
    if properties.find(f"{A}ln/{A}noFill") is not None and properties.find(f"{A}solidFill") is None:
        return None
    width, height = (number(extent.get(side)) * _MM_PER_EMU for side in ("cx", "cy"))
    at = shape.getparent()
    while at is not None and at.tag in {f"{WPG}wgp", f"{WPG}grpSp"}:
        across, down = _scale(at)
        width, height = width * across, height * down
        at = at.getparent()
    preset = properties.find(f"{A}prstGeom")
    is_line = preset is not None and preset.get("prst") in _LINES
    return _horizontal(width, height, is_line=is_line or shape.find(f"{WPS}cNvCnPr") is not None)


def _horizontal(width: float, height: float, *, is_line: bool) -> float | None:
    """The width when the shape lies: a line may slope a little, anything else must be thin."""
    if is_line:
        return width if width > 1 and height <= width * 0.1 else None
    return width if width > 3 * _THIN and height < _THIN * _MM_PER_POINT else None


def _scale(group: Element) -> tuple[float, float]:
    """How a group stretches what is inside it."""
    frame = group.find(f"{WPG}grpSpPr/{A}xfrm")
    outer, inner = (frame.find(f"{A}{tag}") if frame is not None else None for tag in ("ext", "chExt"))
    if outer is None or inner is None:
        return 1.0, 1.0
    across, down = (
        number(outer.get(side)) / (number(inner.get(side)) or number(outer.get(side)) or 1.0)
        for side in ("cx", "cy")
    )
    return across, down


def _vml(shape: Element) -> float | None:
    if shape.find(f"{V}textbox") is not None or shape.find(f"{V}imagedata") is not None:
        return None
    if shape.get("stroked", "t") in {"f", "false"} and shape.get("filled", "t") in {"f", "false"}:
        return None
    across, down = _vml_scale(shape)
    if shape.tag == f"{V}line":
        ends = [part for end in ("from", "to") for part in (shape.get(end) or "0,0").split(",")]
        if len(ends) != 4:
            return None
        x1, y1, x2, y2 = (points(end, 1) for end in ends)
        width, height = abs(x2 - x1) * across, abs(y2 - y1) * down
        return _horizontal(width * _MM_PER_POINT, height * _MM_PER_POINT, is_line=True)
    style = _style(shape)
    width, height = points(style.get("width"), 1) * across, points(style.get("height"), 1) * down
    is_line = shape.get("type", "").endswith("_t32")
    return _horizontal(width * _MM_PER_POINT, height * _MM_PER_POINT, is_line=is_line)


def _vml_scale(shape: Element) -> tuple[float, float]:
    """Inside a v:group lengths count in the group's own units, of which `coordsize` go to its size."""
    across = down = 1.0
    at = shape.getparent()
    while at is not None and at.tag == f"{V}group":
        size = at.get("coordsize", "1000,1000").split(",")
        style = _style(at)
        across *= points(style.get("width"), 1) / (number(size[0]) or 1.0)
        down *= points(style.get("height"), 1) / (number(size[-1]) or 1.0)
        at = at.getparent()
    return across, down


def _style(shape: Element) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in shape.get("style", "").split(";") if ":" in part)
    return {name.strip(): value for name, value in pairs}
