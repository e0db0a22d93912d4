"""Whether the parts that the work needs are there: `GET /healthz`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import uuid4

from django.contrib.auth.decorators import login_not_required
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse

from chancery.foundation import jobs

logger = logging.getLogger(__name__)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM ledger_head")


def _files() -> None:
    name = default_storage.save(f"health/{uuid4().hex}", ContentFile(b"here"))
    try:
        with default_storage.open(name) as file:
            if file.read() != b"here":
                raise OSError("what was written doesn't read back")
    finally:
        default_storage.delete(name)


def _jobs() -> None:
    if not jobs.alive():
        raise RuntimeError("no worker has shown itself for a minute")


PARTS: dict[str, Callable[[], None]] = {"database": _database, "files": _files, "jobs": _jobs}


@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 `{"status": "ok", "database": "ok", …}`; 503 with the failing parts' names otherwise."""
    state = {}
    for name, probe in PARTS.items():
        try:
            probe()
            state[name] = "ok"
        except Exception:
            logger.exception("health: %s fails", name)
            state[name] = "failing"
    failing = [name for name, value in state.items() if value != "ok"]
    return JsonResponse({"status": "failing" if failing else "ok", **state}, status=503 if failing else 200)
