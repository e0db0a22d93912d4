"""The page of the whole ledger, and the proof of its chain."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest

from . import checks, queries
from .forms import EntryFilter
from .models import Entry

PER_PAGE = 50


def entries(request: SignedInRequest) -> HttpResponse:
    """What happened in the office, the newest first."""
    access.require(request.user, "read", Entry)
    form = EntryFilter(request.GET, kinds=queries.kinds())
    form.is_valid()
    asked = form.cleaned_data
    found = queries.entries(
        request.user,
        q=asked.get("q", ""),
        by=asked.get("person"),
        kind=asked.get("kind", ""),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "ledger/list.html",
        {
            "form": form,
            "page": page,
            "lines": queries.lines(request.user, page),
            **_check(),
        },
    )


@require_POST
def begin_check(request: SignedInRequest) -> HttpResponse:
    checks.begin(request.user)
    return redirect("ledger")


def check(request: SignedInRequest) -> HttpResponse:
    """How far the last proof is: a piece of the page, fetched until it has ended."""
    access.require(request.user, "verify", Entry)
    return render(request, "ledger/_check.html", _check())


def _check() -> dict[str, Any]:
    job = checks.last()
    return {"check": job, "verdict": checks.verdict(job) if job else None}
