"""What a person's desk shows: gathered from the rooms, each with its own scope."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation.identity.models import Person
from chancery.foundation.ledger.models import Entry
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document
from chancery.rooms.programme import queries as programme
from chancery.rooms.registry import queries as registry

SHOWN = 12
"""How many of each kind a desk shows; the lists show the rest."""


@dataclass(frozen=True)
class Task:
    """One thing that waits: the next action, what it is about, why it is his, and by when."""

    action: str
    title: str
    url: str
    why: str
    due: datetime.date | None = None


def tasks(person: Person, waits: documents.Waits) -> list[Task]:
    """What waits for this person, the late first, then by deadline, then as the rooms order it."""
    found = [Task(one.what, str(one.document), one.url, one.why, one.due) for one in waits.for_me]
    found += [
        Task(
            _("Triển khai"),
            line.topic,
            line.get_absolute_url(),
            _("Chương trình công tác, %(body)s") % {"body": line.body},
            line.due,
        )
        for line in programme.waiting_for(person)[:SHOWN]
    ]
    found += [
        Task(_("Xếp vào hồ sơ"), str(document), document.get_absolute_url(), _("Đã ban hành, chưa có hồ sơ"))
        for document in registry.unfiled(person)[:SHOWN]
    ]
    today = timezone.localdate()
    far = datetime.date.max
    return sorted(found, key=lambda task: (not (task.due and task.due < today), task.due or far))


def drafts(person: Person) -> list[Document]:
    """What this person is writing."""
    return list(documents.written_by(person, "draft")[:SHOWN])


def lately(person: Person) -> list[Entry]:
    """What happened of late to documents that this person may read, the newest first."""
    newest = documents.visible_to(person).order_by("-changed_at", "-pk").values_list("pk", flat=True)[:SHOWN]
    return list(
        Entry.objects.filter(
            subject_type=Document._meta.label_lower, subject_id__in=[str(pk) for pk in newest]
        )
        .select_related("on_behalf_of")
        .defer("before", "after")
        .order_by("-seq")[:SHOWN]
    )


def issued_lately(person: Person) -> list[Document]:
    """The newest issued documents that this person may read: what a leader looks at first."""
    newest = documents.titles(person).filter(state="issued").order_by("-issued_on", "-pk")
    return list(newest.only("kind", "symbol", "title", "issued_on")[:6])
