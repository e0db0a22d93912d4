"""Appraisal by people and the dossier over the API: the same services and permissions as the pages."""

from __future__ import annotations

import datetime
from typing import Any, BinaryIO, Literal, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from chancery.foundation import files
from chancery.foundation.files.types import DOCX
from chancery.foundation.identity.models import Person

from .. import queries as documents
from ..models import Document, Round
from ..procedure import queries as procedure
from ..procedure import services as dossier
from . import points, queries, services
from .sheet import compose_sheet
from .standing import standings

router = Router(tags=["appraisal"])


class VerdictOut(Schema):
    appraiser: int
    grade: str
    ground: str


class AspectOut(Schema):
    """An aspect with each verdict, what the gate says of it, and what it comes to; "" as long as nothing."""

    aspect: str
    gate: str
    final: str
    differ: bool
    verdicts: list[VerdictOut]


class OpinionOut(Schema):
    appraiser: int = Field(alias="appraiser_id")
    due: datetime.date
    given_at: datetime.datetime | None


class PointOut(Schema):
    """A point; paragraph is None where its passage is gone from the version."""

    id: int
    state: str
    aspect: str
    author: int
    quote: str
    text: str
    paragraph: int | None
    replies: list[str]
    closing: str


class RoundOut(Schema):
    state: str
    version: int
    ground: str
    opinions: list[OpinionOut]
    aspects: list[AspectOut]
    points: list[PointOut]


class ItemOut(Schema):
    rule: str
    title: str
    article: str
    met: bool
    messages: list[str]


class DossierOut(Schema):
    matter: str
    appraisers: int
    items: list[ItemOut]


class AssignIn(Schema):
    appraisers: list[int]


class VerdictIn(Schema):
    grade: str
    ground: str


class OpinionIn(Schema):
    content: VerdictIn
    procedure: VerdictIn
    form: VerdictIn


class PointIn(Schema):
    aspect: str
    text: str
    paragraph: int = Field(0, ge=0)
    quote: str = Field("", max_length=points.LONGEST)


class Words(Schema):
    text: str = ""


class SettleIn(Schema):
    aspect: str
    grade: str
    reason: str


class Reason(Schema):
    reason: str


class PaperIn(Schema):
    kind: str
    title: str = Field(max_length=300)
    dated: datetime.date | None = None
    signer: str = ""
    signer_name: str = Field("", max_length=120)


class ConsultIn(Schema):
    agency: str
    name: str = Field(max_length=200)
    asked_on: datetime.date | None = None


class AnswerIn(Schema):
    answer: str
    answered_on: datetime.date
    note: str = ""


def _who(request: HttpRequest) -> Person:
    return request.auth  # type: ignore[attr-defined]


def _readable(request: HttpRequest, pk: int) -> Document:
    return get_object_or_404(documents.visible_to(_who(request)).select_related("body"), pk=pk)


def _round(request: HttpRequest, pk: int) -> Round:
    return get_object_or_404(Round, pk=getattr(queries.current(_readable(request, pk)), "pk", None))


def _told(request: HttpRequest, pk: int) -> dict[str, Any]:
    round = _round(request, pk)
    return {
        "state": round.state,
        "version": round.version.number,
        "ground": round.ground,
        "opinions": list(round.opinions.all()),
        "aspects": [
            {
                "aspect": one.aspect,
                "gate": one.gate,
                "final": one.final,
                "differ": one.differ,
                "verdicts": [
                    {"appraiser": opinion.appraiser_id, "grade": verdict.grade, "ground": verdict.ground}
                    for opinion, verdict in one.verdicts
                ],
            }
            for one in standings(round)
        ],
        "points": [
            {
                **{
                    name: getattr(one.point, name)
                    for name in ("id", "state", "aspect", "quote", "text", "closing")
                },
                "author": one.point.author_id,
                "paragraph": one.place.paragraph if one.place else None,
                "replies": [reply.text for reply in one.point.replies.all()],
            }
            for one in queries.points(round.document, round.version)
        ],
    }


def _dossier(document: Document) -> dict[str, Any]:
    return {
        "matter": document.matter,
        "appraisers": procedure.appraisers_asked(document),
        "items": [
            {
                "rule": item.rule.code,
                "title": item.rule.title,
                "article": item.rule.article,
                "met": item.met,
                "messages": [finding.message for finding in item.findings],
            }
            for item in procedure.checklist(document)
        ],
    }


@router.get("/documents/{pk}/appraisal", response=RoundOut, summary="The newest round of appraisal")
def appraisal(request: HttpRequest, pk: int) -> Any:
    return _told(request, pk)


@router.post("/documents/{pk}/appraisal", response={201: RoundOut}, summary="Ask for appraisal by people")
def ask(request: HttpRequest, pk: int) -> Any:
    services.ask(_who(request), _readable(request, pk))
    return Status(201, _told(request, pk))


@router.post("/documents/{pk}/appraisal/appraisers", response=RoundOut, summary="Assign appraisers")
def assign(request: HttpRequest, pk: int, body: AssignIn) -> Any:
    people = list(Person.objects.filter(pk__in=body.appraisers))
    services.assign(_who(request), _round(request, pk), people)
    return _told(request, pk)


@router.post("/documents/{pk}/appraisal/opinion", response=RoundOut, summary="Give your verdicts")
def give(request: HttpRequest, pk: int, body: OpinionIn) -> Any:
    verdicts = {aspect: (one.grade, one.ground) for aspect, one in body}
    services.give(_who(request), _round(request, pk), verdicts)
    return _told(request, pk)


@router.post(
    "/documents/{pk}/appraisal/points", response={201: RoundOut}, summary="Raise a point on the text"
)
def raise_point(request: HttpRequest, pk: int, body: PointIn) -> Any:
    points.raise_point(_who(request), _round(request, pk), **body.dict())
    return Status(201, _told(request, pk))


@router.post(
    "/documents/{pk}/appraisal/points/{int:number}/{action}",
    response=RoundOut,
    summary="Answer a point, close it, decide on it, or raise it again",
)
def point(
    request: HttpRequest,
    pk: int,
    number: int,
    action: Literal["answer", "close", "overrule", "reopen"],
    body: Words,
) -> Any:
    person, found = _who(request), get_object_or_404(_readable(request, pk).points, pk=number)
    match action:
        case "answer":
            points.answer(person, found, text=body.text)
        case "close":
            points.close(person, found, text=body.text)
        case "overrule":
            points.overrule(person, found, reason=body.text)
        case "reopen":
            points.reopen(person, found, reason=body.text)
    return _told(request, pk)


@router.post("/documents/{pk}/appraisal/settlements", response=RoundOut, summary="Decide on an aspect")
def settle(request: HttpRequest, pk: int, body: SettleIn) -> Any:
    services.settle(_who(request), _round(request, pk), **body.dict())
    return _told(request, pk)


@router.post(
    "/documents/{pk}/appraisal/open", response=RoundOut, summary="Open the gate, on a written ground"
)
def open_gate(request: HttpRequest, pk: int, body: Reason) -> Any:
    services.open_gate(_who(request), _round(request, pk), reason=body.reason)
    return _told(request, pk)


@router.post("/documents/{pk}/appraisal/send-back", response=RoundOut, summary="Send it back to be amended")
def send_back(request: HttpRequest, pk: int, body: Reason) -> Any:
    services.send_back(_who(request), _round(request, pk), reason=body.reason)
    return _told(request, pk)


@router.get("/documents/{pk}/appraisal/sheet", summary="The appraisal sheet, a DOCX")
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    round = _round(request, pk)
    content = files.read_bytes(round.sheet) if round.sheet else compose_sheet(round)
    return HttpResponse(content, content_type=DOCX)


@router.get("/documents/{pk}/dossier", response=DossierOut, summary="What the dossier holds and lacks")
def show_dossier(request: HttpRequest, pk: int) -> Any:
    return _dossier(_readable(request, pk))


@router.post("/documents/{pk}/dossier/papers", response={201: DossierOut}, summary="Add a paper")
def add_paper(request: HttpRequest, pk: int, details: Form[PaperIn], file: File[UploadedFile]) -> Any:
    document = _readable(request, pk)
    dossier.keep_paper(
        _who(request), document, upload=cast(BinaryIO, file), name=file.name or "", **details.dict()
    )
    return Status(201, _dossier(document))


@router.post(
    "/documents/{pk}/dossier/consultations",
    response={201: DossierOut},
    summary="Note that an agency was asked",
)
def consult(request: HttpRequest, pk: int, body: ConsultIn) -> Any:
    document = _readable(request, pk)
    dossier.consult(_who(request), document, **body.dict())
    return Status(201, _dossier(document))


@router.post(
    "/documents/{pk}/dossier/consultations/{int:number}/answer",
    response=DossierOut,
    summary="Note what an agency answered",
)
def take_answer(request: HttpRequest, pk: int, number: int, body: AnswerIn) -> Any:
    document = _readable(request, pk)
    dossier.take_answer(_who(request), get_object_or_404(document.consultations, pk=number), **body.dict())
    return _dossier(document)
