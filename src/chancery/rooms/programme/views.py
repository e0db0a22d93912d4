"""The pages of the programme room."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Unit
from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.workflow import ActionRefused

from . import queries, services
from .forms import ChangeForm, DirectionForm, LineForm, ProductForm
from .models import Direction, Line
from .states import LINES

PER_PAGE = 50


def line_list(request: SignedInRequest) -> HttpResponse:
    """A year's programme, by deadline."""
    asked = request.GET
    this_year = timezone.localdate().year
    year = int(asked["year"]) if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 else this_year
    unit = int(asked["unit"]) if asked.get("unit", "").isdecimal() and len(asked["unit"]) < 10 else None
    lines = queries.search(
        queries.visible_to(request.user).filter(year=year),
        text=asked.get("q", "").strip(),
        state=asked.get("state", ""),
        unit=unit,
    )
    return render(
        request,
        "programme/list.html",
        {
            "lines": Paginator(lines, PER_PAGE).get_page(asked.get("page")),
            "year": year,
            "years": range(this_year + 1, this_year - 5, -1),
            "units": Unit.objects.all(),
            "states": LINES.states.values(),
            "asked": asked,
            "unit": unit,
            "may_create": access.can(request.user, "create", Line),
        },
    )


def line(request: SignedInRequest, pk: int) -> HttpResponse:
    """A line: why it is there, what it has come to, what can be done next."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    return render(
        request,
        "programme/line.html",
        {
            "line": found,
            "products": queries.products_of(request.user, found),
            "offers": LINES.offers(request.user, found),
            "may_edit": access.can(request.user, "edit", found),
            "product_form": ProductForm(request.user, found)
            if access.can(request.user, "work", found)
            else None,
            "entries": ledger.timeline(found),
        },
    )


def edit_line(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """A new line, or a change of one with its reason."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk) if pk else None
    access.require(request.user, "edit" if found else "create", found or Line)
    form_type = ChangeForm if found else LineForm
    initial = (
        None if found else {"year": timezone.localdate().year, "direction": request.GET.get("direction")}
    )
    form = form_type(request.user, request.POST or None, instance=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["partners"] = list(values["partners"])
        try:
            if found:
                kept = services.change_line(request.user, found, **values)
            else:
                kept = services.add_line(request.user, **values)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Đã lưu nội dung chương trình."))
            return redirect(kept)
    return render(
        request, "programme/edit.html", {"form": form, "line": found}, status=422 if form.errors else 200
    )


@require_POST
def act(request: SignedInRequest, pk: int) -> HttpResponse:
    """Does the action named in the form."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    name = request.POST.get("action", "")
    if name not in LINES.actions:
        messages.error(request, _("Không có việc này."))
        return redirect(found)
    try:
        services.act(request.user, found, name, reason=request.POST.get("reason", ""))
    except ActionRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã thực hiện: %(action)s.") % {"action": LINES.actions[name].label})
    return redirect(found)


@require_POST
def link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Says that a document is what the line asked for."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    form = ProductForm(request.user, found, request.POST)
    if form.is_valid():
        services.link_product(request.user, found, form.cleaned_data["document"])
        messages.success(request, _("Đã gắn văn bản."))
    else:
        messages.error(request, _("Chọn một văn bản trong danh sách."))
    return redirect(found)


def direction_list(request: SignedInRequest) -> HttpResponse:
    """Leaders' directions, the newest first."""
    found = queries.directions(request.user)
    if text := request.GET.get("q", "").strip():
        found = found.filter(text__icontains=text)
    return render(
        request,
        "programme/directions.html",
        {
            "directions": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
            "asked": request.GET,
            "may_create": access.can(request.user, "create", Direction),
        },
    )


def direction(request: SignedInRequest, pk: int) -> HttpResponse:
    """A direction and all that came of it."""
    found = get_object_or_404(queries.directions(request.user), pk=pk)
    return render(
        request,
        "programme/direction.html",
        {
            "direction": found,
            "lines": queries.thread_of(request.user, found),
            "may_edit": access.can(request.user, "edit", found),
            "may_plan": access.can(request.user, "create", Line),
            "entries": ledger.timeline(found),
        },
    )


def edit_direction(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """A new direction, or a correction of one."""
    found = get_object_or_404(queries.directions(request.user), pk=pk) if pk else None
    access.require(request.user, "edit" if found else "create", found or Direction)
    form = DirectionForm(request.user, request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            if found:
                kept = services.change_direction(request.user, found, **values)
            else:
                kept = services.enter_direction(request.user, **values)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Đã lưu ý kiến chỉ đạo."))
            return redirect(kept)
    return render(
        request,
        "programme/edit_direction.html",
        {"form": form, "direction": found},
        status=422 if form.errors else 200,
    )
