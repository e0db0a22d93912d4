"""Every URL × every role: nobody is shown what the access policy keeps from him, and nothing breaks."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Role
from chancery.foundation.registers.models import Register
from chancery.rooms.documents.models import Document, Work
from chancery.rooms.documents.opinions import points
from chancery.rooms.documents.opinions import services as opinions
from chancery.rooms.programme import services as programme
from chancery.rooms.programme.models import Direction, Line
from chancery.rooms.registry import services as registry
from chancery.rooms.registry.models import Dossier

OPEN = {"sign-in", "healthz", "set_language", "openapi-json"}
"""The pages that ask nobody who he is."""


def patterns(resolver=None, prefix="", namespace=""):
    """Every URL of the product: its route and its name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, prefix + str(entry.pattern), inner)
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), f"{namespace}{entry.name}"


ROUTES = sorted(set(patterns()))


@pytest.fixture
def records(office, draft):
    """One record of each type, the drafting department's own."""
    document = draft(kind="quy-che", title="làm việc của Văn phòng", matter="noi-bo")
    round = opinions.ask(office.author, document)
    opinions.assign(office.head, round, [office.colleague, office.accountant])
    points.raise_point(office.colleague, round, aspect="content", text="Nêu rõ thời hạn", paragraph=10)
    direction = programme.enter_direction(
        office.chief, text="Rà soát văn bản", leader=office.leader, occasion="Giao ban"
    )
    import datetime

    line = programme.add_line(
        office.chief,
        topic="Rà soát văn bản",
        body="Thường trực",
        year=2099,
        period="q1",
        due=datetime.date(2099, 3, 1),
        lead=office.synthesis,
        direction=direction,
    )
    dossier = registry.open_dossier(
        office.author,
        code="01.TH",
        title="Hồ sơ rà soát",
        year=2099,
        unit=office.synthesis,
        keeper=office.author,
    )
    work = Work.objects.create(identity="x", kind="nghi-dinh", symbol="30/2020/NĐ-CP", issuer="Chính phủ")
    return {
        "documents:work": work,
        "documents:relate-work": work,
        "documents:unrelate-work": work,
        "documents": document,
        "documents:edit-body": office.state,
        "programme:direction": direction,
        "programme:edit-direction": direction,
        "programme": line,
        "registry:book": Register.objects.get(),
        "registry:file": document,
        "registry": dossier,
    }


def address(route, name, records):
    """The URL of a route with the record that it is about, and that record."""
    record = records.get(name) or records.get(name.split(":")[0])
    pk = str(record.pk) if record else "1"
    path = "/" + route.replace("<int:pk>", pk).replace("<int:number>", "1").replace("{pk}", pk)
    return path.replace("<pk>", pk), record


def test_every_room_is_walked():
    names = {name for _, name in ROUTES}
    assert {"desk", "documents:page", "programme:line", "registry:dossier", "search", "design"} <= names
    assert len(ROUTES) > 40


@pytest.mark.parametrize(("route", "name"), ROUTES, ids=[name for _, name in ROUTES])
def test_a_stranger_is_asked_to_sign_in(client, records, route, name):
    if name.split(":")[-1] in OPEN:
        return
    path, _ = address(route, name, records)
    for method in (client.get, client.post):
        told = method(path)
        if name.startswith("api"):
            assert told.status_code in {401, 404, 405}
        else:
            assert told.status_code in {302, 405}
            assert told.status_code == 405 or told["Location"].startswith("/dang-nhap/")


ROLES = {
    Role.LEADER: "leader",
    Role.CHIEF: "chief",
    Role.HEAD: "head",
    Role.SPECIALIST: "stranger",
    Role.CLERK: "clerk",
    Role.ARCHIVIST: "archivist",
    Role.ACCOUNTANT: "accountant",
    Role.ADMIN: "admin",
}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_each_role_sees_just_what_the_policy_lets_it(client, office, records, role):
    """GET of every page: nothing breaks, and a record's page is there exactly for those who may read it."""
    person = Person.objects.get(pk=getattr(office, ROLES[role]).pk)
    client.force_login(person)
    for route, name in ROUTES:
        if name.startswith("api") or name in {"healthz"}:
            continue
        path, record = address(route, name, records)
        status = client.get(path).status_code
        assert status in {200, 302, 403, 404, 405}, f"{name}: {status}"
        if isinstance(record, Document | Work | Line | Direction | Dossier) and "<int:pk>" in route:
            readable = access.can(person, "read", record)
            if not readable:
                assert status in {403, 404, 405}, f"{name} is open to {role.value}: {status}"


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_posting_to_anothers_record_changes_nothing(client, office, records, role):
    """POST of every action by those who may not even read the record."""
    person = Person.objects.get(pk=getattr(office, ROLES[role]).pk)
    client.force_login(person)
    for route, name in ROUTES:
        path, record = address(route, name, records)
        if not isinstance(record, Document | Work | Line | Dossier) or "<int:pk>" not in route:
            continue
        if access.can(person, "read", record):
            continue
        before = type(record).objects.filter(pk=record.pk).values().get()
        assert client.post(path, {"action": "submit", "reason": "x"}).status_code in {403, 404, 405}, name
        assert type(record).objects.filter(pk=record.pk).values().get() == before
