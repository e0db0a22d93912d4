"""The agencies that documents are issued by."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person

from ..models import IssuingBody

FIELDS = ("name", "superior", "symbol", "place", "system", "unit", "decider", "active")


@transaction.atomic
def keep_body(person: Person | None, body: IssuingBody | None = None, **values: Any) -> IssuingBody:
    """Adds an issuing body, or changes one. person: None for the system itself. values: FIELDS."""
    acting_for = access.require(person, "edit" if body else "create", IssuingBody) if person else None
    kept = IssuingBody.objects.select_for_update().get(pk=body.pk) if body else IssuingBody()
    before = {name: getattr(kept, name) for name in values} if body else {}
    for name, value in values.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()
    verb = "body.changed" if body else "body.added"
    ledger.record(person, verb, kept, before=before, after=values, on_behalf_of=acting_for)
    return kept
