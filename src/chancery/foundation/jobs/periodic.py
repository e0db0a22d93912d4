"""What is done by schedule: a table of tasks, each started once in its period however many workers run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

from .models import Turn
from .services import enqueue


@dataclass(frozen=True)
class Periodic:
    """A task without arguments; `period` after it was last started it is due again."""

    task: Task[..., Any]
    period: timedelta
    title: Any


_table: dict[str, Periodic] = {}


def every(name: str, *, hours: float, task: Task[..., Any], title: Any) -> None:
    """Has the workers start `task` once in so many hours. Called once for each name, when the app is ready."""
    _table[name] = Periodic(task, timedelta(hours=hours), title)


def start_due() -> list[str]:
    """Starts what is due and returns its names; of many workers that ask at once, one starts each."""
    taken = dict(Turn.objects.values_list("name", "started_at"))
    now = timezone.now()
    return [
        name
        for name, periodic in _table.items()
        if (name not in taken or taken[name] <= now - periodic.period) and _start(name, periodic)
    ]


@transaction.atomic
def _start(name: str, periodic: Periodic) -> bool:
    now = timezone.now()
    _turn, created = Turn.objects.get_or_create(name=name, defaults={"started_at": now})
    # A turn that another worker took meanwhile no longer fits the condition.
    if not created and not Turn.objects.filter(pk=name, started_at__lte=now - periodic.period).update(
        started_at=now
    ):
        return False
    enqueue(periodic.task, by=None, title=str(periodic.title))
    return True
