"""The page of the ledger: who sees it, what it tells of records that its reader may not read, and the proof."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from chancery.foundation import jobs, ledger
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit
from chancery.foundation.jobs import worker
from chancery.foundation.ledger import queries
from chancery.foundation.ledger.models import Entry, Head

SINCE = datetime.date(2020, 1, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return Unit.objects.create(name="Phòng Tổng hợp", since=SINCE)


@pytest.fixture
def holder(unit):
    def make(role):
        person = Person.objects.create(username=role.value, full_name=f"Người {role.value}")
        Post.objects.create(person=person, unit=unit, role=role, title=role.label, since=SINCE)
        return person

    return make


@pytest.fixture
def chief(holder):
    return holder(Role.CHIEF)


def write(actor, verb, subject, **more):
    with transaction.atomic():
        return ledger.record(actor, verb, subject, **more)


def lent(giver, taker):
    """A delegation between two others: the chief may not read it."""
    return Delegation.objects.create(
        delegator=giver, delegate=taker, since=SINCE, until=datetime.date(2099, 1, 1), reason="Nghỉ ốm"
    )


@pytest.mark.parametrize("role", Role)
def test_only_the_administrator_and_the_chief_see_it(client, holder, role):
    person = holder(role)
    client.force_login(person)
    may = role in {Role.ADMIN, Role.CHIEF}
    assert client.get(reverse("ledger")).status_code == (200 if may else 403)
    assert client.get(reverse("ledger-check")).status_code == (200 if may else 403)
    assert client.post(reverse("begin-ledger-check")).status_code == (302 if may else 403)
    assert jobs.models.Job.objects.count() == (1 if may else 0)
    assert (reverse("ledger") in client.get("/").content.decode()) == may


def test_the_query_itself_gives_nothing_to_others(holder, unit):
    person = holder(Role.SPECIALIST)
    write(person, "unit.created", unit)
    assert not queries.entries(person).exists()


def test_a_filter_without_a_hit_says_so(client, chief):
    client.force_login(chief)
    found = client.get(reverse("ledger"), {"q": "không đâu"}).content.decode()
    assert "Không có dòng nhật ký nào khớp" in found


def test_a_line_tells_who_what_why_and_what_changed(client, chief, holder, unit):
    admin = holder(Role.ADMIN)
    write(
        admin,
        "unit.changed",
        unit,
        before={"name": "Phòng Hành chính"},
        after={"name": "Phòng Tổng hợp"},
        because="Sáp nhập",
        on_behalf_of=chief,
    )
    client.force_login(chief)
    page = client.get(reverse("ledger")).content.decode()
    for words in ("Người admin", "(thay mặt Người chief)", "đã sửa đơn vị", "Sáp nhập", "Phòng Hành chính"):
        assert words in page
    [line] = queries.lines(chief, queries.entries(chief, kind="identity.unit"))
    assert line.changes == [queries.Change("Tên đơn vị", "Phòng Hành chính", "Phòng Tổng hợp")]


class TestSecrets:
    def test_a_record_that_he_may_not_read_is_not_named(self, client, chief, holder):
        secret = lent(holder(Role.HEAD), holder(Role.SPECIALIST))
        write(secret.delegator, "delegation.given", secret, after={"reason": "Nghỉ ốm"}, because="Mổ tim")
        client.force_login(chief)
        page = client.get(reverse("ledger")).content.decode()
        assert "(ngoài quyền xem)" in page
        assert "→" not in page
        assert "Nghỉ ốm" not in page
        assert "Mổ tim" not in page

    def test_nor_betrayed_by_a_search_for_its_title(self, chief, holder):
        secret = lent(holder(Role.HEAD), holder(Role.SPECIALIST))
        entry = write(secret.delegator, "x.y", secret)
        assert "Người head" in entry.title
        assert not queries.entries(chief, q="Người head").exists()

    def test_who_may_read_it_finds_and_sees_it(self, holder):
        admin = holder(Role.ADMIN)
        secret = lent(holder(Role.HEAD), holder(Role.SPECIALIST))
        entry = write(secret.delegator, "x.y", secret)
        assert list(queries.entries(admin, q="Người head")) == [entry]
        [line] = queries.lines(admin, [entry])
        assert line.open
        assert line.title == str(secret)

    def test_a_record_that_is_gone_is_not_named(self, chief, holder, unit):
        gone = Unit.objects.create(name="Tổ mật", since=SINCE)
        entry = write(chief, "unit.created", gone)
        gone.delete()
        [line] = queries.lines(chief, [entry])
        assert not line.open
        assert line.title == ""


class TestFilters:
    def test_by_words_of_the_verb(self, chief, unit):
        changed = write(chief, "unit.changed", unit)
        write(chief, "unit.created", unit)
        assert list(queries.entries(chief, q="SỬA đơn vị")) == [changed]

    def test_by_words_of_the_title(self, chief, unit):
        entry = write(chief, "unit.changed", unit)
        write(chief, "person.changed", chief)
        assert list(queries.entries(chief, q="Tổng hợp")) == [entry]

    def test_by_person_also_in_whose_name(self, chief, holder, unit):
        head, admin = holder(Role.HEAD), holder(Role.ADMIN)
        own = write(head, "unit.changed", unit)
        for_him = write(admin, "unit.changed", unit, on_behalf_of=head)
        write(admin, "unit.changed", unit)
        assert list(queries.entries(chief, by=head)) == [for_him, own]

    def test_by_kind(self, chief, unit):
        entry = write(chief, "unit.changed", unit)
        write(chief, "person.changed", chief)
        assert list(queries.entries(chief, kind="identity.unit")) == [entry]
        assert set(queries.kinds()) == {("identity.unit", "Đơn vị"), ("identity.person", "Người dùng")}

    def test_by_days_both_included(self, chief, unit):
        entry = write(chief, "unit.changed", unit)
        today, day = timezone.localdate(), datetime.timedelta(days=1)
        assert list(queries.entries(chief, since=today, until=today)) == [entry]
        assert not queries.entries(chief, until=today - day).exists()
        assert not queries.entries(chief, since=today + day).exists()

    def test_the_page_takes_them_and_survives_nonsense(self, client, chief, unit):
        write(chief, "unit.changed", unit)
        client.force_login(chief)
        page = client.get(reverse("ledger"), {"kind": "identity.unit", "person": chief.pk, "q": "Tổng hợp"})
        assert "Phòng Tổng hợp" in page.content.decode()
        page = client.get(
            reverse("ledger"), {"kind": "no.such", "person": "x", "since": "31/31", "page": "z"}
        )
        assert page.status_code == 200


def test_the_page_costs_the_same_however_long(client, chief, unit):
    client.force_login(chief)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("ledger"), {"q": "đơn vị"}).status_code == 200
        return len(asked)

    write(chief, "unit.changed", unit)
    few = cost()
    for number in range(60):
        write(chief, "unit.changed", Unit.objects.create(name=f"Tổ {number}", since=SINCE))
    assert cost() == few


@pytest.mark.django_db(transaction=True)
class TestProof:
    def outcome(self, client):
        client.post(reverse("begin-ledger-check"))
        assert "Đang kiểm tra chuỗi nhật ký" in client.get(reverse("ledger-check")).content.decode()
        worker.run(once=True)
        return client.get(reverse("ledger")).content.decode()

    def test_a_whole_chain_is_called_whole(self, client, chief, unit):
        write(chief, "unit.created", unit)
        write(chief, "unit.changed", unit)
        client.force_login(chief)  # which is a line too
        assert "Chuỗi nhật ký nguyên vẹn: 3 dòng" in self.outcome(client)

    def test_a_broken_one_names_the_line(self, client, chief, unit):
        write(chief, "unit.created", unit)
        client.force_login(chief)
        # The lines can't be touched; the head, which says what they should come to, can.
        Head.objects.update(seq=3)
        assert "bị đứt tại dòng 3" in self.outcome(client)

    def test_it_tells_how_far_it_is(self, chief, unit):
        for _ in range(3):
            write(chief, "unit.changed", unit)
        told = []
        assert ledger.verify(lambda done, total: told.append((done, total))).entries == 3
        assert told == [(3, 3)]
        assert Entry.objects.count() == 3
