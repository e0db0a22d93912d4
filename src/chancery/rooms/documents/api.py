"""Documents over the API: the same services and permissions as the pages."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any, BinaryIO, cast

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import PageNumberPagination, paginate

from chancery.foundation.identity.models import Person, Unit
from chancery.gate.engine import check as appraise

from . import queries, services
from .models import Document
from .opinions.api import router as opinions

router = Router(tags=["documents"])
router.add_router("", opinions)


class FindingOut(Schema):
    rule: str
    severity: str
    message: str
    article: str
    paragraph: int
    start: int
    end: int
    quote: str
    fixable: bool
    replacement: str | None = None


class CheckOut(Schema):
    """The gate's contract, for one file."""

    path: str
    pack: str
    type: str
    verdict: str
    error: str
    seconds: float
    findings: list[FindingOut]


class DocumentOut(Schema):
    id: int
    kind: str
    title: str
    state: str
    symbol: str
    number: int | None
    issued_on: datetime.date | None
    body: int = Field(alias="body_id")
    unit: int = Field(alias="unit_id")
    author: int = Field(alias="author_id")


class DocumentWhole(DocumentOut):
    version: int
    verdict: str
    findings: list[FindingOut]


class BodyOut(Schema):
    id: int
    name: str
    superior: str
    symbol: str
    system: str


class DraftIn(Schema):
    body: int
    kind: str
    title: str = Field(max_length=500)
    unit: int
    signer_post: str = Field(max_length=200)
    signer_name: str = Field(max_length=120)
    signer_authority: str = Field("", max_length=300)
    code: str = Field("", max_length=40)
    matter: str = "thuong"
    addressees: str = ""
    recipients: str = ""
    urgency: str = ""
    secrecy: int = 0
    due: datetime.date | None = None


class VersionIn(Schema):
    expected: int
    note: str = Field("", max_length=500)


class Reason(Schema):
    reason: str


class IssueIn(Schema):
    dated: datetime.date


def _who(request: HttpRequest) -> Person:
    return request.auth  # type: ignore[attr-defined]


def _readable(request: HttpRequest, pk: int) -> Document:
    return get_object_or_404(queries.visible_to(_who(request)), pk=pk)


def _whole(document: Document) -> dict[str, Any]:
    version = document.latest
    appraisal = getattr(version, "appraisal", None)
    return {
        **{
            name: getattr(document, name)
            for name in ("id", "kind", "title", "state", "symbol", "number", "issued_on")
        },
        **{name: getattr(document, name) for name in ("body_id", "unit_id", "author_id")},
        "version": version.number if version else 0,
        "verdict": appraisal.verdict if appraisal else "",
        "findings": appraisal.findings if appraisal else [],
    }


@router.post("/check", response=CheckOut, summary="Appraise a draft without keeping it")
def check(
    request: HttpRequest, file: File[UploadedFile], pack: str = "auto", on: datetime.date | None = None
) -> dict[str, Any]:
    result = appraise(file.read(), pack=pack, on=on, path=file.name or "")
    return {**asdict(result), "type": result.kind}


@router.get("/bodies", response=list[BodyOut], summary="The issuing bodies")
def bodies(request: HttpRequest) -> Any:
    return queries.bodies(_who(request))


@router.get("/documents", response=list[DocumentOut], summary="The documents that you may read")
@paginate(PageNumberPagination, page_size=50)
def documents(request: HttpRequest, text: str = "", state: str = "", kind: str = "") -> Any:
    return queries.search(queries.visible_to(_who(request)), text=text, state=state, kind=kind)


@router.post("/documents", response={201: DocumentWhole}, summary="Begin a draft, from a template or a file")
def create(request: HttpRequest, draft: Form[DraftIn], file: File[UploadedFile | None] = None) -> Any:
    values = draft.dict()
    person = _who(request)
    body = get_object_or_404(queries.bodies(person), pk=values.pop("body"))
    unit = get_object_or_404(Unit, pk=values.pop("unit"))
    document = services.create_draft(
        person,
        body=body,
        unit=unit,
        upload=cast(BinaryIO | None, file),
        name=file.name or "" if file else "",
        **values,
    )
    return Status(201, _whole(document))


@router.get(
    "/documents/{pk}", response=DocumentWhole, summary="A document with the findings of its newest version"
)
def document(request: HttpRequest, pk: int) -> Any:
    return _whole(_readable(request, pk))


@router.post("/documents/{pk}/versions", response={201: DocumentWhole}, summary="Add a version")
def add_version(request: HttpRequest, pk: int, details: Form[VersionIn], file: File[UploadedFile]) -> Any:
    document = _readable(request, pk)
    services.add_version(
        _who(request),
        document,
        cast(BinaryIO, file),
        name=file.name or "",
        expected=details.expected,
        note=details.note,
    )
    return Status(201, _whole(_readable(request, pk)))


@router.post("/documents/{pk}/submit", response=DocumentWhole, summary="Submit to the head of the unit")
def submit(request: HttpRequest, pk: int) -> Any:
    return _whole(services.submit(_who(request), _readable(request, pk)))


@router.post("/documents/{pk}/approve", response=DocumentWhole, summary="Approve for issue")
def approve(request: HttpRequest, pk: int) -> Any:
    return _whole(services.approve(_who(request), _readable(request, pk)))


@router.post("/documents/{pk}/return", response=DocumentWhole, summary="Return with a reason")
def return_(request: HttpRequest, pk: int, body: Reason) -> Any:
    return _whole(services.return_(_who(request), _readable(request, pk), reason=body.reason))


@router.post("/documents/{pk}/recall", response=DocumentWhole, summary="Take a submitted document back")
def recall(request: HttpRequest, pk: int) -> Any:
    return _whole(services.recall(_who(request), _readable(request, pk)))


@router.post("/documents/{pk}/withdraw", response=DocumentWhole, summary="Give a draft up")
def withdraw(request: HttpRequest, pk: int, body: Reason) -> Any:
    return _whole(services.withdraw(_who(request), _readable(request, pk), reason=body.reason))


@router.post(
    "/documents/{pk}/override", response=DocumentWhole, summary="Let a version with errors be submitted"
)
def override(request: HttpRequest, pk: int, body: Reason) -> Any:
    document = _readable(request, pk)
    services.override(_who(request), document, reason=body.reason)
    return _whole(document)


@router.post("/documents/{pk}/issue", response=DocumentWhole, summary="Give number and date")
def issue(request: HttpRequest, pk: int, body: IssueIn) -> Any:
    return _whole(services.issue(_who(request), _readable(request, pk), dated=body.dated))
