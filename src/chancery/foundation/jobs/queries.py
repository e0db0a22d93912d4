"""Reading jobs, scoped to the reader, and the state of the workers."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person

from .models import Heartbeat, Job

SILENT = timedelta(seconds=60)
"""A worker without a sign of life for so long is taken for dead."""


def visible_to(person: Person) -> QuerySet[Job]:
    """The jobs that `person` asked for, all for the administrator; last first."""
    return access.scope(person, "read", Job.objects.select_related("result", "by"))


def under_way(person: Person) -> QuerySet[Job]:
    """Of those, the ones that wait or run."""
    return visible_to(person).filter(result__status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])


def alive() -> bool:
    """Whether some worker has shown itself within a minute."""
    return Heartbeat.objects.filter(seen_at__gt=timezone.now() - SILENT).exists()
