"""An office with a clerk, a specialist and two books."""

import datetime

import pytest

from chancery.foundation import registers
from chancery.foundation.identity.models import Person, Post, Role, Unit
from chancery.foundation.registers.models import Register

DAY = datetime.date(2026, 1, 5)


@pytest.fixture
def office(db) -> Unit:
    return Unit.objects.create(name="Văn phòng", symbol="VP", since=DAY)


@pytest.fixture
def hire(office):
    def hire(name: str, role: Role, clearance: int = 0) -> Person:
        person = Person.objects.create(username=name, full_name=name.title(), clearance=clearance)
        Post.objects.create(person=person, unit=office, role=role, title="", since=DAY)
        return person

    return hire


@pytest.fixture
def clerk(hire) -> Person:
    return hire("văn thư", Role.CLERK)


@pytest.fixture
def specialist(hire) -> Person:
    return hire("chuyên viên", Role.SPECIALIST)


@pytest.fixture
def book(office) -> Register:
    return registers.open_register(None, unit=office, code="di", name="Sổ văn bản đi", kind="outgoing")
