"""The buttons of the workflow."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.workflow import ActionRefused

from .. import services
from ..forms import IssueForm
from ..opinions import services as opinions
from ..states import DOCUMENTS
from .base import readable, tell

_PLAIN = {
    "submit": services.submit,
    "ask": opinions.ask,
    "approve": services.approve,
    "recall": services.recall,
}
_WITH_REASON = {"return": services.return_, "override": services.override, "withdraw": services.withdraw}


@require_POST
def act(request: SignedInRequest, pk: int) -> HttpResponse:
    """Does the action named in the form."""
    document = readable(request, pk)
    name, reason = request.POST.get("action", ""), request.POST.get("reason", "")
    try:
        if name in _PLAIN:
            _PLAIN[name](request.user, document)
        elif name in _WITH_REASON:
            _WITH_REASON[name](request.user, document, reason=reason)
        else:
            messages.error(request, _("Không có việc này."))
            return redirect(document)
    except ActionRefused as error:
        messages.error(request, str(error))
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("Đã thực hiện: %(action)s.") % {"action": DOCUMENTS.actions[name].label})
    return redirect(document)


@require_POST
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gives number and date."""
    document = readable(request, pk)
    form = IssueForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ngày ban hành chưa đúng."))
        return redirect(document)
    try:
        issued = services.issue(request.user, document, dated=form.cleaned_data["dated"])
    except ActionRefused as error:
        messages.error(request, str(error))
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("Đã ban hành: số %(symbol)s.") % {"symbol": issued.symbol})
    return redirect(document)


@require_POST
def make_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks again for the PDF."""
    document = readable(request, pk)
    if document.state == "issued" and document.pdf_id is None:
        services.make_pdf(request.user, document)
        messages.info(request, _("Đang tạo bản PDF."))
    return redirect(document)
