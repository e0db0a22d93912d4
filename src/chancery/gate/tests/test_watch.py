"""Watch mode: what changed is appraised anew, in a process of its own that Ctrl-C ends."""

import json
import signal
import subprocess
import sys

import pytest

from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import faultless
from chancery.gate.watch import changes

pytestmark = pytest.mark.gate_only


class Looks:
    """Does one thing between two looks, instead of sleeping."""

    def __init__(self, *steps):
        self.steps = list(steps)

    def __call__(self, seconds):
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()


def watched(paths, *steps):
    told = []
    with pytest.raises(KeyboardInterrupt):
        for changed in changes(paths, Looks(*steps)):
            told.append([path.name for path in changed])
    return told


def test_first_all_then_what_changed_once_it_rests(tmp_path):
    one, two = tmp_path / "a.docx", tmp_path / "b.docx"
    one.write_text("1")
    two.write_text("1")
    wait = lambda: None  # noqa: E731
    write = lambda: two.write_text("zwei")  # noqa: E731
    more = lambda: two.write_text("drei drei")  # noqa: E731
    assert watched([one, two], wait, write, more, wait, wait) == [["a.docx", "b.docx"], ["b.docx"]]


def test_a_folder_tells_of_new_documents_too(tmp_path):
    new = tmp_path / "c.docx"

    def come():
        new.write_text("1")
        (tmp_path / "~$c.docx").write_text("1")
        (tmp_path / "c.txt").write_text("1")

    assert watched([tmp_path], come, lambda: None, lambda: None) == [["c.docx"]]


def test_what_is_gone_and_comes_back_is_told_again(tmp_path):
    one = tmp_path / "a.docx"
    one.write_text("1")
    back = lambda: one.write_text("1")  # noqa: E731
    assert watched([one], one.unlink, back, lambda: None) == [["a.docx"], ["a.docx"]]


def test_in_a_process_of_its_own(tmp_path):
    draft = tmp_path / "a.docx"
    draft.write_bytes(with_fault("nd30", "ND30-105"))
    code = "from chancery.site.command import main; main()"
    command = [sys.executable, "-c", code, "check", str(draft), "--watch", "--format", "sarif", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert rules(process) == {"ND30-105"}
            half = tmp_path / "half"
            half.write_bytes(faultless("nd30", "decision"))
            half.replace(draft)
            assert rules(process) == set()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert (out.strip(), err) == ("", "")


def rules(process):
    """The rules of the next report."""
    report = ""
    for line in process.stdout:
        report += line
        try:
            told = json.loads(report)
        except ValueError:
            continue
        return {result["ruleId"] for result in told["runs"][0]["results"]}
    raise AssertionError(process.stderr.read())
