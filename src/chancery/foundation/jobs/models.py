"""What people see of background work, and the workers' signs of life."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


class State(models.TextChoices):
    """Where a job stands; the values are those of the queue."""

    READY = "READY", _("Đang chờ")
    RUNNING = "RUNNING", _("Đang chạy")
    SUCCESSFUL = "SUCCESSFUL", _("Đã xong")
    FAILED = "FAILED", _("Không xong")


class Abandoned(Exception):
    """A task whose workers died under it each time, and that is not tried again."""


class Job(models.Model):
    """A piece of background work (việc nền) that somebody asked for, and how far it is.

    Its state, times and failure are the queue's own: read with `select_related("result")`.
    """

    result = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True, related_name="job")
    title = models.CharField(_("việc"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="jobs",
        verbose_name=_("người yêu cầu"),
    )
    done = models.PositiveIntegerField(_("đã làm"), default=0)
    total = models.PositiveIntegerField(_("tổng số"), default=0)
    message = models.CharField(_("tình hình"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("yêu cầu lúc"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("việc nền")

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        return State(self.result.status)

    @property
    def finished(self) -> bool:
        return self.state in (State.SUCCESSFUL, State.FAILED)

    @property
    def finished_at(self) -> datetime.datetime | None:
        return self.result.finished_at

    @property
    def percent(self) -> int | None:
        """0 to 100, or None while the task hasn't told how much there is to do."""
        if self.state == State.SUCCESSFUL:
            return 100
        return min(100, 100 * self.done // self.total) if self.total else None

    @property
    def attempts(self) -> int:
        return len(self.result.worker_ids)

    @property
    def error(self) -> str:
        """Why it failed, in one line for the user; the queue keeps the whole trace."""
        if self.state != State.FAILED:
            return ""
        if self.result.exception_class_path.endswith(f".{Abandoned.__qualname__}"):
            return gettext("Máy xử lý dừng giữa chừng %(times)s lần nên việc này không được chạy lại.") % {
                "times": self.attempts
            }
        last = (self.result.traceback.strip().splitlines() or [""])[-1]
        return last.partition(": ")[2] or last


class Turn(models.Model):
    """When a periodic task was last started; see `periodic`."""

    name = models.CharField(max_length=60, primary_key=True)
    started_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """A worker's sign of life. A running task whose worker has none is given to another."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.host}/{self.pid}"
