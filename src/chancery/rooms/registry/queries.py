"""Every read of dossiers, scoped to its reader."""

from __future__ import annotations

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from .models import Dossier, Filing

# Counted for the rows of the page alone; a join would count for the whole list first.
_FILED = Coalesce(
    Subquery(
        Filing.objects.filter(dossier=OuterRef("pk"))
        .order_by()
        .values("dossier")
        .annotate(n=Count("pk"))
        .values("n")
    ),
    0,
)


def visible_to(person: Person) -> QuerySet[Dossier]:
    return access.scope(person, "read", Dossier.objects.select_related("unit", "keeper"))


def listed(person: Person) -> QuerySet[Dossier]:
    """Dossiers with the number of documents filed in each."""
    return visible_to(person).annotate(filed=_FILED).order_by("-year", "code")


def filings_of(person: Person, dossier: Dossier) -> QuerySet[Filing]:
    """The dossier's contents that the reader may read, in order."""
    return dossier.filings.filter(document__in=documents.visible_to(person)).select_related(
        "document", "filed_by"
    )


def open_to(person: Person, document: Document) -> QuerySet[Dossier]:
    """The open dossiers in which this person may still file `document`."""
    return (
        access.scope(person, "file", Dossier.objects.filter(state="open", secrecy__gte=document.secrecy))
        .exclude(filings__document=document)
        .order_by("-year", "code")
    )


def dossiers_of(person: Person, document: Document) -> QuerySet[Dossier]:
    return visible_to(person).filter(filings__document=document)


def unfiled(person: Person) -> QuerySet[Document]:
    """Issued documents of this person's own that are in no dossier yet. NĐ 30/2020, Điều 29."""
    return documents.titles(person).filter(author=person, state="issued", filings__isnull=True)
