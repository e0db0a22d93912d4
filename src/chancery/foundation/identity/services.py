"""Every change to people, units, posts, delegations and tokens."""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import ledger

from . import access
from .models import ApiToken, Delegation, Person, Post, Unit
from .tokens import digest

PERSON_FIELDS = ("username", "full_name", "email", "phone", "clearance")
UNIT_FIELDS = ("parent", "name", "short", "symbol", "order", "since", "until")


@transaction.atomic
def keep_person(by: Person, person: Person | None = None, *, password: str = "", **values: Any) -> Person:
    """Adds a person with a first password, or changes one. values: PERSON_FIELDS."""
    access.require(by, "edit" if person else "create", Person)
    kept = Person.objects.select_for_update().get(pk=person.pk) if person else Person()
    before = {name: getattr(kept, name) for name in values} if person else {}
    for name, value in values.items():
        setattr(kept, name, value)
    if password:
        validate_password(password, kept)
        kept.set_password(password)
    elif person is None:
        raise ValidationError({"password": _("Phải đặt mật khẩu ban đầu.")})
    kept.full_clean(exclude=["password"])
    kept.save()
    after = {**values, **({"password": _("đặt lại")} if password else {})}
    ledger.record(by, "person.changed" if person else "person.created", kept, before=before, after=after)
    return kept


@transaction.atomic
def set_active(by: Person, person: Person, *, active: bool, reason: str) -> Person:
    """Lets a person work, or stops him: his sessions end at once. Nobody stops himself."""
    access.require(by, "edit", Person)
    if person.pk == by.pk:
        raise ValidationError(_("Không thể khoá chính tài khoản đang dùng."))
    if not reason.strip():
        raise ValidationError(_("Phải ghi lý do."))
    kept = Person.objects.select_for_update().get(pk=person.pk)
    kept.is_active = active
    kept.save(update_fields=["is_active"])
    if not active:
        for session in Session.objects.filter(expire_date__gt=timezone.now()):
            if session.get_decoded().get("_auth_user_id") == str(kept.pk):
                session.delete()
    verb = "person.reactivated" if active else "person.deactivated"
    ledger.record(
        by, verb, kept, before={"active": not active}, after={"active": active}, because=reason.strip()
    )
    return kept


@transaction.atomic
def unlock(by: Person, person: Person) -> None:
    """Lets a person who guessed wrongly too often try again at once."""
    access.require(by, "edit", Person)
    reset(username=person.username)
    ledger.record(by, "person.unlocked", person)


@transaction.atomic
def keep_unit(by: Person, unit: Unit | None = None, **values: Any) -> Unit:
    """Adds a unit, or changes one: its place in the tree too. values: UNIT_FIELDS."""
    access.require(by, "edit" if unit else "create", Unit)
    kept = Unit.objects.select_for_update().get(pk=unit.pk) if unit else Unit()
    parent = values.get("parent")
    if unit and parent and parent.path.startswith(unit.path):
        raise ValidationError(
            {"parent": _("Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.")}
        )
    until = values.get("until")
    if unit and until and Post.objects.on(until + datetime.timedelta(days=1)).filter(unit=unit).exists():
        raise ValidationError(
            {"until": _("Còn người giữ chức vụ trong đơn vị sau ngày này. Kết thúc chức vụ trước.")}
        )
    before = {name: getattr(kept, name) for name in values} if unit else {}
    for name, value in values.items():
        setattr(kept, name, value)
    kept.full_clean(exclude=["path"])
    kept.save()
    ledger.record(by, "unit.changed" if unit else "unit.created", kept, before=before, after=values)
    return kept


@transaction.atomic
def give_post(by: Person, person: Person, **values: Any) -> Post:
    """Gives a person a post. values: unit, role, title, since, until."""
    access.require(by, "create", Post)
    post = Post(person=person, **values)
    post.full_clean()
    post.save()
    ledger.record(by, "post.given", person, after={"post": post, **values})
    return post


@transaction.atomic
def end_post(by: Person, post: Post, *, until: datetime.date) -> Post:
    """Ends a post: `until` is its last day."""
    access.require(by, "edit", Post)
    kept = Post.objects.select_for_update().get(pk=post.pk)
    before, kept.until = {"until": kept.until}, until
    kept.full_clean()
    kept.save(update_fields=["until"])
    ledger.record(by, "post.ended", kept.person, before=before, after={"post": kept, "until": until})
    return kept


@transaction.atomic
def delegate(
    person: Person, *, to: Person, since: datetime.date, until: datetime.date, reason: str
) -> Delegation:
    """Lets another act for `person` from `since` to `until`, both included (uỷ quyền)."""
    if since < timezone.localdate():
        raise ValidationError({"since": _("Uỷ quyền bắt đầu từ hôm nay trở đi.")})
    if to.pk == person.pk:
        raise ValidationError({"to": _("Không thể uỷ quyền cho chính mình.")})
    overlap = Delegation.objects.filter(
        delegator=person, delegate=to, since__lte=until, until__gte=since
    ).first()
    if overlap:
        raise ValidationError(
            _("Đã uỷ quyền cho người này từ %(since)s đến %(until)s.")
            % {"since": f"{overlap.since:%d/%m/%Y}", "until": f"{overlap.until:%d/%m/%Y}"}
        )
    kept = Delegation(delegator=person, delegate=to, since=since, until=until, reason=reason)
    kept.full_clean()
    kept.save()
    access.require(person, "create", kept)
    ledger.record(
        person, "delegation.given", kept, after={"to": to, "since": since, "until": until}, because=reason
    )
    return kept


@transaction.atomic
def revoke_delegation(by: Person, delegation: Delegation) -> None:
    """Ends a delegation: today is no longer in it. One that has not begun is taken away."""
    access.require(by, "revoke", delegation)
    kept = Delegation.objects.select_for_update().get(pk=delegation.pk)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    before = {"until": kept.until}
    ledger.record(by, "delegation.revoked", kept, before=before, after={"until": yesterday})
    if kept.since > yesterday:
        kept.delete()
    else:
        kept.until = min(kept.until, yesterday)
        kept.save(update_fields=["until"])


@transaction.atomic
def create_token(person: Person, *, name: str, days: int) -> tuple[ApiToken, str]:
    """A key to the API for so many days, and its secret, which is not kept and can't be shown again."""
    secret = secrets.token_urlsafe(32)
    token = ApiToken(
        person=person,
        name=name,
        digest=digest(secret),
        expires_at=timezone.now() + datetime.timedelta(days=days),
    )
    token.full_clean()
    token.save()
    access.require(person, "create", token)
    ledger.record(person, "token.created", person, after={"name": name, "expires_at": token.expires_at})
    return token, secret


@transaction.atomic
def revoke_token(by: Person, token: ApiToken) -> None:
    """Takes a key away; it opens nothing from now on."""
    access.require(by, "revoke", token)
    ledger.record(by, "token.revoked", token.person, before={"name": token.name})
    token.delete()
