"""The page of an appraisal, and what is done there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import files
from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.workflow import ActionRefused

from ..models import Document, Round
from ..procedure import queries as procedure
from ..reading import blocks
from ..views.base import into, readable, tell
from . import points, queries, services
from .forms import AssignForm, PointForm, SettleForm, VerdictForm
from .sheet import compose_sheet
from .standing import standings
from .states import POINTS, ROUNDS

REFUSED = 422
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The text with the points on it, each one's opinion, and what the reader is to do."""
    return _page(request, readable(request, pk))


def _page(
    request: SignedInRequest,
    document: Document,
    *,
    status: int = 200,
    **bound: BaseForm,
) -> HttpResponse:
    """bound: the form that was refused, by its name, with what was typed."""
    round = queries.current(document)
    offers = ROUNDS.offers(request.user, round) if round else []
    names = {offer.action.name for offer in offers}
    version = round.version if round else document.latest
    shown = queries.points(document, version) if round and version else []
    stands = standings(round) if round else []
    opinion = queries.own_opinion(request.user, round) if round and "give" in names else None
    context: dict[str, Any] = {
        "document": document,
        "matter": procedure.matter_name(document),
        "asked": procedure.appraisers_asked(document),
        "round": round,
        "version": version,
        "opinions": list(round.opinions.select_related("appraiser", "assigned_by")) if round else [],
        "standings": [
            (one, _settle_form(one.aspect, bound) if "settle" in names and one.to_settle else None)
            for one in stands
        ],
        "settling": any(offer.action.name == "settle" and not offer.why_not for offer in offers),
        "points": [(one, POINTS.offers(request.user, one.point)) for one in shown],
        "blocks": blocks(version, _marks(shown)) if version else [],
        "offers": [offer for offer in offers if offer.action.name in ("open", "send_back")],
        "names": names,
        "opinion": opinion,
        "checklist": procedure.checklist(document),
        **_forms(request, document, round, names, bound),
    }
    return render(request, "documents/appraisal.html", context, status=status)


def _forms(
    request: SignedInRequest,
    document: Document,
    round: Round | None,
    names: set[str],
    bound: dict[str, BaseForm],
) -> dict[str, BaseForm | None]:
    opinion = queries.own_opinion(request.user, round) if round and "give" in names else None
    chosen = list(round.opinions.values_list("appraiser", flat=True)) if round else []
    earlier = document.rounds.exclude(pk=round.pk).first() if round and not chosen else None
    if earlier:
        # What was sent back, or has a new version, mostly goes to the same people.
        chosen = list(earlier.opinions.values_list("appraiser", flat=True))
    asked = request.GET.get("doan", "")
    return {
        "assign_form": bound.get("assign")
        or (AssignForm(document, initial={"appraisers": chosen}) if "assign" in names else None),
        "verdict_form": bound.get("verdict") or (VerdictForm(opinion) if opinion else None),
        "point_form": bound.get("point")
        or (
            PointForm(initial={"paragraph": asked if asked.isdecimal() and len(asked) < 7 else None})
            if "raise" in names
            else None
        ),
    }


def _settle_form(aspect: str, bound: dict[str, BaseForm]) -> BaseForm:
    form = bound.get("settle")
    if form is not None and form.data.get("aspect") == aspect:
        return form
    return SettleForm(initial={"aspect": aspect}, auto_id=f"id_{aspect}_%s")


def _marks(shown: list[queries.Shown]) -> list[dict[str, Any]]:
    """Where the open points stand, as the text's page marks findings."""
    return [
        {
            "paragraph": one.place.paragraph,
            "start": one.place.start,
            "end": one.place.end,
            "severity": "warning",
        }
        for one in shown
        if one.place and one.place.paragraph and one.point.state == "open"
    ]


def _round(document: Document) -> Round:
    round = queries.current(document)
    if round is None:
        raise Http404
    return round


def _done(request: SignedInRequest, document: Document, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("documents:appraisal", document.pk)


def _refused(
    request: SignedInRequest, document: Document, name: str, form: BaseForm, error: Exception | None
) -> HttpResponse:
    """The page again, with what was typed and what is wrong with it."""
    if isinstance(error, ValidationError):
        into(form, error)
    elif error is not None:
        form.add_error(None, str(error))
    return _page(request, document, status=REFUSED, **{name: form})


@require_POST
def assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Says who appraises."""
    document = readable(request, pk)
    round, form = _round(document), AssignForm(document, request.POST)
    error: Exception | None = None
    if form.is_valid():
        try:
            services.assign(request.user, round, list(form.cleaned_data["appraisers"]))
        except (ValidationError, ActionRefused) as refused:
            error = refused
        else:
            return _done(request, document, _("Đã phân công thẩm định."))
    return _refused(request, document, "assign", form, error)


@require_POST
def give(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes the reader's verdicts."""
    document = readable(request, pk)
    round = _round(document)
    opinion = queries.own_opinion(request.user, round)
    if opinion is None:
        raise Http404
    form, error = VerdictForm(opinion, request.POST), None
    if form.is_valid():
        try:
            services.give(request.user, round, form.verdicts())
        except (ValidationError, ActionRefused) as refused:
            error = refused
        else:
            return _done(request, document, _("Đã ghi ý kiến thẩm định."))
    return _refused(request, document, "verdict", form, error)


@require_POST
def raise_point(request: SignedInRequest, pk: int) -> HttpResponse:
    """A point on the text."""
    document = readable(request, pk)
    round, form, error = _round(document), PointForm(request.POST), None
    if form.is_valid():
        said = form.cleaned_data
        try:
            points.raise_point(request.user, round, **{**said, "paragraph": said["paragraph"] or 0})
        except (ValidationError, ActionRefused) as refused:
            error = refused
        else:
            return _done(request, document, _("Đã ghi góp ý."))
    return _refused(request, document, "point", form, error)


@require_POST
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """The head's decision on an aspect."""
    document = readable(request, pk)
    round, error = _round(document), None
    form = SettleForm(request.POST, auto_id=f"id_{request.POST.get('aspect', '')[:10]}_%s")
    if form.is_valid():
        try:
            services.settle(request.user, round, **form.cleaned_data)
        except (ValidationError, ActionRefused) as refused:
            error = refused
        else:
            return _done(request, document, _("Đã ghi quyết định."))
    return _refused(request, document, "settle", form, error)


@require_POST
def act(request: SignedInRequest, pk: int) -> HttpResponse:
    """Opens the gate, or sends the version back."""
    document = readable(request, pk)
    round, name, reason = _round(document), request.POST.get("action", ""), request.POST.get("reason", "")
    does = {"open": services.open_gate, "send_back": services.send_back}.get(name)
    if does is None:
        raise Http404
    try:
        does(request.user, round, reason=reason)
    except ActionRefused as error:
        messages.error(request, str(error))
    except ValidationError as error:
        tell(request, error)
    else:
        return _done(
            request, document, _("Đã thực hiện: %(action)s.") % {"action": ROUNDS.actions[name].label}
        )
    return redirect("documents:appraisal", document.pk)


@require_POST
def point(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Answers a point, resolves it, decides on it, or raises it again. number: the point's own."""
    document = readable(request, pk)
    found = get_object_or_404(document.points, pk=number)
    name, text = request.POST.get("action", ""), request.POST.get("text", "")
    try:
        match name:
            case "answer":
                points.answer(request.user, found, text=text)
            case "close":
                points.close(request.user, found, text=text)
            case "overrule":
                points.overrule(request.user, found, reason=text)
            case "reopen":
                points.reopen(request.user, found, reason=text)
            case _:
                raise Http404
    except ActionRefused as error:
        messages.error(request, str(error))
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("Đã thực hiện: %(action)s.") % {"action": POINTS.actions[name].label})
    return redirect("documents:appraisal", document.pk)


def sheet(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The appraisal sheet: as it was kept when the gate opened, or as the round stands."""
    document = readable(request, pk)
    round = _round(document)
    name = f"phieu-tham-dinh-{document.pk}-{round.version.number}.docx"
    if round.sheet:
        return files.send(round.sheet, name)
    response = HttpResponse(compose_sheet(round), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
