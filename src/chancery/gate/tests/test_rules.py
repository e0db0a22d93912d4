"""Each rule: a document that passes, and one that breaks only it."""

import pytest

from chancery.gate.engine import check
from chancery.gate.packs import forms
from chancery.gate.tests.breaks import BREAKS, base_of, broken
from chancery.gate.tests.documents import BASES, faultless

pytestmark = pytest.mark.gate_only

RULES = [(pack.code, rule) for pack in forms().values() for rule in pack.rules]


def codes(result):
    return {finding.rule for finding in result.findings}


@pytest.mark.parametrize(("pack", "base"), [(pack, base) for pack, bases in BASES.items() for base in bases])
def test_a_faultless_document_passes(pack, base):
    result = check(faultless(pack, base))
    assert (result.pack, result.verdict, result.findings) == (pack, "pass", ())


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[f"{pack}-{rule.code}" for pack, rule in RULES])
def test_a_document_that_breaks_one_rule_breaks_only_that(pack, rule):
    assert rule.check in BREAKS, f"say in breaks.py how {rule.code} is broken"
    # The pack is named, because some breaks take away the date or the header by which it is chosen.
    result = check(broken(faultless(pack, base_of(rule)), rule), pack=pack)
    assert codes(result) == {rule.code}
    assert all(finding.message and finding.article for finding in result.findings)


@pytest.mark.parametrize("pack", forms().values(), ids=lambda pack: pack.code)
def test_each_system_has_at_least_25_rules_of_form(pack):
    assert len(pack.rules) >= 25
