"""What is started by schedule: once in its period, by one worker of many."""

import datetime
import threading

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from chancery.foundation import files, jobs
from chancery.foundation.files.models import stored_as
from chancery.foundation.jobs import housekeeping, periodic, worker
from chancery.foundation.jobs.models import Job, State, Turn

pytestmark = pytest.mark.django_db


def pass_(hours: float) -> None:
    """Lets the time go by: every turn was taken so much earlier."""
    for turn in Turn.objects.all():
        turn.started_at -= datetime.timedelta(hours=hours)
        turn.save()


@pytest.fixture
def daily(monkeypatch) -> None:
    """A table of one task, done daily."""
    monkeypatch.setattr(periodic, "_table", {})
    jobs.every("daily", hours=24, task=housekeeping.prune, title="Dọn")


def test_what_the_house_does_every_day():
    table = periodic._table
    assert {name: each.period.total_seconds() / 3600 for name, each in table.items()} == {
        "files.sweep": 24,
        "files.verify": 24,
        "jobs.prune": 24,
    }


def test_all_of_it_runs_and_ends_well():
    assert len(periodic.start_due()) == 3
    worker.run(once=True)
    assert [job.state for job in Job.objects.all()] == [State.SUCCESSFUL] * 3


def test_once_in_its_period(daily):
    assert periodic.start_due() == ["daily"]
    assert periodic.start_due() == []
    pass_(23)
    assert periodic.start_due() == []
    pass_(1)
    assert periodic.start_due() == ["daily"]
    assert Job.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "later"])
def test_of_many_workers_one_starts_it(daily, turn):
    if turn == "later":
        Turn.objects.create(name="daily", started_at=timezone.now() - datetime.timedelta(hours=25))
    together, started = threading.Barrier(4), []

    def ask() -> None:
        together.wait()
        started.extend(periodic.start_due())
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert started == ["daily"]
    assert Job.objects.count() == 1


def test_pruning_takes_old_finished_jobs_alone():
    old, fresh = (jobs.enqueue(housekeeping.prune, by=None, title=name) for name in ("cũ", "mới"))
    worker.run(once=True)
    waiting = jobs.enqueue(housekeeping.prune, by=None, title="chờ")
    long_ago = timezone.now() - housekeeping.KEPT - datetime.timedelta(days=1)
    type(old.result).objects.filter(pk__in=[old.pk, waiting.pk]).update(enqueued_at=long_ago)
    type(old.result).objects.filter(pk=old.pk).update(finished_at=long_ago)
    assert housekeeping.prune.call() == 1
    assert set(Job.objects.values_list("pk", flat=True)) == {fresh.pk, waiting.pk}


def test_a_damaged_file_fails_the_check_by_name(tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("nội dung")
    with source.open("rb") as file:
        blob = files.store(file, name="a.txt")
    default_storage.delete(stored_as(blob.sha256))
    periodic.start_due()
    worker.run(once=True)
    failed = Job.objects.get(result__status=State.FAILED)
    assert failed.title == "Kiểm tra tệp lưu trữ"
    assert f"{blob.sha256[:12]} (missing)" in failed.error
