"""The frame around a page: who sees what of it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path

from chancery.foundation.identity.models import Person, Post, Role, Unit
from chancery.foundation.navigation import Nav
from chancery.site import context, views
from chancery.site.urls import handler400  # noqa: F401

LINES = [
    Nav("Văn bản", "texts", "file"),
    Nav("Sổ văn bản", "books", "book", {"clerk"}),
    Nav("Chưa xây", "not-there", "flag"),
    Nav("Bàn làm việc", "desk", "desk"),
]
urlpatterns = [
    path("", views.design, name="desk"),
    path("van-ban/", views.design, name="texts"),
    path("van-ban/so/", views.design, name="books"),
    path("", include("chancery.site.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def _lines(monkeypatch):
    monkeypatch.setattr(context, "_declared", context._declared.__wrapped__)
    for app in apps.get_app_configs():
        monkeypatch.setattr(app, "nav", LINES if app.label == "chancery_site" else [], raising=False)


@pytest.fixture
def office():
    return Unit.objects.create(name="Văn phòng Thành uỷ Hà Trung", since=datetime.date(2020, 1, 1))


def somebody(office, role, name="Lê Thị Ễ"):
    person = Person.objects.create(username=role, full_name=name)
    Post.objects.create(
        person=person, unit=office, role=role, title="Chức vụ thử", since=datetime.date(2020, 1, 1)
    )
    return person


def frame(person, address="/", **cookies):
    request = RequestFactory().get(address)
    request.user = person
    request.COOKIES.update(cookies)
    return context.page(request)["frame"]


def labels(lines):
    return [str(line.label) for line in lines]


class TestNavigation:
    def test_begins_at_the_desk_and_keeps_to_what_a_role_may_see(self, office):
        assert labels(frame(somebody(office, Role.SPECIALIST)).nav) == ["Bàn làm việc", "Văn bản"]
        assert labels(frame(somebody(office, Role.CLERK)).nav) == ["Bàn làm việc", "Văn bản", "Sổ văn bản"]

    def test_marks_the_room_that_the_page_is_in(self, office):
        clerk = somebody(office, Role.CLERK)

        def current(address):
            return labels(line for line in frame(clerk, address).nav if line.current)

        assert current("/") == ["Bàn làm việc"]
        assert current("/van-ban/12/") == ["Văn bản"]
        assert current("/van-ban/so/2026/") == ["Sổ văn bản"]
        assert current("/elsewhere/") == []

    def test_a_stranger_sees_none(self):
        assert frame(AnonymousUser()).nav == []


class TestTheme:
    @pytest.mark.parametrize("chosen", ["light", "dark"])
    def test_is_the_readers_choice(self, chosen):
        assert frame(AnonymousUser(), theme=chosen).theme == chosen

    @pytest.mark.parametrize("forged", ["", "pink", '"><script>'])
    def test_is_the_machines_when_the_choice_is_none_of_ours(self, forged):
        assert frame(AnonymousUser(), theme=forged).theme == ""


def page(person, client, address="/he-thong/giao-dien/"):
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


class TestPage:
    def test_names_the_office_the_reader_and_his_post(self, office, client):
        drawn = page(somebody(office, Role.CLERK), client)
        assert office.name in drawn.select_one("header").text
        assert "Lê Thị Ễ" in drawn.select_one(".menu").text
        assert "Chức vụ thử" in drawn.select_one(".menu").text

    def test_has_one_of_each_landmark_and_one_first_heading(self, office, client):
        drawn = page(somebody(office, Role.CLERK), client)
        for landmark in ("header.header", "main", "footer", "h1", "nav#nav"):
            assert len(drawn.select(landmark)) == 1, landmark
        assert drawn.select_one(".skip")["href"] == f"#{drawn.select_one('main')['id']}"

    def test_names_every_button_and_link(self, office, client):
        for control in page(somebody(office, Role.CLERK), client).select("a, button"):
            assert control.text.strip() or control.get("aria-label"), control

    def test_says_in_which_mode_the_office_works(self, office, client, settings):
        clerk = somebody(office, Role.CLERK)
        assert page(clerk, client).select(".mode--connected")
        settings.MODE = "isolated"
        assert page(clerk, client).select(".mode--isolated")

    def test_costs_few_queries(self, office, client, django_assert_max_num_queries):
        client.force_login(somebody(office, Role.CLERK))
        # The session, the person, his posts, the office's name.
        with django_assert_max_num_queries(4):
            client.get("/he-thong/giao-dien/")

    def test_is_closed_to_strangers(self, client):
        assert client.get("/he-thong/giao-dien/").status_code == 302


class TestSignIn:
    def form(self, **context):
        from django.contrib.auth.forms import AuthenticationForm

        return BeautifulSoup(
            render_to_string("identity/sign_in.html", {"form": AuthenticationForm(), **context}), "lxml"
        )

    def test_asks_for_a_name_and_a_password(self):
        drawn = self.form()
        assert [box["name"] for box in drawn.select("input:not([type=hidden])")] == ["username", "password"]
        assert not drawn.select(".samples")

    def test_offers_the_sample_offices_people(self):
        drawn = self.form(sample_sign_ins=[("ngoc.anh", "Nguyễn Thị Ngọc Ánh", "Chuyên viên")])
        assert drawn.select_one("[data-username]")["data-username"] == "ngoc.anh"
