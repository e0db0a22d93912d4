"""The rules of the gate, each with its provision, examples and mend."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render

from chancery.foundation.identity.requests import SignedInRequest
from chancery.gate.packs import kinds, packs, rules_by_code

from ..panel import FAMILIES


def rules(request: SignedInRequest) -> HttpResponse:
    """Every rule under its pack, the packs by family."""
    ordered = sorted(packs().values(), key=lambda pack: (list(FAMILIES).index(pack.family), pack.code))
    found = [(FAMILIES[family], list(group)) for family, group in groupby(ordered, lambda pack: pack.family)]
    return render(request, "documents/rules.html", {"families": found})


def rule(request: SignedInRequest, code: str) -> HttpResponse:
    """One rule."""
    if code not in rules_by_code():
        raise Http404
    pack, found = rules_by_code()[code]
    return render(
        request,
        "documents/rule.html",
        {
            "pack": pack,
            "rule": found,
            "family": FAMILIES[pack.family],
            "kinds": [kinds()[kind].name for kind in found.kinds],
        },
    )
