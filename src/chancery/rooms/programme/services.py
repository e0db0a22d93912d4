"""Every change to directions and programme lines."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Unit
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from .models import Direction, Line, Product
from .states import LINES

DIRECTION_FIELDS = ("text", "leader", "occasion", "given_on", "source")
LINE_FIELDS = ("topic", "body", "year", "period", "due", "lead", "direction")


def _changes(record: Any, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Sets `values` on the record; returns what they were and what they became."""
    before, after = {}, {}
    for name, value in values.items():
        if (old := getattr(record, name)) != value:
            before[name], after[name] = old, value
            setattr(record, name, value)
    return before, after


@transaction.atomic
def enter_direction(person: Person, **values: Any) -> Direction:
    """Keeps a leader's direction. values: DIRECTION_FIELDS."""
    acting_for = access.require(person, "create", Direction)
    direction = Direction(entered_by=person, **values)
    direction.full_clean()
    direction.save()
    ledger.record(person, "direction.entered", direction, after=values, on_behalf_of=acting_for)
    return direction


@transaction.atomic
def change_direction(person: Person, direction: Direction, **values: Any) -> Direction:
    """Corrects a direction that was entered wrongly."""
    direction = Direction.objects.select_for_update().get(pk=direction.pk)
    acting_for = access.require(person, "edit", direction)
    before, after = _changes(direction, values)
    direction.full_clean()
    direction.save()
    if after:
        ledger.record(
            person, "direction.changed", direction, before=before, after=after, on_behalf_of=acting_for
        )
    return direction


@transaction.atomic
def add_line(person: Person, *, partners: list[Unit] | None = None, **values: Any) -> Line:
    """Puts a line into the programme. values: LINE_FIELDS. A head may add lines that his units lead."""
    line = Line(**values)
    line.full_clean()
    if line.due < timezone.localdate():
        raise ValidationError({"due": _("Thời hạn đã qua. Chọn một ngày từ hôm nay trở đi.")})
    line.save()
    acting_for = access.require(person, "create", line)
    line.partners.set(partners or [])
    ledger.record(
        person,
        "programme.line_added",
        line,
        after={**values, "partners": list(partners or [])},
        on_behalf_of=acting_for,
    )
    return line


@transaction.atomic
def change_line(
    person: Person, line: Line, *, reason: str, partners: list[Unit] | None = None, **values: Any
) -> Line:
    """Changes a line during the year; the reason is kept."""
    line = Line.objects.select_for_update().get(pk=line.pk)
    acting_for = access.require(person, "edit", line)
    if not reason.strip():
        raise ValidationError(_("Phải ghi lý do thay đổi chương trình."))
    before, after = _changes(line, values)
    line.full_clean()
    line.save()
    access.require(person, "edit", line)
    if partners is not None and set(partners) != set(line.partners.all()):
        before["partners"], after["partners"] = list(line.partners.all()), list(partners)
        line.partners.set(partners)
    if after:
        ledger.record(
            person,
            "programme.line_changed",
            line,
            before=before,
            after=after,
            because=reason,
            on_behalf_of=acting_for,
        )
    return line


@transaction.atomic
def link_product(person: Person, line: Line, document: Document) -> Product:
    """Says that `document` is what `line` asked for; a planned line is then under way."""
    line = Line.objects.select_for_update().get(pk=line.pk)
    acting_for = access.require(person, "work", line)
    if not documents.visible_to(person).filter(pk=document.pk).exists():
        raise access.AccessDenied(_("Đồng chí không có quyền xem văn bản này."))
    product, created = Product.objects.get_or_create(
        line=line, document=document, defaults={"linked_by": person}
    )
    if created:
        if line.state == "planned":
            line.state = "under_way"
            line.save(update_fields=["state"])
        ledger.record(
            person, "programme.product_linked", line, after={"document": document}, on_behalf_of=acting_for
        )
    return product


@transaction.atomic
def act(person: Person, line: Line, action: str, *, reason: str = "") -> Line:
    """Does one action of the workflow table: start, finish, drop, reopen."""
    before = line.state
    line, acting_for = LINES.begin(person, line, action, reason=reason)
    line.save(update_fields=["state"])
    ledger.record(
        person,
        f"programme.line_{action}",
        line,
        before={"state": before},
        after={"state": line.state},
        because=reason,
        on_behalf_of=acting_for,
    )
    return line
