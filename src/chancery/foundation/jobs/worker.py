"""The worker: the queue's own, with a sign of life and with the reclaiming of what dead workers left.

django-tasks-db leaves the task of a worker that dies uncleanly "running" for ever. Here each worker writes a
heartbeat every few seconds; a running task whose worker has been silent is made ready again, and after five
deaths under it, failed.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from .models import Abandoned, Heartbeat
from .periodic import start_due
from .queries import SILENT

logger = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds between two signs of life."""
TRIES = 5


class Worker(db_worker.Worker):
    """The queue's worker, which a second signal ends without spoiling its task."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:
            # Upstream raises SystemExit into the task, which then counts as failed. Dying leaves it to be reclaimed.
            os._exit(1)
        super().shutdown(signum, frame)

    def drain(self) -> None:
        """Runs what is ready, then returns; unlike `run`, it leaves the caller's connection open."""
        while True:
            with exclusive_transaction():
                result = DBTaskResult.objects.ready().get_locked()
                if result is None:
                    return
                result.claim(self.worker_id)
            self.run_task(result)


def reclaim(silent: timedelta = SILENT) -> int:
    """Makes the tasks of silent workers ready again, or failed after TRIES. Returns how many it touched."""
    touched = 0
    with transaction.atomic():
        now = timezone.now()
        Heartbeat.objects.filter(seen_at__lt=now - silent - timedelta(days=1)).delete()
        running = list(DBTaskResult.objects.running().select_for_update(skip_locked=True))
        living = set(Heartbeat.objects.filter(seen_at__gte=now - silent).values_list("worker_id", flat=True))
        for result in running:
            if result.worker_ids and result.worker_ids[-1] in living:
                continue
            touched += 1
            if len(result.worker_ids) >= TRIES:
                logger.error("task %s (%s) is given up: its workers died", result.pk, result.task_path)
                result.set_failed(Abandoned(f"{len(result.worker_ids)} workers died"))
            else:
                logger.warning("task %s (%s) is reclaimed from a dead worker", result.pk, result.task_path)
                result.status = TaskResultStatus.READY
                result.started_at = None
                result.save(update_fields=["status", "started_at"])
    return touched


@contextmanager
def _heartbeat(worker_id: str, beat: float, silent: timedelta, *, schedule: bool) -> Iterator[None]:
    """Shows the worker alive from a thread of its own, which also reclaims, until the block ends.

    schedule: have the thread start what is due by schedule, too.
    """
    now = timezone.now()
    sign = Heartbeat(
        worker_id=worker_id, host=socket.gethostname()[:255], pid=os.getpid(), started_at=now, seen_at=now
    )
    sign.save(force_insert=True)
    ended = threading.Event()

    def live() -> None:
        while not ended.wait(beat):
            close_old_connections()
            try:
                sign.seen_at = timezone.now()
                sign.save()
                reclaim(silent)
                if schedule:
                    start_due()
            except DatabaseError:
                # A busy or restarting database: the next beat tries again.
                logger.warning("no heartbeat this time", exc_info=True)
        connection.close()

    thread = threading.Thread(target=live, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=beat + 1)
        with suppress(DatabaseError):
            sign.delete()


def run(once: bool = False, *, beat: float = BEAT, silent: timedelta = SILENT, interval: float = 1.0) -> None:
    """Runs tasks until a signal asks to stop; the task in hand is finished first.

    once: run what is ready, then return. beat, silent, interval: see the module; interval is in seconds.
    """
    worker = Worker(
        queue_names=["*"],
        interval=interval,
        batch=False,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    if not once:
        worker.configure_signals()
    with _heartbeat(worker.worker_id, beat, silent, schedule=not once):
        reclaim(silent)
        if once:
            worker.drain()
        else:
            worker.run()
