"""Who may do what with documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

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

from .models import Document, IssuingBody

OFFICE = ANY_ROLE - {Role.ADMIN}
WRITERS = OFFICE - {Role.LEADER}
ISSUED = Q(state="issued")
UNDER_WAY = Q(state__in=["approved", "issued"])


@dataclass(frozen=True)
class _AnothersWork(Relation):
    """The reader heads the drafting unit, and neither he nor whoever lent him the post wrote the draft."""

    def q(self, who: Reader) -> Q:
        found = Q(pk__in=[])
        for holder in {seat.person_id for seat in who.seats}:
            his = who.narrowed(lambda seat, holder=holder: seat.person_id == holder)  # type: ignore[misc]
            found |= Relation.q(self, his) & ~Q(author__in={holder, who.person.pk})
        return found


register(
    Document,
    secrecy="secrecy",
    relations={
        "author": self_or_lent("author"),
        "own": own_unit("unit"),
        "headed": headed_unit("unit"),
        # Nobody approves his own draft: that of a head goes to the head above him.
        "another's": _AnothersWork("unit", lambda who: who.subtree_ids),
    },
    grants=[
        grant("read", OFFICE, where=ISSUED),
        grant("read edit submit", WRITERS, "author"),
        grant("read", OFFICE, "own"),
        grant("create", WRITERS, "own"),
        grant("create read edit override", HEADS - {Role.LEADER}, "headed"),
        grant("approve", HEADS, "another's"),
        grant("read", {Role.LEADER}, "headed", where=UNDER_WAY | Q(state="submitted")),
        grant("read issue", {Role.CLERK}, where=UNDER_WAY),
        grant("read", {Role.ARCHIVIST}, where=UNDER_WAY),
    ],
)
register(
    IssuingBody,
    secrecy=None,
    relations={},
    grants=[grant("read", OFFICE | {Role.ADMIN}), grant("create edit", {Role.ADMIN, Role.CLERK})],
)
