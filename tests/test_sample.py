"""The sample office: whole, loaded once, and each of its documents appraised as expected."""

import datetime
import io
from collections import Counter

import pytest
from django.test import Client
from docx import Document as open_docx

from chancery.foundation import files, ledger
from chancery.foundation.identity.models import Person, Unit
from chancery.foundation.registers.models import RegisterLine
from chancery.gate.compose import compose
from chancery.gate.engine import check
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document, Round
from chancery.rooms.documents.opinions.standing import standings
from chancery.rooms.programme.models import Direction, Line
from chancery.site.sample.faults import FAULTS, spoil
from chancery.site.sample.load import PASSWORD, load
from chancery.site.sample.writings import dated, writings


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The sample office, loaded for this module and taken away after it."""
    from django.db import transaction

    with django_db_blocker.unblock():
        atom = transaction.atomic()
        atom.__enter__()
        assert load(say=lambda words: None)
        yield
        transaction.set_rollback(True)
        atom.__exit__(None, None, None)


WRITINGS = list(writings())


@pytest.mark.parametrize(
    "day", [datetime.date(2025, 12, 1), datetime.date(2026, 3, 2)], ids=["hd36", "qd399"]
)
def test_every_document_as_written_is_faultless(day):
    found = {
        piece.key: [finding.rule for finding in check(compose(dated(piece, 7, day)), on=day).findings]
        for piece in WRITINGS
    }
    assert len(found) == 150
    assert {key: rules for key, rules in found.items() if rules} == {}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_breaks_just_its_rule(fault):
    _, _, rules = FAULTS[fault]
    for system, rule in rules.items():
        for piece in [piece for piece in WRITINGS if piece.parts.system == system][:12]:
            spoiled = spoil(compose(dated(piece, 7, datetime.date(2026, 3, 2))), fault)
            assert [finding.rule for finding in check(spoiled).findings] == [rule], piece.key


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
class TestLoaded:
    def test_it_has_its_people_and_units(self):
        assert (Person.objects.count(), Unit.objects.count()) == (40, 12)

    def test_it_has_a_year_of_documents_and_some_on_their_way(self):
        states = Counter(Document.objects.values_list("state", flat=True))
        assert sum(states.values()) == 150
        assert states["issued"] == RegisterLine.objects.count() == 118
        assert {"draft", "submitted", "returned", "approved"} <= states.keys()
        issued = Document.objects.filter(state="issued").order_by("issued_on")
        assert (issued.last().issued_on - issued.first().issued_on).days > 330

    def test_numbers_run_without_gaps(self):
        for register, year in RegisterLine.objects.values_list("register", "year").distinct():
            lines = RegisterLine.objects.filter(register=register, year=year)
            numbers = sorted(lines.values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))

    def test_what_was_issued_passes_the_gate_and_says_its_number(self):
        for document in Document.objects.filter(state="issued").order_by("?")[:12]:
            content = files.read_bytes(document.latest.blob)
            assert check(content).findings == ()
            words = open_docx(io.BytesIO(content))
            head = [p.text for cell in words.tables[0]._cells for p in cell.paragraphs]
            assert any(document.symbol in line for line in head)

    def test_directions_became_lines(self):
        assert Direction.objects.count() == Line.objects.exclude(direction=None).count() == 25

    def test_the_ledger_holds(self):
        verdict = ledger.verify()
        assert verdict.ok
        assert verdict.entries > 1000

    def test_every_verb_has_words(self):
        from chancery.foundation.ledger.models import Entry

        assert ledger.verbs.unlabelled(set(Entry.objects.values_list("verb", flat=True))) == set()

    def test_it_is_loaded_once(self):
        assert load(say=lambda words: None) is False
        assert Person.objects.count() == 40

    @pytest.mark.parametrize("username", ["linh.do", "hoan.dang", "hue.cao", "quantri"])
    def test_its_people_sign_in(self, username, settings):
        settings.PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.MD5PasswordHasher",
            "django.contrib.auth.hashers.Argon2PasswordHasher",
        ]
        client = Client()
        told = client.post("/dang-nhap/", {"username": username, "password": PASSWORD, "next": "/van-ban/"})
        assert told.status_code == 302
        assert client.get("/van-ban/").status_code == 200

    def test_some_are_in_appraisal_at_each_step(self):
        rounds = Round.objects.all()
        assert Counter(round.state for round in rounds) == {"asked": 1, "assigned": 2, "opened": 1}
        given = [
            round
            for round in rounds
            if round.state == "assigned" and not round.opinions.filter(given_at=None).exists()
        ]
        differing = [round for round in given if any(one.to_settle for one in standings(round))]
        assert len(differing) == 1
        opened = Round.objects.get(state="opened")
        assert check(files.read_bytes(opened.sheet)).findings == ()
        waiting = documents.waits(Person.objects.get(username="linh.do")).for_me
        assert "Thẩm định" in {one.what for one in waiting}
