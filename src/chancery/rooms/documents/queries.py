"""Every read of documents, scoped to its reader."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation.identity import access
from chancery.foundation.identity.access import HEADS
from chancery.foundation.identity.models import Person, Post
from chancery.foundation.ledger.models import Entry
from chancery.gate.text.normal import squeezed

from .models import Document, IssuingBody, Version
from .opinions import queries as opinions


def visible_to(person: Person) -> QuerySet[Document]:
    return access.scope(person, "read", Document.objects.all())


def listed(person: Person) -> QuerySet[Document]:
    """What this person may read, with all that a line of a list shows."""
    return visible_to(person).select_related("unit", "author")


def search(
    documents: QuerySet[Document],
    *,
    text: str = "",
    state: str = "",
    kind: str = "",
    unit: int | None = None,
    year: int | None = None,
) -> QuerySet[Document]:
    """Narrows a list: by words of title or symbol, state, type, drafting unit, year of issue."""
    # PostgreSQL takes no NUL, and what was typed decomposed must find what is kept composed.
    if text := squeezed(text.replace("\0", "")):
        documents = documents.filter(Q(title__icontains=text) | Q(symbol__icontains=text))
    if state:
        documents = documents.filter(state=state)
    if kind:
        documents = documents.filter(kind=kind)
    if unit:
        documents = documents.filter(unit=unit)
    if year:
        documents = documents.filter(issued_on__year=year)
    return documents


_TITLE = ("kind", "symbol", "title", "state", "due")
"""What a line that only names a document needs."""


@dataclass(frozen=True)
class Waiting:
    """A document that waits for a person: what he is to do, and why it is his to do."""

    document: Document
    what: str
    why: str
    by: datetime.date | None = None
    appraisal: bool = False

    @property
    def due(self) -> datetime.date | None:
        """By when: the deadline of what he is to do, or that of the document."""
        return self.by or self.document.due

    @property
    def url(self) -> str:
        """Where he does it."""
        if self.appraisal:
            return reverse("documents:appraisal", args=[self.document.pk])
        return self.document.get_absolute_url()


@dataclass(frozen=True)
class Waits:
    """What waits for a person, the most pressing kind first, and what of his own waits for others."""

    for_me: list[Waiting]
    for_others: list[Document]


def to_approve(person: Person) -> QuerySet[Document]:
    """What waits for this person's approval, the oldest first.

    Every head above may approve; it waits for the head of the drafting unit, and for those above him only where
    he wrote it himself or the unit has no head.
    """
    today = timezone.localdate()
    own_head = Post.objects.on(today).filter(unit=OuterRef("unit"), role__in=HEADS, person__is_active=True)
    nearest = Q(unit__in=_headed(person)) | ~Exists(own_head.exclude(person=OuterRef("author")))
    waiting = Document.objects.filter(nearest, state="submitted").select_related("unit", "author")
    return access.scope(person, "approve", waiting).order_by("changed_at", "pk")


def _headed(person: Person) -> set[int]:
    return {seat.unit_id for seat in access.reader(person).seats if seat.role in HEADS}


def to_issue(person: Person) -> QuerySet[Document]:
    """What waits for a number from this clerk, the oldest first."""
    return access.scope(person, "issue", Document.objects.filter(state="approved")).order_by(
        "changed_at", "pk"
    )


def titles(person: Person) -> QuerySet[Document]:
    """What this person may read, with no more than its title needs."""
    return visible_to(person).only(*_TITLE)


def written_by(person: Person, *states: str) -> QuerySet[Document]:
    """The titles of this person's own documents in the states, those untouched longest first."""
    return titles(person).filter(author=person, state__in=states).order_by("changed_at", "pk")


def waits(person: Person, limit: int = 50) -> Waits:
    """What a desk shows: the oldest of each kind first, and at most `limit` of each kind.

    The querysets above count them all.
    """
    under_way = list(written_by(person, "returned", "submitted", "approved"))
    returned = [document for document in under_way if document.state == "returned"][:limit]
    lines = Entry.objects.filter(
        subject_type=Document._meta.label_lower,
        subject_id__in=[str(document.pk) for document in returned],
        verb="document.returned",
    )
    # The last of several stands.
    reasons = dict(lines.order_by("seq").values_list("subject_id", "because"))
    for_me = [
        *(
            Waiting(document, _("Sửa và trình lại"), reasons.get(str(document.pk), ""))
            for document in returned
        ),
        *(
            Waiting(
                document,
                _("Duyệt"),
                _("%(person)s, %(unit)s trình") % {"person": document.author, "unit": document.unit},
            )
            for document in to_approve(person)[:limit]
        ),
        *(
            Waiting(document, _("Cấp số, ban hành"), _("Đã được duyệt"))
            for document in to_issue(person)[:limit]
        ),
        *_of_appraisal(person, limit),
    ]
    return Waits(for_me, [document for document in under_way if document.state != "returned"][:limit])


def _of_appraisal(person: Person, limit: int) -> Iterator[Waiting]:
    """What the appraisal by people asks of this person."""
    if not (under_way := opinions.states_under_way()):
        return
    for opinion in opinions.to_give(person)[:limit]:
        why = _("%(person)s phân công") % {"person": opinion.assigned_by}
        yield Waiting(opinion.round.document, _("Thẩm định"), why, opinion.due, appraisal=True)
    if under_way & {"asked", "assigned"} and access.reader(person).roles & HEADS:
        for round in opinions.to_assign(person)[:limit]:
            why = _("%(person)s trình thẩm định") % {"person": round.asked_by}
            yield Waiting(round.document, _("Phân công thẩm định"), why, appraisal=True)
        for round in opinions.to_decide(person)[:limit]:
            yield Waiting(
                round.document, _("Quyết định thẩm định"), _("Người thẩm định đã cho ý kiến"), appraisal=True
            )
    if not under_way & {"sent_back", "opened"}:
        return
    for round in opinions.to_take_up(person)[:limit]:
        if round.state == "opened":
            yield Waiting(round.document, _("Trình duyệt"), _("Cổng thẩm định đã mở"))
        else:
            yield Waiting(round.document, _("Sửa theo ý kiến thẩm định"), round.reason, appraisal=True)


def versions(document: Document) -> QuerySet[Version]:
    return document.versions.select_related("author", "blob", "appraisal", "override__by")


def bodies(person: Person) -> QuerySet[IssuingBody]:
    return access.scope(person, "read", IssuingBody.objects.filter(active=True).select_related("unit"))
