"""The pages of the rules: each rule has one, with its provision, examples, mend and how it is silenced."""

import pytest
from django.urls import reverse

from chancery.gate.packs import packs, rules_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, office):
    client.force_login(office.author)
    return client


def test_the_list_names_every_rule(reader):
    told = reader.get(reverse("rules")).content.decode()
    assert [code for code in rules_by_code() if reverse("rule", args=[code]) not in told] == []
    assert [pack.code for pack in packs().values() if f"pack-{pack.code}" not in told] == []


@pytest.mark.parametrize("code", ["ND30-405", "HD36-403"])
def test_a_rule_tells_its_provision_examples_and_mend(reader, code):
    _, rule = rules_by_code()[code]
    page = reader.get(reverse("rule", args=[code]))
    told = page.content.decode()
    assert page.context["rule"] == rule
    assert rule.article in told
    assert f"--silence {code}" in told


def test_every_rule_has_its_page(reader):
    assert {reader.get(reverse("rule", args=[code])).status_code for code in rules_by_code()} == {200}


def test_a_rule_that_is_none(reader):
    assert reader.get(reverse("rule", args=["ND30-999"])).status_code == 404


def test_strangers_to_the_office_sign_in_first(client):
    assert client.get(reverse("rules")).status_code == 302
