"""`chancery check` and its sisters: the gate's contract, as another program sees it."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner

from chancery.gate.command import check, explain, rules
from chancery.gate.compose import compose
from chancery.gate.consistency.tests.corpus import small_register
from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import BASES, faultless

pytestmark = pytest.mark.gate_only


@pytest.fixture
def files(tmp_path):
    """One faultless document, one with a fault, one that can't be read."""
    good, bad, broken = (tmp_path / name for name in ("tốt.docx", "lỗi.docx", "hỏng.docx"))
    good.write_bytes(faultless("nd30", "decision"))
    bad.write_bytes(with_fault("nd30", "ND30-105"))
    broken.write_bytes(b"not a document")
    return good, bad, broken


def run(command, *arguments):
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_exit_code_tells_the_verdict(files):
    good, bad, broken = files
    assert run(check, good).exit_code == 0
    assert run(check, good, bad).exit_code == 1
    assert run(check, good, broken, bad).exit_code == 2


def test_an_unreadable_file_does_not_hide_the_others(files):
    good, bad, broken = files
    told = json.loads(run(check, broken, good, bad, "--format", "json").output)
    assert [file["verdict"] for file in told["files"]] == ["unreadable", "pass", "fail"]
    assert "DOCX" in told["files"][0]["error"]


def test_json_has_just_the_keys_of_the_contract(files):
    _, bad, _ = files
    (file,) = json.loads(run(check, bad, "--format", "json").output)["files"]
    assert set(file) == {"path", "pack", "type", "verdict", "error", "seconds", "findings"}
    assert (file["pack"], file["type"]) == ("nd30", "quyet-dinh")
    (finding,) = file["findings"]
    assert set(finding) == {
        "rule", "severity", "message", "article", "paragraph", "start", "end", "quote", "fixable",
    }  # fmt: skip
    assert finding["rule"] == "ND30-105"


def test_sarif_names_its_version_and_rules(files):
    _, bad, _ = files
    told = json.loads(run(check, bad, "--format", "sarif").output)
    assert told["version"] == "2.1.0"
    (run_,) = told["runs"]
    assert run_["results"][0]["ruleId"] == run_["tool"]["driver"]["rules"][0]["id"] == "ND30-105"


def test_html_escapes_what_the_document_says(tmp_path):
    from dataclasses import replace

    from chancery.gate.compose import compose
    from chancery.gate.tests.documents import BASES

    evil = tmp_path / "x.docx"
    parts = replace(BASES["nd30"]["decision"], symbol="<script>alert(1)</script>")
    evil.write_bytes(compose(parts))
    told = run(check, evil, "--format", "html").output
    assert "<script>alert" not in told
    assert "&lt;script&gt;" in told


def test_the_law_of_a_day_can_be_asked_for(tmp_path):
    draft = tmp_path / "party.docx"
    draft.write_bytes(faultless("qd399", "decision"))

    def pack(*options):
        return json.loads(run(check, draft, "--format", "json", *options).output)["files"][0]["pack"]

    assert pack() == "qd399"
    assert pack("--on", "2025-06-01") == "hd36"
    assert pack("--pack", "nd30") == "nd30"


def test_messages_come_in_english_too(files):
    _, bad, _ = files
    told = run(check, bad, "--lang", "en").output
    assert "ERROR ND30-105" in told
    assert "The left margin is 43 mm" in told


def test_rules_lists_and_explains():
    assert "ND30-405" in run(rules).output
    told = run(explain, "nd30-405").output
    assert "khoản 3, điểm c" in told
    assert "Số: 05/BNV-VP" in told
    assert run(explain, "ND30-999").exit_code == 2


def test_checking_starts_without_django(files):
    good, _, _ = files
    code = (
        "import sys; from chancery.site.command import main\n"
        f"try: main(['check', {str(good)!r}])\n"
        "except SystemExit: pass\n"
        "assert 'django' not in sys.modules, 'django was imported'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_citations_are_looked_up_in_a_register(tmp_path):
    small_register(tmp_path)
    decree = "Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư"
    drafts = [tmp_path / "một.docx", tmp_path / "hai.docx"]
    for draft in drafts:
        draft.write_bytes(compose(replace(BASES["nd30"]["decision"], bases=(decree,))))
    told = run(check, *drafts, "--register", tmp_path / "register.db", "--format", "json", "--jobs", 2)
    assert [
        [finding["rule"] for finding in file["findings"]] for file in json.loads(told.output)["files"]
    ] == [["VP-C110"]] * 2
    assert run(check, drafts[0], "--register", drafts[0]).exit_code == 2
