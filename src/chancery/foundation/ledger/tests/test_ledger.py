"""The ledger: written with the change, chained, never changed."""

import pytest
from django.db import DatabaseError, connection, transaction

from chancery.foundation import ledger
from chancery.foundation.identity.models import Person
from chancery.foundation.ledger import guard
from chancery.foundation.ledger.models import Entry


@pytest.fixture
def person(db):
    return Person.objects.create(username="lan", full_name="Nguyễn Thị Lan")


def write(person, verb="person.changed", **kwargs):
    with transaction.atomic():
        return ledger.record(person, verb, person, **kwargs)


def test_each_line_follows_from_the_one_before(person):
    first, second = write(person), write(person, after={"email": "lan@vidu.vn"}, because="đổi hộp thư")
    assert (first.seq, second.seq) == (1, 2)
    assert second.previous == first.digest
    assert ledger.verify() == ledger.Verdict(entries=2)


def test_a_line_tells_who_what_and_why(person):
    write(person, before={"clearance": 0}, after={"clearance": 1, "by": person}, because="được bổ nhiệm")
    entry = ledger.timeline(person).get()
    assert (entry.actor, entry.title, entry.because) == (person, "Nguyễn Thị Lan", "được bổ nhiệm")
    assert entry.after == {"clearance": 1, "by": {"id": person.pk, "name": "Nguyễn Thị Lan"}}


def test_a_change_that_fails_leaves_no_line(person):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ledger.record(person, "person.changed", person)
        raise ZeroDivisionError
    assert write(person).seq == 1


@pytest.mark.django_db(transaction=True)
def test_no_line_outside_a_transaction():
    lan = Person.objects.create(username="lan", full_name="Nguyễn Thị Lan")
    with pytest.raises(RuntimeError):
        ledger.record(lan, "person.changed", lan)


def test_floats_are_refused(person):
    with pytest.raises(TypeError):
        write(person, after={"ratio": 0.1})


@pytest.mark.parametrize(
    "change",
    [lambda: Entry.objects.update(because="khác"), lambda: Entry.objects.all().delete()],
    ids=["update", "delete"],
)
def test_the_database_refuses_to_change_a_line(person, change):
    write(person)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()


@pytest.fixture
def unguarded(person):
    """Someone with power over the database took the guard away."""
    for number in range(5):
        write(person, because=f"lần {number}")
    guard.remove(connection)
    yield
    guard.install(connection)


@pytest.mark.usefixtures("unguarded")
def test_verify_names_the_first_changed_line():
    Entry.objects.filter(seq__in=[3, 4]).update(because="sửa trộm")
    verdict = ledger.verify()
    assert (verdict.ok, verdict.entries, verdict.broken_seq) == (False, 2, 3)


@pytest.mark.usefixtures("unguarded")
def test_verify_names_a_missing_line():
    Entry.objects.filter(seq=2).delete()
    assert ledger.verify().broken_seq == 2


@pytest.mark.usefixtures("unguarded")
def test_verify_sees_that_the_end_was_cut_off():
    Entry.objects.filter(seq=5).delete()
    assert ledger.verify().broken_seq == 5


@pytest.mark.usefixtures("unguarded")
def test_verify_sees_a_line_rewritten_with_a_new_digest():
    entry = Entry.objects.get(seq=2)
    entry.because = "viết lại"
    entry.digest = entry.computed_digest()
    Entry.objects.filter(seq=2).update(because=entry.because, digest=entry.digest)
    assert ledger.verify().broken_seq == 3
