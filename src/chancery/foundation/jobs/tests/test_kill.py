"""Workers that die: real processes, killed with signal 9 in mid-job."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from chancery.foundation import jobs
from chancery.foundation.jobs.models import Heartbeat, Job, State

from . import tasks

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WORKER = """
import sys
from datetime import timedelta
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from chancery.foundation.jobs import worker
worker.run(beat=0.1, silent=timedelta(seconds=2), interval=0.05)
"""


@pytest.fixture
def start():
    """Starts a worker whose silence counts as death after two seconds."""
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        process = subprocess.Popen([sys.executable, "-c", WORKER, connection.settings_dict["NAME"]])
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def until(condition) -> None:
    """Waits for the condition; the test's own time limit ends a wait in vain."""
    while not condition():
        time.sleep(0.02)


def lines(path: Path) -> int:
    return len(path.read_text().splitlines()) if path.exists() else 0


def state(job: Job) -> State:
    return Job.objects.select_related("result").get(pk=job.pk).state


def test_killed_in_mid_job_another_worker_does_it(tmp_path, start):
    job = jobs.enqueue(tasks.wait_for_leave, by=None, title="Việc", folder=str(tmp_path))
    first = start()
    until((tmp_path / "begun").exists)
    first.kill()
    first.wait()
    assert state(job) == State.RUNNING, "the trap: nobody told the queue"
    start()
    until(lambda: lines(tmp_path / "begun") == 2)
    (tmp_path / "leave").touch()
    until(lambda: state(job) == State.SUCCESSFUL)
    assert lines(tmp_path / "ended") == 1
    assert Job.objects.get(pk=job.pk).attempts == 2


def test_a_slow_job_of_a_living_worker_is_not_taken_from_it(tmp_path, start):
    job = jobs.enqueue(tasks.wait_for_leave, by=None, title="Việc", folder=str(tmp_path))
    start(), start()
    until((tmp_path / "begun").exists)
    beats = Heartbeat.objects.order_by("worker_id")
    until(lambda: beats.count() == 2)
    begun = max(beats.values_list("started_at", flat=True))
    until(lambda: all((seen - begun).total_seconds() > 4 for seen in beats.values_list("seen_at", flat=True)))
    (tmp_path / "leave").touch()
    until(lambda: state(job) == State.SUCCESSFUL)
    assert lines(tmp_path / "begun") == lines(tmp_path / "ended") == 1


def test_a_job_that_kills_its_workers_is_given_up_after_five(tmp_path, start):
    job = jobs.enqueue(tasks.kill_the_worker, by=None, title="Việc độc", folder=str(tmp_path))
    while state(job) != State.FAILED:
        process = start()
        until(lambda process=process: process.poll() is not None or state(job) == State.FAILED)
    assert lines(tmp_path / "begun") == 5
    assert "5 lần" in Job.objects.get(pk=job.pk).error


def test_asked_to_stop_a_worker_finishes_what_it_does(tmp_path, start):
    job = jobs.enqueue(tasks.wait_for_leave, by=None, title="Việc", folder=str(tmp_path))
    process = start()
    until((tmp_path / "begun").exists)
    process.send_signal(signal.SIGTERM)
    (tmp_path / "leave").touch()
    assert process.wait() == 0
    assert state(job) == State.SUCCESSFUL
    assert not Heartbeat.objects.exists()


def test_asked_twice_it_stops_at_once_and_the_job_is_done_by_another(tmp_path, start):
    job = jobs.enqueue(tasks.wait_for_leave, by=None, title="Việc", folder=str(tmp_path))
    process = start()
    until((tmp_path / "begun").exists)
    process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    assert process.wait() == 1
    (tmp_path / "leave").touch()
    start()
    until(lambda: state(job) == State.SUCCESSFUL)
    assert lines(tmp_path / "begun") == 2
