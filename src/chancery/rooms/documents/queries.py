"""Every read of documents, scoped to its reader."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person

from .models import Document, IssuingBody, Version


def visible_to(person: Person) -> QuerySet[Document]:
    return access.scope(person, "read", Document.objects.select_related("body", "unit", "author"))


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
    if text:
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


def to_approve(person: Person) -> QuerySet[Document]:
    """What waits for this person's approval, the oldest first."""
    return access.scope(person, "approve", visible_to(person).filter(state="submitted")).order_by(
        "changed_at"
    )


def to_issue(person: Person) -> QuerySet[Document]:
    """What waits for a number from this clerk, the oldest first."""
    return access.scope(person, "issue", visible_to(person).filter(state="approved")).order_by("changed_at")


def to_write(person: Person) -> QuerySet[Document]:
    """This person's drafts, those returned first."""
    return (
        visible_to(person)
        .filter(author=person, state__in=["draft", "returned"])
        .order_by("-state", "changed_at")
    )


def waited_for(person: Person) -> QuerySet[Document]:
    """This person's documents that wait for others."""
    return (
        visible_to(person).filter(author=person, state__in=["submitted", "approved"]).order_by("changed_at")
    )


def versions(document: Document) -> QuerySet[Version]:
    return document.versions.select_related("author", "blob", "appraisal", "override__by")


def bodies(person: Person) -> QuerySet[IssuingBody]:
    return access.scope(person, "read", IssuingBody.objects.filter(active=True).select_related("unit"))
