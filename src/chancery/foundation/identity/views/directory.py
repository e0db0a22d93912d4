"""The directory (danh bạ), for everybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from .. import access, queries
from ..models import Person
from ..requests import SignedInRequest


def directory(request: SignedInRequest) -> HttpResponse:
    """Who works where, and how to reach them."""
    text = request.GET.get("q", "").strip()
    branches = queries.directory(request.user, text)
    return render(
        request,
        "identity/directory.html",
        {"branches": branches, "text": text, "found": sum(len(branch.posts) for branch in branches)},
    )


def colleague(request: SignedInRequest, pk: int) -> HttpResponse:
    """A person: how to reach him, his posts, and who acts for whom."""
    people = access.scope(request.user, "read", Person.objects.filter(is_active=True))
    person = get_object_or_404(people, pk=pk)
    return render(
        request,
        "identity/colleague.html",
        {
            "colleague": person,
            "posts": person.posts.on(timezone.localdate()).select_related("unit"),
            "delegations": queries.delegations_in_force(request.user, person),
            "may_edit": access.can(request.user, "edit", person),
        },
    )
