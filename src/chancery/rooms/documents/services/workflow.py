"""The actions that move a document on without changing its text."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import files, ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.foundation.workflow import ActionRefused
from chancery.gate.compose import Unwritable
from chancery.gate.compose.fill import symbol_in

from ..models import Document, Override
from ..opinions import services as opinions
from ..states import DOCUMENTS
from .words import reason_given


def _move(person: Person, document: Document, action: str, verb: str, reason: str = "") -> Document:
    """Does one action of the table, in a transaction of its own."""
    reason = reason_given(reason)
    with transaction.atomic():
        before = document.state
        document, acting_for = DOCUMENTS.begin(person, document, action, reason=reason)
        document.changed_at = timezone.now()
        document.save(update_fields=["state", "changed_at"])
        ledger.record(
            person,
            verb,
            document,
            before={"state": before},
            after={"state": document.state},
            because=reason,
            on_behalf_of=acting_for,
        )
        return document


def submit(person: Person, document: Document) -> Document:
    """Submits the latest version to the head of the drafting unit (trình duyệt).

    Besides the workflow's conditions the file must have a place for number and date and the symbol that the
    register will have; else ActionRefused.
    """
    with transaction.atomic():
        document = _move(person, document, "submit", "document.submitted")
        version = document.latest
        assert version is not None  # the workflow's condition
        try:
            symbol = symbol_in(files.read_bytes(version.blob))
        except Unwritable as error:
            raise ActionRefused(str(error)) from error
        if _letters(symbol) != _letters(document.code):
            raise ActionRefused(
                _(
                    "Tệp ghi ký hiệu “%(file)s”, còn thông tin văn bản ghi “%(code)s”. Sửa một trong hai rồi trình lại."
                )
                % {"file": symbol, "code": document.code}
            )
        return document


def _letters(symbol: str) -> str:
    """A symbol without its separators, which the gate looks at."""
    return "".join(char for char in symbol if char.isalnum()).casefold()


def approve(person: Person, document: Document) -> Document:
    """Approves it for issue (duyệt). Nobody approves his own draft."""
    if document.author_id == person.pk and document.unit_id in access.reader(person).subtree_ids:
        raise ActionRefused(_("Không ai tự duyệt dự thảo của mình; lãnh đạo cấp trên của đơn vị sẽ duyệt."))
    return _move(person, document, "approve", "document.approved")


def return_(person: Person, document: Document, *, reason: str) -> Document:
    """Returns it to its drafter with a reason (trả lại)."""
    return _move(person, document, "return", "document.returned", reason)


def recall(person: Person, document: Document) -> Document:
    """Takes a submitted document back to work on (rút lại)."""
    return _move(person, document, "recall", "document.recalled")


def withdraw(person: Person, document: Document, *, reason: str) -> Document:
    """Gives a draft up (thôi soạn); it stays readable."""
    with transaction.atomic():
        document = _move(person, document, "withdraw", "document.withdrawn", reason)
        opinions.renew(person, document)
        return document


@transaction.atomic
def override(person: Person, document: Document, *, reason: str) -> Override:
    """A head lets the latest version be submitted in spite of its errors; the reason is kept and shown."""
    reason = reason_given(reason)
    document, acting_for = DOCUMENTS.begin(person, document, "override", reason=reason)
    version = document.latest
    assert version is not None  # the workflow's condition
    kept = Override.objects.create(version=version, by=person, reason=reason)
    ledger.record(
        person,
        "document.overridden",
        document,
        after={"version": version.number, **version.appraisal.tally},
        because=reason,
        on_behalf_of=acting_for,
    )
    return kept
