"""Looking through the ledger: narrowed, and without a word about records that the reader may not read."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.foundation.workflow import ALL

from . import verbs
from .models import Entry


@dataclass(frozen=True)
class Change:
    """A field's value before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """A line of the ledger as one reader sees it. What the record is called, why and what changed are empty
    where he may not read the record."""

    entry: Entry
    verb: str
    kind: str
    open: bool
    title: str = ""
    url: str = ""
    because: str = ""
    changes: list[Change] = field(default_factory=list)


def kinds() -> list[tuple[str, str]]:
    """The types of record that the ledger tells of, with their names, by name."""
    found = Entry.objects.order_by().values_list("subject_type", flat=True).distinct()
    return sorted(((label, _kind(label)) for label in found), key=lambda pair: pair[1])


def entries(
    person: Person,
    *,
    q: str = "",
    by: Person | None = None,
    kind: str = "",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> QuerySet[Entry]:
    """The lines that `person` may see, the newest first.

    q: words of the verb's label, or of the title of a record that he may read. by: who did it, or in whose name.
    kind: a type of record, "documents.document". since, until: days of the office, both included.
    """
    found = access.scope(person, "read", Entry.objects.all())
    if q := q.strip():
        found = found.filter(Q(verb__in=verbs.reading(q)) | Q(title__icontains=q) & _readable(person))
    if by:
        found = found.filter(Q(actor=by) | Q(on_behalf_of=by))
    if kind:
        found = found.filter(subject_type=kind)
    if since:
        found = found.filter(at__gte=_midnight(since))
    if until:
        found = found.filter(at__lt=_midnight(until + datetime.timedelta(days=1)))
    return found.select_related("on_behalf_of").order_by("-seq")


def lines(person: Person, shown: Iterable[Entry]) -> list[Line]:
    """The entries of one page as `person` may see them: one statement for each type of record on the page."""
    shown = list(shown)
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in shown:
        wanted[entry.subject_type].add(entry.subject_id)
    records: dict[tuple[str, str], Model] = {}
    for label, ids in wanted.items():
        if model := _model(label):
            readable = access.scope(person, "read", model._default_manager.filter(pk__in=ids))
            records |= {(label, str(record.pk)): record for record in readable}
    return [_line(entry, records.get((entry.subject_type, entry.subject_id))) for entry in shown]


def _line(entry: Entry, record: Model | None) -> Line:
    verb, kind = verbs.label(entry.verb), _kind(entry.subject_type)
    if record is None:
        return Line(entry, verb, kind, open=False)
    address = getattr(record, "get_absolute_url", None)
    return Line(
        entry,
        verb,
        kind,
        open=True,
        title=entry.title,
        url=address() if address else "",
        because=entry.because,
        changes=[
            Change(
                _field(record, name), _words(record, name, entry.before), _words(record, name, entry.after)
            )
            for name in dict.fromkeys([*entry.before, *entry.after])
        ],
    )


def _readable(person: Person) -> Q:
    """The lines about records that `person` may read, of every type that the access policy knows."""
    found = Q(pk__in=[])
    for model in access.registered():
        ids = access.scope(person, "read", model._default_manager.all()).order_by()
        found |= Q(
            subject_type=model._meta.label_lower,
            subject_id__in=ids.annotate(_id=Cast("pk", CharField())).values("_id"),
        )
    return found


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _kind(label: str) -> str:
    model = _model(label)
    name = str(model._meta.verbose_name) if model else label
    return name[:1].upper() + name[1:]


def _field(record: Model, name: str) -> str:
    if _is_state(record, name):
        return _("Trạng thái")
    try:
        words = str(getattr(record._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        words = name
    return words[:1].upper() + words[1:]


def _words(record: Model, name: str, values: dict[str, Any]) -> str:
    value = values.get(name)
    if _is_state(record, name):
        known = {state.name: state.label for state in ALL[record._meta.label_lower].states.values()}
    else:
        try:
            known = dict(getattr(record._meta.get_field(name), "flatchoices", ()))
        except FieldDoesNotExist:
            known = {}
    return str(known[value]) if isinstance(value, str | int) and value in known else _plain(value)


def _is_state(record: Model, name: str) -> bool:
    workflow = ALL.get(record._meta.label_lower)
    return workflow is not None and name == workflow.field


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value) or "–"
    if isinstance(value, dict):
        return (
            str(value["name"])
            if "name" in value
            else "; ".join(f"{k}: {_plain(v)}" for k, v in value.items())
        )
    return str(value)
