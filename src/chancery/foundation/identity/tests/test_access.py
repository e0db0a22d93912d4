"""The access policy: nothing without a grant; then role × unit × relation, under secrecy against clearance.

The stand-in is a register line under rules of its own: whoever entered it reads and edits it, specialists read
those of their unit, heads those of their units and below, the archivist the cancelled ones.
"""

import datetime

import pytest
from django.db.models import Q
from django.utils import timezone

from chancery.foundation.identity import access
from chancery.foundation.identity.access import (
    ANY_ROLE,
    AccessDenied,
    can,
    grant,
    headed_unit,
    own_unit,
    require,
    scope,
    self_or_lent,
)
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit
from chancery.foundation.registers.models import Register, RegisterLine

SINCE = datetime.date(2020, 1, 1)
NOW = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)
pytestmark = pytest.mark.django_db


def day(offset: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=offset)


def again(person: Person) -> Person:
    """The person as the next request finds him."""
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def units():
    root = Unit.objects.create(name="Văn phòng", symbol="VP", since=SINCE)
    first = Unit.objects.create(parent=root, name="Phòng Tổng hợp", symbol="TH", since=SINCE)
    second = Unit.objects.create(parent=root, name="Phòng Quản trị", symbol="QT", since=SINCE)
    team = Unit.objects.create(parent=first, name="Tổ Biên tập", symbol="BT", since=SINCE)
    return {"root": root, "first": first, "second": second, "team": team}


@pytest.fixture
def hire(units):
    def hire(name, role, unit, *, clearance=0, since=SINCE, until=None):
        person = Person.objects.create(username=name, full_name=name.title(), clearance=clearance)
        Post.objects.create(person=person, unit=units[unit], role=role, title="", since=since, until=until)
        return person

    return hire


@pytest.fixture
def line(units):
    """Writes a line into the book of a unit."""
    books = {
        name: Register.objects.create(unit=unit, code="so", name="Sổ", kind="outgoing")
        for name, unit in units.items()
    }

    def line(unit="first", by=None, **values):
        number = RegisterLine.objects.count() + 1
        told = {"year": 2026, "number": number, "symbol": str(number), "title": "Thử", "dated": NOW.date()}
        return RegisterLine.objects.create(
            register=books[unit], subject_type="x", subject_id=str(number), entered_by=by, **told | values
        )

    return line


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    """The stand-in's rules, in place of the real ones and only for the test."""
    monkeypatch.setattr(access, "_registry", {})

    def unit_of(found):
        return (found.register.unit_id,)

    access.register(
        RegisterLine,
        secrecy="secrecy",
        relations={
            "author": self_or_lent("entered_by"),
            "own": own_unit("register__unit", of_record=unit_of),
            "headed": headed_unit("register__unit", of_record=unit_of),
        },
        grants=[
            grant("read edit", ANY_ROLE - {Role.ADMIN}, "author"),
            grant("read", {Role.SPECIALIST}, "own"),
            grant("read approve", {Role.HEAD, Role.CHIEF}, "headed"),
            grant("read", {Role.ARCHIVIST}, where=Q(cancelled_at__isnull=False)),
        ],
    )


def reads(person, *lines) -> list[bool]:
    """For each line whether lists show it to the person; the other two ways of asking must agree."""
    person = again(person)
    found = set(scope(person, "read", RegisterLine.objects.all()))
    keys, clearance = access.reader(person).keys, access.reader(person).clearance
    for one in lines:
        assert can(person, "read", one) is (one in found)
        indexed = bool(access.index_keys(one) & keys) and access.index_secrecy(one) <= clearance
        assert indexed is (one in found)
    return [one in found for one in lines]


class TestDefaultDeny:
    def test_a_type_that_nobody_registered(self, hire, units):
        person = hire("an", Role.CHIEF, "root")
        assert not scope(person, "read", Unit.objects.all()).exists()
        assert not can(person, "read", units["root"])
        assert not can(person, "read", Unit)
        with pytest.raises(AccessDenied, match="không có quyền"):
            require(person, "read", units["root"])
        assert access.index_keys(units["root"]) == set()

    def test_an_action_that_no_grant_names(self, hire, line):
        person = hire("an", Role.CHIEF, "root")
        assert not can(person, "burn", line(by=person))
        assert not scope(person, "burn", RegisterLine.objects.all()).exists()

    def test_a_person_without_a_post_even_for_what_he_entered(self, line):
        person = Person.objects.create(username="an", full_name="An")
        assert reads(person, line(by=person)) == [False]

    def test_a_role_without_a_grant(self, hire, line):
        assert reads(hire("admin", Role.ADMIN, "first"), line()) == [False]
        assert reads(hire("clerk", Role.CLERK, "first"), line()) == [False]


class TestRoleUnitAndRelation:
    @pytest.mark.parametrize(
        ("role", "unit", "seen"),
        [
            # in the books of: root, first, team (below first), second
            (Role.SPECIALIST, "root", [True, False, False, False]),
            (Role.SPECIALIST, "first", [False, True, False, False]),
            (Role.SPECIALIST, "team", [False, False, True, False]),
            (Role.HEAD, "first", [False, True, True, False]),
            (Role.HEAD, "team", [False, False, True, False]),
            (Role.HEAD, "second", [False, False, False, True]),
            (Role.CHIEF, "root", [True, True, True, True]),
            # heads a unit, but no grant is his role's
            (Role.LEADER, "root", [False, False, False, False]),
            (Role.CLERK, "first", [False, False, False, False]),
        ],
    )
    def test_who_reads_the_lines_of_which_unit(self, hire, line, role, unit, seen):
        lines = [line(name) for name in ("root", "first", "team", "second")]
        assert reads(hire("an", role, unit), *lines) == seen

    def test_a_record_of_one_s_own_in_any_unit(self, hire, line):
        author = hire("an", Role.CLERK, "second")
        own, others = line(by=author), line()
        assert reads(author, own, others) == [True, False]
        assert (can(author, "edit", own), can(author, "approve", own)) == (True, False)

    def test_a_relation_of_one_role_gives_nothing_to_another_of_the_same_person(self, hire, line, units):
        """A specialist here who heads another department approves there alone."""
        person = hire("an", Role.SPECIALIST, "first")
        Post.objects.create(person=person, unit=units["second"], role=Role.HEAD, title="", since=SINCE)
        here, there = line("first"), line("second")
        assert reads(person, here, there) == [True, True]
        assert [can(again(person), "approve", one) for one in (here, there)] == [False, True]

    def test_a_condition_of_the_grant(self, hire, line):
        archivist = hire("an", Role.ARCHIVIST, "root")
        assert reads(archivist, line(), line(cancelled_at=NOW)) == [False, True]

    def test_of_a_type_one_may_if_some_grant_is_his_role_s(self, hire):
        assert can(hire("head", Role.HEAD, "first"), "approve", RegisterLine)
        assert not can(hire("clerk", Role.CLERK, "first"), "approve", RegisterLine)


class TestSecrecy:
    @pytest.mark.parametrize("clearance", range(4))
    def test_up_to_the_clearance_and_no_further(self, hire, line, clearance):
        lines = [line(secrecy=secrecy) for secrecy in range(4)]
        person = hire("an", Role.SPECIALIST, "first", clearance=clearance)
        assert reads(person, *lines) == [secrecy <= clearance for secrecy in range(4)]

    def test_it_stands_above_authorship_and_headship(self, hire, line):
        author, chief = hire("an", Role.CLERK, "first"), hire("chief", Role.CHIEF, "root")
        secret = line(by=author, secrecy=1)
        for person in (author, chief):
            assert reads(person, secret) == [False]
            with pytest.raises(AccessDenied):
                require(person, "read", secret)

    def test_clearance_without_a_grant_opens_nothing(self, hire, line):
        assert reads(hire("an", Role.SPECIALIST, "second", clearance=3), line(secrecy=3)) == [False]


class TestTime:
    @pytest.mark.parametrize(
        ("since", "until", "sees"),
        [(-30, -1, False), (-30, 0, True), (-30, 1, True), (0, None, True), (1, None, False)],
        ids=["ended yesterday", "ends today", "ends tomorrow", "begins today", "begins tomorrow"],
    )
    def test_a_post_counts_in_its_days(self, hire, line, since, until, sees):
        until = None if until is None else day(until)
        person = hire("an", Role.SPECIALIST, "first", since=day(since), until=until)
        assert reads(person, line()) == [sees]

    def test_an_inactive_person_may_nothing(self, hire, line):
        person = hire("an", Role.CHIEF, "root")
        found = line(by=person)
        Person.objects.update(is_active=False)
        assert reads(person, found) == [False]


class TestDelegation:
    @pytest.fixture
    def pair(self, hire):
        return hire("head", Role.HEAD, "first"), hire("deputy", Role.CLERK, "second")

    def lend(self, pair, since=0, until=0):
        Delegation.objects.create(
            delegator=pair[0], delegate=pair[1], since=day(since), until=day(until), reason="Đi công tác"
        )

    @pytest.mark.parametrize(
        ("since", "until", "sees"),
        [(-9, -1, False), (-9, 0, True), (0, 9, True), (1, 9, False)],
        ids=["ended", "last day", "first day", "not yet"],
    )
    def test_it_counts_in_its_days(self, pair, line, since, until, sees):
        self.lend(pair, since, until)
        assert reads(pair[1], line()) == [sees]

    def test_it_is_told_on_whose_behalf(self, pair, line):
        self.lend(pair)
        own = line(by=pair[1])
        assert require(again(pair[1]), "approve", line()) == pair[0]
        assert require(again(pair[1]), "read", own) is None

    def test_it_lends_the_posts_and_not_the_clearance(self, pair, line):
        self.lend(pair)
        Person.objects.filter(pk=pair[0].pk).update(clearance=3)
        secret = line(secrecy=1)
        assert reads(pair[0], secret) == [True]
        assert reads(pair[1], secret) == [False]

    def test_what_was_lent_is_not_lent_on(self, pair, hire, line):
        self.lend(pair)
        third = hire("third", Role.CLERK, "second")
        self.lend((pair[1], third))
        assert reads(third, line()) == [False]

    def test_an_inactive_lender_lends_nothing(self, pair, line):
        self.lend(pair)
        Person.objects.filter(pk=pair[0].pk).update(is_active=False)
        assert reads(pair[1], line()) == [False]

    def test_a_post_that_the_lender_no_longer_holds_is_not_lent(self, pair, line):
        self.lend(pair)
        Post.objects.filter(person=pair[0]).update(until=day(-1))
        assert reads(pair[1], line()) == [False]


@pytest.mark.parametrize("size", [1, 20])
def test_a_list_is_one_statement_however_long(hire, line, size, django_assert_num_queries):
    person = hire("an", Role.HEAD, "first")
    for _ in range(size):
        line()
    access.reader(person)
    with django_assert_num_queries(1):
        assert len(scope(person, "read", RegisterLine.objects.all())) == size
