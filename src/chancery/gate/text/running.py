"""Running text: the lines of a document in one string, with its words, where each stands, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from chancery.gate.text.normal import canonical_tone

_WORD = re.compile(r"[^\W_]+")
_BLANKS = " \t\u00a0"
_CLOSING = '”"’)]'
# A stop after these ends no sentence; nor after a single capital or a number at the head of a line.
_SHORT = frozenset(
    "tp tx tt q p gs pgs ts ths bs ks cn ls đ/c đc ô b st no vs mr mrs ms dr tr nxb vv kt tm tl tuq ngđ htx cty sn".split()
)
_STOP = re.compile(r"[.?!…]+[”\"’)\]]*")
_MARKER = re.compile(
    r"[ \t]*(?:Điều[ \u00a0]+\d+[a-zđ]?[.:]?|[IVXLC]+[.)](?=\s)|\d+(?:\.\d+)+[.)]?(?=\s)|\d+[.)](?=\s)|\d+\.(?=[^\d\s])"
    r"|\(?[a-zđ]\)|[-–—+*•](?=\s?[^\d\s]))[ \t\u00a0]*"
)
# What others say, and what a template asks for, isn't the drafter's own wording.
_QUOTED = re.compile(r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|\[[^\]\n]{1,300}\]")


@lru_cache(maxsize=20_000)
def form(word: str) -> str:
    """One form for a word in any case and in either placement of its tone mark."""
    return canonical_tone(word.lower())


@lru_cache(maxsize=5_000)
def parts(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a phrase, and what stands between each two of them."""
    matches = list(_WORD.finditer(phrase))
    gaps = tuple(phrase[left.end() : right.start()].strip() for left, right in pairwise(matches))
    return tuple(form(match[0]) for match in matches), gaps


def marker(line: str) -> int:
    """The length of the number, letter or dash that a line begins with ("1. ", "a) ", "- ", "Điều 5. ")."""
    match = _MARKER.match(line)
    return match.end() if match else len(line) - len(line.lstrip())


class Running:
    """Lines of text (NFC). Offsets are those of `text`, in which a line break parts the lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)
        self.starts: list[int] = []
        at = 0
        for line in lines:
            self.starts.append(at)
            at += len(line) + 1
        self._spans = [match.span() for match in _WORD.finditer(self.text)]
        self._starts = [start for start, _ in self._spans]

    def line_at(self, offset: int) -> int:
        """The number of the line that an offset stands in."""
        return bisect_right(self.starts, offset) - 1

    @cached_property
    def forms(self) -> list[str]:
        text = self.text
        return [form(text[start:end]) for start, end in self._spans]

    def at(self, words: Iterable[str]) -> list[int]:
        """Where these words begin, in any case, in the order of the text."""
        numbers = sorted(number for word in words for number in self._places.get(form(word), ()))
        return [self._starts[number] for number in numbers]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.forms):
            places.setdefault(word, []).append(number)
        return places

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def quoted(self, offset: int) -> bool:
        """Whether it stands between quotation marks, or in the square brackets of a prompt."""
        number = bisect_right(self._quoted, (offset, len(self.text) + 1)) - 1
        return number >= 0 and offset < self._quoted[number][1]

    def span(self, number: int) -> tuple[int, int]:
        """Where word `number` stands."""
        return self._spans[number]

    def number_at(self, offset: int) -> int:
        """The number of the first word that begins at `offset` or after it."""
        return bisect_left(self._starts, offset)

    def count(self, start: int, end: int) -> int:
        """How many words begin in start..end."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def words(self, start: int, end: int) -> list[str]:
        """The forms of the words that begin in start..end."""
        return self.forms[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def find(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Where a phrase stands, in any case and either placement of tone marks, within a line."""
        wanted, gaps = parts(phrase)
        places = [self._places.get(word, ()) for word in wanted]
        if not all(places):
            return
        # From where its rarest word stands.
        rarest = min(range(len(wanted)), key=lambda step: len(places[step]))
        for place in places[rarest]:
            first = place - rarest
            if first >= 0 and first + len(gaps) < len(self.forms) and self._follows(first, wanted, gaps):
                yield self._spans[first][0], self._spans[first + len(gaps)][1]

    def _follows(self, number: int, wanted: tuple[str, ...], gaps: tuple[str, ...]) -> bool:
        if any(self.forms[number + step] != word for step, word in enumerate(wanted)):
            return False
        for step, gap in enumerate(gaps, start=1):
            between = self.text[self._spans[number + step - 1][1] : self._spans[number + step][0]]
            if between.strip(_BLANKS) != gap or (not gap and not between):
                return False
        return True

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences, without the marker of the line that they stand in; none runs over a line."""
        found: list[tuple[int, int]] = []
        for number, start in enumerate(self.starts):
            end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
            found += self._in_line(start + marker(self.text[start:end]), end)
        return found

    def _in_line(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        text, at = self.text, start
        for match in _STOP.finditer(text, start, end):
            after = match.end()
            if after < end and not (text[after] in _BLANKS and self._begins(after, end)):
                continue
            if match[0][0] == "." and len(match[0]) == 1 and after < end and self.ends_short(match.start()):
                continue
            if text[at:after].strip():
                yield at, after
            while after < end and text[after] in _BLANKS:
                after += 1
            at = after
        if text[at:end].strip():
            yield at, end

    def _begins(self, offset: int, end: int) -> bool:
        """A capital, a number or an opening mark comes next."""
        while offset < end and self.text[offset] in _BLANKS:
            offset += 1
        return offset < end and (
            self.text[offset].isupper() or self.text[offset] in '“"([' or self.text[offset].isdigit()
        )

    def ends_short(self, stop: int) -> bool:
        """What stands before the stop is an abbreviation, a capital or the number of an item."""
        word = re.search(r"[^\s(“\"]*$", self.text[max(0, stop - 12) : stop])
        said = word[0] if word else ""
        return said.lower() in _SHORT or (len(said) == 1 and said.isupper())
