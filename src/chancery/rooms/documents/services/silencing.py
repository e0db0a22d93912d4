"""Silencing a finding with a reason, and taking that back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import ledger
from chancery.foundation.identity.models import Person

from ..models import Document, Silence
from ..silence import covering
from ..states import DOCUMENTS
from .drafting import StaleVersion
from .words import reason_given


@transaction.atomic
def silence(person: Person, document: Document, *, finding: int, expected: int, reason: str) -> Silence:
    """Silences one finding of the latest version; the reason is kept and shown.

    finding: its place in the appraisal's list. expected: the number of the version that the person looked at. Raises
    StaleVersion for another, ValidationError for an error or for a finding that isn't there.
    """
    reason = reason_given(reason)
    document, acting_for = DOCUMENTS.begin(person, document, "silence", reason=reason)
    version = document.latest
    assert version is not None  # the workflow's condition
    if version.number != expected:
        raise StaleVersion(version)
    findings = version.appraisal.findings
    if not 0 <= finding < len(findings):
        raise ValidationError(_("Không có nhận xét này."))
    told = findings[finding]
    if told["severity"] == "error":
        raise ValidationError(
            _("Lỗi thì không bỏ qua được: sửa lỗi, hoặc để lãnh đạo đơn vị ghi lý do cho phép trình.")
        )
    if finding in covering(document.silences.filter(ended_at=None), findings):
        raise ValidationError(_("Nhận xét này đã được bỏ qua."))
    kept = Silence.objects.create(
        document=document,
        version=version.number,
        rule=told["rule"],
        paragraph=told["paragraph"],
        quote=told["quote"],
        reason=reason,
        by=person,
    )
    ledger.record(
        person,
        "document.finding_silenced",
        document,
        after={"version": version.number, "rule": kept.rule, "quote": kept.quote},
        because=reason,
        on_behalf_of=acting_for,
    )
    return kept


@transaction.atomic
def unsilence(person: Person, document: Document, *, silence: int) -> Silence:
    """Takes a silence back; that it was there is kept. Raises ValidationError when there is none."""
    document, acting_for = DOCUMENTS.begin(person, document, "revise")
    kept = document.silences.filter(pk=silence, ended_at=None).first()
    if kept is None:
        raise ValidationError(_("Nhận xét này không còn được bỏ qua."))
    kept.ended_by, kept.ended_at = person, timezone.now()
    kept.save(update_fields=["ended_by", "ended_at"])
    ledger.record(
        person,
        "document.finding_unsilenced",
        document,
        before={"rule": kept.rule, "quote": kept.quote, "reason": kept.reason},
        on_behalf_of=acting_for,
    )
    return kept
