"""The office's register of issued documents, asked by the gate."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Count, Max

from chancery.foundation.identity.models import Secrecy
from chancery.gate.consistency.model import Line, Relation, Series
from chancery.gate.consistency.model import Work as Known
from chancery.gate.consistency.passages import COMMON
from chancery.gate.consistency.relations import Row, related, targets
from chancery.gate.consistency.store import unpacked

from .entries import of_row
from .models import Fingerprint, Verb, Work, WorkBody, WorkKey, WorkRelation

TOLD = (Verb.REPLACES, Verb.REPEALS, Verb.AMENDS, Verb.GUIDES)


class OfficeRegister:
    """Answers what a reader cleared for `secrecy` may know; of graver documents no more than that they are there.

    Findings of a draft are told to all who may read the draft: asked with the draft's own secrecy, they can't tell one of
    them what he may not read.
    """

    def __init__(self, secrecy: int = Secrecy.ORDINARY) -> None:
        self._secrecy = secrecy

    def works(self, keys: Collection[str]) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for row in WorkKey.objects.filter(key__in=list(keys)).select_related("work"):
            known = of_row(row.work, hidden=row.work.secrecy > self._secrecy)
            found.setdefault(row.key, []).append(known)
        return found

    def by_id(self, ids: Collection[int]) -> dict[int, Known]:
        readable = Work.objects.filter(pk__in=list(ids), secrecy__lte=self._secrecy)
        return {work.pk: of_row(work) for work in readable}

    def done_to(self, works: Collection[Known]) -> dict[int, list[Relation]]:
        return self.relations_to(works, TOLD)

    def relations_to(self, works: Collection[Known], verbs: Iterable[str]) -> dict[int, list[Relation]]:
        """What other documents do to these, of the verbs asked for, by id."""
        kept = WorkRelation.objects.filter(target__in=targets(works), verb__in=verbs)
        columns = kept.values_list("target", "work_id", "verb", "issuer", "places", "since")
        return related(self, works, [Row(*row) for row in columns])

    def bodies(self, ids: Collection[int]) -> dict[int, list[Line]]:
        readable = WorkBody.objects.filter(pk__in=list(ids), work__secrecy__lte=self._secrecy)
        return {body.pk: unpacked(body.text) for body in readable}

    def series(self, asked: Collection[tuple[str, int]]) -> dict[tuple[str, int], list[Series]]:
        wanted = set(asked)
        rows = (
            Work.objects.filter(
                series__in={name for name, _ in wanted}, year__in={year for _, year in wanted}
            )
            .order_by()
            .values_list("series", "year", "issuer")
            .annotate(Count("number", distinct=True), Max("number"))
        )
        found: dict[tuple[str, int], list[Series]] = {}
        for name, year, issuer, count, highest in rows:
            if (name, year) in wanted:
                found.setdefault((name, year), []).append(Series(issuer, count, highest or 0))
        return found

    def alike(self, prints: Collection[int]) -> dict[int, list[tuple[int, int]]]:
        rows = Fingerprint.objects.filter(value__in=list(prints)).values_list(
            "value", "work_id", "line", "work__secrecy"
        )
        found: dict[int, list[tuple[int, int, int]]] = {}
        for value, work, line, secrecy in rows:
            found.setdefault(value, []).append((work, line, secrecy))
        return {
            value: [(work, line) for work, line, secrecy in places if secrecy <= self._secrecy]
            for value, places in found.items()
            if len(places) < COMMON
        }
