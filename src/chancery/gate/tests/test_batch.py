"""Many files at once: in the order given, as they come, and none stops the others."""

import json
import os
import signal

import pytest
from click.testing import CliRunner

from chancery.gate import batch
from chancery.gate.batch import AHEAD, check_many
from chancery.gate.command import check
from chancery.gate.engine import check as check_one
from chancery.gate.report import FORMATS
from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import faultless

pytestmark = pytest.mark.gate_only


@pytest.fixture
def files(tmp_path):
    contents = (faultless("nd30", "decision"), with_fault("nd30", "ND30-105"), b"no document")
    paths = [tmp_path / f"{at}.docx" for at in range(12)]
    for at, path in enumerate(paths):
        path.write_bytes(contents[at % 3])
    return paths


def told(results):
    return [(result.path, result.verdict, result.findings) for result in results]


def test_two_processes_say_what_one_says_in_the_order_given(files):
    two = told(check_many(files, jobs=2))
    assert two == told(check_many(files, jobs=1))
    assert [verdict for _, verdict, _ in two[:3]] == ["pass", "fail", "unreadable"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_while_files_are_still_to_be_read(files, jobs):
    asked = []
    results = check_many((asked.append(path) or path for path in files), jobs=jobs)
    assert next(results).path == str(files[0])
    assert len(asked) <= jobs * AHEAD
    results.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_on_which_the_gate_fails_stops_no_other(files, jobs, monkeypatch):
    def fails(path, **how):
        if path.name == "1.docx":
            raise ZeroDivisionError("thử")
        return check_one(path, **how)

    monkeypatch.setattr(batch, "check", fails)
    results = list(check_many(files[:3], jobs=jobs))
    assert [result.verdict for result in results] == ["pass", "unreadable", "unreadable"]
    assert "ZeroDivisionError: thử" in results[1].error


def test_a_file_that_kills_its_process_stops_no_other(files, monkeypatch):
    def dies(path, **how):
        if path.name in {"1.docx", "7.docx"}:
            os.kill(os.getpid(), signal.SIGKILL)
        return check_one(path, **how)

    expected = [result.verdict for result in check_many(files, jobs=1)]
    monkeypatch.setattr(batch, "check", dies)
    results = list(check_many(files, jobs=2))
    expected[1] = expected[7] = "unreadable"
    assert [result.verdict for result in results] == expected
    assert "dừng đột ngột" in results[1].error
    assert [result.path for result in results] == [str(path) for path in files]


@pytest.mark.parametrize("form", FORMATS)
def test_the_report_is_the_same_whatever_the_processes(files, form):
    def report(jobs):
        arguments = ["--format", form, "--jobs", jobs, *map(str, files)]
        done = CliRunner().invoke(check, arguments)
        assert done.exit_code == 2
        return done.output

    one, two = report("1"), report("2")
    if form == "json":
        one, two = json.loads(one), json.loads(two)
        for file in (*one["files"], *two["files"]):
            del file["seconds"]
    assert one == two
