"""What the ledger keeps of signing in; never a password."""

from __future__ import annotations

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver

from chancery.foundation import ledger

from .models import Person


@receiver(user_logged_in)
def _signed_in(sender: object, user: Person, **kwargs: Any) -> None:
    with transaction.atomic():
        ledger.record(user, "person.signed_in", user)


@receiver(user_locked_out)
def _locked_out(sender: object, username: str = "", **kwargs: Any) -> None:
    person = Person.objects.filter(username__iexact=username).first()
    if person is not None:
        with transaction.atomic():
            ledger.record(None, "person.locked_out", person)
