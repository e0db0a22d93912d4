"""The pages of the registry: register books and dossiers."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.registers import queries as registers
from chancery.foundation.registers import services as register_services
from chancery.foundation.registers.models import RegisterLine
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents import queries as documents

from . import queries, services
from .forms import AddForm, DossierForm, FileForm, line_form
from .models import Dossier
from .states import DOSSIERS

PER_PAGE = 50


def books(request: SignedInRequest) -> HttpResponse:
    """The register books."""
    return render(request, "registry/books.html", {"books": registers.books(request.user)})


def book(request: SignedInRequest, pk: int) -> HttpResponse:
    """A book's lines of a year, in the columns that NĐ 30/2020, Phụ lục IV prescribes."""
    register = get_object_or_404(registers.books(request.user), pk=pk)
    years = registers.years(register)
    asked = request.GET
    year = int(asked["year"]) if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 else None
    year = year or next(iter(years), 0)
    lines = registers.lines(request.user, register, year)
    if text := asked.get("q", "").strip():
        lines = lines.filter(Q(symbol__icontains=text) | Q(title__icontains=text))
    found = Paginator(lines, PER_PAGE).get_page(asked.get("page"))
    columns = register.form.columns
    rows = [
        (line, [(column.heading, _written(getattr(line, column.field))) for column in columns])
        for line in found.object_list
    ]
    return render(
        request,
        "registry/book.html",
        {
            "register": register,
            "years": years,
            "year": year,
            "lines": found,
            "columns": columns,
            "rows": rows,
            "asked": asked,
            "may_enter": not register.closed and access.can(request.user, "enter", RegisterLine),
        },
    )


def _written(value: object) -> object:
    """A cell as the office writes it in its books."""
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else value


def new_line(request: SignedInRequest, pk: int) -> HttpResponse:
    """A line written by hand for a document that exists only on paper."""
    register = get_object_or_404(registers.books(request.user), pk=pk)
    access.require(request.user, "enter", RegisterLine)
    form = line_form(request.user, register, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            line = register_services.enter(request.user, register, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            messages.success(request, _("Đã ghi vào sổ: số %(number)s.") % {"number": line.number})
            return redirect(line)
    return render(
        request,
        "registry/edit_line.html",
        {"form": form, "register": register},
        status=422 if form.errors else 200,
    )


def line(request: SignedInRequest, pk: int) -> HttpResponse:
    """A line written by hand: its columns and its history."""
    found = get_object_or_404(registers.by_hand(request.user), pk=pk)
    standing = found.cancelled_at is None
    columns = found.register.form.columns
    return render(
        request,
        "registry/line.html",
        {
            "line": found,
            "cells": [(column.heading, getattr(found, column.field)) for column in columns],
            "may_correct": standing and access.can(request.user, "enter", found),
            "may_cancel": standing and access.can(request.user, "cancel", found),
            "entries": ledger.timeline(found),
        },
    )


def correct_line(request: SignedInRequest, pk: int) -> HttpResponse:
    """The correction of a line's description."""
    found = get_object_or_404(registers.by_hand(request.user), pk=pk)
    access.require(request.user, "enter", found)
    form = line_form(request.user, found.register, request.POST or None, line=found)
    if request.method == "POST" and form.is_valid():
        try:
            register_services.correct(request.user, found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            messages.success(request, _("Đã sửa dòng đăng ký."))
            return redirect(found)
    return render(
        request,
        "registry/edit_line.html",
        {"form": form, "register": found.register, "line": found},
        status=422 if form.errors else 200,
    )


@require_POST
def cancel_line(request: SignedInRequest, pk: int) -> HttpResponse:
    """Strikes a line out, with the reason."""
    found = get_object_or_404(registers.by_hand(request.user), pk=pk)
    try:
        register_services.cancel(request.user, found, request.POST.get("reason", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã huỷ số %(symbol)s.") % {"symbol": found.symbol})
    return redirect(found)


def dossier_list(request: SignedInRequest) -> HttpResponse:
    """The dossiers that the reader may read."""
    asked = request.GET
    found = queries.listed(request.user)
    if text := asked.get("q", "").strip():
        found = found.filter(Q(title__icontains=text) | Q(code__icontains=text))
    if asked.get("state"):
        found = found.filter(state=asked["state"])
    return render(
        request,
        "registry/dossiers.html",
        {
            "dossiers": Paginator(found, PER_PAGE).get_page(asked.get("page")),
            "states": DOSSIERS.states.values(),
            "asked": asked,
            "may_create": access.can(request.user, "create", Dossier),
        },
    )


def dossier(request: SignedInRequest, pk: int) -> HttpResponse:
    """A dossier: its contents in order, and what can be done with it."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    may_file = found.state == "open" and access.can(request.user, "file", found)
    return render(
        request,
        "registry/dossier.html",
        {
            "dossier": found,
            "filings": queries.filings_of(request.user, found),
            "offers": DOSSIERS.offers(request.user, found),
            "add_form": AddForm(request.user, found) if may_file else None,
            "may_edit": found.state == "open" and access.can(request.user, "keep", found),
            "entries": ledger.timeline(found),
        },
    )


def edit_dossier(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """A new dossier, or the description of one."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk) if pk else None
    access.require(request.user, "keep" if found else "create", found or Dossier)
    initial = None if found else {"keeper": request.user.pk}
    form = DossierForm(request.POST or None, instance=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            if found:
                kept = services.change(request.user, found, **values)
            else:
                kept = services.open_dossier(request.user, **values)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Đã lưu hồ sơ."))
            return redirect(kept)
    return render(
        request,
        "registry/edit_dossier.html",
        {"form": form, "dossier": found},
        status=422 if form.errors else 200,
    )


@require_POST
def act(request: SignedInRequest, pk: int) -> HttpResponse:
    """Does the action named in the form."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    name = request.POST.get("action", "")
    if name not in DOSSIERS.actions:
        messages.error(request, _("Không có việc này."))
        return redirect(found)
    try:
        services.act(request.user, found, name, reason=request.POST.get("reason", ""))
    except ActionRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã thực hiện: %(action)s.") % {"action": DOSSIERS.actions[name].label})
    return redirect(found)


@require_POST
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Files a document, from the dossier's page."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pk)
    form = AddForm(request.user, found, request.POST)
    if not form.is_valid():
        messages.error(request, _("Chọn một văn bản trong danh sách."))
        return redirect(found)
    try:
        services.file_document(request.user, found, form.cleaned_data["document"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã xếp văn bản vào hồ sơ."))
    return redirect(found)


@require_POST
def file_document(request: SignedInRequest, pk: int) -> HttpResponse:
    """Files a document, from the document's page."""
    document = get_object_or_404(documents.visible_to(request.user), pk=pk)
    form = FileForm(request.user, document, request.POST)
    if not form.is_valid():
        messages.error(request, _("Chọn một hồ sơ trong danh sách."))
        return redirect(document)
    try:
        services.file_document(request.user, form.cleaned_data["dossier"], document)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã xếp văn bản vào hồ sơ."))
    return redirect(document)
