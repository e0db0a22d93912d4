"""Every read of directions and programme lines, scoped to its reader."""

from __future__ import annotations

import datetime

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from .models import Direction, Line, Product

OPEN = ("planned", "under_way")
# Counted for the rows of the page alone; a join would count for the whole list first.
_CAUSED = Coalesce(
    Subquery(
        Line.objects.filter(direction=OuterRef("pk"))
        .order_by()
        .values("direction")
        .annotate(n=Count("pk"))
        .values("n")
    ),
    0,
)


def visible_to(person: Person) -> QuerySet[Line]:
    return access.scope(person, "read", Line.objects.select_related("lead", "direction"))


def directions(person: Person) -> QuerySet[Direction]:
    """Directions with the number of lines that they caused."""
    return access.scope(
        person, "read", Direction.objects.select_related("leader", "source").annotate(caused=_CAUSED)
    ).order_by("-given_on", "-pk")


def waiting_for(person: Person) -> QuerySet[Line]:
    """Open lines that this person's units must deliver, the nearest deadline first."""
    return access.scope(person, "work", Line.objects.filter(state__in=OPEN)).order_by("due")


def late(person: Person, today: datetime.date) -> QuerySet[Line]:
    return visible_to(person).filter(state__in=OPEN, due__lt=today)


def products_of(person: Person, line: Line) -> QuerySet[Product]:
    """The line's documents that the reader may read."""
    return line.outcomes.filter(document__in=documents.visible_to(person)).select_related("document")


def lines_of(person: Person, document: Document) -> QuerySet[Line]:
    """The lines that asked for a document, with their directions: why there is this document."""
    return visible_to(person).filter(outcomes__document=document).select_related("direction__leader")


def thread_of(person: Person, direction: Direction) -> QuerySet[Line]:
    """What came of a direction: its lines, each with the documents that the reader may read."""
    readable = Product.objects.filter(document__in=documents.visible_to(person)).select_related("document")
    return visible_to(person).filter(direction=direction).prefetch_related(Prefetch("outcomes", readable))


def search(
    lines: QuerySet[Line], *, text: str = "", state: str = "", unit: int | None = None
) -> QuerySet[Line]:
    """Narrows a list by words of the topic, state and unit (leading or taking part)."""
    if text:
        lines = lines.filter(topic__icontains=text)
    if state:
        lines = lines.filter(state=state)
    if unit:
        lines = lines.filter(
            Q(lead=unit) | Q(pk__in=Line.partners.through.objects.filter(unit=unit).values("line"))
        )
    return lines
