"""The order of authority of documents, and the names of issuers compared; words from authority.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from chancery.gate.text.normal import canonical_tone, squeezed

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class _Row:
    system: str
    rank: int
    kinds: frozenset[str]
    series: re.Pattern[str] | None


@cache
def _data() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.load((Path(__file__).parent / "authority.yaml").read_text(), _LOADER)  # noqa: S506 the loader is a safe one
    return raw


@cache
def _rows() -> list[_Row]:
    return [
        _Row(
            row["system"],
            row["rank"],
            frozenset(row.get("kinds", ())),
            re.compile(canonical_tone(row["series"])) if "series" in row else None,
        )
        for row in _data()["ranks"]
    ]


@cache
def _telling() -> frozenset[str]:
    return frozenset(map(canonical_tone, _data()["telling"]))


@lru_cache(maxsize=4096)
def rank(kind: str, series: str) -> tuple[str, int] | None:
    """The system and the rank of a document, 1 the highest; None where it isn't known."""
    for row in _rows():
        fits = not row.kinds or kind in row.kinds
        if fits and (row.series is None or row.series.fullmatch(series)):
            return row.system, row.rank
    return None


@lru_cache(maxsize=4096)
def central(series: str) -> bool:
    """Whether the symbol alone tells the issuer."""
    return bool(re.fullmatch(canonical_tone(_data()["central"]), series))


@lru_cache(maxsize=4096)
def issuer_words(name: str) -> frozenset[str]:
    """The words by which an issuer is told from others."""
    return _words(name)


def _words(name: str) -> frozenset[str]:
    text = canonical_tone(squeezed(name)).lower()
    data = _data()
    for short, full in data["short"].items():
        text = re.sub(rf"(?<!\w){short}(?!\w)", canonical_tone(full), text)
    for light in data["light"]:
        text = re.sub(rf"(?<!\w){canonical_tone(light)}(?!\w)", " ", text)
    return frozenset(re.findall(r"\w+", text)) - {"tinh", "tỉnh", "thành", "phố", "và"}


@lru_cache(maxsize=4096)
def agree(left: str, right: str) -> bool:
    """Whether two writings may name one issuer: all that one says is in the other. An empty one agrees with all."""
    one, other = issuer_words(left), issuer_words(right)
    if not one or not other:
        return True
    # "Thủ tướng Chính phủ" isn't "Chính phủ".
    return (one <= other or other <= one) and not (one ^ other) & _telling()
