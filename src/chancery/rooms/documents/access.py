"""Who may do what with documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from chancery.foundation.identity.access import (
    ANY_ROLE,
    HEADS,
    Reader,
    Relation,
    grant,
    headed_unit,
    own_unit,
    register,
    self_or_lent,
)
from chancery.foundation.identity.models import Role

from .models import Document, IssuingBody, Opinion, Point, Round, Work

OFFICE = ANY_ROLE - {Role.ADMIN}
WRITERS = OFFICE - {Role.LEADER}
ISSUED = Q(state="issued")
UNDER_WAY = Q(state__in=["approved", "issued"])


UNDER_APPRAISAL = Q(Exists(Round.objects.filter(document=OuterRef("pk"))))


@dataclass(frozen=True)
class _AnothersWork(Relation):
    """The reader heads the drafting unit, and neither he nor whoever lent him the post wrote the draft."""

    author: str = "author"

    def q(self, who: Reader) -> Q:
        found = Q(pk__in=[])
        for holder in {seat.person_id for seat in who.seats}:
            his = who.narrowed(lambda seat, holder=holder: seat.person_id == holder)  # type: ignore[misc]
            found |= Relation.q(self, his) & ~Q(**{f"{self.author}__in": {holder, who.person.pk}})
        return found


@dataclass(frozen=True)
class _Appraiser(Relation):
    """The reader was asked to appraise the document. Without a join, so that lists stay read in their own order."""

    def q(self, who: Reader) -> Q:
        asked = Opinion.objects.filter(round__document=OuterRef("pk"), appraiser__in=who.people_ids)
        return Q(Exists(asked))


def _appraisers(document: Document) -> Iterable[object]:
    return Opinion.objects.filter(round__document=document).values_list("appraiser", flat=True)


register(
    Document,
    secrecy="secrecy",
    relations={
        "author": self_or_lent("author"),
        "own": own_unit("unit"),
        "headed": headed_unit("unit"),
        # Nobody approves his own draft: that of a head goes to the head above him.
        "another's": _AnothersWork("unit", lambda who: who.subtree_ids),
        "appraiser": _Appraiser("appraiser", lambda who: who.people_ids, _appraisers),
    },
    grants=[
        grant("read", OFFICE, where=ISSUED),
        grant("read edit submit", WRITERS, "author"),
        grant("read", OFFICE, "own"),
        grant("create", WRITERS, "own"),
        grant("create read edit override", HEADS - {Role.LEADER}, "headed"),
        grant("approve", HEADS, "another's"),
        grant("read", OFFICE, "appraiser"),
        grant("read", {Role.LEADER}, "headed", where=UNDER_WAY | Q(state="submitted") | UNDER_APPRAISAL),
        grant("read issue", {Role.CLERK}, where=UNDER_WAY),
        grant("read", {Role.ARCHIVIST}, where=UNDER_WAY),
    ],
)
register(
    Round,
    secrecy="document__secrecy",
    relations={
        "appraiser": self_or_lent("opinions__appraiser"),
        # Nobody has his own draft appraised as he likes: the head above him sees to that.
        "another's": _AnothersWork("document__unit", lambda who: who.subtree_ids, author="document__author"),
    },
    grants=[grant("read give", OFFICE, "appraiser"), grant("read assign settle", HEADS, "another's")],
)
register(
    Point,
    secrecy="document__secrecy",
    relations={
        "raiser": self_or_lent("author"),
        "drafter": self_or_lent("document__author"),
        "another's": _AnothersWork("document__unit", lambda who: who.subtree_ids, author="document__author"),
    },
    grants=[
        grant("read close", OFFICE, "raiser"),
        grant("read answer", WRITERS, "drafter"),
        grant("read overrule", HEADS, "another's"),
    ],
)
register(
    Work,
    secrecy="secrecy",
    relations={},
    grants=[grant("read", OFFICE), grant("load relate", {Role.CLERK, Role.ARCHIVIST, Role.CHIEF})],
)
register(
    IssuingBody,
    secrecy=None,
    relations={},
    grants=[grant("read", OFFICE | {Role.ADMIN}), grant("create edit", {Role.ADMIN, Role.CLERK})],
)
