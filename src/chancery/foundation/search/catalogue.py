"""Which record types are searched, and what of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

    from chancery.foundation.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What of a record is searched and shown. Who may read it is the access policy's to say, not this one's.

    symbol: number and symbol (số và ký hiệu), "36-HD/VPTW". abstract: trích yếu. text: the whole plain text.
    kind: what the reader filters by, such as "Quyết định"; by default the name of the record type.
    """

    title: str
    symbol: str = ""
    abstract: str = ""
    text: str = ""
    dated: date | None = None
    kind: str = ""


@dataclass(frozen=True)
class Searchable:
    model: type[Model]
    to_document: Callable[[Any], SearchDocument]
    subjects: Callable[[Entry], Iterable[tuple[type[Model], object]]]

    @property
    def label(self) -> str:
        return self.model._meta.label_lower


_catalogue: dict[str, Searchable] = {}


def register(
    model: type[Model],
    to_document: Callable[[Any], SearchDocument],
    *,
    subjects: Callable[[Entry], Iterable[tuple[type[Model], object]]] = lambda entry: (),
) -> None:
    """Makes the records of `model` found by search; `record.get_absolute_url()` is where a hit leads.

    subjects: the records (model, pk) to be read anew after a line of the ledger, besides its own subject.
    """
    _catalogue[model._meta.label_lower] = Searchable(model, to_document, subjects)


def types() -> list[Searchable]:
    return list(_catalogue.values())


def of(label: str) -> Searchable | None:
    """The type called `label` ("documents.document"), None if it is not searched."""
    return _catalogue.get(label)


def kind_name(kind: str) -> str:
    """What the reader sees for a kind that may be the label of a record type."""
    found = _catalogue.get(kind)
    if not found:
        return kind
    name = str(found.model._meta.verbose_name)
    return name[:1].upper() + name[1:]
