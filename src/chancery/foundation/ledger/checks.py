"""The proof of the chain as background work, since a long ledger takes its time."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import TaskContext, task

from chancery.foundation import jobs, ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.foundation.jobs.models import Job

from .models import Entry


@task(takes_context=True)
def prove(context: TaskContext) -> dict[str, Any]:
    """Proves the chain; gives the fields of the `Verdict`."""
    job = context.task_result.id
    verdict = ledger.verify(lambda done, total: jobs.progress(job, done, total))
    return asdict(verdict)


def begin(person: Person) -> Job:
    """Asks for a proof of the chain. Raises AccessDenied."""
    access.require(person, "verify", Entry)
    return jobs.enqueue(prove, by=person, title=_("Kiểm tra chuỗi nhật ký"))


def last() -> Job | None:
    """The proof that was asked for last, by anybody."""
    return Job.objects.select_related("result", "by").filter(result__task_path=prove.module_path).first()


def verdict(job: Job) -> ledger.Verdict | None:
    """What a proof found; None before it ended, or where it failed."""
    found = job.result.return_value if job.state == "SUCCESSFUL" else None
    return ledger.Verdict(**found) if found else None
