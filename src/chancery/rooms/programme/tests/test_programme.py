"""The work programme: who asks, who plans, who delivers, and what is refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from chancery.foundation import ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents.models import Document
from chancery.rooms.documents.tests.conftest import draft, office  # noqa: F401
from chancery.rooms.programme import queries, services
from chancery.rooms.programme.models import Direction, Line

DUE = datetime.date(2099, 3, 1)


@pytest.fixture
def direction(office):  # noqa: F811
    return services.enter_direction(
        office.author, text="Rà soát văn bản <b>x</b>", leader=office.leader, occasion="Giao ban"
    )


@pytest.fixture
def add(office, direction):  # noqa: F811
    def add_(person=None, lead=None, **values):
        told = {
            "topic": "Rà soát văn bản",
            "body": "Thường trực",
            "year": 2099,
            "period": "q1",
            "due": DUE,
            "lead": lead or office.synthesis,
            "direction": direction,
        }
        return services.add_line(person or office.chief, **{**told, **values})

    return add_


@pytest.mark.parametrize("who", ["archivist", "accountant", "admin", "clerk"])
def test_others_enter_no_direction(office, who):  # noqa: F811
    with pytest.raises(AccessDenied):
        services.enter_direction(getattr(office, who), text="x", leader=office.leader, occasion="y")
    assert not Direction.objects.exists()


def test_a_head_plans_for_his_own_units_only(office, add):  # noqa: F811
    assert add(office.head).lead == office.synthesis
    with pytest.raises(AccessDenied):
        add(office.head, lead=office.finance)
    with pytest.raises(AccessDenied):
        add(office.author)
    assert Line.objects.count() == 1


def test_a_deadline_in_the_past_is_refused(add):
    with pytest.raises(ValidationError):
        add(due=datetime.date(2020, 1, 1))
    assert not Line.objects.exists()


def test_a_change_needs_its_reason_and_keeps_what_was(office, add):  # noqa: F811
    line = add()
    with pytest.raises(ValidationError):
        services.change_line(office.chief, line, reason=" ", topic="Khác")
    services.change_line(office.chief, line, reason="Lãnh đạo yêu cầu", topic="Khác")
    entry = ledger.timeline(line).last()
    assert (entry.before["topic"], entry.after["topic"]) == ("Rà soát văn bản", "Khác")
    assert entry.because == "Lãnh đạo yêu cầu"


def test_a_line_is_finished_when_its_document_is_issued(office, add, draft):  # noqa: F811
    line = add()
    document = draft()
    services.link_product(office.author, line, document)
    line.refresh_from_db()
    assert line.state == "under_way"
    with pytest.raises(ActionRefused):
        services.act(office.head, line, "finish")
    Document.objects.filter(pk=document.pk).update(
        state="issued", number=1, symbol="01/QĐ-VP", issued_on=datetime.date(2026, 1, 5)
    )
    assert services.act(office.head, line, "finish").state == "done"
    with pytest.raises(ActionRefused):
        services.act(office.chief, line, "reopen", reason="")
    assert services.act(office.chief, line, "reopen", reason="Bổ sung").state == "under_way"


def test_a_document_that_one_may_not_read_is_not_linked(office, add, draft):  # noqa: F811
    line = add(lead=office.finance)
    with pytest.raises(AccessDenied):
        services.link_product(office.other_head, line, draft())
    assert not line.outcomes.exists()


def test_the_walk_from_a_direction_shows_only_what_one_may_read(office, add, draft, direction):  # noqa: F811
    line = add()
    document = draft()
    services.link_product(office.author, line, document)
    assert [p.document for p in queries.thread_of(office.author, direction)[0].outcomes.all()] == [document]
    assert list(queries.thread_of(office.stranger, direction)[0].outcomes.all()) == []
    assert list(queries.lines_of(office.author, document)) == [line]


def test_what_waits_is_told_to_those_who_deliver(office, add):  # noqa: F811
    line = add()
    assert list(queries.waiting_for(office.author)) == [line]
    assert list(queries.waiting_for(office.stranger)) == []


def test_pages_escape_what_people_wrote(client, office, add, direction):  # noqa: F811
    add(topic="<script>alert(1)</script>")
    client.force_login(office.author)
    for path in ("/chuong-trinh/?year=2099", direction.get_absolute_url()):
        told = client.get(path).content.decode()
        assert "<script>alert" not in told
        assert "<b>x</b>" not in told


def test_the_form_keeps_what_was_typed(client, office, direction):  # noqa: F811
    client.force_login(office.chief)
    told = client.post("/chuong-trinh/moi/", {"topic": "Nội dung đã gõ", "year": "x"})
    assert told.status_code == 422
    assert "Nội dung đã gõ" in told.content.decode()
    assert not Line.objects.exists()


@pytest.mark.parametrize("size", [3, 60])
def test_lists_cost_the_same_however_long(client, office, direction, size, django_assert_max_num_queries):  # noqa: F811
    Line.objects.bulk_create(
        Line(
            topic=f"{n}",
            body="b",
            year=2099,
            period="q1",
            due=DUE,
            lead=office.synthesis,
            direction=direction,
        )
        for n in range(size)
    )
    client.force_login(office.chief)
    with django_assert_max_num_queries(9):
        client.get("/chuong-trinh/?year=2099")
