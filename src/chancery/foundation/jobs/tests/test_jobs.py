"""What people see of background work."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from chancery.foundation import jobs
from chancery.foundation.identity.models import Person, Post, Role, Unit
from chancery.foundation.jobs import queries, worker
from chancery.foundation.jobs.models import Heartbeat, Job, State

from . import tasks

DAY = datetime.date(2026, 1, 5)
pytestmark = pytest.mark.django_db


def person(name: str, role: Role = Role.SPECIALIST) -> Person:
    unit, _created = Unit.objects.get_or_create(name="Phòng Tổng hợp", defaults={"since": DAY})
    found = Person.objects.create(username=name, full_name=name.title())
    Post.objects.create(person=found, unit=unit, role=role, title="", since=DAY)
    return found


def heartbeat(name: str, seconds_ago: float) -> None:
    then = timezone.now() - datetime.timedelta(seconds=seconds_ago)
    Heartbeat.objects.create(worker_id=name, host="here", pid=1, started_at=then, seen_at=then)


class TestAsking:
    def test_a_job_waits_then_is_done_with_its_progress(self):
        job = jobs.enqueue(tasks.count, by=person("an"), title="Tạo bản PDF", upto=3)
        assert (job.state, job.percent, job.finished) == (State.READY, None, False)
        worker.run(once=True)
        job = Job.objects.get(pk=job.pk)
        assert (job.state, job.done, job.total, job.message) == (State.SUCCESSFUL, 3, 3, "Tệp 3")
        assert (job.percent, job.attempts, job.error) == (100, 1, "")
        assert job.finished_at >= job.created_at

    def test_asked_in_a_change_that_is_undone_it_is_not_done(self):
        with transaction.atomic():
            jobs.enqueue(tasks.count, by=None, title="Việc", upto=1)
            transaction.set_rollback(True)
        assert not Job.objects.exists()
        assert not DBTaskResult.objects.exists()

    def test_a_failure_is_told_in_one_line_and_stops_nothing_else(self):
        failed = jobs.enqueue(tasks.fail, by=None, title="Hỏng", message="Tệp rỗng.")
        after = jobs.enqueue(tasks.count, by=None, title="Sau", upto=1)
        worker.run(once=True)
        failed = Job.objects.get(pk=failed.pk)
        assert (failed.state, failed.error) == (State.FAILED, "Tệp rỗng.")
        assert Job.objects.get(pk=after.pk).state == State.SUCCESSFUL


class TestSeeing:
    def test_each_sees_his_own_and_the_administrator_all(self):
        an, binh, admin = person("an"), person("binh"), person("admin", Role.ADMIN)
        mine = jobs.enqueue(tasks.count, by=an, title="Của An", upto=1)
        jobs.enqueue(tasks.count, by=None, title="Của hệ thống", upto=1)
        assert list(queries.visible_to(an)) == [mine]
        assert not queries.visible_to(binh)
        assert queries.visible_to(admin).count() == 2

    def test_what_is_done_is_no_longer_under_way(self):
        an = person("an")
        jobs.enqueue(tasks.count, by=an, title="Việc", upto=1)
        assert queries.under_way(an).count() == 1
        worker.run(once=True)
        assert not queries.under_way(an)

    @pytest.mark.parametrize("size", [2, 20])
    def test_a_list_costs_the_same_however_long(self, size, django_assert_num_queries):
        an = person("an")
        for number in range(size):
            jobs.enqueue(tasks.count, by=an, title=f"Việc {number}", upto=1)
        list(queries.visible_to(an))
        with django_assert_num_queries(1):
            assert len([(job.state, job.by.full_name, job.percent) for job in queries.visible_to(an)]) == size


class TestAlive:
    def test_without_a_worker(self):
        assert not jobs.alive()

    def test_with_one_seen_lately(self):
        heartbeat("w", 50)
        assert jobs.alive()

    def test_with_a_silent_one(self):
        heartbeat("w", 70)
        assert not jobs.alive()

    def test_a_worker_that_ends_takes_its_sign_with_it(self):
        worker.run(once=True)
        assert not jobs.alive()


class TestReclaiming:
    @pytest.fixture
    def claimed(self):
        """A job whose task a worker named "w" has begun."""
        job = jobs.enqueue(tasks.count, by=None, title="Việc", upto=1)
        job.result.claim("w")
        return job

    def state(self, job: Job) -> State:
        return Job.objects.select_related("result").get(pk=job.pk).state

    def test_the_task_of_a_living_worker_is_left_to_it(self, claimed):
        heartbeat("w", 50)
        assert worker.reclaim() == 0
        assert self.state(claimed) == State.RUNNING

    @pytest.mark.parametrize("seconds_ago", [None, 70])
    def test_the_task_of_a_silent_worker_runs_again(self, claimed, seconds_ago):
        if seconds_ago:
            heartbeat("w", seconds_ago)
        assert worker.reclaim() == 1
        assert self.state(claimed) == State.READY
        worker.run(once=True)
        assert self.state(claimed) == State.SUCCESSFUL

    def test_what_waits_or_is_done_is_left_alone(self):
        jobs.enqueue(tasks.count, by=None, title="Xong", upto=1)
        worker.run(once=True)
        jobs.enqueue(tasks.count, by=None, title="Chờ", upto=1)
        assert worker.reclaim() == 0

    def test_after_five_deaths_it_is_shown_as_failed(self, claimed):
        for _death in range(worker.TRIES - 1):
            worker.reclaim()
            assert self.state(claimed) == State.READY
            claimed.result.refresh_from_db()
            claimed.result.claim("w")
        assert worker.reclaim() == 1
        job = Job.objects.get(pk=claimed.pk)
        assert (job.state, job.attempts) == (State.FAILED, 5)
        assert job.error == "Máy xử lý dừng giữa chừng 5 lần nên việc này không được chạy lại."
