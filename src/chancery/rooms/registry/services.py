"""Every change to dossiers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from .models import Dossier, Filing
from .states import DOSSIERS

FIELDS = ("code", "title", "year", "unit", "keeper", "retention_years", "secrecy", "opened_on")


@transaction.atomic
def open_dossier(person: Person, **values: Any) -> Dossier:
    """Opens a dossier. values: FIELDS."""
    dossier = Dossier(**values)
    dossier.full_clean()
    dossier.save()
    acting_for = access.require(person, "create", dossier)
    ledger.record(person, "dossier.opened", dossier, after=values, on_behalf_of=acting_for)
    return dossier


@transaction.atomic
def change(person: Person, dossier: Dossier, **values: Any) -> Dossier:
    """Changes an open dossier's description."""
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    acting_for = access.require(person, "keep", dossier)
    _must_be_open(dossier)
    before = {name: getattr(dossier, name) for name in values}
    for name, value in values.items():
        setattr(dossier, name, value)
    dossier.full_clean()
    dossier.save()
    ledger.record(person, "dossier.changed", dossier, before=before, after=values, on_behalf_of=acting_for)
    return dossier


@transaction.atomic
def file_document(person: Person, dossier: Dossier, document: Document) -> Filing:
    """Files a document at the end of an open dossier; filing it twice changes nothing."""
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    acting_for = access.require(person, "file", dossier)
    if not documents.visible_to(person).filter(pk=document.pk).exists():
        raise access.AccessDenied(_("Đồng chí không có quyền xem văn bản này."))
    if kept := Filing.objects.filter(dossier=dossier, document=document).first():
        return kept
    _must_be_open(dossier)
    if document.secrecy > dossier.secrecy:
        raise ValidationError(
            _("Văn bản có độ mật cao hơn độ mật của hồ sơ. Chọn hồ sơ khác hoặc nâng độ mật của hồ sơ trước.")
        )
    last = dossier.filings.aggregate(last=Max("position"))["last"] or 0
    filing = Filing.objects.create(dossier=dossier, document=document, position=last + 1, filed_by=person)
    ledger.record(
        person,
        "dossier.document_filed",
        dossier,
        after={"document": document, "position": filing.position},
        on_behalf_of=acting_for,
    )
    return filing


@transaction.atomic
def act(person: Person, dossier: Dossier, action: str, *, reason: str = "") -> Dossier:
    """Does one action of the workflow table: close, reopen."""
    before = dossier.state
    dossier, acting_for = DOSSIERS.begin(person, dossier, action, reason=reason)
    dossier.closed_on = timezone.localdate() if dossier.state == "closed" else None
    dossier.save(update_fields=["state", "closed_on"])
    ledger.record(
        person,
        f"dossier.{action}",
        dossier,
        before={"state": before},
        after={"state": dossier.state},
        because=reason,
        on_behalf_of=acting_for,
    )
    return dossier


def _must_be_open(dossier: Dossier) -> None:
    if dossier.state != "open":
        raise ValidationError(_("Hồ sơ đã kết thúc. Mở lại hồ sơ trước khi thay đổi."))
