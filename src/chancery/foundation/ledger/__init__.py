"""Append-only, hash-chained events; nothing changes without one.

`record` writes a line in the transaction of the change. Timelines, search, notices and reviews only follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from chancery.foundation.identity.models import Person

    from .models import Entry


@dataclass(frozen=True)
class Verdict:
    """The outcome of a proof of the chain. `broken_seq` is the first line that doesn't hold."""

    entries: int
    broken_seq: int | None = None
    reason: str = ""

    @property
    def ok(self) -> bool:
        return self.broken_seq is None


def _plain(value: Any) -> Any:
    """The JSON form of a field's value; floats are refused, because two databases may store them differently."""
    if value is None or isinstance(value, bool | str) or type(value) is int:
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "pk"):
        return {"id": _plain(value.pk), "name": str(value)}
    raise TypeError(f"the ledger takes no {type(value).__name__}")


def record(
    actor: Person | None,
    verb: str,
    subject: Model,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    because: str = "",
    on_behalf_of: Person | None = None,
) -> Entry:
    """Writes one line, inside the caller's transaction.

    actor: who did it; None for the system itself. verb: "document.submitted". subject: the record, saved.
    before, after: what changed, by field. because: the written reason, where one was given.
    Raises RuntimeError outside a transaction.
    """
    from django.db import connection
    from django.utils import timezone

    from .models import Entry, Head

    if not connection.in_atomic_block:
        raise RuntimeError("ledger.record must run in the transaction of the change")
    Head.objects.get_or_create(pk=1)
    # The lock keeps the chain single and lets followers read in the order of commit.
    head = Head.objects.select_for_update().get(pk=1)
    entry = Entry(
        seq=head.seq + 1,
        at=timezone.now(),
        actor=actor,
        actor_name=actor.full_name if actor else "Chancery",
        on_behalf_of=on_behalf_of,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        title=str(subject)[:500],
        before=_plain(before or {}),
        after=_plain(after or {}),
        because=because,
        previous=head.digest,
    )
    entry.digest = entry.computed_digest()
    entry.save(force_insert=True)
    Head.objects.filter(pk=1).update(seq=entry.seq, digest=entry.digest)
    return entry


def timeline(subject: Model) -> QuerySet[Entry]:
    """What happened to `subject`, oldest first, with actors."""
    from .models import Entry

    return Entry.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk)
    ).select_related("actor", "on_behalf_of")


def verify(tell: Callable[[int, int], None] | None = None) -> Verdict:
    """Proves the chain from the first line to the head; names the first broken link.

    tell: called with the lines proved and the lines there are, batch by batch.
    """
    from .models import Head

    seq, digest = 0, "0" * 64
    while True:
        # In short reads: a read kept open could not be followed by a write of the same connection on SQLite.
        lines = list(since(seq, 2000))
        for entry in lines:
            if entry.seq != seq + 1:
                return Verdict(seq, seq + 1, f"line {seq + 1} is missing")
            if entry.previous != digest:
                return Verdict(seq, entry.seq, "the line doesn't follow from the one before")
            if entry.computed_digest() != entry.digest:
                return Verdict(seq, entry.seq, "the line was changed after it was written")
            seq, digest = entry.seq, entry.digest
        if tell and lines:
            tell(seq, max(seq, last_seq()))
        if lines:
            continue
        head = Head.objects.filter(pk=1).first()
        if head is None or (head.seq, head.digest) == (seq, digest):
            return Verdict(seq)
        # A line written since the last read moved the head; without one, the lines that it names are gone.
        if not any(since(seq, 1)):
            return Verdict(seq, seq + 1, "lines at the end are missing")


def last_seq() -> int:
    """The number of the last line, 0 for an empty ledger."""
    from .models import Head

    return Head.objects.filter(pk=1).values_list("seq", flat=True).first() or 0


def since(position: int, limit: int = 500) -> Iterator[Entry]:
    """The lines after `position`, oldest first, at most `limit`: how a follower reads on."""
    from .models import Entry

    yield from Entry.objects.filter(seq__gt=position).order_by("seq")[:limit]
