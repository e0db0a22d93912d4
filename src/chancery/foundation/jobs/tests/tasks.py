"""Tasks that the tests run. Their traces are files, so that another process sees them."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task

from chancery.foundation.jobs import progress


def _trace(folder: str, name: str) -> None:
    with (Path(folder) / name).open("a") as file:
        file.write(f"{os.getpid()}\n")


@task(takes_context=True)
def count(context, upto: int) -> int:
    for done in range(1, upto + 1):
        progress(context.task_result.id, done, upto, f"Tệp {done}")
    return upto


@task()
def fail(message: str) -> None:
    raise ValueError(message)


@task()
def wait_for_leave(folder: str) -> None:
    """Leaves a trace, waits until there is a file named `leave`, and leaves another trace."""
    _trace(folder, "begun")
    while not (Path(folder) / "leave").exists():
        time.sleep(0.01)
    _trace(folder, "ended")


@task()
def kill_the_worker(folder: str) -> None:
    _trace(folder, "begun")
    os.kill(os.getpid(), signal.SIGKILL)
