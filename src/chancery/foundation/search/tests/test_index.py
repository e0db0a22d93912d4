"""The index follows the ledger, survives what processes go through, and comes back when it is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from chancery.foundation import ledger, search
from chancery.foundation.identity.models import Person, Unit
from chancery.foundation.ledger.models import Head
from chancery.foundation.search import catalogue, index

from .conftest import Write


def found(person: Person, text: str) -> int:
    results = search.query(person, text)
    assert results.current
    return results.total


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


class TestFollowing:
    def test_a_change_is_found_by_the_next_search(self, person: Person, write: Write) -> None:
        unit = write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        write("Chương trình", unit=unit)
        assert (found(person, "kế hoạch"), found(person, "chương trình")) == (0, 1)

    def test_one_statement_when_nothing_has_happened(self, person: Person, write: Write) -> None:
        write("Kế hoạch")
        index.follow()
        with CaptureQueriesContext(connection) as caught:
            assert index.refresh()
        assert len(caught) == 1

    def test_each_record_is_in_the_index_once(self, person: Person, write: Write) -> None:
        unit = write("Kế hoạch")
        for _ in range(3):
            write("Kế hoạch", unit=unit)
            assert found(person, "kế hoạch") == 1

    def test_many_lines_are_read_in_batches(
        self, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(index, "BATCH", 2)
        index.follow()
        for number in range(7):
            write(f"Kế hoạch {number}")
        index.follow()
        assert found(person, "kế hoạch") == 7

    def test_a_line_may_touch_other_records(self, person: Person, write: Write) -> None:
        other = write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        catalogue.register(
            Unit, catalogue.of("identity.unit").to_document, subjects=lambda entry: [(Unit, other.pk)]
        )
        Unit.objects.filter(pk=other.pk).update(name="Chương trình")
        write("Việc khác")
        assert (found(person, "kế hoạch"), found(person, "chương trình")) == (0, 1)

    def test_records_of_other_types_are_passed_over(self, person: Person, write: Write) -> None:
        with transaction.atomic():
            ledger.record(person, "person.changed", person)
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1

    def test_a_record_that_cannot_be_read_does_not_stop_the_others(
        self, person: Person, write: Write, caplog: pytest.LogCaptureFixture
    ) -> None:
        to_document = catalogue.of("identity.unit").to_document

        def fails_for_one(unit: Unit) -> search.SearchDocument:
            if unit.name.startswith("Hỏng"):
                raise ValueError("unreadable")
            return to_document(unit)

        catalogue.register(Unit, fails_for_one)
        write("Hỏng")
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        assert "left out identity.unit" in caplog.text

    def test_a_change_rolled_back_after_a_search_leaves_nothing(self, person: Person, write: Write) -> None:
        write("Kế hoạch")
        with transaction.atomic():
            write("Kế hoạch bỏ")
            assert found(person, "kế hoạch") == 2
            transaction.set_rollback(True)
        assert found(person, "kế hoạch") == 1
        with transaction.atomic():
            ledger.record(person, "person.changed", person)
        assert found(person, "kế hoạch") == 1


class TestComingBack:
    def test_deleted_it_comes_back(self, person: Person, write: Write, home: Path) -> None:
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        subprocess.run(["rm", "-r", home], check=True)
        assert found(person, "kế hoạch") == 1

    @pytest.mark.parametrize("damaged", ["meta.json", "*.term", "*.idx", "*.store"])
    @pytest.mark.parametrize("how", ["cut", "gone", "garbled"])
    def test_damaged_it_is_rebuilt_with_a_line_in_the_log(
        self,
        person: Person,
        write: Write,
        home: Path,
        damaged: str,
        how: str,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        for file in home.glob(f"*/{damaged}"):
            content = file.read_bytes()
            file.unlink()
            if how != "gone":
                file.write_bytes(content[:-9] if how == "cut" else os.urandom(len(content)))
        index._opened.clear()  # as after a restart
        search.query(person, "kế hoạch")
        assert found(person, "kế hoạch") == 1
        assert "search index:" in caplog.text

    def test_of_another_format_it_is_rebuilt(
        self, person: Person, write: Write, home: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        [folder] = [path for path in home.iterdir() if path.is_dir()]
        folder.rename(home / "0-old")
        (home / "current").write_text("0-old")
        assert found(person, "kế hoạch") == 1
        assert "another format" in caplog.text

    def test_of_another_ledger_it_is_rebuilt(
        self, person: Person, write: Write, caplog: pytest.LogCaptureFixture
    ) -> None:
        """As after restoring a backup: fewer lines, or as many that say other things."""
        write("Kế hoạch")
        write("Chương trình")
        assert found(person, "kế hoạch") == 1
        Head.objects.update(seq=1, digest="0" * 64)
        assert found(person, "kế hoạch") == 1
        assert "another ledger" in caplog.text

    def test_rebuild_while_serving(self, person: Person, write: Write, home: Path) -> None:
        for number in range(20):
            write(f"Kế hoạch {number}")
        assert found(person, "kế hoạch") == 20
        old = index.current()
        searcher = old.index.searcher()
        assert index.rebuild() == Unit.objects.count()
        assert searcher.num_docs == 21, "who still searches the old one can"
        assert index.current().folder != old.folder
        assert [path for path in home.iterdir() if path.is_dir()] == [index.current().folder]
        write("Kế hoạch mới")
        assert found(person, "kế hoạch") == 21

    def test_what_a_rebuild_that_died_left_behind_is_cleared(
        self, person: Person, write: Write, home: Path
    ) -> None:
        (home / "1-dead").mkdir(parents=True)
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        assert not (home / "1-dead").exists()


class TestWhereItIsBehind:
    def test_another_process_writes_and_the_search_does_not_wait_for_ever(
        self, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(index, "PATIENCE", 0.05)
        write("Kế hoạch")
        assert found(person, "kế hoạch") == 1
        write("Kế hoạch nữa")
        with index._lock("write", None):
            results = search.query(person, "kế hoạch")
        assert (results.current, results.total, results.kinds) == (False, 1, [])
        assert found(person, "kế hoạch") == 2

    def test_what_was_withdrawn_is_not_counted_though_the_index_still_has_it(
        self, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(index, "PATIENCE", 0.05)
        units = [write(f"Kế hoạch {number}") for number in range(4)]
        assert found(person, "kế hoạch") == 4
        for unit in units[1:]:
            write(unit.name, unit=unit, order=3)
        with index._lock("write", None):
            results = search.query(person, "kế hoạch", limit=2)
        assert not results.current
        assert results.total == len(results.hits) <= 1


PROGRAM = """
import pathlib, sys, time
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.DATA = pathlib.Path(sys.argv[2])
from chancery.foundation.search import index
from chancery.foundation.search.tests import conftest
conftest.search_units()
index.BATCH = 1
print("ready", flush=True)
while True:
    index.{work}()
    time.sleep(0.001)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
class TestProcesses:
    """Real processes on one database and one index."""

    @pytest.fixture
    def start(self, home: Path):
        """Starts a process that does `work` over and over, reading one line of the ledger a commit."""
        started: list[subprocess.Popen[str]] = []

        def start(work: str = "follow") -> subprocess.Popen[str]:
            program = PROGRAM.format(work=work)
            process = subprocess.Popen(
                [sys.executable, "-c", program, connection.settings_dict["NAME"], str(home.parent)],
                stdout=subprocess.PIPE,
                text=True,
            )
            started.append(process)
            assert process.stdout.readline() == "ready\n"
            return process

        yield start
        died = [process for process in started if process.poll() not in (None, -signal.SIGKILL)]
        for process in started:
            process.kill()
            process.wait()
        assert not died

    def test_killed_in_mid_indexing_the_index_is_right(self, person: Person, write: Write, start) -> None:
        index.follow()
        folder = index.current().folder
        for number in range(200):
            write(f"Kế hoạch {number}")
        chance = random.Random(7)
        for _ in range(10):
            at = index.current().seq
            process = start()
            while index.current().seq == at:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.05)
            process.kill()
            process.wait()
        assert index.current().seq < ledger.last_seq(), "it was killed before the end"
        index.follow()
        assert index.current().folder == folder, "nothing was damaged"
        assert found(person, "kế hoạch") == 200
        assert index.current().index.searcher().num_docs == 201, "each once, and the position"

    def test_killed_in_mid_rebuild_the_old_index_serves(self, person: Person, write: Write, start) -> None:
        for number in range(60):
            write(f"Kế hoạch {number}")
        index.follow()
        chance = random.Random(7)
        for number in range(60, 64):
            process = start("rebuild")
            time.sleep(chance.random() * 0.1)
            process.kill()
            process.wait()
            write(f"Kế hoạch {number}")
            assert found(person, "kế hoạch") == number + 1
        index.rebuild()
        assert found(person, "kế hoạch") == 64

    def test_several_processes_share_one_copy(self, person: Person, write: Write, start) -> None:
        for _ in range(2):
            start()
        for number in range(30):
            write(f"Kế hoạch {number}")
            if number % 10 == 9:
                # Another process may be writing, for longer than a search waits.
                eventually(lambda: search.query(person, "kế hoạch").current)
                assert found(person, "kế hoạch") == number + 1

    def test_rebuilds_and_searches_at_once(self, person: Person, write: Write, start) -> None:
        for number in range(10):
            write(f"Kế hoạch {number}")
        index.follow()
        start()
        for number in range(10, 16):
            index.rebuild()
            write(f"Kế hoạch {number}")
            assert found(person, "kế hoạch") == number + 1

    def test_a_long_way_behind_is_left_to_a_thread(
        self, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(index, "AT_ONCE", 3)
        index.follow()
        for number in range(5):
            write(f"Kế hoạch {number}")
        search.query(person, "kế hoạch")
        for thread in threading.enumerate():
            if thread.name == "search-index":
                thread.join()
        assert index._behind() == 0
        assert found(person, "kế hoạch") == 5
