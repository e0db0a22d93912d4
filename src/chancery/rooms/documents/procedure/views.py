"""The page of a document's dossier (hồ sơ trình)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import calendar, files
from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.workflow import ActionRefused

from ..models import Document, Paper, PaperVersion
from ..states import DOCUMENTS
from ..views.base import into, readable
from . import queries, services
from .forms import AnswerForm, ConsultForm, PaperForm

REFUSED = 422


def page(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the type of matter asks of the dossier, what is there, and what is missing."""
    return _page(request, readable(request, pk))


def _page(
    request: SignedInRequest, document: Document, *, status: int = 200, **bound: BaseForm
) -> HttpResponse:
    items = queries.checklist(document)
    matter = queries.matter_of(document)
    names = {offer.action.name for offer in DOCUMENTS.offers(request.user, document)}
    papers, agencies, signers = (
        dict(queries.names(words)) for words in (matter.papers, matter.agencies, matter.signers)
    )
    context: dict[str, Any] = {
        "document": document,
        "matter": queries.matter_name(document),
        "items": items,
        "met": sum(item.met for item in items),
        "papers": [
            (paper, papers.get(paper.kind, paper.kind), signers.get(paper.signer, ""))
            for paper in queries.papers(document)
        ],
        "consultations": [
            (one, agencies.get(one.agency, one.agency), calendar.due(one.asked_on, one.due_rule).why)
            for one in queries.consultations(document)
        ],
        "may_revise": "revise" in names,
        "paper_form": bound.get("paper") or PaperForm(document),
        "consult_form": bound.get("consult") or ConsultForm(document),
        "open_form": next(iter(bound), ""),
    }
    return render(request, "documents/dossier.html", context, status=status)


def _paper_of(form: PaperForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    upload = said.pop("upload")
    return {**said, "upload": upload, "name": upload.name if upload else ""}


@require_POST
def add_paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """A paper more in the dossier."""
    document = readable(request, pk)
    form = PaperForm(document, request.POST, request.FILES)
    if form.is_valid():
        try:
            services.keep_paper(request.user, document, **_paper_of(form))
        except (ValidationError, ActionRefused) as error:
            _say(form, error)
        else:
            messages.success(request, _("Đã thêm giấy tờ vào hồ sơ."))
            return redirect("documents:dossier", pk)
    return _page(request, document, status=REFUSED, paper=form)


def edit_paper(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """What is said of a paper, and a new version of its file. number: the paper's own."""
    document = readable(request, pk)
    access.require(request.user, "edit", document)
    paper = get_object_or_404(Paper, pk=number, document=document)
    form = PaperForm(document, request.POST or None, request.FILES or None, instance=paper)
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_paper(request.user, document, Paper.objects.get(pk=paper.pk), **_paper_of(form))
        except (ValidationError, ActionRefused) as error:
            _say(form, error)
        else:
            messages.success(request, _("Đã lưu giấy tờ."))
            return redirect("documents:dossier", pk)
    context = {
        "document": document,
        "form": form,
        "title": paper.title,
        "heading": _("Sửa giấy tờ trong hồ sơ"),
    }
    return render(request, "documents/edit_dossier.html", context, status=REFUSED if form.errors else 200)


def paper(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """A file of a paper. number: the file's own."""
    version = get_object_or_404(PaperVersion, pk=number, paper__document=readable(request, pk))
    return files.send(version.blob, version.name)


@require_POST
def consult(request: SignedInRequest, pk: int) -> HttpResponse:
    """Notes that an agency was asked."""
    document = readable(request, pk)
    form = ConsultForm(document, request.POST)
    if form.is_valid():
        try:
            services.consult(request.user, document, **form.cleaned_data)
        except (ValidationError, ActionRefused) as error:
            _say(form, error)
        else:
            messages.success(request, _("Đã ghi việc lấy ý kiến."))
            return redirect("documents:dossier", pk)
    return _page(request, document, status=REFUSED, consult=form)


def take_answer(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Notes what an agency answered. number: that of the question."""
    document = readable(request, pk)
    access.require(request.user, "edit", document)
    asked = get_object_or_404(document.consultations, pk=number)
    initial: dict[str, Any] = {"answer": asked.answer, "note": asked.note}
    if asked.answered_on:
        initial["answered_on"] = asked.answered_on
    form = AnswerForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        upload = said.pop("upload")
        try:
            services.take_answer(
                request.user, asked, upload=upload, name=upload.name if upload else "", **said
            )
        except (ValidationError, ActionRefused) as error:
            _say(form, error)
        else:
            messages.success(request, _("Đã ghi ý kiến trả lời."))
            return redirect("documents:dossier", pk)
    context = {"document": document, "form": form, "title": asked.name, "heading": _("Ghi ý kiến trả lời")}
    return render(request, "documents/edit_dossier.html", context, status=REFUSED if form.errors else 200)


def _say(form: BaseForm, error: ValidationError | ActionRefused) -> None:
    """Puts a refusal into the form; one of a file stands at the file."""
    if isinstance(error, ActionRefused):
        form.add_error(None, str(error))
    else:
        into(form, error, "upload" if "upload" in form.fields else None)
