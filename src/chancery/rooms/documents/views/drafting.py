"""Making drafts and their versions."""

from __future__ import annotations

import io
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import files
from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.workflow import ActionRefused
from chancery.gate.docx.model import Unreadable

from .. import services
from ..forms import DetailsForm, NewForm, VersionForm
from ..models import Document, Version
from .base import into, readable, tell

REFUSED = 422


def new(request: SignedInRequest) -> HttpResponse:
    """A new draft, from the template of its type or from a file."""
    access.require(request.user, "create", Document)
    form = NewForm(request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        upload = values.pop("upload")
        try:
            document = services.create_draft(
                request.user, upload=upload, name=upload.name if upload else "", **values
            )
        except ValidationError as error:
            into(form, error, "upload" if upload else None)
        else:
            messages.success(request, _("Đã tạo dự thảo."))
            _note_name(request, upload.name if upload else "")
            return redirect(document)
    return render(request, "documents/new.html", {"form": form}, status=REFUSED if form.errors else 200)


def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is said of a draft besides its text."""
    document = readable(request, pk)
    access.require(request.user, "edit", document)
    form = DetailsForm(request.user, request.POST or None, instance=document)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_details(request.user, readable(request, pk), **form.cleaned_data)
        except ValidationError as error:
            into(form, error)
        except ActionRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thông tin văn bản."))
            return redirect(document)
    return render(
        request,
        "documents/edit.html",
        {"form": form, "document": document},
        status=REFUSED if form.errors else 200,
    )


@require_POST
def add_version(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new version, uploaded."""
    document = readable(request, pk)
    form = VersionForm(request.POST, request.FILES)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect(document)
    upload = form.cleaned_data["upload"]
    return _kept(
        request,
        document,
        lambda: services.add_version(
            request.user,
            document,
            upload,
            name=upload.name,
            expected=form.cleaned_data["expected"],
            note=form.cleaned_data["note"],
        ),
    )


@require_POST
def mend(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new version in which the gate mended what is safe to mend, or the one finding that the form names."""
    document = readable(request, pk)
    expected, named = _expected(request), request.POST.get("finding", "")
    finding = int(named) if named.isdecimal() else None
    return _kept(
        request, document, lambda: services.mend(request.user, document, expected=expected, finding=finding)
    )


@require_POST
def silence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Silences a finding with a reason."""
    document = readable(request, pk)
    expected, named = _expected(request), request.POST.get("finding", "")
    reason = request.POST.get("reason", "")
    finding = int(named) if named.isdecimal() else -1
    return _said(
        request,
        document,
        lambda: services.silence(request.user, document, finding=finding, expected=expected, reason=reason),
        _("Đã bỏ qua nhận xét; lý do được lưu cùng văn bản."),
    )


@require_POST
def unsilence(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Takes a silence back."""
    document = readable(request, pk)
    return _said(
        request,
        document,
        lambda: services.unsilence(request.user, document, silence=number),
        _("Nhận xét đã hiện trở lại."),
    )


def _said(
    request: SignedInRequest, document: Document, change: Callable[[], object], done: str
) -> HttpResponse:
    """Makes a change and says how it went."""
    try:
        change()
    except (services.StaleVersion, ActionRefused) as error:
        messages.error(request, str(error))
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, done)
    return redirect(document)


@require_POST
def convert(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new version converted from an old code (TCVN3, VNI) to Unicode."""
    from chancery.gate.fixes import to_unicode

    document = readable(request, pk)
    newest = document.latest
    expected = _expected(request)
    if newest is None:
        return redirect(document)

    def converted() -> Version:
        content = to_unicode(files.read_bytes(newest.blob))
        return services.add_version(
            request.user,
            document,
            io.BytesIO(content),
            name=newest.name,
            expected=expected,
            note=_("Chuyển sang Unicode"),
        )

    return _kept(request, document, converted)


def _expected(request: SignedInRequest) -> int:
    """The version that the person worked on; 0, which is none, where the form says nothing sensible."""
    said = request.POST.get("expected", "")
    return int(said) if said.isdecimal() else 0


def _kept(request: SignedInRequest, document: Document, save: Callable[[], Version]) -> HttpResponse:
    """Saves a version and says how it went."""
    try:
        version = save()
    except (services.StaleVersion, ActionRefused, Unreadable) as error:
        messages.error(request, str(error))
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("Đã lưu phiên bản %(number)d.") % {"number": version.number})
        _note_name(request, version.name)
    return redirect(document)


def _note_name(request: SignedInRequest, name: str) -> None:
    for note in files.name_notes(name) if name else ():
        messages.info(request, note)
