"""Silencing on the command line and by a file beside the documents: with a reason, and told in every report."""

import json

import pytest
from click.testing import CliRunner

from chancery.gate.command import check
from chancery.gate.docx.read import read
from chancery.gate.engine import check as appraise
from chancery.gate.silence import FILE
from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import faultless

pytestmark = pytest.mark.gate_only
REASON = "Khổ lề theo mẫu của Bộ"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "du-thao.docx"
    path.write_bytes(with_fault("nd30", "ND30-105"))
    return path


def run(*arguments):
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


def told(*arguments):
    answer = run(*arguments, "--format", "json")
    return answer.exit_code, json.loads(answer.stdout)["files"][0]


def beside(draft, text):
    (draft.parent / FILE).write_text(text, "utf-8")


def test_an_option_silences_a_rule_and_its_reason_is_told(draft):
    code, file = told(draft, "--silence", f"ND30-105={REASON}")
    assert (code, file["verdict"], file["findings"]) == (0, "pass", [])
    (silenced,) = file["silenced"]
    assert (silenced["rule"], silenced["reason"]) == ("ND30-105", REASON)
    assert REASON in run(draft, "--silence", f"nd30-105={REASON}").output
    assert REASON in run(draft, "--silence", f"ND30-105={REASON}", "--format", "html").output


def test_without_a_silence_the_report_has_just_the_keys_of_the_contract(draft):
    code, file = told(draft)
    assert code == 1
    assert "silenced" not in file


@pytest.mark.parametrize("option", ["ND30-105", "ND30-105=", "ND30-105=  ", "ND30-999=vì thế", "=vì thế"])
def test_a_silence_names_a_rule_and_a_reason(draft, option):
    assert run(draft, "--silence", option).exit_code == 2


def test_sarif_tells_it_as_a_suppression(draft):
    report = json.loads(run(draft, "--silence", f"ND30-105={REASON}", "--format", "sarif").output)
    (result,) = report["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": REASON}]


def test_a_file_beside_the_document_silences(draft):
    beside(draft, f"silence:\n  - rule: ND30-105\n    reason: {REASON}\n")
    code, file = told(draft)
    assert (code, file["silenced"][0]["reason"]) == (0, REASON)


@pytest.mark.parametrize(("more", "code"), [
    ('files: "du-*.docx"', 0), ('files: "khac-*.docx"', 1), ('quote: "lời khác"', 1),
])  # fmt: skip
def test_for_some_files_or_some_words_only(draft, more, code):
    beside(draft, f"silence:\n  - rule: ND30-105\n    reason: {REASON}\n    {more}\n")
    assert run(draft).exit_code == code


@pytest.mark.parametrize("text", [
    "silence: [", "- a", "silences: []", "silence:\n  - rule: ND30-105\n", "silence:\n  - ND30-105",
    "silence:\n  - rule: X1\n    reason: a", "silence:\n  - rule: ND30-105\n    reason: a\n    why: b",
])  # fmt: skip
def test_a_file_that_cannot_be_understood_is_refused_by_its_name(draft, text):
    beside(draft, text)
    answer = run(draft)
    assert answer.exit_code == 2
    assert FILE in answer.output


def test_other_findings_still_count(draft):
    code, file = told(draft, "--silence", f"ND30-104={REASON}")
    assert (code, [f["rule"] for f in file["findings"]]) == (1, ["ND30-105"])


def test_what_is_silenced_is_not_mended_nor_noted(draft, tmp_path):
    out = tmp_path / "out.docx"
    run(draft, "--fix", out, "--silence", f"ND30-105={REASON}")
    assert out.read_bytes() == draft.read_bytes()
    run(draft, "--annotate", out, "--silence", f"ND30-105={REASON}")
    assert read(out).comments == 0


def test_fixing_and_tracking_from_the_command_line(draft, tmp_path):
    out = tmp_path / "out.docx"
    assert run(draft, "--fix", out, "--track").exit_code == 1
    assert appraise(out).findings == ()
    assert read(out).tracked_changes
    assert run(draft, "--track").exit_code == 2


def test_a_folder_is_all_its_documents(draft):
    (draft.parent / "tot.docx").write_bytes(faultless("nd30", "decision"))
    (draft.parent / "~$du-thao.docx").write_bytes(b"x")
    answer = run(draft.parent, "--format", "json")
    assert [file["verdict"] for file in json.loads(answer.stdout)["files"]] == ["fail", "pass"]
