"""Rows of works made into what the gate knows them as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.gate.consistency import keys
from chancery.gate.consistency.model import Work as Known

if TYPE_CHECKING:
    from .models import Work


def of_row(work: Work, *, hidden: bool = False) -> Known:
    """The work as the gate knows it. hidden: without anything that the reader may not know."""
    return Known(
        id=work.pk,
        kind=work.kind,
        number=keys.number_of(work.symbol),
        symbol=work.symbol,
        title="" if hidden else work.title,
        abstract="" if hidden else work.abstract,
        issuer=work.issuer,
        dated=work.dated,
        since=work.since,
        until=work.until,
        draft=work.draft,
        places=frozenset() if hidden else frozenset(work.places.split()),
        terms={} if hidden else work.terms,
        hidden=hidden,
    )
