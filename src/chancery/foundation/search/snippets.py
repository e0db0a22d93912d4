"""The lines of a text that answer, with the words found marked. Everything else is escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import words
from .questions import Question

_AROUND = 110
"""Characters shown on each side of the first word found in the best place."""
_PLACES = 200
"""Words found in a text that are looked at for the best place."""
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    """For each plain letter, the class of all letters that fold to it."""
    found: dict[str, set[str]] = {}
    for letter in _LETTERS:
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
            one = normalize("NFC", letter + tone)
            if len(one) == 1:
                found.setdefault(words.word(letter).folded, set()).update((one, one.upper()))
    return {plain: f"[{''.join(sorted(letters))}]" for plain, letters in found.items()}


def _pattern(question: Question) -> re.Pattern[str] | None:
    """Finds the words asked for, whatever their diacritics."""
    asked = [*question.loose, *(word for phrase in question.phrases for word in phrase)]
    forms = {
        "".join(_alike().get(letter, re.escape(letter)) for letter in word.folded)
        + (r"[^\W_]*" if question.unfinished and word is question.loose[-1] else "")
        for word in asked
    }
    if not forms:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![^\W_])")


class Marker:
    """Marks the words of one question in many texts."""

    def __init__(self, question: Question) -> None:
        self._asked = {
            word for part in (question.loose, *question.phrases) for word in part if question.toned
        }
        self._folded = {word.folded: word.exact for word in self._asked}
        self._pattern = _pattern(question)

    def _found(self, text: str) -> list[tuple[int, int, words.Word]]:
        """Where the words stand. Of a word asked for with its diacritics, only such, if there is one."""
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(text):
            found.append((match.start(), match.end(), words.word(match.group())))
            if len(found) == _PLACES:
                break
        true = {word.folded for _, _, word in found if word in self._asked}
        return [hit for hit in found if hit[2].folded not in true or hit[2] in self._asked]

    def whole(self, text: str) -> SafeString:
        """All of `text`, marked."""
        return _marked(text, 0, len(text), self._found(text))

    def best(self, *texts: str) -> SafeString:
        """The place that says most, of the first of `texts` where any word stands; else the beginning."""
        for text in texts:
            if found := self._found(text):
                start, end = _window(text, found)
                return _marked(text, start, end, found)
        text = next(filter(None, texts), "")
        return _marked(text, 0, _edge(text, 2 * _AROUND, +1), [])


def _window(text: str, found: list[tuple[int, int, words.Word]]) -> tuple[int, int]:
    def weight(first: int) -> tuple[int, int]:
        inside = [hit[2] for hit in found[first:] if hit[0] < found[first][0] + 2 * _AROUND]
        return len(set(inside)), len(inside)

    first = max(range(len(found)), key=lambda i: (weight(i), -i))
    middle = found[first][0]
    return _edge(text, middle - _AROUND // 2, -1), _edge(text, middle + 2 * _AROUND, +1)


def _edge(text: str, at: int, step: int) -> int:
    """The nearest end of a word from `at` in the direction `step`, not farther than twenty characters."""
    at = max(0, min(len(text), at))
    for _ in range(20):
        if at in (0, len(text)) or text[at - 1].isspace():
            break
        at += step
    return at


def _marked(text: str, start: int, end: int, found: list[tuple[int, int, words.Word]]) -> SafeString:
    parts, at = ["… " if start else ""], start
    for begin, stop, _ in found:
        if begin >= at and stop <= end:
            parts += [escape(text[at:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
            at = stop
    parts += [escape(text[at:end]), " …" if end < len(text) else ""]
    return mark_safe(re.sub(r"\s+", " ", "".join(parts)))  # noqa: S308 (every part is escaped above)
