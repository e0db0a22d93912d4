"""The directory: the tree of units, the people of today, found with and without diacritics."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancery.foundation.identity import queries
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit

SINCE = datetime.date(2020, 1, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return Unit.objects.create(name="Văn phòng", since=SINCE)


@pytest.fixture
def rooms(root):
    return [
        Unit.objects.create(name=name, parent=root, order=order, since=SINCE)
        for order, name in enumerate(["Phòng Tổng hợp", "Phòng Quản trị"])
    ]


def post(name, unit, title="Chuyên viên", until=None, **more):
    person = Person.objects.create(username=name.replace(" ", "."), full_name=name, **more)
    Post.objects.create(person=person, unit=unit, role=Role.SPECIALIST, title=title, since=SINCE, until=until)
    return person


@pytest.fixture
def anh(rooms):
    return post("Nguyễn Thị Ánh", rooms[0], email="anh@lamson.vn", phone="0912 345 678")


def names(person, text=""):
    return [one.person.full_name for branch in queries.directory(person, text) for one in branch.posts]


def test_units_stand_as_a_tree(anh, root, rooms):
    below = Unit.objects.create(name="Tổ Xe", parent=rooms[0], since=SINCE)
    tree = [(branch.unit, branch.depth) for branch in queries.directory(anh)]
    assert tree == [(root, 0), (rooms[0], 1), (below, 2), (rooms[1], 1)]


def test_those_who_head_a_unit_come_first(anh, rooms):
    head = post("Vũ Văn Yên", rooms[0], title="Trưởng phòng")
    head.posts.update(role=Role.HEAD)
    assert names(anh) == ["Vũ Văn Yên", "Nguyễn Thị Ánh"]


def test_it_shows_those_of_today_only(anh, rooms):
    post("Người Cũ", rooms[1], until=datetime.date(2021, 1, 1))
    post("Người Nghỉ", rooms[1], is_active=False)
    assert names(anh) == ["Nguyễn Thị Ánh"]


@pytest.mark.parametrize(
    "text",
    [
        "Ánh",
        "anh nguyen",
        "NGUYỄN THỊ",
        "tong hop",
        "Tổng hợp",
        "anh@lamson",
        "0912",
        "chuyen vien anh",
    ],
)
def test_it_finds_with_and_without_diacritics(anh, rooms, text):
    post("Lê Văn Bình", rooms[1], title="Kế toán")
    assert names(anh, text) == ["Nguyễn Thị Ánh"]


def test_what_is_typed_with_diacritics_is_meant(anh, rooms):
    post("Trần Văn Anh", rooms[1])
    assert names(anh, "anh") == ["Nguyễn Thị Ánh", "Trần Văn Anh"]
    assert names(anh, "ánh") == ["Nguyễn Thị Ánh"]


def test_units_without_a_hit_are_left_out(anh, rooms):
    assert [branch.unit for branch in queries.directory(anh, "anh")] == [rooms[0]]
    assert queries.directory(anh, "không ai") == []


def test_without_a_post_one_sees_nothing(anh, client):
    former = Person.objects.create(username="x", full_name="X")
    assert queries.directory(former) == []
    client.force_login(former)
    assert "Danh bạ còn trống" in client.get(reverse("directory")).content.decode()
    assert client.get(reverse("colleague", args=[anh.pk])).status_code == 404


def test_the_pages(client, anh, rooms):
    binh = post("Lê Văn Bình", rooms[1])
    client.force_login(binh)
    page = client.get(reverse("directory"), {"q": "anh"}).content.decode()
    assert "mailto:anh@lamson.vn" in page
    assert "0912 345 678" in page
    assert "Không có ai khớp" in client.get(reverse("directory"), {"q": "zz"}).content.decode()
    page = client.get(reverse("colleague", args=[anh.pk])).content.decode()
    assert "Chuyên viên, Phòng Tổng hợp" in page
    assert "Sửa người dùng" not in page
    gone = post("Người Nghỉ", rooms[1], is_active=False)
    assert client.get(reverse("colleague", args=[gone.pk])).status_code == 404


def test_delegations_in_force_are_shown_to_whom_they_concern(anh, rooms):
    binh, other = post("Lê Văn Bình", rooms[1]), post("Người Khác", rooms[1])
    today = datetime.date.today()
    now = Delegation.objects.create(
        delegator=anh, delegate=binh, since=today, until=datetime.date(2099, 1, 1), reason="Đi học"
    )
    Delegation.objects.create(delegator=anh, delegate=binh, since=SINCE, until=SINCE, reason="Cũ")
    assert queries.delegations_in_force(binh, anh) == [now]
    assert queries.delegations_in_force(anh, binh) == [now]
    assert queries.delegations_in_force(other, anh) == []


def test_it_costs_the_same_however_many(client, anh, rooms):
    client.force_login(anh)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("directory")).status_code == 200
        return len(asked)

    few = cost()
    for number in range(30):
        unit = Unit.objects.create(name=f"Tổ {number}", parent=rooms[0], since=SINCE)
        post(f"Người {number}", unit)
    assert cost() == few
