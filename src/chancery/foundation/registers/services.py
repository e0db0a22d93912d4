"""Every change to register books: opening one, taking a number, completing or cancelling a line."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Secrecy, Unit

from .models import Counter, PaperEntry, Register, RegisterLine

COMPLETED_LATER = ("recipients", "keeper", "copies", "sent_on", "receipt", "note")
"""Columns that a clerk fills in after the number is taken."""


@transaction.atomic
def open_register(
    by: Person | None,
    *,
    unit: Unit,
    code: str,
    name: str,
    kind: str,
    types: Sequence[str] = (),
    secret: bool = False,
) -> Register:
    """Opens a book. by: None for the system itself, such as the sample office. See `Register` for the rest."""
    acting_for = access.require(by, "manage", Register) if by else None
    register = Register(unit=unit, code=code, name=name, kind=kind, types=list(types), secret=secret)
    register.full_clean()
    register.save()
    ledger.record(
        by,
        "register.opened",
        register,
        after={"unit": unit, "code": code, "kind": kind, "types": list(types), "secret": secret},
        on_behalf_of=acting_for,
    )
    return register


def take(
    register: Register,
    *,
    year: int,
    subject: Model,
    dated: datetime.date,
    symbol: str | Callable[[int], str],
    title: str,
    by: Person | None,
    recipients: str = "",
    on_behalf_of: Person | None = None,
    **columns: Any,
) -> RegisterLine:
    """Gives `subject` the register's next number of `year` and writes the line, in the caller's transaction.

    The number is taken if and only if the caller's transaction commits, so that numbers have no gap whatever
    dies in between, and one transaction at a time takes from a book. The caller has asked the permission.

    symbol: the symbol with the number in it, or how to write it from the number ("15/QĐ-VP").
    by, on_behalf_of: who takes it and whom he acts for, as the ledger has them.
    columns: other columns of the line, such as signer, copies, received_on, secrecy.
    Raises ValidationError, with nothing taken, when the book is closed, when the subject has a number in it,
    or when the date is before the last number's (art. 15.1 of Nghị định 30/2020/NĐ-CP: numbers follow the
    order of time); RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("registers.take must run in the transaction of the change")
    counters = Counter.objects.select_for_update()
    counter, _created = counters.get_or_create(register=register, year=year)
    if Register.objects.filter(pk=register.pk, closed=True).exists():
        raise ValidationError(_("Sổ này đã khoá, không lấy số được nữa."))
    subject_type, subject_id = subject._meta.label_lower, str(subject.pk)
    kept = RegisterLine.objects.filter(
        register=register, subject_type=subject_type, subject_id=subject_id, cancelled_at=None
    ).first()
    if kept:
        raise ValidationError(_("Văn bản này đã có số %(symbol)s.") % {"symbol": kept.symbol})
    number = counter.last + 1
    line = RegisterLine(
        register=register,
        year=year,
        number=number,
        subject_type=subject_type,
        subject_id=subject_id,
        symbol=symbol(number) if callable(symbol) else symbol,
        title=title,
        dated=dated,
        recipients=recipients,
        entered_by=by,
        **columns,
    )
    _check_order(line)
    line.save(force_insert=True)
    Counter.objects.filter(pk=counter.pk).update(last=number)
    ledger.record(
        by,
        "register.number_taken",
        line,
        after={
            "register": register,
            "year": year,
            "number": number,
            "symbol": line.symbol,
            "dated": dated,
            "subject": f"{subject_type} {subject_id}",
        },
        on_behalf_of=on_behalf_of,
    )
    return line


def _check_order(line: RegisterLine) -> None:
    field = line.register.form.ordered_by
    day: datetime.date | None = getattr(line, field)
    if day is None:
        raise ValidationError(_("Phải ghi ngày đến."))
    if day.year != line.year:
        raise ValidationError(
            _("Ngày %(day)s không thuộc năm %(year)s của sổ.") % {"day": _shown(day), "year": line.year}
        )
    taken = RegisterLine.objects.filter(register=line.register, year=line.year, cancelled_at=None)
    last = taken.order_by("-number").values_list(field, flat=True).first()
    if last and day < last:
        raise ValidationError(
            _("Ngày %(day)s sớm hơn ngày %(last)s của số đã lấy trước. Số lấy theo trình tự thời gian.")
            % {"day": _shown(day), "last": _shown(last)}
        )


def _shown(day: datetime.date) -> str:
    return date_format(day, "d/m/Y")


@transaction.atomic
def enter(
    person: Person, register: Register, *, symbol: str, secrecy: int = Secrecy.ORDINARY, **columns: Any
) -> RegisterLine:
    """Writes a line by hand for a document on paper, with the book's next number (art. 15, 22 of NĐ 30/2020).

    symbol: the sender's symbol; in a book whose symbols carry its own number, what follows the number
    ("/BC-VP"). columns: the book's other columns, by field. Raises AccessDenied also for a secrecy above the
    person's clearance; ValidationError, with nothing taken, as `take`, and when an ordinary and a secret
    document would share a book (art. 15.2).
    """
    acting_for = access.require(person, "enter", RegisterLine)
    if register.secret != (secrecy > Secrecy.ORDINARY):
        raise ValidationError(
            _("Sổ này chỉ dành cho văn bản mật.")
            if register.secret
            else _("Văn bản mật phải đăng ký vào sổ riêng dành cho văn bản mật.")
        )
    day = columns.get(register.form.ordered_by)
    line = take(
        register,
        year=day.year if day else timezone.localdate().year,
        subject=PaperEntry.objects.create(),
        symbol=(lambda number: f"{number:02d}{symbol}") if register.form.symbol_from_number else symbol,
        by=person,
        on_behalf_of=acting_for,
        secrecy=secrecy,
        **columns,
    )
    line.full_clean()
    # With the secrecy that it now has; a refusal takes the number back with the transaction.
    access.require(person, "enter", line)
    return line


@transaction.atomic
def correct(person: Person, line: RegisterLine, **columns: Any) -> RegisterLine:
    """Corrects the description of a line written by hand: `RegisterLine.correctable`. An unchanged line is left."""
    line = RegisterLine.objects.select_for_update().get(pk=line.pk)
    acting_for = access.require(person, "enter", line)
    if not line.by_hand:
        raise ValidationError(_("Dòng này ghi theo văn bản trong hệ thống, không sửa tay được."))
    if line.cancelled_at:
        raise ValidationError(_("Số này đã bị huỷ, không sửa được nữa."))
    if unknown := set(columns) - set(line.correctable):
        raise TypeError(f"a register line's {sorted(unknown)} can't be corrected")
    changed = {name: value for name, value in columns.items() if getattr(line, name) != value}
    if not changed:
        return line
    before = {name: getattr(line, name) for name in changed}
    for name, value in changed.items():
        setattr(line, name, value)
    line.full_clean()
    line.save(update_fields=list(changed))
    ledger.record(
        person, "register.line_corrected", line, before=before, after=changed, on_behalf_of=acting_for
    )
    return line


@transaction.atomic
def complete(person: Person, line: RegisterLine, **columns: Any) -> RegisterLine:
    """Fills in columns that are known later: COMPLETED_LATER."""
    if unknown := set(columns) - set(COMPLETED_LATER):
        raise TypeError(f"a register line's {sorted(unknown)} can't be changed")
    line = RegisterLine.objects.select_for_update().get(pk=line.pk)
    acting_for = access.require(person, "complete", line)
    before = {name: getattr(line, name) for name in columns}
    for name, value in columns.items():
        setattr(line, name, value)
    line.full_clean()
    line.save(update_fields=list(columns))
    ledger.record(
        person, "register.line_completed", line, before=before, after=columns, on_behalf_of=acting_for
    )
    return line


@transaction.atomic
def cancel(person: Person, line: RegisterLine, reason: str) -> RegisterLine:
    """Strikes a line out. It stays in the book with its number and the reason; its subject may take a new one."""
    line = RegisterLine.objects.select_for_update().get(pk=line.pk)
    acting_for = access.require(person, "cancel", line)
    if not reason.strip():
        raise ValidationError(_("Phải ghi lý do huỷ số."))
    if line.cancelled_at:
        raise ValidationError(_("Số này đã bị huỷ trước đó."))
    line.cancelled_at, line.cancelled_because = timezone.now(), reason.strip()
    line.save(update_fields=["cancelled_at", "cancelled_because"])
    ledger.record(
        person, "register.number_cancelled", line, because=line.cancelled_because, on_behalf_of=acting_for
    )
    return line


@transaction.atomic
def close(person: Person, register: Register, reason: str) -> Register:
    """Closes a book: no more numbers are taken from it."""
    register = Register.objects.select_for_update().get(pk=register.pk)
    acting_for = access.require(person, "manage", register)
    if not reason.strip():
        raise ValidationError(_("Phải ghi lý do khoá sổ."))
    register.closed = True
    register.save(update_fields=["closed"])
    ledger.record(person, "register.closed", register, because=reason.strip(), on_behalf_of=acting_for)
    return register
