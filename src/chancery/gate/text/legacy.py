"""Encodings from before Unicode: TCVN3 (ABC, fonts .Vn…) and VNI (fonts VNI-…)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

_TCVN3 = str.maketrans(
    dict(
        zip(
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
            strict=True,
        )
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
    # A capital letter has a capital mark; a small mark after it is common all the same.
    table |= {
        form: value.upper() for key, value in list(table.items()) for form in (key.upper(), key.capitalize())
    }
    return {key: unicodedata.normalize("NFC", value) for key, value in table.items()}


_VNI = _vni_table()
_VNI_PAIRS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
# Letters that Vietnamese in Unicode doesn't have, standing inside words.
_SIGNS: dict[Encoding, re.Pattern[str]] = {
    "tcvn3": re.compile(
        "(?<=[a-zß-þ])[µ¸¶·¹»¾¼½®«¬©ª¨\u00adÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞ]|[µ¸¶·¹»¾¼½®«¬©ª¨\u00ad](?=[a-zÆ-þ])"
    ),
    "vni": re.compile("[aeouyôö][ùøûõïåäëü]|[ae][àáâãèéêú]|ñ", re.IGNORECASE),
}


_DENSE = 8
"""So many signs in one run, at one in ten letters or more, and none of Unicode's: no foreign name is written so."""


def encoding_of_font(font: str) -> Encoding | None:
    """The encoding that a font is made for, by its name."""
    low = font.lower()
    if low.startswith(".vn"):
        return "tcvn3"
    return "vni" if low.startswith("vni") else None


def draws_capitals(font: str) -> bool:
    """Whether a TCVN3 font shows small letters as capitals, as .VnTimeH does."""
    return font.lower().startswith(".vn") and font.endswith(("H", "h"))


def detect(runs: Iterable[tuple[str, str]]) -> Encoding | None:
    """The encoding of a text given as (font, text); None for Unicode.

    A font alone doesn't tell: what is typed in Unicode may carry an old font's name. So the letters decide: a few
    in a font of the encoding are enough, or a passage full of them; else they must be many and Unicode's letters few.
    """
    named: Counter[Encoding] = Counter()
    unnamed: Counter[Encoding] = Counter()
    letters = unicode_letters = 0
    for font, text in runs:
        letters += len(text)
        if text.isascii():
            continue
        if proper := len(_VIETNAMESE.findall(text)):
            unicode_letters += proper
            continue
        encoding = encoding_of_font(font)
        for candidate, sign in _SIGNS.items():
            if found := len(sign.findall(text)):
                dense = found >= max(_DENSE, len(text) // 10)
                (named if encoding == candidate or dense else unnamed)[candidate] += found
    if named:
        return named.most_common(1)[0][0]
    enough = max(5, letters // 100, unicode_letters + 1)
    return next((encoding for encoding, count in unnamed.most_common(1) if count >= enough), None)


def has_signs(text: str, encoding: Encoding) -> bool:
    """Whether the text holds letters as the encoding has them and Unicode Vietnamese hasn't."""
    return not is_unicode(text) and _SIGNS[encoding].search(text) is not None


def joins(left: str, right: str) -> bool:
    """Whether the last character of `left` and the first of `right` are one letter in VNI."""
    return bool(left and right) and left[-1].isalpha() and left[-1] + right[0] in _VNI


def is_unicode(text: str) -> bool:
    """Whether the text holds letters that only Unicode Vietnamese has."""
    return _VIETNAMESE.search(text) is not None


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in Unicode, NFC. capitals: the font draws capitals only (.VnTimeH)."""
    if encoding == "tcvn3":
        text = text.translate(_TCVN3)
        return text.upper() if capitals else text
    return _VNI_PAIRS.sub(lambda match: _VNI[match[0]], text)
