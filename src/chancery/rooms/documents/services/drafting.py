"""Drafts: made from a template or an upload, given new versions, appraised at once."""

from __future__ import annotations

import io
from dataclasses import asdict, replace
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
from chancery.gate.compose import Unwritable, compose
from chancery.gate.compose.outlines import outline
from chancery.gate.compose.parts import AS_ABOVE, Parts, Signature
from chancery.gate.engine import check
from chancery.gate.findings import Result
from chancery.gate.fixes import fix, fix_all
from chancery.gate.packs import choose, kinds

from ..issued.register import OfficeRegister
from ..models import Appraisal, Document, IssuingBody, Version
from ..opinions import services as opinions
from ..procedure import queries as procedure
from ..silence import covering
from ..states import DOCUMENTS
from .words import cleaned

DETAILS = (
    "matter",
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
    details = cleaned({"title": title, **details})
    details["code"] = details.get("code") or default_code(kind, body, unit)
    document = Document(body=body, kind=kind, unit=unit, author=person, **details)
    _known_matter(document)
    document.full_clean(exclude=["register_line", "pdf"])
    access.require(person, "create", Document)
    content = upload if upload is not None else io.BytesIO(from_template(document))
    blob, said = _taken(document, content, name or f"{kind}.docx")
    with transaction.atomic():
        document.save()
        acting_for = access.require(person, "create", document)
        ledger.record(
            person,
            "document.created",
            document,
            after={"kind": kind, "body": body, "unit": unit, **details},
            on_behalf_of=acting_for,
        )
        _keep(document, blob, said, person, name or f"{kind}.docx", "", acting_for)
    return document


def from_template(document: Document) -> bytes:
    """A DOCX right by construction, with prompts for what the drafter has to say. Raises ValidationError."""
    body = document.body
    addressed, decided = document.kind in _ADDRESSED, document.kind in _DECIDED
    addressees = _lines(document.addressees) or (("[Nơi nhận]",) if addressed else ())
    recipients = _lines(document.recipients)
    if addressees and recipients and recipients[0] != AS_ABOVE:
        recipients = (AS_ABOVE, *recipients)
    parts = Parts(
        system="party" if body.system == "party" else "state",
        kind=document.kind,
        issuer=body.name,
        superior=body.superior,
        symbol=document.code,
        place=body.place,
        title=document.title,
        body=outline("party" if body.system == "party" else "state", document.kind),
        signature=Signature(
            document.signer_post, document.signer_name, tuple(document.signer_authority.splitlines())
        ),
        addressees=addressees,
        bases=("[văn bản quy định thẩm quyền]", "[văn bản quy định nội dung]") if decided else (),
        bases_by=body.decider if decided else "",
        recipients=recipients,
        urgency=document.urgency,
    )
    try:
        return compose(parts)
    except Unwritable as error:
        raise ValidationError(str(error)) from error


def add_version(
    person: Person, document: Document, upload: BinaryIO, *, name: str, expected: int, note: str = ""
) -> Version:
    """Adds a version. expected: the number of the version that the person worked on. Raises StaleVersion."""
    _refuse_secrets(document.secrecy)
    access.require(person, "edit", document)
    note = cleaned({"note": note})["note"]
    blob, said = _taken(document, upload, name)
    with transaction.atomic():
        document, acting_for = DOCUMENTS.begin(person, document, "revise")
        newest = document.latest
        if newest and newest.number != expected:
            raise StaleVersion(newest)
        return _keep(document, blob, said, person, name, note, acting_for)


def mend(person: Person, document: Document, *, expected: int, finding: int | None = None) -> Version:
    """Makes a version in which the gate mended what is safe to mend, but for what was silenced.

    finding: only that one, by its place in the appraisal's list; what the gate wouldn't mend by itself, but knows the
    right words for, is then mended too.
    """
    access.require(person, "edit", document)
    newest = document.latest
    if newest is None:
        raise ValidationError(_("Văn bản chưa có tệp nội dung nào."))
    content = files.read_bytes(newest.blob)
    if finding is None:
        mended, note = _mended(document, content), _("Sửa tự động")
    else:
        if newest.number != expected:
            raise StaleVersion(newest)
        said, kept = appraised(document, content), newest.appraisal.findings
        # The law, or what was issued, may have changed since the version was appraised.
        if not 0 <= finding < min(len(kept), len(said.findings)) or _words(kept[finding]) != _words(
            asdict(said.findings[finding])
        ):
            raise ValidationError(_("Không có nhận xét này."))
        one = said.findings[finding]
        chosen = replace(one, fixable=one.fixable or one.replacement is not None)
        mended = fix(content, replace(said, findings=(chosen,)))
        note = _("Sửa tự động %(rule)s") % {"rule": one.rule}
    if mended == content:
        raise ValidationError(_("Không có lỗi nào sửa tự động được."))
    return add_version(person, document, io.BytesIO(mended), name=newest.name, expected=expected, note=note)


def _mended(document: Document, content: bytes) -> bytes:
    """The content with all mended that is safe to mend and wasn't silenced."""
    silences = list(document.silences.filter(ended_at=None))

    def standing(content: bytes) -> Result:
        said = appraised(document, content)
        spared = covering(silences, [asdict(finding) for finding in said.findings])
        return replace(said, findings=tuple(one for at, one in enumerate(said.findings) if at not in spared))

    return fix_all(content, standing)[0]


def _words(finding: dict[str, Any]) -> tuple[Any, ...]:
    return finding["rule"], finding["paragraph"], finding["start"], finding["end"]


@transaction.atomic
def edit_details(person: Person, document: Document, **values: Any) -> Document:
    """Changes what is said of a draft. values: DETAILS; others are a TypeError. Nothing changed leaves no trace."""
    if unknown := set(values) - set(DETAILS):
        raise TypeError(f"a document's {sorted(unknown)} can't be changed")
    document, acting_for = DOCUMENTS.begin(person, document, "revise")
    _refuse_secrets(values.get("secrecy", document.secrecy))
    if values.get("code") == "":
        values["code"] = default_code(document.kind, document.body, values.get("unit", document.unit))
    after = {name: value for name, value in cleaned(values).items() if value != getattr(document, name)}
    if not after:
        return document
    before = {name: getattr(document, name) for name in after}
    for name, value in after.items():
        setattr(document, name, value)
    if "matter" in after:
        _known_matter(document)
    document.changed_at = timezone.now()
    document.full_clean(exclude=["register_line", "pdf"])
    document.save()
    # Nobody hands a draft to a unit that he can't draft for, nor lifts it over his own clearance.
    access.require(person, "create" if "unit" in after else "edit", document)
    if "secrecy" in after and after["secrecy"] < before["secrecy"]:
        _tell_less(document)
    ledger.record(person, "document.changed", document, before=before, after=after, on_behalf_of=acting_for)
    return document


def _known_matter(document: Document) -> None:
    """The type of matter is one of the document's system; once people appraise it, it asks for that still."""
    if document.matter not in dict(procedure.matter_choices(document.body.system)):
        raise ValidationError({"matter": _("Thể thức này không có loại việc đã chọn.")})
    if document.pk and document.rounds.exists() and not procedure.appraisers_asked(document):
        raise ValidationError(
            {"matter": _("Văn bản đã trình thẩm định: không đổi sang loại việc không cần thẩm định.")}
        )


def _tell_less(document: Document) -> None:
    """Once a draft's secrecy falls, people may read it who may not know all that the findings say of secret documents."""
    for version in document.versions.select_related("blob", "appraisal"):
        said = appraised(document, files.read_bytes(version.blob))
        Appraisal.objects.filter(version=version).update(
            verdict=said.verdict, findings=[asdict(finding) for finding in said.findings]
        )


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


def stored(content: BinaryIO, name: str) -> Blob:
    return files.store(content, name=name, allowed={types.DOCX}, limit=settings.UPLOAD_LIMIT)


def _taken(document: Document, content: BinaryIO, name: str) -> tuple[Blob, Result]:
    """Stores a file and asks the gate of it, before the transaction: others don't wait for that."""
    blob = stored(content, name)
    return blob, appraised(document, files.read_bytes(blob))


def appraised(document: Document, content: bytes) -> Result:
    """What the gate says, by the regulation that binds the document on its day. Raises ValidationError."""
    day = document.issued_on or timezone.localdate()
    pack = choose(document.body.system, day)
    assert pack is not None  # both systems have packs
    result = check(content, pack=pack.code, on=day, register=OfficeRegister(document.secrecy))
    if result.verdict == "unreadable":
        raise ValidationError(result.error)
    return result


def keep_appraisal(version: Version, said: Result) -> Appraisal:
    return Appraisal.objects.create(
        version=version,
        pack=said.pack,
        law_day=version.document.issued_on or timezone.localdate(),
        verdict=said.verdict,
        findings=[asdict(finding) for finding in said.findings],
    )


def _keep(
    document: Document,
    blob: Blob,
    said: Result,
    person: Person,
    name: str,
    note: str,
    acting_for: Person | None,
) -> Version:
    """Adds the version with its appraisal, in the caller's transaction."""
    last = document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = Version.objects.create(
        document=document,
        at=timezone.now(),
        number=last + 1,
        blob=blob,
        name=files.clean_name(name),
        author=person,
        note=note,
    )
    appraisal = keep_appraisal(version, said)
    document.changed_at = timezone.now()
    document.save(update_fields=["changed_at"])
    if version.number > 1:
        opinions.renew(person, document, version)
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


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -;,.") for line in text.splitlines() if line.strip(" -;,."))
