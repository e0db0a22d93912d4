"""Issue: number and date, the register's line, the final file and its PDF."""

from __future__ import annotations

import datetime
import io

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks.base import TaskContext

from chancery.foundation import files, jobs, ledger, registers
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Secrecy
from chancery.gate.compose import Unwritable
from chancery.gate.compose.fill import fill_number_and_date

from ..issued.services import add_own
from ..models import Document, Version
from ..states import DOCUMENTS
from .drafting import appraised, keep_appraisal, stored


def issue(person: Person, document: Document, *, dated: datetime.date, pdf: bool = True) -> Document:
    """Gives number and date, writes the register's line and the final version (cấp số, ban hành).

    dated: the date that the document bears, not after today. pdf: make the PDF behind it.
    Raises ValidationError when the date or the register refuses, with no number taken.
    """
    if dated > timezone.localdate():
        raise ValidationError({"dated": _("Ngày ban hành không được sau hôm nay.")})
    with transaction.atomic():
        document, acting_for = DOCUMENTS.begin(person, document, "issue")
        register = registers.register_for(
            document.body.unit, "outgoing", document.kind, secret=document.secrecy > Secrecy.ORDINARY
        )
        if register is None:
            raise ValidationError(_("Chưa mở sổ đăng ký văn bản đi cho cơ quan ban hành này."))
        version = document.latest
        assert version is not None  # only what was submitted with a version is approved
        party = document.body.system == "party"
        line = registers.take(
            register,
            year=dated.year,
            subject=document,
            dated=dated,
            symbol=lambda number: f"{number:02d}{'-' if party else '/'}{document.code}",
            title=f"{document.kind_name} {document.title}",
            by=person,
            recipients=document.recipients,
            on_behalf_of=acting_for,
            signer=document.signer_name,
            secrecy=document.secrecy,
        )
        try:
            content = fill_number_and_date(
                files.read_bytes(version.blob), line.number, dated, document.body.system
            )
        except Unwritable as error:
            raise ValidationError(str(error)) from error
        final = Version.objects.create(
            document=document,
            at=timezone.now(),
            number=version.number + 1,
            blob=stored(io.BytesIO(content), version.name),
            name=f"{line.symbol.replace('/', '-')}.docx",
            author=person,
            note=_("Bản ban hành"),
        )
        document.number, document.symbol, document.issued_on = line.number, line.symbol, dated
        keep_appraisal(final, appraised(document, content))
        document.register_line = line
        document.changed_at = timezone.now()
        document.save()
        ledger.record(
            person,
            "document.issued",
            document,
            before={"state": "approved"},
            after={"state": "issued", "symbol": line.symbol, "dated": dated, "sha256": final.blob_id},
            on_behalf_of=acting_for,
        )
        add_own(person, document, content)
        if pdf:
            _ask_for_pdf(person, document)
    return document


@transaction.atomic
def make_pdf(person: Person, document: Document) -> None:
    """Asks again for the PDF that could not be made, or was not asked for at issue."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    access.require(person, "read", document)
    if document.state != "issued" or document.pdf_id:
        raise ValidationError(_("Văn bản này không cần tạo lại bản PDF."))
    document.pdf_problem = ""
    document.save(update_fields=["pdf_problem"])
    _ask_for_pdf(person, document)


def _ask_for_pdf(person: Person, document: Document) -> None:
    jobs.enqueue(
        pdf_task,
        by=person,
        title=_("Tạo PDF: %(symbol)s") % {"symbol": document.symbol},
        document=document.pk,
    )


@task(takes_context=True)
def pdf_task(context: TaskContext, document: int) -> None:
    """Makes the PDF of a document's newest version and keeps it; a second run finds it made."""
    record = Document.objects.get(pk=document)
    version = record.latest
    assert version is not None  # it was issued
    jobs.progress(context.task_result.id, 0, 1, str(version))
    try:
        product = files.pdf_of(version.blob)
    except files.PreviewUnavailable as error:
        Document.objects.filter(pk=document, pdf=None).update(pdf_problem=str(error)[:300])
        return
    except Exception:
        Document.objects.filter(pk=document, pdf=None).update(pdf_problem=_("Việc tạo bản PDF bị lỗi."))
        raise
    with transaction.atomic():
        if Document.objects.filter(pk=document, pdf=None).update(pdf=product, pdf_problem=""):
            ledger.record(None, "document.pdf_made", record, after={"sha256": product.sha256})
    jobs.progress(context.task_result.id, 1, 1)
