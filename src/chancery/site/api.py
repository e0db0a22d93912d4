"""The API: `/api/openapi.json` describes it; a token per person opens it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.security import HttpBearer

from chancery.foundation.identity.models import Person
from chancery.foundation.identity.tokens import person_for
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents.api import router as documents
from chancery.rooms.documents.services import StaleVersion


class Token(HttpBearer):
    """`Authorization: Bearer <token>`; a person makes tokens on the profile page."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        return person_for(token)


api = NinjaAPI(
    title="Chancery",
    version="1",
    auth=Token(),
    docs_url=None,
    openapi_url="/openapi.json",
    description="The API of a head office (văn phòng). What a token may do is what its person may do on the pages.",
)
api.add_router("", documents)


class HitOut(Schema):
    type: str
    id: str
    title: str
    symbol: str
    kind: str
    url: str


class SearchOut(Schema):
    total: int
    hits: list[HitOut]


@api.get("/search", response=SearchOut, tags=["search"], summary="Search all that you may read")
def search(request: HttpRequest, q: str, offset: int = 0, limit: int = 20) -> dict[str, Any]:
    from chancery.foundation.search import query

    results = query(request.auth, q[:1000], offset=offset, limit=min(max(limit, 1), 100))  # type: ignore[attr-defined]
    return {
        "total": results.total,
        "hits": [
            {
                "type": hit.record_type,
                "id": str(hit.id),
                "title": hit.title,
                "symbol": hit.symbol,
                "kind": str(hit.kind),
                "url": hit.url,
            }
            for hit in results.hits
        ],
    }


def _refuse(
    request: HttpRequest, status: int, detail: str, fields: dict[str, list[str]] | None = None
) -> HttpResponse:
    return api.create_response(request, {"detail": detail, "fields": fields or {}}, status=status)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = dict(error.message_dict) if hasattr(error, "error_dict") else {}
    return _refuse(request, 422, " ".join(error.messages), fields)


@api.exception_handler(ActionRefused)
def _not_now(request: HttpRequest, error: ActionRefused) -> HttpResponse:
    return _refuse(request, 409, str(error))


@api.exception_handler(StaleVersion)
def _stale(request: HttpRequest, error: StaleVersion) -> HttpResponse:
    return _refuse(request, 409, str(error))


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return _refuse(request, 403, str(error) or _("Đồng chí không có quyền thực hiện việc này."))
