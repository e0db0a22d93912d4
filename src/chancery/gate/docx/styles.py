"""Effective formatting: document defaults, style chains, direct formatting, theme fonts. ECMA-376 Part 1, 17.7."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from lxml import etree

from .model import Format
from .names import VAL, A, W

Element = etree._Element
RunLayer = dict[str, Any]
ParagraphLayer = dict[str, Any]

_TOGGLES = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}caps": "caps",
    f"{W}smallCaps": "small_caps",
    f"{W}strike": "strike",
    f"{W}vanish": "hidden",
}
_OFF = {"0", "false", "off", "none"}
_FONTS, _SIZE, _UNDERLINE, _COLOR, _DSTRIKE, _VERTICAL = (
    f"{W}{tag}" for tag in ("rFonts", "sz", "u", "color", "dstrike", "vertAlign")
)
_ASCII, _HANSI, _ASCII_THEME, _HANSI_THEME = (
    f"{W}{name}" for name in ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme")
)


def on(element: Element) -> bool:
    """An on/off property's value; without a value it is on."""
    return element.get(VAL, "1") not in _OFF


def number(text: str | None, default: float = 0.0) -> float:
    """A measure's digits; a damaged or absurd one counts as `default`."""
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        return default
    return value if isfinite(value) and abs(value) < _ABSURD else default


def whole(text: str | None, default: int = 0) -> int:
    return int(number(text, default))


def points(text: str | None, per_point: float = 20, default: float = 0.0) -> float:
    """Points of a measure that counts `per_point` to the point unless it names its unit ("12pt", "1.5cm")."""
    if text is None:
        return default
    if found := _UNIVERSAL.fullmatch(text.strip()):
        return number(found[1]) * _UNITS[found[2]]
    return number(text, default * per_point) / per_point


_ABSURD = 1e9
_UNIVERSAL = re.compile(r"(-?[0-9.]+)(mm|cm|in|pt|pc|pi|px)")
_UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, "px": 0.75}


def run_layer(properties: Element | None) -> RunLayer:
    """What one w:rPr says, by field of Format; `ascii` and `hansi` as (is a theme's slot, name)."""
    layer: RunLayer = {}
    if properties is None:
        return layer
    for child in properties:
        tag: Any = child.tag
        if field := _TOGGLES.get(tag):
            layer[field] = on(child)
        elif tag == _FONTS:
            # Letters of ASCII and the other Latin ones each have a font; a theme's slot wins over a name.
            if found := child.get(_ASCII_THEME) or child.get(_ASCII):
                layer["ascii"] = (_ASCII_THEME in child.attrib, found)
            if found := child.get(_HANSI_THEME) or child.get(_HANSI):
                layer["hansi"] = (_HANSI_THEME in child.attrib, found)
        elif tag == _SIZE:
            layer["size"] = points(child.get(VAL), 2, 10.0)
        elif tag == _UNDERLINE:
            layer["underline"] = child.get(VAL, "single") not in _OFF
        elif tag == _COLOR:
            value = (child.get(VAL) or "auto").upper()
            layer["color"] = "auto" if value == "AUTO" else value
        elif tag == _VERTICAL:
            value = child.get(VAL, "")
            layer["vertical"] = value if value in {"superscript", "subscript"} else "baseline"
        elif tag == _DSTRIKE:
            layer["strike"] = on(child)
    return layer


def paragraph_layer(properties: Element | None) -> ParagraphLayer:
    """What one w:pPr says, by field of Paragraph; `style`, and `num` and `level` of automatic numbering."""
    layer: ParagraphLayer = {}
    if properties is None:
        return layer
    for child in properties:
        if (reader := _PARAGRAPH_READERS.get(child.tag)) is not None:
            reader(child, layer)
    return layer


def _style(child: Element, layer: ParagraphLayer) -> None:
    layer["style"] = child.get(VAL, "")


def _alignment(child: Element, layer: ParagraphLayer) -> None:
    layer["alignment"] = _ALIGNMENTS.get(child.get(VAL, "left"), "left")


def _page_break(child: Element, layer: ParagraphLayer) -> None:
    layer["page_break_before"] = on(child)


def _contextual(child: Element, layer: ParagraphLayer) -> None:
    layer["contextual"] = on(child)


def _list(child: Element, layer: ParagraphLayer) -> None:
    ident, level = child.find(f"{W}numId"), child.find(f"{W}ilvl")
    if ident is not None:
        layer["num"] = ident.get(VAL, "0")
    if level is not None:
        layer["level"] = whole(level.get(VAL))


def _border(child: Element, layer: ParagraphLayer) -> None:
    bottom = child.find(f"{W}bottom")
    if bottom is not None:
        layer["border"] = bottom.get(VAL, "nil") not in {"nil", "none"}


_ALIGNMENTS = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "both",
    "distribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
    "thaiDistribute": "both",
}


def _indents(child: Element, layer: ParagraphLayer) -> None:
    for name, value in child.items():
        field = _INDENT_FIELDS.get(name)
        if field is None:
            continue
        if field.endswith("chars"):
            layer[field] = number(value) / 100
        elif name != _FIRST_LINE or _HANGING not in child.attrib:
            layer[field] = -points(value) if name == _HANGING else points(value)
    if _HANGING_CHARS in child.attrib:
        layer["first_line_chars"] = -number(child.get(_HANGING_CHARS)) / 100


_FIRST_LINE, _HANGING, _HANGING_CHARS = f"{W}firstLine", f"{W}hanging", f"{W}hangingChars"
_INDENT_FIELDS = {
    f"{W}left": "indent_left",
    f"{W}start": "indent_left",
    f"{W}right": "indent_right",
    f"{W}end": "indent_right",
    _FIRST_LINE: "first_line",
    _HANGING: "first_line",
    f"{W}firstLineChars": "first_line_chars",
    f"{W}leftChars": "left_chars",
    f"{W}startChars": "left_chars",
    f"{W}rightChars": "right_chars",
    f"{W}endChars": "right_chars",
}
INDENTS = {"indent_left", "indent_right", "first_line", "first_line_chars", "left_chars", "right_chars"}
"""The fields of a layer that place a paragraph sideways."""


def _spacing(child: Element, layer: ParagraphLayer) -> None:
    for name, field in (("before", "space_before"), ("after", "space_after")):
        if (value := child.get(f"{W}{name}")) is not None:
            layer[field] = points(value)
        if lines := number(child.get(f"{W}{name}Lines")):
            # Hundredths of a line, which Word takes for 12 pt where the page has no grid.
            layer[field] = lines * 0.12
        if child.get(f"{W}{name}Autospacing", "0") not in _OFF:
            # Word shows automatic spacing as 14 pt.
            layer[field] = 14.0
    rule = child.get(f"{W}lineRule")
    if (value := child.get(f"{W}line")) is not None:
        layer["line_rule"] = rule if rule in {"exact", "atLeast"} else "auto"
        exact = layer["line_rule"] != "auto"
        layer["line_spacing"] = points(value, default=12.0) if exact else number(value, 240) / 240


_PARAGRAPH_READERS: dict[Any, Callable[[Element, ParagraphLayer], None]] = {
    f"{W}pStyle": _style,
    f"{W}jc": _alignment,
    f"{W}ind": _indents,
    f"{W}spacing": _spacing,
    f"{W}pageBreakBefore": _page_break,
    f"{W}contextualSpacing": _contextual,
    f"{W}numPr": _list,
    f"{W}pBdr": _border,
}


@dataclass(frozen=True)
class Style:
    """A style with all that its ancestors give it."""

    name: str
    ident: str
    run: RunLayer
    paragraph: ParagraphLayer


class Styles:
    """The styles of a document, resolved once each."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._kept: dict[str, Style] = {}
        self._formats: dict[Any, Format] = {}
        self._equal: dict[Format, Format] = {}
        self.default_paragraph = self.default_table = ""
        self._theme = _theme_fonts(theme)
        defaults: Element | None = None
        if root is not None:
            defaults = root.find(f"{W}docDefaults")
            for element in root.iterfind(f"{W}style"):
                ident = element.get(f"{W}styleId", "")
                self._elements.setdefault(ident, element)
                if element.get(f"{W}default", "0") not in _OFF:
                    if element.get(f"{W}type") == "paragraph":
                        self.default_paragraph = ident
                    elif element.get(f"{W}type") == "table":
                        self.default_table = ident
        run = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        paragraph = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        self._defaults = run_layer(run)
        self.paragraph_defaults = paragraph_layer(paragraph)

    def style(self, ident: str | None) -> Style:
        """The style with its ancestors' formatting folded in; an unknown or circular one adds nothing."""
        ident = ident or ""
        chain: list[tuple[str, Element]] = []
        seen: set[str] = set()
        at = ident
        while at not in self._kept and at not in seen and (element := self._elements.get(at)) is not None:
            seen.add(at)
            chain.append((at, element))
            based = element.find(f"{W}basedOn")
            at = based.get(VAL, "") if based is not None else ""
        parent = self._kept.get(at) or Style("", "", {}, {})
        for at, element in reversed(chain):
            named = element.find(f"{W}name")
            parent = self._kept[at] = Style(
                name=named.get(VAL, at) if named is not None else at,
                ident=at,
                run=parent.run | run_layer(element.find(f"{W}rPr")),
                paragraph=parent.paragraph | paragraph_layer(element.find(f"{W}pPr")),
            )
        return self._kept.setdefault(ident, Style(ident, ident, {}, {}))

    def format(
        self, table: str, paragraph: str, character: str, direct: Element | None, text: str = ""
    ) -> Format:
        """The effective format of `text` in a run. Formats are shared: equal inputs give the same object."""
        layer = run_layer(direct)
        key = (table, paragraph, character, text.isascii(), *layer.items())
        if (kept := self._formats.get(key)) is not None:
            return kept
        styles = [self.style(ident).run for ident in (table, paragraph, character) if ident]
        merged: RunLayer = dict(self._defaults)
        for style in styles:
            merged |= {name: value for name, value in style.items() if name not in _TOGGLE_FIELDS}
        for name in _TOGGLE_FIELDS:
            # 17.7.3: a toggle set in several styles of the hierarchy turns the one before off again.
            if any(name in style for style in styles):
                turned = sum(bool(style.get(name)) for style in styles)
                merged[name] = bool(turned % 2) or bool(self._defaults.get(name))
        merged |= layer
        fonts = {slot: self._font(merged.pop(slot, None)) for slot in ("ascii", "hansi")}
        made = replace(_BASE, **merged, font=fonts["ascii" if text.isascii() else "hansi"])
        made = self._equal.setdefault(made, made)
        self._formats[key] = made
        return made

    def _font(self, named: tuple[bool, str] | None) -> str:
        if named is None:
            return _BASE.font
        from_theme, name = named
        return self._theme.get(name, _BASE.font) if from_theme else name


_BASE = Format(font="Times New Roman", size=10.0)
_TOGGLE_FIELDS = ("bold", "italic", "caps", "small_caps", "strike", "hidden")


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    if theme is None:
        return {}
    found: dict[str, str] = {}
    for slot in ("major", "minor"):
        latin = theme.find(f".//{A}{slot}Font/{A}latin")
        if latin is not None and (name := latin.get("typeface")):
            found |= {f"{slot}HAnsi": name, f"{slot}Ascii": name}
    return found
