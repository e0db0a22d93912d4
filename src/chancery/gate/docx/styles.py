"""Effective formatting: document defaults, style chains, direct formatting, theme fonts. ECMA-376 Part 1, 17.7."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lxml import etree

from .model import Format

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = f"{W}val"

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


def on(element: Element) -> bool:
    """An on/off property's value; without a value it is on."""
    return element.get(VAL, "1") not in _OFF


def number(text: str | None, default: float = 0.0) -> float:
    """A measure's digits; a damaged one counts as `default`."""
    try:
        return float(text) if text is not None else default
    except ValueError:
        return default


def run_layer(properties: Element | None) -> RunLayer:
    """What one w:rPr says, by field of Format; fonts as a name or ("theme", slot)."""
    layer: RunLayer = {}
    if properties is None:
        return layer
    for child in properties:
        tag = child.tag
        if field := _TOGGLES.get(tag):
            layer[field] = on(child)
        elif tag == f"{W}rFonts":
            theme = child.get(f"{W}hAnsiTheme") or child.get(f"{W}asciiTheme")
            name = child.get(f"{W}hAnsi") or child.get(f"{W}ascii")
            if theme:
                layer["font"] = ("theme", theme)
            elif name:
                layer["font"] = name
        elif tag == f"{W}sz":
            layer["size"] = number(child.get(VAL), 20) / 2
        elif tag == f"{W}u":
            layer["underline"] = child.get(VAL, "single") not in _OFF
        elif tag == f"{W}color":
            value = (child.get(VAL) or "auto").upper()
            layer["color"] = "auto" if value == "AUTO" else value
        elif tag == f"{W}dstrike":
            layer["strike"] = on(child)
    return layer


def paragraph_layer(properties: Element | None) -> ParagraphLayer:
    """What one w:pPr says, by field of Paragraph, with `num` (id, level) for automatic numbering."""
    layer: ParagraphLayer = {}
    if properties is None:
        return layer
    for child in properties:
        tag = child.tag
        if tag == f"{W}jc":
            layer["alignment"] = _ALIGNMENTS.get(child.get(VAL, "left"), "left")
        elif tag == f"{W}ind":
            _indents(child, layer)
        elif tag == f"{W}spacing":
            _spacing(child, layer)
        elif tag == f"{W}pageBreakBefore":
            layer["page_break_before"] = on(child)
        elif tag == f"{W}contextualSpacing":
            layer["contextual"] = on(child)
        elif tag == f"{W}numPr":
            ident, level = child.find(f"{W}numId"), child.find(f"{W}ilvl")
            if ident is not None:
                layer["num"] = ident.get(VAL, "0")
            if level is not None:
                layer["level"] = int(number(level.get(VAL)))
        elif tag == f"{W}pBdr":
            bottom = child.find(f"{W}bottom")
            if bottom is not None:
                layer["border"] = bottom.get(VAL, "nil") not in {"nil", "none"}
        elif tag == f"{W}outlineLvl":
            layer["outline"] = child.get(VAL)
    return layer


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
    for name, field in (
        ("left", "indent_left"),
        ("start", "indent_left"),
        ("right", "indent_right"),
        ("end", "indent_right"),
    ):
        if (value := child.get(f"{W}{name}")) is not None:
            layer[field] = number(value) / 20
    if (value := child.get(f"{W}hanging")) is not None:
        layer["first_line"] = -number(value) / 20
    elif (value := child.get(f"{W}firstLine")) is not None:
        layer["first_line"] = number(value) / 20
    if (value := child.get(f"{W}firstLineChars")) is not None and number(value):
        layer["first_line_chars"] = number(value) / 100


def _spacing(child: Element, layer: ParagraphLayer) -> None:
    for name, field in (("before", "space_before"), ("after", "space_after")):
        if (value := child.get(f"{W}{name}")) is not None:
            layer[field] = number(value) / 20
        if child.get(f"{W}{name}Autospacing", "0") not in _OFF:
            # Word shows automatic spacing as 14 pt.
            layer[field] = 14.0
    rule = child.get(f"{W}lineRule")
    if (value := child.get(f"{W}line")) is not None:
        layer["line_rule"] = rule if rule in {"exact", "atLeast"} else "auto"
        layer["line_spacing"] = number(value, 240) / (20 if layer["line_rule"] != "auto" else 240)


@dataclass(frozen=True)
class Style:
    """A style with all that its ancestors give it. `toggles` are those that the chain turns on."""

    name: str
    run: RunLayer
    paragraph: ParagraphLayer


class Styles:
    """The styles of a document, resolved once each."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._kept: dict[str, Style] = {}
        self._formats: dict[Any, Format] = {}
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
        if ident in self._kept:
            return self._kept[ident]
        chain: list[Element] = []
        seen: set[str] = set()
        at = ident
        while at and at not in seen and (element := self._elements.get(at)) is not None:
            seen.add(at)
            chain.append(element)
            based = element.find(f"{W}basedOn")
            at = based.get(VAL, "") if based is not None else ""
        run: RunLayer = {}
        paragraph: ParagraphLayer = {}
        for element in reversed(chain):
            run |= run_layer(element.find(f"{W}rPr"))
            paragraph |= paragraph_layer(element.find(f"{W}pPr"))
        named = chain[0].find(f"{W}name") if chain else None
        style = Style(named.get(VAL, ident) if named is not None else ident, run, paragraph)
        self._kept[ident] = style
        return style

    @cached_property
    def _base(self) -> Format:
        return Format(font="Times New Roman", size=10.0)

    def format(self, table: str, paragraph: str, character: str, direct: Element | None) -> Format:
        """The effective format of a run. Formats are shared: equal inputs give the same object."""
        layer = run_layer(direct)
        key = (table, paragraph, character, tuple(sorted((k, str(v)) for k, v in layer.items())))
        if (kept := self._formats.get(key)) is not None:
            return kept
        styles = [
            self.style(ident).run
            for ident in (table, paragraph or self.default_paragraph, character)
            if ident
        ]
        merged: RunLayer = dict(self._defaults)
        for style in styles:
            merged |= {name: value for name, value in style.items() if name not in _TOGGLE_FIELDS}
        for name in _TOGGLE_FIELDS:
            # 17.7.3: a toggle set in several styles of the hierarchy turns the one before off again.
            turned = sum(bool(style.get(name)) for style in styles)
            if turned or any(name in style for style in styles):
                merged[name] = bool(turned % 2) or bool(self._defaults.get(name))
        merged |= layer
        font = merged.get("font")
        if isinstance(font, tuple):
            merged["font"] = self._theme.get(font[1], "Times New Roman")
        made = replace(self._base, **merged)
        self._formats[key] = made
        return made


_TOGGLE_FIELDS = ("bold", "italic", "caps", "small_caps", "strike", "hidden")


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    if theme is None:
        return {}
    found = {}
    for slot in ("major", "minor"):
        latin = theme.find(f".//{A}{slot}Font/{A}latin")
        if latin is not None and (name := latin.get("typeface")):
            found |= {f"{slot}HAnsi": name, f"{slot}Ascii": name}
    return found
