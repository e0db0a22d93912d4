"""The register of issued documents: list, page with the citation graph, loading, relations."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import files, ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest

from ..forms import work_kind_choices
from ..issued import queries, services
from ..issued.forms import LoadForm, RelationForm
from ..issued.models import Work, WorkRelation
from .base import into, tell

PER_PAGE = 25


def works(request: SignedInRequest) -> HttpResponse:
    """The issued documents, the office's and others', narrowed and in pages."""
    asked = request.GET
    found = queries.search(
        queries.visible_to(request.user),
        text=asked.get("q", "").strip(),
        kind=asked.get("kind", ""),
        year=int(asked["year"]) if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 else None,
    )
    page = Paginator(found, PER_PAGE).get_page(asked.get("page"))
    shown = list(page.object_list)
    badges = queries.badges(request.user, shown)
    return render(
        request,
        "documents/works.html",
        {
            "works": page,
            "rows": [(work, badges[work.pk]) for work in shown],
            "kinds": work_kind_choices(),
            "asked": asked,
            "narrowed": any(asked.get(name) for name in ("q", "kind", "year")),
            "may_load": access.can(request.user, "load", Work),
            "load_form": LoadForm(),
        },
    )


def _work(request: SignedInRequest, pk: int) -> Work:
    return get_object_or_404(queries.visible_to(request.user).select_related("document"), pk=pk)


def work(request: SignedInRequest, pk: int, form: RelationForm | None = None) -> HttpResponse:
    """An issued document: its state, what it cites, what cites it, what falls if it is repealed."""
    found = _work(request, pk)
    graph = queries.graph(request.user, found)
    return render(
        request,
        "documents/work.html",
        {
            "work": found,
            "badge": graph.badges[found.pk],
            "cites": [(link, graph.badges.get(link.work.pk) if link.work else None) for link in graph.cites],
            "cited_by": [
                (link, graph.badges.get(link.work.pk) if link.work else None) for link in graph.cited_by
            ],
            "falls": [[(one, graph.badges[one.pk]) for one in level] for level in graph.falls],
            "fallen": graph.fallen,
            "may_relate": access.can(request.user, "relate", found),
            "form": form or RelationForm(),
            "entries": ledger.timeline(found),
        },
        status=422 if form else 200,
    )


@require_POST
def relate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enters what another document does to this one."""
    target = _work(request, pk)
    form = RelationForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        other = queries.find(request.user, said["other"])
        if other is None:
            form.add_error("other", _("Không tìm thấy đúng một văn bản có số, ký hiệu này trong sổ."))
        else:
            try:
                services.relate(
                    request.user,
                    other,
                    said["verb"],
                    target,
                    since=said["since"],
                    places=said["places"],
                    because=said["because"],
                )
            except ValidationError as error:
                into(form, error)
            else:
                messages.success(request, _("Đã ghi quan hệ."))
                return redirect(target)
    return work(request, pk, form)


@require_POST
def unrelate(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Takes back a relation that was entered by hand."""
    target = _work(request, pk)
    relation = get_object_or_404(WorkRelation, pk=number, target__in=target.keys_as_target)
    try:
        services.unrelate(request.user, target, relation, because=request.POST.get("because", ""))
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("Đã gỡ quan hệ."))
    return redirect(target)


@require_POST
def load(request: SignedInRequest) -> HttpResponse:
    """Takes an uploaded file of issued documents."""
    access.require(request.user, "load", Work)
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        tell(request, ValidationError([error for errors in form.errors.values() for error in errors]))
        return redirect("documents:works")
    upload = form.cleaned_data["upload"]
    if upload.size > settings.UPLOAD_LIMIT:
        tell(request, ValidationError(_("Tệp quá lớn.")))
        return redirect("documents:works")
    name = files.clean_name(upload.name)
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix.lower()) as kept:
        for part in upload.chunks():
            kept.write(part)
        kept.flush()
        loaded = services.load_upload(request.user, name, Path(kept.name))
    if loaded.error:
        messages.error(request, _("%(name)s: %(error)s") % {"name": name, "error": loaded.error})
    elif loaded.documents is None:
        messages.info(request, _("Tệp này đã nạp, không có gì thay đổi."))
    else:
        messages.success(request, _("Đã nạp %(count)d văn bản.") % {"count": loaded.documents})
    return redirect("documents:works")
