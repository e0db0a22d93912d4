"""Keys to the API: who bears one."""

from __future__ import annotations

import datetime
import hashlib

from django.utils import timezone

from .models import ApiToken, Person

_USED_AGAIN = datetime.timedelta(minutes=1)
"""A token's last use is written at most this often."""


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def person_for(secret: str) -> Person | None:
    """The person whose token this is; None for an unknown or expired one, or a person who is not active."""
    now = timezone.now()
    token = (
        ApiToken.objects.select_related("person")
        .filter(digest=digest(secret), expires_at__gt=now, person__is_active=True)
        .first()
    )
    if token is None:
        return None
    if token.last_used_at is None or now - token.last_used_at > _USED_AGAIN:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token.person
