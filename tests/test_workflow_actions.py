"""Every action of every workflow: from which states, who may, who may not, by tables written here.

The tables are not read from the code: an action, a state or a permission that changes there fails here.
"""

import datetime

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.workflow import ALL, ActionRefused
from chancery.rooms.documents.models import Appraisal, Document, Opinion, Point, Round
from chancery.rooms.documents.opinions.models import Aspect
from chancery.rooms.documents.tests.conftest import EVERYBODY, again, draft, office  # noqa: F401
from chancery.rooms.programme.models import Line, Product
from chancery.rooms.registry.models import Dossier, Filing

# The record is of the department "synthesis": the draft or dossier of its specialist "author". Its head is
# "head"; "chief" and "leader" sit above it; "colleague" in it; all others in another department.
# workflow: action: states it starts from, who may
EXPECTED: dict[str, dict[str, tuple[set[str], set[str]]]] = {
    "documents.document": {
        "submit": ({"draft", "returned"}, {"author"}),
        "override": ({"draft", "returned"}, {"head", "chief"}),
        "ask": ({"draft", "returned"}, {"author"}),
        "approve": ({"submitted"}, {"head", "chief", "leader"}),
        "return": ({"submitted", "approved"}, {"head", "chief", "leader"}),
        "recall": ({"submitted"}, {"author"}),
        "issue": ({"approved"}, {"clerk"}),
        "withdraw": ({"draft", "returned"}, {"author", "head", "chief"}),
        "revise": ({"draft", "returned"}, {"author", "head", "chief"}),
        "silence": ({"draft", "returned"}, {"author", "head", "chief"}),
    },
    # "colleague" was asked to appraise the version and raised the point.
    "documents.round": {
        "assign": ({"asked", "assigned"}, {"head", "chief", "leader"}),
        "give": ({"assigned"}, {"colleague"}),
        "raise": ({"assigned"}, {"colleague"}),
        "settle": ({"assigned"}, {"head", "chief", "leader"}),
        "open": ({"assigned"}, {"head", "chief", "leader"}),
        "send_back": ({"asked", "assigned"}, {"head", "chief", "leader"}),
    },
    "documents.point": {
        "answer": ({"open"}, {"author"}),
        "close": ({"open"}, {"colleague"}),
        "overrule": ({"open"}, {"head", "chief", "leader"}),
        "reopen": ({"closed"}, {"colleague"}),
    },
    "programme.line": {
        "start": ({"planned"}, {"author", "colleague", "head", "chief"}),
        "finish": ({"under_way"}, {"author", "colleague", "head", "chief"}),
        "reopen": ({"done", "dropped"}, {"head", "chief"}),
        "drop": ({"planned", "under_way"}, {"head", "chief"}),
    },
    "registry.dossier": {
        "close": ({"open"}, {"author", "head", "chief"}),
        "reopen": ({"closed"}, {"head", "chief", "clerk", "archivist"}),
    },
}
WITH_REASON = {
    "documents.round": {"settle", "open", "send_back"},
    "documents.point": {"overrule", "reopen"},
    "documents.document": {"override", "return", "withdraw", "silence"},
    "programme.line": {"reopen", "drop"},
    "registry.dossier": {"reopen"},
}
STATES = {
    "documents.document": {"draft", "submitted", "returned", "approved", "issued", "withdrawn"},
    "documents.round": {"asked", "assigned", "opened", "sent_back", "ended"},
    "documents.point": {"open", "closed"},
    "programme.line": {"planned", "under_way", "done", "dropped"},
    "registry.dossier": {"open", "closed"},
}
KEYS = [(label, action) for label, actions in EXPECTED.items() for action in actions]


@pytest.fixture
def ready(office, draft):  # noqa: F811
    """A record of each type that lacks nothing for the action, whatever its state."""

    def make(label: str, action: str):
        document = draft()
        numbered = type(document).objects.filter(pk=document.pk)
        numbered.update(number=1, symbol="01/BC-VP", issued_on=datetime.date(2026, 1, 5))
        if label == "documents.document":
            if action == "override":
                Appraisal.objects.update(verdict="fail")
            if action == "ask":
                numbered.update(matter="noi-bo")
            return type(document).objects.get(pk=document.pk)
        if label.startswith("documents."):
            return appraised(office, document, label, action)
        numbered.update(state="issued")
        if label == "programme.line":
            due = datetime.date(2099, 3, 1)
            line = Line.objects.create(
                topic="Nội dung", body="Thường trực", year=2099, period="q1", due=due, lead=office.synthesis
            )
            Product.objects.create(line=line, document=document, linked_by=office.author)
            return line
        dossier = Dossier.objects.create(
            code="01", title="Hồ sơ", year=2026, unit=office.synthesis, keeper=office.author
        )
        Filing.objects.create(dossier=dossier, document=document, position=1, filed_by=office.author)
        return dossier

    return make


def appraised(office, document, label: str, action: str):  # noqa: F811
    """A round in which all is said, or an open point of it."""
    round = Round.objects.create(
        document=document,
        version=document.latest,
        asked_by=office.author,
        opened_by=office.head,
        opened_at=timezone.now(),
        ground="Đủ",
        sheet=document.latest.blob,
    )
    Document.objects.filter(pk=document.pk).update(number=None)
    opinion = Opinion.objects.create(
        round=round,
        appraiser=office.colleague,
        assigned_by=office.head,
        start=datetime.date(2026, 1, 5),
        due=datetime.date(2026, 1, 12),
        due_rule="appraise",
        given_at=timezone.now(),
    )
    for aspect in Aspect:
        opinion.verdicts.create(aspect=aspect, grade="pass", ground="Đúng quy định")
    if label == "documents.round":
        return round
    return Point.objects.create(
        document=document, round=round, author=office.colleague, aspect="content", text="Sửa lại"
    )


def outcome(label: str, person, record, action: str, reason: str = "Có lý do") -> str:
    """What comes of it; undone again."""
    try:
        with transaction.atomic():
            ALL[label].begin(person, record, action, reason=reason)
            transaction.set_rollback(True)
    except AccessDenied:
        return "denied"
    except ActionRefused:
        return "refused"
    return "done"


def test_every_workflow_state_and_action_is_in_the_tables():
    assert {label: set(table.actions) for label, table in ALL.items()} == {
        label: set(actions) for label, actions in EXPECTED.items()
    }
    assert {label: set(table.states) for label, table in ALL.items()} == STATES


@pytest.mark.parametrize(("label", "action"), KEYS)
def test_who_may_do_it_from_which_state(office, ready, label, action):  # noqa: F811
    sources, doers = EXPECTED[label][action]
    record = ready(label, action)
    model = apps.get_model(label)
    people = {name: again(getattr(office, name)) for name in EVERYBODY}
    for state in STATES[label]:
        model.objects.filter(pk=record.pk).update(state=state)
        record = model.objects.get(pk=record.pk)
        done = {name for name, person in people.items() if outcome(label, person, record, action) == "done"}
        assert done == (doers if state in sources else set()), state
        offered = {
            name
            for name, person in people.items()
            if action in {offer.action.name for offer in ALL[label].offers(person, record)}
        }
        assert offered == done, state


@pytest.mark.parametrize(("label", "action"), KEYS)
def test_whoever_may_not_is_denied_not_merely_refused(office, ready, label, action):  # noqa: F811
    sources, doers = EXPECTED[label][action]
    record = ready(label, action)
    for state in sources:
        apps.get_model(label).objects.filter(pk=record.pk).update(state=state)
        for name in EVERYBODY - doers:
            assert outcome(label, getattr(office, name), record, action) == "denied", (state, name)


@pytest.mark.parametrize(("label", "action"), KEYS)
def test_a_reason_is_asked_where_the_table_says(office, ready, label, action):  # noqa: F811
    sources, doers = EXPECTED[label][action]
    record = ready(label, action)
    apps.get_model(label).objects.filter(pk=record.pk).update(state=sorted(sources)[0])
    asked = outcome(label, getattr(office, sorted(doers)[0]), record, action, reason="") == "refused"
    assert asked is (action in WITH_REASON[label])


@pytest.mark.parametrize(("label", "action"), [key for key in KEYS if key[0] != "programme.line"])
def test_above_their_clearance_nobody_does_it(office, ready, label, action):  # noqa: F811
    sources, _doers = EXPECTED[label][action]
    record = ready(label, action)
    for state in sources:
        apps.get_model(label).objects.filter(pk=record.pk).update(state=state)
        secret = getattr(record, "document", record)
        type(secret).objects.filter(pk=secret.pk).update(secrecy=1)
        for name in EVERYBODY:
            assert outcome(label, getattr(office, name), record, action) == "denied", (state, name)
