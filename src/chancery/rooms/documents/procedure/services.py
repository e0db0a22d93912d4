"""Every change to a dossier: papers, and opinions asked of agencies."""

from __future__ import annotations

import datetime
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import calendar, files, ledger
from chancery.foundation.files import types
from chancery.foundation.files.models import Blob
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person

from ..models import Consultation, Document, Paper, PaperVersion
from ..services.words import cleaned, reason_given
from ..states import DOCUMENTS
from . import queries

ALLOWED = {types.DOCX, types.XLSX, types.PPTX, types.PDF, types.PNG, types.JPEG}
DETAILS = ("kind", "title", "dated", "signer", "signer_name")


def keep_paper(
    person: Person,
    document: Document,
    paper: Paper | None = None,
    *,
    upload: BinaryIO | None = None,
    name: str = "",
    **details: Any,
) -> Paper:
    """Puts a paper into the dossier, or changes what is said of one; an upload is a version more of its file.

    details: DETAILS. Raises ValidationError (FileRefused is one) and AccessDenied; then nothing is kept.
    """
    if unknown := set(details) - set(DETAILS):
        raise TypeError(f"a paper has no {sorted(unknown)}")
    access.require(person, "edit", document)
    details = cleaned(details)
    if details.get("dated") and details["dated"] > timezone.localdate():
        raise ValidationError({"dated": _("Ngày của giấy tờ không được sau hôm nay.")})
    if paper is None and upload is None:
        raise ValidationError({"upload": _("Chọn tệp của giấy tờ.")})
    blob = files.store(upload, name=name, allowed=ALLOWED) if upload is not None else None
    with transaction.atomic():
        document, acting_for = DOCUMENTS.begin(person, document, "revise")
        kept = (
            Paper.objects.select_for_update().get(pk=paper.pk, document=document)
            if paper
            else Paper(at=timezone.now())
        )
        kept.document = document
        before = {field: getattr(kept, field) for field in details} if paper else {}
        for field, value in details.items():
            setattr(kept, field, value)
        _known(document, kept)
        kept.full_clean()
        kept.save()
        version = _add_file(kept, blob, person, name) if blob else None
        ledger.record(
            person,
            "document.paper_changed" if paper else "document.paper_added",
            document,
            before=before,
            after={**details, "paper": kept, **({"sha256": version.blob_id} if version else {})},
            on_behalf_of=acting_for,
        )
        return kept


def _known(document: Document, paper: Paper) -> None:
    matter = queries.matter_of(document)
    if paper.kind not in matter.papers:
        raise ValidationError({"kind": _("Loại việc này không có loại giấy tờ đó.")})
    if paper.signer and paper.signer not in matter.signers:
        raise ValidationError({"signer": _("Không có thẩm quyền ký này.")})


def _add_file(paper: Paper, blob: Blob, person: Person, name: str) -> PaperVersion:
    last = paper.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return PaperVersion.objects.create(
        paper=paper,
        number=last + 1,
        blob=blob,
        name=files.clean_name(name),
        author=person,
        at=timezone.now(),
    )


@transaction.atomic
def consult(
    person: Person, document: Document, *, agency: str, name: str, asked_on: datetime.date | None = None
) -> Consultation:
    """Notes that the draft was sent to an agency for its opinion; the calendar's rule gives the deadline."""
    document, acting_for = DOCUMENTS.begin(person, document, "revise")
    matter, day = queries.matter_of(document), asked_on or timezone.localdate()
    if agency not in matter.agencies:
        raise ValidationError({"agency": _("Loại việc này không có nhóm cơ quan đó.")})
    if day > timezone.localdate():
        raise ValidationError({"asked_on": _("Ngày gửi không được sau hôm nay.")})
    rule = matter.deadlines["opinion"]
    kept = Consultation(
        document=document,
        agency=agency,
        name=cleaned({"name": name})["name"],
        asked_on=day,
        due=calendar.due(day, rule).date,
        due_rule=rule,
    )
    kept.full_clean()
    kept.save()
    ledger.record(
        person,
        "document.opinion_asked",
        document,
        after={"agency": kept.name, "asked_on": kept.asked_on, "due": kept.due, "rule": rule},
        on_behalf_of=acting_for,
    )
    return kept


def take_answer(
    person: Person,
    consultation: Consultation,
    *,
    answer: str,
    answered_on: datetime.date,
    note: str = "",
    upload: BinaryIO | None = None,
    name: str = "",
) -> Consultation:
    """Notes what an agency answered, with its letter as a paper of the dossier where there is one."""
    note = reason_given(note)
    if answered_on > timezone.localdate():
        raise ValidationError({"answered_on": _("Ngày trả lời không được sau hôm nay.")})
    if answered_on < consultation.asked_on:
        raise ValidationError({"answered_on": _("Ngày trả lời không được trước ngày gửi.")})
    if answer != "agree" and not note:
        raise ValidationError({"note": _("Ghi tóm tắt ý kiến của cơ quan.")})
    with transaction.atomic():
        document, acting_for = DOCUMENTS.begin(person, consultation.document, "revise")
        kept = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk, document=document)
        before = {"answer": kept.answer, "answered_on": kept.answered_on, "note": kept.note}
        if upload is not None:
            title = _("Ý kiến của %(name)s") % {"name": kept.name}
            kept.paper = keep_paper(
                person,
                document,
                upload=upload,
                name=name,
                kind="y-kien",
                title=title[:300],
                dated=answered_on,
            )
        kept.answer, kept.answered_on, kept.note = answer, answered_on, note
        kept.full_clean()
        kept.save()
        ledger.record(
            person,
            "document.opinion_taken",
            document,
            before=before,
            after={"agency": kept.name, "answer": answer, "answered_on": answered_on, "note": note},
            on_behalf_of=acting_for,
        )
        return kept
