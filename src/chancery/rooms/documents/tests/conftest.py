"""An office of two departments with its chief, a leader, a clerk, and the books that numbers come from."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from docx import Document as Word
from docx.shared import Mm

from chancery.foundation import files, registers
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Secrecy, Unit
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document

SINCE = datetime.date(2020, 1, 1)

# sign-in name: role and unit
PEOPLE = {
    "leader": (Role.LEADER, "root"),
    "chief": (Role.CHIEF, "root"),
    "head": (Role.HEAD, "synthesis"),
    "author": (Role.SPECIALIST, "synthesis"),
    "colleague": (Role.SPECIALIST, "synthesis"),
    "other_head": (Role.HEAD, "finance"),
    "stranger": (Role.SPECIALIST, "finance"),
    "accountant": (Role.ACCOUNTANT, "finance"),
    "clerk": (Role.CLERK, "finance"),
    "archivist": (Role.ARCHIVIST, "finance"),
    "admin": (Role.ADMIN, "finance"),
}
EVERYBODY = set(PEOPLE)


@pytest.fixture
def office(db) -> SimpleNamespace:
    """Units, people by their names, an issuing body of each system, and a book of outgoing documents."""
    root = Unit.objects.create(name="Văn phòng", symbol="VP", since=SINCE)
    units = {
        "root": root,
        "synthesis": Unit.objects.create(parent=root, name="Phòng Tổng hợp", symbol="TH", since=SINCE),
        "finance": Unit.objects.create(parent=root, name="Phòng Quản trị", symbol="QT", since=SINCE),
    }
    people = {}
    for name, (role, unit) in PEOPLE.items():
        people[name] = Person.objects.create(username=name, full_name=name.replace("_", " ").title())
        Post.objects.create(person=people[name], unit=units[unit], role=role, title="", since=SINCE)
    registers.open_register(None, unit=root, code="di", name="Sổ văn bản đi", kind="outgoing")
    return SimpleNamespace(
        **units,
        **people,
        state=services.keep_body(
            None,
            name="VĂN PHÒNG",
            superior="UỶ BAN NHÂN DÂN TỈNH",
            symbol="VP",
            place="Lam Sơn",
            system="state",
            unit=root,
            decider="CHÁNH VĂN PHÒNG",
        ),
        party=services.keep_body(
            None,
            name="VĂN PHÒNG TỈNH UỶ",
            superior="TỈNH UỶ LAM SƠN",
            symbol="VPTU",
            place="Lam Sơn",
            system="party",
            unit=root,
            decider="CHÁNH VĂN PHÒNG TỈNH UỶ",
        ),
    )


def again(person: Person) -> Person:
    """The person as the next request finds him, with the posts that he has then."""
    return Person.objects.get(pk=person.pk)


Draft = Callable[..., Document]


@pytest.fixture
def draft(office) -> Draft:
    """Begins a draft of the author's, from the template unless an upload is given."""

    def draft(person: Person | None = None, **values: Any) -> Document:
        values = {
            "body": office.state,
            "kind": "bao-cao",
            "title": "kết quả công tác tháng 01",
            "unit": office.synthesis,
            "signer_post": "CHÁNH VĂN PHÒNG",
            "signer_name": "Nguyễn Văn An",
            "recipients": "Lãnh đạo Văn phòng\nLưu: VT, TH",
        } | values
        return services.create_draft(person or office.author, **values)

    return draft


@pytest.fixture
def at(office, draft) -> Callable[..., Document]:
    """A document brought to a state by the ordinary way."""

    def at(state: str, **values: Any) -> Document:
        document = draft(**values)
        if state == "withdrawn":
            return services.withdraw(document.author, document, reason="Không cần nữa")
        if state in ("submitted", "returned", "approved", "issued"):
            document = services.submit(document.author, document)
        if state == "returned":
            return services.return_(office.head, document, reason="Thiếu số liệu")
        if state in ("approved", "issued"):
            document = services.approve(office.head, document)
        if state == "issued":
            document = services.issue(office.clerk, document, dated=timezone.localdate())
        return document

    return at


def lend(delegator: Person, delegate: Person) -> Person:
    """Lets `delegate` act for `delegator` today; returns the delegate as he then is."""
    today = timezone.localdate()
    Delegation.objects.create(
        delegator=delegator, delegate=delegate, since=today, until=today, reason="Đi công tác"
    )
    return again(delegate)


def content(document: Document) -> bytes:
    assert document.latest is not None
    return files.read_bytes(document.latest.blob)


def changed(document: Document, change: Callable[[Any], None]) -> io.BytesIO:
    """The document's file after a change made with python-docx."""
    word = Word(io.BytesIO(content(document)))
    change(word)
    out = io.BytesIO()
    word.save(out)
    out.seek(0)
    return out


def spoiled(document: Document) -> io.BytesIO:
    """Its file with a margin that is an error."""

    def narrow(word: Any) -> None:
        word.sections[0].left_margin = Mm(10)

    return changed(document, narrow)


@pytest.fixture
def faulty(office, draft) -> Document:
    """A draft whose latest version has an error."""
    document = draft()
    services.add_version(office.author, document, spoiled(document), name="sai.docx", expected=1)
    return Document.objects.get(pk=document.pk)


def clear(*people: Person, to: Secrecy = Secrecy.TUYET_MAT) -> None:
    for person in people:
        person.clearance = to
        person.save()
