"""Starting background work and telling how far it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django_tasks.base import Task

from chancery.foundation.identity.models import Person

from .models import Job


@transaction.atomic
def enqueue(task: Task[..., Any], *, by: Person | None, title: str, **kwargs: Any) -> Job:
    """Asks for `task(**kwargs)`, whose values are plain JSON. It starts when the caller's transaction commits.

    It is written in the caller's transaction, so that a change and the work it needs stand or fall together.
    """
    result = task.enqueue(**kwargs)
    return Job.objects.create(result=result.db_result, title=title, by=by)  # type: ignore[attr-defined]


def progress(job_id: str, done: int, total: int, message: str = "") -> None:
    """Says how far a task is; job_id is its `context.task_result.id`. Seen by others once it is committed."""
    Job.objects.filter(pk=UUID(job_id)).update(done=done, total=total, message=message[:500])
