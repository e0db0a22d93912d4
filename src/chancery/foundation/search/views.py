"""The page of results, whole or (asked for by htmx as the user types) the results alone."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from chancery.foundation.identity.models import Person

from . import catalogue
from .queries import query

PAGE = 20


@require_safe
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    person, text, live = cast(Person, request.user), request.GET.get("q", ""), _live(request)
    kind, number = request.GET.get("kind", ""), _page_number(request)
    offset = (number - 1) * PAGE
    results = query(person, text, kind=kind, offset=offset, limit=PAGE, typing=live)
    if not results.total and not live:
        # Better what begins like the last word than nothing.
        results = query(person, text, kind=kind, offset=offset, limit=PAGE, typing=True)
    context = {
        "asked": text.strip(),
        "results": results,
        "kind": kind,
        "kind_name": catalogue.kind_name(kind),
        "every_kind": sum(count for _, _, count in results.kinds),
        "number": number,
        "previous": number - 1,
        "next": number + 1 if results.more else 0,
    }
    return render(request, "search/_results.html" if live else "search/results.html", context)


def _live(request: HttpRequest) -> bool:
    """Whether the user is typing, and only the results are asked for."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    # Few enough digits that no number is too large to count with.
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
