"""Lets a room above show its part on the page of a record of a room below, which can't know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import Model
from django.http import HttpRequest

Render = Callable[[HttpRequest, Model], str]
_panels: dict[str, list[Render]] = defaultdict(list)


def contribute(label: str, render: Render) -> None:
    """`render(request, record)` gives the panel's safe HTML, or "" where there is nothing to show.

    label: the record type's, as "documents.document". Call it in AppConfig.ready.
    """
    _panels[label].append(render)


def of(request: HttpRequest, record: Model) -> Iterable[str]:
    """The panels of a record, in the order of the rooms."""
    return [html for render in _panels[record._meta.label_lower] if (html := render(request, record))]
