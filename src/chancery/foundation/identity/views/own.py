"""One's own posts, delegations and keys to the API."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, services
from ..forms import DelegationForm, TokenForm
from ..models import ApiToken, Delegation
from ..requests import SignedInRequest


def profile(request: SignedInRequest) -> HttpResponse:
    """Who I am here, whom I act for and who acts for me."""
    return _shown(request, DelegationForm(request.user), TokenForm())


def _shown(
    request: SignedInRequest, delegation_form: DelegationForm, token_form: TokenForm, secret: str = ""
) -> HttpResponse:
    person = request.user
    wrong = delegation_form.errors or token_form.errors
    return render(
        request,
        "identity/profile.html",
        {
            "posts": person.posts.on(timezone.localdate()).select_related("unit"),
            "given": person.delegations_given.select_related("delegate")[:20],
            "held": person.delegations_held.select_related("delegator")[:20],
            "tokens": person.tokens.all(),
            "delegation_form": delegation_form,
            "token_form": token_form,
            "secret": secret,
            "today": timezone.localdate(),
        },
        status=422 if wrong else 200,
    )


@require_POST
def delegate(request: SignedInRequest) -> HttpResponse:
    form = DelegationForm(request.user, request.POST)
    if form.is_valid():
        try:
            services.delegate(request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Đã uỷ quyền."))
            return redirect("profile")
    return _shown(request, form, TokenForm())


@require_POST
def revoke_delegation(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(access.scope(request.user, "revoke", Delegation.objects.all()), pk=pk)
    services.revoke_delegation(request.user, found)
    messages.success(request, _("Đã chấm dứt uỷ quyền."))
    return redirect("profile")


@require_POST
def create_token(request: SignedInRequest) -> HttpResponse:
    """Makes a key and shows its secret, this once."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _shown(request, DelegationForm(request.user), form)
    _token, secret = services.create_token(request.user, **form.cleaned_data)
    return _shown(request, DelegationForm(request.user), TokenForm(), secret)


@require_POST
def revoke_token(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(access.scope(request.user, "revoke", ApiToken.objects.all()), pk=pk)
    services.revoke_token(request.user, found)
    messages.success(request, _("Đã thu hồi mã truy cập."))
    return redirect("profile")
