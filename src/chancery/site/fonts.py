"""Builds the interface's typeface: Be Vietnam Pro, cut down to Vietnamese and Latin, as WOFF2.

The package of the typeface carries large TTF files; a page must not. Figures of one width ("tnum"), which columns
of numbers need and the typeface lacks, are added.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path(fontpkg_be_vietnam_pro.ROOT) / "files"
TARGET = Path(__file__).parent / "static/built/fonts"
FACES = {
    "BeVietnamPro-Regular.ttf": "be-vietnam-pro-400.woff2",
    "BeVietnamPro-Italic.ttf": "be-vietnam-pro-400-italic.woff2",
    "BeVietnamPro-Medium.ttf": "be-vietnam-pro-500.woff2",
    "BeVietnamPro-SemiBold.ttf": "be-vietnam-pro-600.woff2",
    "BeVietnamPro-Bold.ttf": "be-vietnam-pro-700.woff2",
}

VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯĩũĨŨ"
RANGES = (
    range(0x20, 0x7F),
    range(0xA0, 0x100),
    range(0x1EA0, 0x1EFA),  # ạ to ỹ
    range(0x300, 0x304),  # decomposed Vietnamese: grave, acute, circumflex, tilde
    (0x306, 0x309, 0x31B, 0x323),
    (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AB, 0x2212),
)
KEPT = sorted({*map(ord, VIETNAMESE), *(code for codes in RANGES for code in codes)})


def build() -> None:
    """Makes the faces that are missing or older than their source or this recipe."""
    TARGET.mkdir(parents=True, exist_ok=True)
    recipe = Path(__file__).stat().st_mtime
    for source, name in FACES.items():
        target = TARGET / name
        newest = max(recipe, (SOURCE / source).stat().st_mtime)
        if target.exists() and target.stat().st_mtime >= newest:
            continue
        part = target.with_suffix(".part")
        _cut(SOURCE / source, part)
        # Whole or not at all: a server may be reading the folder.
        part.replace(target)


def _cut(source: Path, target: Path) -> None:
    font = TTFont(source)
    _add_tabular_figures(font)
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "locl", "kern", "liga", "mark", "mkmk", "tnum", "case"]
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=KEPT)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _add_tabular_figures(font: TTFont) -> None:
    """Gives each figure a twin that is centred in the width of the three, the middle of them all."""
    glyphs, widths, characters = font.getGlyphSet(), font["hmtx"], font.getBestCmap()
    digits = [characters[ord("0") + value] for value in range(10)]
    width = widths[digits[3]][0]
    order = list(font.getGlyphOrder())
    for digit in digits:
        drawing = DecomposingRecordingPen(glyphs)
        glyphs[digit].draw(drawing)
        pen = TTGlyphPen(None)
        drawing.replay(TransformPen(pen, (1, 0, 0, 1, round((width - widths[digit][0]) / 2), 0)))
        twin = f"{digit}.tnum"
        outline = pen.glyph()
        font["glyf"][twin] = outline
        outline.recalcBounds(font["glyf"])
        widths[twin] = (width, outline.xMin)
        order.append(twin)
    font.setGlyphOrder(list(dict.fromkeys(order)))
    rules = " ".join(f"sub {digit} by {digit}.tnum;" for digit in digits)
    _append_feature(font, f"feature tnum {{ {rules} }} tnum;")


def _append_feature(font: TTFont, feature: str) -> None:
    """Adds one feature to the substitutions that the font has, which feaLib alone would replace."""
    kept = font["GSUB"].table
    addOpenTypeFeaturesFromString(font, f"languagesystem DFLT dflt; {feature}", tables=["GSUB"])
    added = font["GSUB"].table
    lookup, record = added.LookupList.Lookup[0], added.FeatureList.FeatureRecord[0]
    record.Feature.LookupListIndex = [len(kept.LookupList.Lookup)]
    kept.LookupList.Lookup.append(lookup)
    kept.LookupList.LookupCount += 1
    kept.FeatureList.FeatureRecord.append(record)
    kept.FeatureList.FeatureCount += 1
    number = len(kept.FeatureList.FeatureRecord) - 1
    for script in kept.ScriptList.ScriptRecord:
        languages = [script.Script.DefaultLangSys, *(r.LangSys for r in script.Script.LangSysRecord)]
        for language in filter(None, languages):
            language.FeatureIndex.append(number)
            language.FeatureCount += 1
    font["GSUB"].table = kept
