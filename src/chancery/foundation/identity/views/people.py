"""The administrator's pages: people, their posts, the tree of units."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancery.foundation import ledger

from .. import access, services
from ..forms import PersonForm, PostForm, UnitForm
from ..models import Person, Post, Unit
from ..requests import SignedInRequest

PER_PAGE = 50


def _into(form: BaseForm, error: ValidationError) -> None:
    if hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, error.messages)


def people(request: SignedInRequest) -> HttpResponse:
    """Everybody, by name, with the posts of today."""
    access.require(request.user, "edit", Person)
    posts = Prefetch("posts", Post.objects.on(timezone.localdate()).select_related("unit"))
    found = Person.objects.prefetch_related(posts)
    if text := request.GET.get("q", "").strip():
        found = found.filter(Q(full_name__icontains=text) | Q(username__icontains=text))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "identity/people.html", {"people": page, "asked": request.GET})


def edit_person(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """A person and his posts."""
    access.require(request.user, "edit" if pk else "create", Person)
    person = get_object_or_404(Person, pk=pk) if pk else None
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.keep_person(request.user, person, **form.cleaned_data)
        except ValidationError as error:
            _into(form, error)
        else:
            messages.success(request, _("Đã lưu người dùng."))
            return redirect("edit-person", kept.pk)
    return render(
        request,
        "identity/edit_person.html",
        {
            "form": form,
            "person": person,
            "posts": person.posts.select_related("unit") if person else [],
            "post_form": PostForm(),
            "entries": ledger.timeline(person) if person else [],
        },
        status=422 if form.errors else 200,
    )


@require_POST
def act_on_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stops a person, lets him work again, or unlocks his sign-in."""
    access.require(request.user, "edit", Person)
    person = get_object_or_404(Person, pk=pk)
    action = request.POST.get("action", "")
    try:
        if action == "unlock":
            services.unlock(request.user, person)
        else:
            services.set_active(
                request.user, person, active=action == "reactivate", reason=request.POST.get("reason", "")
            )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã lưu người dùng."))
    return redirect("edit-person", pk)


@require_POST
def give_post(request: SignedInRequest, pk: int) -> HttpResponse:
    access.require(request.user, "create", Post)
    person = get_object_or_404(Person, pk=pk)
    form = PostForm(request.POST, instance=Post(person=person))
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return redirect("edit-person", pk)
    services.give_post(request.user, person, **form.cleaned_data)
    messages.success(request, _("Đã giao chức vụ."))
    return redirect("edit-person", pk)


@require_POST
def end_post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ends a post today."""
    access.require(request.user, "edit", Post)
    post = get_object_or_404(Post, pk=pk)
    try:
        services.end_post(request.user, post, until=timezone.localdate())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã kết thúc chức vụ."))
    return redirect("edit-person", post.person_id)


def units(request: SignedInRequest) -> HttpResponse:
    """The tree of units."""
    access.require(request.user, "edit", Unit)
    tree = sorted(
        Unit.objects.all(), key=lambda unit: [int(part) for part in unit.path.strip("/").split("/")]
    )
    return render(
        request, "identity/units.html", {"units": [(unit, unit.path.count("/") - 2) for unit in tree]}
    )


def edit_unit(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    access.require(request.user, "edit" if pk else "create", Unit)
    unit = get_object_or_404(Unit, pk=pk) if pk else None
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_unit(
                request.user, get_object_or_404(Unit, pk=pk) if pk else None, **form.cleaned_data
            )
        except ValidationError as error:
            _into(form, error)
        else:
            messages.success(request, _("Đã lưu đơn vị."))
            return redirect("units")
    return render(
        request, "identity/edit_unit.html", {"form": form, "unit": unit}, status=422 if form.errors else 200
    )
