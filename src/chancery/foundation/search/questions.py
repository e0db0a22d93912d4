"""What the user typed, as a query of the index. Nothing that can be typed is an error."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from tantivy import Occur, Query

from chancery.foundation.identity.access import Reader

from . import words
from .schema import FOLDED, schema

_QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]')
_MOST_WORDS = 32
_ALL_NEEDED = 4
"""Up to this many words all must be there; of more, most of them."""
_MOST = 0.5
"""On known articles asked for by title or summary, this finds more than asking for three quarters or for all."""


@dataclass(frozen=True)
class Question:
    """loose: the words outside quotes; phrases: the quoted ones; toned: whether diacritics were typed.

    unfinished: the last word is still being typed, and may be only the beginning of one.
    """

    loose: list[words.Word]
    phrases: list[list[words.Word]]
    toned: bool
    unfinished: bool = False

    @property
    def empty(self) -> bool:
        return not (self.loose or self.phrases)


def parse(text: str, *, typing: bool = False) -> Question:
    text = words.clean(text[:1000])
    quoted = [found for found in (words.words(part) for part in _QUOTED.findall(text)) if found]
    phrases = [found[:_MOST_WORDS] for found in quoted][:_MOST_WORDS]
    loose = words.words(_QUOTED.sub(" ", text))[:_MOST_WORDS]
    unfinished = typing and bool(loose) and text[-1:].isalnum()
    return Question(loose, phrases, any(map(words.toned, [loose, *phrases])), unfinished)


def matching(question: Question) -> Query:
    """The documents that answer, weighed: exact above folded, title above text, words together above apart."""
    needed = [_anywhere(word.folded) for word in question.loose]
    if question.unfinished:
        needed[-1] = _beginning(question.loose[-1].folded)
    parts: list[tuple[Occur, Query]] = []
    if needed:
        few = len(needed) if len(needed) <= _ALL_NEEDED else math.ceil(_MOST * len(needed))
        enough = Query.boolean_query([(Occur.Should, one) for one in needed], few)
        parts.append((Occur.Must, enough))
    for phrase in question.phrases:
        # In quotes the reader means what he writes: diacritics, where typed, must be there.
        exact = words.toned(phrase)
        parts.append((Occur.Must, _run("text", phrase, exact)))
        parts.append((Occur.Should, Query.boost_query(_run("title", phrase, exact), 3.0)))
    parts += [(Occur.Should, query) for query in _weights(question)]
    return Query.boolean_query(parts)


def readable(query: Query, who: Reader) -> Query:
    """Of what `query` finds, what `who` may read: decided inside the index, so that no count says more."""
    clear = range(int(who.clearance) + 1)
    return Query.boolean_query(
        [
            (Occur.Must, query),
            (Occur.Must, _unweighed(Query.term_set_query(schema(), "key", sorted(who.keys)))),
            (Occur.Must, _unweighed(Query.term_set_query(schema(), "secrecy", list(clear)))),
        ]
    )


def of_kind(query: Query, kind: str) -> Query:
    only = _unweighed(Query.term_query(schema(), "kind", kind))
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, only)])


def _unweighed(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _term(field: str, word: str) -> Query:
    return Query.term_query(schema(), field, word)


def _anywhere(folded: str) -> Query:
    """The word in any text, or a part of the symbol however it was split: "127qd tw"."""
    return Query.disjunction_max_query(
        [_term("text" + FOLDED, folded), _term("glued", words.unpadded(folded))]
    )


def _beginning(folded: str) -> Query:
    # The word holds letters and digits only, so nothing in it means anything to the expression.
    starts = Query.regex_query(schema(), "text" + FOLDED, f"{folded}.*")
    return Query.disjunction_max_query([_anywhere(folded), Query.const_score_query(starts, 0.5)])


def _run(field: str, run: list[words.Word], exact: bool) -> Query:
    """The words one after another. (The engine refuses a phrase of one word.)"""
    name = field if exact else field + FOLDED
    forms = [word.exact if exact else word.folded for word in run]
    return Query.phrase_query(schema(), name, list(forms)) if len(forms) > 1 else _term(name, forms[0])


def _weights(question: Question) -> list[Query]:
    found: list[tuple[Query, float]] = []
    for exact, folded in question.loose:
        found += [(_term("title" + FOLDED, folded), 2.0), (_term("abstract" + FOLDED, folded), 1.0)]
        if question.toned:
            found += [(_term("text", exact), 2.0), (_term("title", exact), 2.0)]
    # A syllable is seldom a whole word: neighbours that stay neighbours count.
    for pair in zip(question.loose, question.loose[1:], strict=False):
        found += [
            (_run(field, list(pair), question.toned), weight)
            for field, weight in (("title", 3.0), ("text", 1.0))
        ]
    for size in range(2, 6):
        for start in range(len(question.loose) - size + 1):
            run = question.loose[start : start + size]
            if any(word.folded[:1].isdigit() for word in run):
                glued = "".join(words.unpadded(word.folded) for word in run)
                found.append((_term("glued", glued), 4.0 * size))
    return [Query.boost_query(query, weight) for query, weight in found]
