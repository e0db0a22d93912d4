"""Drafts: made from a template or an upload, given new versions, appraised at once."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import files, ledger
from chancery.foundation.files import types
from chancery.foundation.files.models import Blob
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Secrecy, Unit
from chancery.gate.compose import compose
from chancery.gate.compose.outlines import outline
from chancery.gate.compose.parts import Parts, Signature
from chancery.gate.engine import check
from chancery.gate.packs import kinds

from ..models import Appraisal, Document, IssuingBody, Version
from ..states import DOCUMENTS

DETAILS = (
    "title",
    "code",
    "unit",
    "signer_authority",
    "signer_post",
    "signer_name",
    "addressees",
    "recipients",
    "secrecy",
    "urgency",
    "due",
)
_ADDRESSED = {"cong-van", "to-trinh", "giay-moi", "phieu-chuyen"}
_DECIDED = {"quyet-dinh", "nghi-quyet"}


class StaleVersion(Exception):
    """Someone saved a version meanwhile; the message says who and when. Nothing was changed."""

    def __init__(self, newest: Version) -> None:
        super().__init__(
            _("%(person)s đã lưu phiên bản %(number)d lúc %(at)s. Xem phiên bản đó rồi tải lên lại.")
            % {
                "person": newest.author,
                "number": newest.number,
                "at": timezone.localtime(newest.at).strftime("%H:%M %d/%m/%Y"),
            }
        )
        self.newest = newest


def default_code(kind: str, body: IssuingBody, unit: Unit) -> str:
    """The symbol without its number. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3; HD 36-HD/VPTW."""
    short = kinds()[kind].symbols.get(body.system, "")
    if body.system == "party":
        return f"{short}/{body.symbol}"
    # A state dispatch names the drafting unit, not its type.
    return f"{short}-{body.symbol}" if short else f"{body.symbol}-{unit.symbol or 'VP'}"


def create_draft(
    person: Person,
    *,
    body: IssuingBody,
    kind: str,
    title: str,
    unit: Unit,
    upload: BinaryIO | None = None,
    name: str = "",
    **details: Any,
) -> Document:
    """Begins a document: from the type's template, or from an uploaded DOCX.

    details: the other DETAILS. Raises ValidationError, FileRefused (a ValidationError too) or AccessDenied, and
    then nothing is kept.
    """
    _refuse_secrets(details.get("secrecy", Secrecy.ORDINARY))
    if body.system not in kinds()[kind].symbols:
        raise ValidationError({"kind": _("Loại văn bản này không có trong thể thức đã chọn.")})
    details.setdefault("code", "")
    details["code"] = details["code"] or default_code(kind, body, unit)
    document = Document(body=body, kind=kind, title=title, unit=unit, author=person, **details)
    document.full_clean(exclude=["register_line", "pdf"])
    content = upload if upload is not None else io.BytesIO(from_template(document))
    blob = _stored(content, name or f"{kind}.docx")
    with transaction.atomic():
        document.save()
        acting_for = access.require(person, "create", document)
        ledger.record(
            person,
            "document.created",
            document,
            after={"kind": kind, "title": title, "body": body, "unit": unit, **details},
            on_behalf_of=acting_for,
        )
        _keep(document, blob, person, name or f"{kind}.docx", "", acting_for)
    return document


def from_template(document: Document) -> bytes:
    """A DOCX right by construction, with prompts for what the drafter has to say."""
    body = document.body
    return compose(
        Parts(
            system="party" if body.system == "party" else "state",
            kind=document.kind,
            issuer=body.name,
            superior=body.superior,
            symbol=document.code,
            place=body.place,
            title=document.title,
            body=outline(document.kind),
            signature=Signature(
                document.signer_post, document.signer_name, tuple(document.signer_authority.splitlines())
            ),
            addressees=_lines(document.addressees)
            or (("[Nơi nhận]",) if document.kind in _ADDRESSED else ()),
            bases=("[văn bản quy định thẩm quyền]", "[văn bản quy định nội dung]")
            if document.kind in _DECIDED
            else (),
            bases_by=body.decider if document.kind in _DECIDED else "",
            recipients=_lines(document.recipients),
            urgency=document.urgency,
        )
    )


def add_version(
    person: Person, document: Document, upload: BinaryIO, *, name: str, expected: int, note: str = ""
) -> Version:
    """Adds a version. expected: the number of the version that the person worked on. Raises StaleVersion."""
    _refuse_secrets(document.secrecy)
    blob = _stored(upload, name)
    with transaction.atomic():
        document, acting_for = DOCUMENTS.begin(person, document, "revise")
        newest = document.latest
        if newest and newest.number != expected:
            raise StaleVersion(newest)
        return _keep(document, blob, person, name, note, acting_for)


def mend(person: Person, document: Document, *, expected: int) -> Version:
    """Makes a version in which the gate mended what is safe to mend."""
    from chancery.gate.fixes import fix

    newest = document.latest
    if newest is None:
        raise ValidationError(_("Văn bản chưa có tệp nội dung nào."))
    content = files.read_bytes(newest.blob)
    mended = fix(content, check(content))
    if mended == content:
        raise ValidationError(_("Không có lỗi nào sửa tự động được."))
    return add_version(
        person, document, io.BytesIO(mended), name=newest.name, expected=expected, note=_("Sửa tự động")
    )


@transaction.atomic
def edit_details(person: Person, document: Document, **values: Any) -> Document:
    """Changes what is said of a draft. values: DETAILS."""
    document, acting_for = DOCUMENTS.begin(person, document, "revise")
    _refuse_secrets(values.get("secrecy", document.secrecy))
    before = {name: getattr(document, name) for name in DETAILS if name in values}
    for name in before:
        setattr(document, name, values[name])
    document.changed_at = timezone.now()
    document.full_clean(exclude=["register_line", "pdf"])
    document.save()
    after = {name: values[name] for name in before if before[name] != values[name]}
    if after:
        before = {name: before[name] for name in after}
        ledger.record(
            person, "document.changed", document, before=before, after=after, on_behalf_of=acting_for
        )
    return document


def _refuse_secrets(secrecy: int) -> None:
    if settings.MODE == "connected" and secrecy > Secrecy.ORDINARY:
        raise ValidationError(
            {
                "secrecy": _(
                    "Hệ thống này nối mạng nên không nhận nội dung văn bản mật. Soạn trên máy độc lập; "
                    "văn thư chỉ ghi một dòng vào sổ đăng ký văn bản mật."
                )
            }
        )


def _stored(content: BinaryIO, name: str) -> Blob:
    return files.store(content, name=name, allowed={types.DOCX}, limit=settings.UPLOAD_LIMIT)


def _keep(
    document: Document, blob: Blob, person: Person, name: str, note: str, acting_for: Person | None
) -> Version:
    """Adds the version and appraises it, in the caller's transaction."""
    last = document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = Version.objects.create(
        document=document, number=last + 1, blob=blob, name=files.clean_name(name), author=person, note=note
    )
    appraisal = appraise(version)
    document.changed_at = timezone.now()
    document.save(update_fields=["changed_at"])
    ledger.record(
        person,
        "document.version_added",
        document,
        after={
            "version": version.number,
            "sha256": blob.sha256,
            "name": version.name,
            "verdict": appraisal.verdict,
            "pack": appraisal.pack,
            **appraisal.tally,
        },
        because=note,
        on_behalf_of=acting_for,
    )
    return version


def appraise(version: Version) -> Appraisal:
    """Asks the gate, and keeps what it says."""
    from dataclasses import asdict

    day = timezone.localdate()
    result = check(files.read_bytes(version.blob), pack="auto")
    if result.verdict == "unreadable":
        raise ValidationError(result.error)
    return Appraisal.objects.create(
        version=version,
        pack=result.pack,
        law_day=day,
        verdict=result.verdict,
        findings=[asdict(finding) for finding in result.findings],
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -;,.") for line in text.splitlines() if line.strip(" -;,."))
