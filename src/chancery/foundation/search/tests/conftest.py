"""A small office whose units stand for the records of a room: a name, a symbol, a text, a secrecy level."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from chancery.foundation import ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Post, Role, Unit
from chancery.foundation.search import SearchDocument, catalogue

DAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    """The node's own copy of the index, in a folder of this test."""
    settings.DATA = tmp_path
    return tmp_path / "index"


def to_document(unit: Unit) -> SearchDocument:
    title, _, text = unit.name.partition(" | ")
    return SearchDocument(title, unit.symbol, abstract=unit.short, text=text, dated=unit.since)


def search_units() -> None:
    """Units alone are searched; who holds a post in one may read it; `order` is its secrecy."""
    catalogue._catalogue.clear()
    catalogue.register(Unit, to_document)
    mine = access.Relation("pk", lambda who: who.unit_ids, of_record=lambda unit: [unit.pk])
    access.register(
        Unit,
        secrecy="order",
        relations={"mine": mine},
        grants=[access.grant("read", access.ANY_ROLE, "mine")],
    )


@pytest.fixture(autouse=True)
def _searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_catalogue", {})
    monkeypatch.setattr(access, "_registry", dict(access._registry))
    monkeypatch.setattr(Unit, "get_absolute_url", lambda unit: f"/don-vi/{unit.pk}/", raising=False)
    search_units()


@pytest.fixture
def person(db) -> Person:
    """Holds a post in each unit that `write` makes."""
    return Person.objects.create(username="an", full_name="Nguyễn Văn An")


@pytest.fixture
def stranger(db) -> Person:
    """Holds a post in no unit that `write` makes, and is cleared for everything."""
    stranger = Person.objects.create(username="binh", full_name="Trần Thị Bình", clearance=3)
    elsewhere = Unit.objects.create(name="Phòng khác", since=DAY)
    Post.objects.create(person=stranger, unit=elsewhere, role=Role.LEADER, title="", since=DAY)
    return stranger


Write = Callable[..., Unit]


@pytest.fixture
def write(person: Person) -> Write:
    """Makes a record, or changes one, as a service does: in one transaction with its line in the ledger."""

    def write(title: str, text: str = "", *, unit: Unit | None = None, **fields: object) -> Unit:
        with transaction.atomic():
            unit = unit or Unit(since=DAY)
            unit.name = f"{title} | {text}"
            for name, value in fields.items():
                setattr(unit, name, value)
            unit.save()
            Post.objects.get_or_create(
                person=person, unit=unit, role=Role.SPECIALIST, title="Chuyên viên", since=DAY
            )
            ledger.record(person, "unit.written", unit)
        person.__dict__.pop("_reader", None)
        return unit

    return write
