"""Fixes mend what they say, touch no word, and have nothing left to do the second time."""

from dataclasses import replace

import pytest

from chancery.gate.checks import CHECKS, Fault
from chancery.gate.docx.read import read
from chancery.gate.engine import check
from chancery.gate.findings import Finding
from chancery.gate.fixes import FIXERS, fix
from chancery.gate.packs import forms, packs
from chancery.gate.report.comments import annotated
from chancery.gate.tests.breaks import base_of, broken
from chancery.gate.tests.documents import faultless

pytestmark = pytest.mark.gate_only

FIXABLE = [(pack.code, rule) for pack in forms().values() for rule in pack.rules if rule.fixable]


def text(content):
    return [paragraph.text for paragraph in read(content).paragraphs]


def test_a_rule_is_fixable_wherever_its_check_has_a_fixer():
    assert {rule.check for _, rule in FIXABLE} >= FIXERS.keys()
    rules = [rule for pack in packs().values() for rule in pack.rules]
    assert not [rule.code for rule in rules if rule.check in FIXERS and not rule.fixable]


@pytest.mark.parametrize(("pack", "rule"), FIXABLE, ids=[f"{pack}-{rule.code}" for pack, rule in FIXABLE])
def test_what_is_fixable_is_mended(pack, rule):
    wrong = broken(faultless(pack, base_of(rule)), rule)
    mended = fix(wrong, check(wrong, pack=pack))
    after = check(mended, pack=pack)
    assert after.findings == ()
    if rule.check != "exact-text":
        assert text(mended) == text(wrong)
    assert fix(mended, after) == mended


def test_a_replacement_is_put_in_where_the_rule_is_fixable_only(monkeypatch):
    def motto(found, rule):
        (span,) = found.all("motto")
        yield Fault(("", ""), span.paragraph, span.start, span.start + 3, "ĐỘC")

    content = faultless("nd30", "decision")
    monkeypatch.setitem(CHECKS, "kind-known", motto)
    result = check(content)
    assert [(finding.fixable, finding.replacement) for finding in result.findings] == [(False, "ĐỘC")]
    assert fix(content, result) == content
    safe = replace(result, findings=(replace(result.findings[0], fixable=True),))
    assert "ĐỘC lập - Tự do - Hạnh phúc" in text(fix(content, safe))


def test_of_two_replacements_of_one_place_the_first_is_made():
    content = faultless("nd30", "decision")
    finding = Finding("ND30-607", "advice", "", "", 1, 0, 2, "", True, "X")
    result = replace(check(content), findings=(finding, replace(finding, start=1, replacement="Y")))
    assert text(fix(content, result))[0] == f"X{text(content)[0][2:]}"


def test_a_faultless_document_comes_back_byte_for_byte():
    content = faultless("nd30", "decision")
    assert fix(content, check(content)) == content


def test_findings_become_comments_and_the_text_stays():
    (rule,) = [rule for rule in packs()["nd30"].rules if rule.code == "ND30-605"]
    wrong = broken(faultless("nd30", "decision"), rule)
    result = check(wrong)
    noted = annotated(wrong, result)
    assert read(noted).comments == len(result.findings) == 1
    assert text(noted) == text(wrong)
