"""What a person finds: decided inside the index, proved again in the database."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import Any

from django.db.models import Model
from django.utils.safestring import SafeString

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Secrecy

from . import catalogue, index, questions, schema
from .snippets import Marker

log = logging.getLogger(__name__)

MOST = 1000
"""Hits that can be paged through; whoever wants more had better ask more closely."""


@dataclass(frozen=True)
class Hit:
    """A record found. `title_html` and `snippet_html` are safe HTML with the words found in <mark>."""

    record_type: str
    id: str
    record: Model
    title: str
    title_html: SafeString
    snippet_html: SafeString
    symbol: str
    dated: date | None
    kind: str
    url: str


@dataclass(frozen=True)
class Results:
    """A page of hits. `current` says whether the index had read all of the ledger.

    total: how many the person may read; where the index is behind, those of this page only. more: whether a page
    follows. kinds: (kind, its name, how many) of all that answers, most first. took: seconds.
    """

    total: int = 0
    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    kinds: list[tuple[str, str, int]] = field(default_factory=list)
    took: float = 0.0
    current: bool = True


def query(
    person: Person, text: str, *, kind: str = "", offset: int = 0, limit: int = 20, typing: bool = False
) -> Results:
    """What `person` may read of what answers `text`, best first.

    text: words with or without diacritics, "phrases" in quotes, symbols; nothing typed is an error. kind: only such.
    typing: the last word may be unfinished. At most `MOST` hits can be paged through. One SQL statement a record
    type, besides those that read the ledger on.
    """
    begun = perf_counter()
    question = questions.parse(text, typing=typing)
    if question.empty:
        return Results()
    current = index.refresh()
    offset = max(0, min(offset, MOST))
    limit = max(0, min(limit, MOST - offset))
    try:
        found = _ask(access.reader(person), question, kind, offset, limit + 1)
    except index.Unusable:
        return Results(took=perf_counter() - begun, current=False)
    records = _proved(person, found.rows)
    marker = Marker(question)
    hits = [_hit(row, record, marker) for row in found.rows[:limit] if (record := records.get(_subject(row)))]
    more = len(found.rows) > limit > 0 and offset + limit < MOST and _subject(found.rows[limit]) in records
    if not current:
        # The index may still count what was withdrawn: only what the database has proved is told.
        return Results(len(hits), hits, more, [], perf_counter() - begun, False)
    refused = [row["kind"][0] for row in found.rows if _subject(row) not in records]
    if refused:
        log.error("search index: holds %s records that the database refuses to %s", len(refused), person.pk)
    kinds = [
        (key, catalogue.kind_name(key), count - refused.count(key))
        for key, count in found.kinds
        if count > refused.count(key)
    ]
    return Results(found.count - len(refused), hits, more, kinds, perf_counter() - begun)


@dataclass(frozen=True)
class _Found:
    """What the index answers."""

    count: int
    rows: list[dict[str, Any]]
    kinds: list[tuple[str, int]]


def _ask(who: access.Reader, question: questions.Question, kind: str, offset: int, limit: int) -> _Found:
    generation = index.current()
    with index.damage(generation):
        searcher = generation.index.searcher()
        answer = questions.readable(questions.matching(question), who)
        of_kind = questions.of_kind(answer, kind) if kind else answer
        found = searcher.search(of_kind, limit, offset=offset)
        counted = searcher.aggregate(answer, {"kinds": {"terms": {"field": "kind", "size": 50}}})
        return _Found(
            found.count,  # type: ignore[attr-defined]  # missing from the stubs
            [searcher.doc(address).to_dict() for _, address in found.hits],
            [(bucket["key"], bucket["doc_count"]) for bucket in counted["kinds"]["buckets"]],
        )


def _subject(row: dict[str, Any]) -> str:
    return row["subject"][0]


def _proved(person: Person, rows: list[dict[str, Any]]) -> dict[str, Model]:
    """Of the rows, the records that the database too lets `person` read, by subject."""
    by_type: dict[str, list[str]] = {}
    for row in rows:
        label, _, pk = _subject(row).partition(":")
        by_type.setdefault(label, []).append(pk)
    proved: dict[str, Model] = {}
    for label, pks in by_type.items():
        if searchable := catalogue.of(label):
            records = searchable.model._default_manager.filter(pk__in=pks).order_by()
            for record in access.scope(person, "read", records):
                proved[schema.subject(label, record.pk)] = record
    return proved


def _hit(row: dict[str, Any], record: Model, marker: Marker) -> Hit:
    shown = json.loads(row["shown"][0])
    # Reading what is secret is written into the ledger, page by page: a list of hits shows none of it.
    secret = row["secrecy"][0] > Secrecy.ORDINARY
    snippet = SafeString() if secret else marker.best(shown["abstract"], shown["text"])
    return Hit(
        record_type=row["type"][0],
        id=str(record.pk),
        record=record,
        title=shown["title"],
        title_html=marker.whole(shown["title"]),
        snippet_html=snippet,
        symbol=shown["symbol"],
        dated=date.fromisoformat(shown["dated"]) if shown["dated"] else None,
        kind=catalogue.kind_name(row["kind"][0]),
        url=record.get_absolute_url(),  # type: ignore[attr-defined]
    )
