"""The agencies that documents are issued by."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest

from .. import services
from ..forms import BodyForm
from ..models import IssuingBody
from .base import into


def bodies(request: SignedInRequest) -> HttpResponse:
    access.require(request.user, "edit", IssuingBody)
    found = access.scope(request.user, "edit", IssuingBody.objects.select_related("unit"))
    return render(request, "documents/bodies.html", {"bodies": found})


def edit_body(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    access.require(request.user, "edit" if pk else "create", IssuingBody)
    body = get_object_or_404(IssuingBody, pk=pk) if pk else None
    form = BodyForm(request.POST or None, instance=body)
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_body(request.user, body, **form.cleaned_data)
        except ValidationError as error:
            into(form, error)
        else:
            messages.success(request, _("Đã lưu cơ quan ban hành."))
            return redirect("documents:bodies")
    return render(request, "documents/edit_body.html", {"form": form, "body": body})
