"""Long lists of names, looked up syllable by syllable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from chancery.gate.text.normal import canonical_tone

_SYLLABLE = re.compile(r"[^\W_]+")
_NEXT = re.compile(r"[ \t\u00a0]*[-–,&]?[ \t\u00a0]*(?=\w)")


class Lexicon:
    """Names found at a place of a text, whatever their case, the placement of their tone marks, and what joins their
    syllables: "Phí và lệ phí" is "phí, lệ phí" and "Phí - lệ phí" as well."""

    def __init__(self, names: Iterable[str]) -> None:
        self._tree: dict[str, Any] = {}
        for name in names:
            syllables = _SYLLABLE.findall(name)
            for written in (syllables, [syllable for syllable in syllables if syllable != "và"]):
                branch = self._tree
                for syllable in written:
                    branch = branch.setdefault(_plain(syllable), {})
                branch[""] = {}

    def end(self, text: str, start: int) -> int | None:
        """Where the longest name that begins at `start` ends."""
        branch = self._tree
        found = None
        syllable = _SYLLABLE.match(text, start)
        while syllable:
            branch = branch.get(_plain(syllable[0]), {})
            if "" in branch:
                found = syllable.end()
            gap = _NEXT.match(text, syllable.end()) if branch else None
            syllable = _SYLLABLE.match(text, gap.end()) if gap and gap.end() > syllable.end() else None
        return found


@lru_cache(8192)
def _plain(syllable: str) -> str:
    return canonical_tone(syllable.lower())
