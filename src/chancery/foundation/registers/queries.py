"""Reading register books, scoped to the reader."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Unit

from .models import PaperEntry, Register, RegisterLine


def books(person: Person) -> QuerySet[Register]:
    """The register books that `person` may read, with their units."""
    return access.scope(person, "read", Register.objects.select_related("unit"))


def lines(person: Person, register: Register, year: int) -> QuerySet[RegisterLine]:
    """The lines of a book and year that `person` may read, last number first, cancelled ones included."""
    return (
        access.scope(person, "read", RegisterLine.objects.filter(register=register, year=year))
        .select_related("register", "entered_by")
        .order_by("-number")
    )


def by_hand(person: Person) -> QuerySet[RegisterLine]:
    """The lines written by hand that `person` may read."""
    return access.scope(
        person, "read", RegisterLine.objects.filter(subject_type=PaperEntry._meta.label_lower)
    ).select_related("register", "entered_by")


def years(register: Register) -> list[int]:
    """The years in which numbers were taken, last first."""
    return list(register.counters.order_by("-year").values_list("year", flat=True))


def line_of(subject: Model) -> RegisterLine | None:
    """The line in force of a record, for rooms that show their own record's number."""
    return RegisterLine.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk), cancelled_at=None
    ).first()


def register_for(unit: Unit, kind: str, document_type: str, *, secret: bool = False) -> Register | None:
    """The open book that a document of that type takes its number from, or None when the office opened none.

    The nearest unit upwards that has such a book; in it a book of the type goes before one for all types.
    """
    above = [int(part) for part in unit.path.strip("/").split("/")]
    fitting = [
        register
        for register in Register.objects.filter(unit__in=above, kind=kind, secret=secret, closed=False)
        if not register.types or document_type in register.types
    ]
    return max(
        fitting, key=lambda found: (above.index(found.unit_id), bool(found.types), -found.pk), default=None
    )
