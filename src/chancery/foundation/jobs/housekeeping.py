"""The queue's own housekeeping."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=90)
"""How long a finished job is shown."""


@task()
def prune() -> int:
    """Deletes the jobs that finished long ago, with what the queue kept of them. Returns how many tasks went."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT)
    return old.delete()[1].get(DBTaskResult._meta.label, 0)
