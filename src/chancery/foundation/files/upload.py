"""Uploads that are too large are refused by what they announce, before a byte of them is stored."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string

from .refusals import FileRefused

FORM_ROOM = 1024 * 1024
"""Bytes that a form may hold beside its file."""
DRAINED = 512 * 1024 * 1024
"""Bytes; how much of a refused body is read and dropped, so that the browser comes to read the answer."""


class UploadLimitMiddleware:
    """Answers 413 in words, as a page or as JSON for the API, when a request announces more than UPLOAD_LIMIT.

    WSGI reads no body beyond the announced length, so that no upload gets past it; the exact limit of a file
    is `files.store`'s.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            announced = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            announced = 0
        if announced <= settings.UPLOAD_LIMIT + FORM_ROOM:
            return self.get_response(request)
        # A browser that is still sending shows a broken connection instead of the answer. Who hasn't signed in, or
        # is a program, isn't waited for.
        if request.user.is_authenticated:
            _drain(request)
        return _refusal(request)


def _drain(request: HttpRequest) -> None:
    dropped = 0
    with suppress(OSError):
        while dropped < DRAINED and (piece := request.read(1024 * 1024)):
            dropped += len(piece)


def _refusal(request: HttpRequest) -> HttpResponse:
    refused = FileRefused("too_large", limit=settings.UPLOAD_LIMIT // (1024 * 1024))
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": str(refused), "code": refused.code}, status=413)
    return HttpResponse(
        render_to_string("files/too_large.html", {"message": str(refused)}, request), status=413
    )
