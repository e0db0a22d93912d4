"""The coverage table names real rules, every rule of form, and a reason wherever nothing is checked."""

import pytest

from chancery.gate.packs import forms, rules_by_code
from chancery.gate.report.coverage import coverage, covered

pytestmark = pytest.mark.gate_only
PROVISIONS = [(pack, one) for pack in covered() for part in coverage(pack).values() for one in part]


def test_every_pack_of_form_has_its_table():
    assert set(covered()) == set(forms())


@pytest.mark.parametrize(("pack", "provision"), PROVISIONS, ids=lambda value: getattr(value, "says", value))
def test_a_provision_has_rules_or_a_reason(pack, provision):
    assert provision.rules or provision.why
    assert not [code for code in provision.rules if code not in rules_by_code()]


@pytest.mark.parametrize("pack", covered())
def test_every_rule_of_form_stands_in_a_table(pack):
    named = {code for _, provision in PROVISIONS for code in provision.rules}
    assert [rule.code for rule in forms()[pack].rules if rule.code not in named] == []
