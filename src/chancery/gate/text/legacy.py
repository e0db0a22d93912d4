"""Encodings from before Unicode: TCVN3 (ABC, fonts .Vn…) and VNI (fonts VNI-…)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(_SINGLE)
    for base, letter in (*((x, x) for x in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        table |= {base + mark: letter + tone for mark, tone in _TONES.items()}
    for base in "aeo":
        table |= {base + mark: base + "\u0302" + tone for mark, tone in _CIRCUMFLEX.items()}
    table |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    table |= {key.upper(): value.upper() for key, value in table.items()}
    return {key: unicodedata.normalize("NFC", value) for key, value in table.items()}


_VNI = _vni_table()
_VNI_PAIRS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
# Letters that Vietnamese in Unicode doesn't have, standing inside words.
_TCVN3_SIGN = re.compile("(?<=[a-z])[µ¸¶·¹»¾¼½®«¬©ª¨\u00ad]|[µ¸¶·¹»¾¼½®«¬©ª¨\u00ad](?=[a-z])")
_VNI_SIGN = re.compile("[aeouyôöAEOUYÔÖ][ùøûõïÙØÛÕÏåäÅÄëüËÜ]")


def encoding_of_font(font: str) -> Encoding | None:
    """The encoding that a font is made for, by its name."""
    low = font.lower()
    if low.startswith(".vn"):
        return "tcvn3"
    return "vni" if low.startswith("vni") else None


def detect(runs: Iterable[tuple[str, str]]) -> Encoding | None:
    """The encoding of a text given as (font, text); None for Unicode.

    A font alone doesn't tell: what is typed in Unicode may carry an old font's name. So the letters decide,
    and the font only lowers how many of them are asked for.
    """
    signs: dict[Encoding, int] = {"tcvn3": 0, "vni": 0}
    fonts: dict[Encoding, int] = {"tcvn3": 0, "vni": 0}
    letters = proper = 0
    for font, text in runs:
        letters += len(text)
        if text.isascii():
            continue
        proper += len(_VIETNAMESE.findall(text))
        signs["tcvn3"] += len(_TCVN3_SIGN.findall(text))
        signs["vni"] += len(_VNI_SIGN.findall(text))
        if encoding := encoding_of_font(font):
            fonts[encoding] += len(text)
    for encoding in ("tcvn3", "vni"):
        need = 1 if fonts[encoding] else max(5, letters // 100)
        if signs[encoding] >= need and signs[encoding] > proper:
            return encoding
    return None


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in Unicode, NFC. capitals: the font draws capitals only (.VnTimeH)."""
    if encoding == "tcvn3":
        text = "".join(_TCVN3.get(char, char) for char in text)
        return text.upper() if capitals else text
    return _VNI_PAIRS.sub(lambda match: _VNI[match[0]], text)
