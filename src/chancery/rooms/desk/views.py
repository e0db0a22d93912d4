"""The desk: each role's home."""

from django.http import HttpResponse
from django.shortcuts import render

from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from . import queries


def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for me, by when, why, and the one next action."""
    person = request.user
    waits = documents.waits(person, queries.SHOWN)
    return render(
        request,
        "desk/desk.html",
        {
            "tasks": queries.tasks(person, waits),
            "drafts": queries.drafts(person),
            "waited_for": waits.for_others,
            "entries": queries.lately(person),
            "issued": queries.issued_lately(person),
            "may_create": access.can(person, "create", Document),
        },
    )
