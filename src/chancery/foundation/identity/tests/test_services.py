"""People, units, posts, delegations, tokens and signing in: what may be done, by whom, and what is refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from chancery.foundation import ledger
from chancery.foundation.identity import services
from chancery.foundation.identity.access import AccessDenied, reader
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit
from chancery.foundation.identity.tokens import person_for
from chancery.foundation.ledger.models import Entry

SINCE = datetime.date(2020, 1, 1)
PASSWORD = "mot mat khau that dai"
pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return Unit.objects.create(name="Văn phòng", since=SINCE)


@pytest.fixture
def hire(unit):
    def hire_(name, role, in_unit=None):
        person = Person.objects.create(username=name, full_name=name.title())
        person.set_password(PASSWORD)
        person.save()
        Post.objects.create(person=person, unit=in_unit or unit, role=role, title="Chức vụ", since=SINCE)
        return person

    return hire_


@pytest.fixture
def admin(hire):
    return hire("admin", Role.ADMIN)


def fresh(person):
    return Person.objects.get(pk=person.pk)


class TestPeople:
    def test_the_administrator_adds_a_person(self, admin):
        person = services.keep_person(admin, username="lan", full_name="Nguyễn Thị Lan", password=PASSWORD)
        assert person.check_password(PASSWORD)
        assert ledger.timeline(person).get().verb == "person.created"
        assert PASSWORD not in str(ledger.timeline(person).get().after)

    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
    def test_nobody_else_does(self, hire, role):
        with pytest.raises(AccessDenied):
            services.keep_person(hire("x", role), username="lan", full_name="Lan", password=PASSWORD)

    @pytest.mark.parametrize("password", ["", "ngan", "123456789012345", "nguyenthilan1"])
    def test_a_weak_password_is_refused(self, admin, password):
        with pytest.raises(ValidationError):
            services.keep_person(admin, username="nguyenthilan", full_name="Lan", password=password)
        assert not Person.objects.filter(username="nguyenthilan").exists()

    def test_one_who_is_stopped_is_out_at_once(self, admin, hire, client):
        lan = hire("lan", Role.SPECIALIST)
        client.force_login(lan, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get("/ho-so-ca-nhan/").status_code == 200
        services.set_active(admin, lan, active=False, reason="Chuyển công tác")
        assert client.get("/ho-so-ca-nhan/").status_code == 302
        assert not reader(fresh(lan)).seats

    def test_nobody_stops_himself(self, admin):
        with pytest.raises(ValidationError):
            services.set_active(admin, admin, active=False, reason="Thử")


class TestUnits:
    def test_a_unit_moves_with_all_below_it(self, admin, unit):
        one = services.keep_unit(admin, name="Phòng Một", parent=unit, since=SINCE, order=1)
        below = services.keep_unit(admin, name="Tổ", parent=one, since=SINCE, order=1)
        other = services.keep_unit(admin, name="Phòng Hai", parent=unit, since=SINCE, order=2)
        services.keep_unit(admin, one, parent=other)
        assert Unit.objects.get(pk=below.pk).path == f"/{unit.pk}/{other.pk}/{one.pk}/{below.pk}/"

    def test_no_unit_is_below_itself(self, admin, unit):
        one = services.keep_unit(admin, name="Phòng", parent=unit, since=SINCE, order=1)
        with pytest.raises(ValidationError):
            services.keep_unit(admin, unit, parent=one)

    def test_a_unit_with_people_is_not_closed(self, admin, unit):
        with pytest.raises(ValidationError):
            services.keep_unit(admin, unit, until=timezone.localdate())


class TestDelegation:
    @pytest.fixture
    def pair(self, hire):
        return hire("head", Role.HEAD), hire("deputy", Role.SPECIALIST)

    def lend(self, pair, days=3):
        today = timezone.localdate()
        return services.delegate(
            pair[0],
            to=pair[1],
            since=today,
            until=today + datetime.timedelta(days=days),
            reason="Đi công tác",
        )

    def test_the_delegate_acts_from_the_lent_post(self, pair):
        self.lend(pair)
        assert Role.HEAD in reader(fresh(pair[1])).roles
        assert pair[0].pk in reader(fresh(pair[1])).people_ids

    def test_it_ends_with_its_last_day(self, pair):
        lent = self.lend(pair)
        Delegation.objects.filter(pk=lent.pk).update(
            since=SINCE, until=timezone.localdate() - datetime.timedelta(days=1)
        )
        assert Role.HEAD not in reader(fresh(pair[1])).roles

    def test_it_cannot_be_passed_on(self, pair, hire):
        third = hire("third", Role.CLERK)
        self.lend(pair)
        self.lend((pair[1], third))
        assert Role.HEAD not in reader(fresh(third)).roles

    def test_revoked_it_is_over(self, pair):
        services.revoke_delegation(pair[0], self.lend(pair))
        assert Role.HEAD not in reader(fresh(pair[1])).roles

    def test_a_stranger_revokes_nothing(self, pair, hire):
        with pytest.raises(AccessDenied):
            services.revoke_delegation(hire("x", Role.HEAD), self.lend(pair))

    def test_one_that_overlaps_is_told(self, pair):
        self.lend(pair)
        with pytest.raises(ValidationError):
            self.lend(pair)

    def test_not_in_the_past_nor_to_oneself(self, pair):
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        for to, since in ((pair[1], yesterday), (pair[0], timezone.localdate())):
            with pytest.raises(ValidationError):
                services.delegate(pair[0], to=to, since=since, until=since, reason="Thử")


class TestTokens:
    def test_the_secret_opens_and_is_not_kept(self, hire):
        lan = hire("lan", Role.SPECIALIST)
        token, secret = services.create_token(lan, name="máy quét", days=1)
        assert person_for(secret) == lan
        assert secret not in (token.digest, token.name)
        services.revoke_token(lan, token)
        assert person_for(secret) is None


class TestSigningIn:
    def sign_in(self, client, username, password):
        return client.post("/dang-nhap/", {"username": username, "password": password})

    def test_the_right_password_opens_and_the_ledger_knows(self, hire):
        lan = hire("lan", Role.SPECIALIST)
        assert self.sign_in(Client(), "LAN", PASSWORD).status_code == 302
        assert Entry.objects.get(verb="person.signed_in").actor == lan

    def test_after_five_failures_the_right_one_is_refused_too(self, admin, hire):
        lan = hire("lan", Role.SPECIALIST)
        for _ in range(5):
            self.sign_in(Client(), "lan", "sai")
        assert self.sign_in(Client(), "lan", PASSWORD).status_code == 429
        assert Entry.objects.filter(verb="person.locked_out", subject_id=str(lan.pk)).exists()
        services.unlock(admin, lan)
        assert self.sign_in(Client(), "lan", PASSWORD).status_code == 302

    def test_one_who_left_is_refused(self, hire):
        lan = hire("lan", Role.SPECIALIST)
        Person.objects.filter(pk=lan.pk).update(is_active=False)
        told = self.sign_in(Client(), "lan", PASSWORD)
        assert told.status_code == 200
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in told.content.decode()


class TestPages:
    ADMIN = (
        "/he-thong/nguoi-dung/",
        "/he-thong/nguoi-dung/moi/",
        "/he-thong/don-vi/",
        "/he-thong/don-vi/moi/",
    )

    @pytest.mark.parametrize("path", ADMIN)
    @pytest.mark.parametrize("role", Role)
    def test_the_administrators_pages_are_his(self, hire, client, path, role):
        client.force_login(hire("x", role), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(path).status_code == (200 if role is Role.ADMIN else 403)

    def test_a_token_is_shown_once(self, hire, client):
        client.force_login(hire("lan", Role.SPECIALIST), backend="django.contrib.auth.backends.ModelBackend")
        told = client.post("/ho-so-ca-nhan/ma-truy-cap/", {"name": "máy quét", "days": 30}).content.decode()
        secret = told.split("<code>")[1].split("</code>")[0]
        assert person_for(secret) is not None
        assert secret not in client.get("/ho-so-ca-nhan/").content.decode()
