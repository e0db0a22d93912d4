"""The words by which documents are cited, from names.yaml, made into patterns once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chancery.gate.packs import kinds
from chancery.gate.text.normal import canonical_tone, squeezed

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BY_NAME = ("hien-phap", "bo-luat", "luat", "phap-lenh")
"""Kinds that may be cited by name without number."""
_ACCENT = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uỷ": "ủy",
    "uý": "úy",
    "uỳ": "ùy",
    "uỹ": "ũy",
    "uỵ": "ụy",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẹ": "ọe",
}
_NEW = {old: new for new, old in _ACCENT.items()}
_EITHER = re.compile("|".join([*_ACCENT, *_NEW]), re.IGNORECASE)


def either(text: str) -> str:
    """A pattern of the words with either placement of the tone mark, and any blanks between."""

    def both(match: re.Match[str]) -> str:
        low = match[0].lower()
        other = _ACCENT.get(low) or _NEW[low]
        return f"(?:{low}|{other})"

    pattern = _EITHER.sub(both, re.escape(text))
    return re.sub(r"(?:\\ )+", r"[ \\t\\u00a0]+", pattern)


def either_of(words: list[str]) -> str:
    return "|".join(either(word) for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True)
class Names:
    kind: re.Pattern[str]
    """A kind's name or abbreviation; group `name`."""
    kinds: dict[str, str]
    """Its code, by the name in small letters."""
    short: dict[str, str]
    heads: dict[str, str]
    """The kind's code, by the head of its symbol."""
    codes: dict[str, str]
    titles: dict[str, re.Pattern[str]]
    stops: frozenset[str]
    issuer: re.Pattern[str]
    head: re.Pattern[str]


def kind_of(written: str) -> str:
    """The code of a type by its name as written."""
    return names().kinds[canonical_tone(squeezed(written).lower())]


@cache
def names() -> Names:
    raw = yaml.load((Path(__file__).parent / "names.yaml").read_text(), _LOADER)  # noqa: S506 the loader is a safe one
    full: dict[str, str] = {}
    short: dict[str, str] = {}
    heads: dict[str, str] = {}
    for code, kind in kinds().items():
        full[canonical_tone(kind.name.lower())] = code
        for abbreviation in (*kind.symbols.values(),):
            if abbreviation:
                heads.setdefault(abbreviation, code)
    for code, value in raw["kinds"].items():
        for name in value["names"]:
            full[canonical_tone(name.lower())] = code
        for name in value.get("short", ()):
            short[name] = code
        for name in value.get("heads", ()):
            heads[name] = code
    posts = either_of(raw["posts"])
    listed = either_of(raw["issuers"])
    kind_words = either_of([*full])
    return Names(
        kind=re.compile(
            rf"(?<!\w)(?:(?P<name>(?i:{kind_words}))|(?P<short>{either_of([*short])})|(?P<code>{'|'.join(raw['codes'])}))(?!\w)"
        ),
        kinds=full,
        short=short,
        heads=heads,
        codes=raw["codes"],
        titles={
            code: re.compile(rf"(?i:{either_of(titles)})(?!\w)") for code, titles in raw["titles"].items()
        },
        stops=frozenset(raw["stops"]),
        issuer=re.compile(rf"(?:(?i:{posts})\s+)?(?i:{listed})(?!\w)"),
        head=re.compile(rf"(?:(?:{posts})\s+)?(?:{either_of([*raw['heads']])}|bộ|cục|sở)(?!\w)"),
    )
