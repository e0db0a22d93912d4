"""The desk: each role's home."""

from django.http import HttpResponse
from django.shortcuts import render

from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest
from chancery.rooms.documents.models import Document

from . import queries


def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for me, by when, why, and the one next action."""
    person = request.user
    return render(
        request,
        "desk/desk.html",
        {
            "tasks": queries.tasks(person),
            "drafts": queries.drafts(person),
            "waited_for": queries.waited_for(person),
            "entries": queries.lately(person),
            "issued": queries.issued_lately(person),
            "may_create": access.can(person, "create", Document),
        },
    )
