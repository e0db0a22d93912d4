"""The table of states and actions: what it offers, what it lets begin, and what it refuses.

The stand-in is a register book whose code holds the state; the policy lets clerks and chiefs "manage" it.
"""

import datetime
import threading

import pytest
from django.db import connection, transaction

from chancery.foundation import workflow
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit
from chancery.foundation.registers.models import Register
from chancery.foundation.workflow import Action, ActionRefused, Condition, State, Workflow

DAY = datetime.date(2020, 1, 1)
NAMED = Condition(lambda book: bool(book.name), "Sổ chưa có tên.")
STATES = [State("open", "Đang mở", "progress"), State("shut", "Đã khoá", "success")]
SHUT = Action("shut", "Khoá sổ", ("open",), "shut", "manage", (NAMED,), tone="primary")
REOPEN = Action("reopen", "Mở lại", ("shut",), "open", "manage", reason_required=True)
NOTE = Action("note", "Ghi chú", ("open", "shut"), None, "manage")


@pytest.fixture
def table(monkeypatch) -> Workflow[Register]:
    monkeypatch.setattr(workflow, "ALL", {})
    return Workflow(Register, field="code", states=STATES, actions=[SHUT, REOPEN, NOTE])


@pytest.fixture
def hire(db):
    unit = Unit.objects.create(name="Văn phòng", symbol="VP", since=DAY)

    def hire(name: str, role: Role) -> Person:
        person = Person.objects.create(username=name, full_name=name.title())
        Post.objects.create(person=person, unit=unit, role=role, title="", since=DAY)
        return person

    return hire


@pytest.fixture
def clerk(hire) -> Person:
    return hire("van-thu", Role.CLERK)


@pytest.fixture
def book(hire) -> Register:
    return Register.objects.create(unit=Unit.objects.get(), code="open", name="Sổ đi", kind="outgoing")


def begin(table, person, book, name, **told):
    """Begins and saves, as a service does."""
    with transaction.atomic():
        found, acting_for = table.begin(person, book, name, **told)
        found.save()
    return found, acting_for


class TestTheTable:
    def test_it_is_known_by_its_model(self, table):
        assert {"registers.register": table} == workflow.ALL

    @pytest.mark.parametrize(("source", "target"), [(("lost",), "shut"), (("open",), "lost")])
    def test_a_state_that_it_does_not_have_is_refused_at_once(self, monkeypatch, source, target):
        monkeypatch.setattr(workflow, "ALL", {})
        with pytest.raises(ValueError, match="lost"):
            Workflow(Register, states=STATES, actions=[Action("go", "Đi", source, target, "manage")])
        assert not workflow.ALL

    def test_it_names_the_record_s_state(self, table, book):
        assert table.state(book).label == "Đang mở"


class TestOffers:
    def test_only_what_leads_on_from_the_state(self, table, clerk, book):
        assert [offer.action.name for offer in table.offers(clerk, book)] == ["shut", "note"]
        book.code = "shut"
        assert [offer.action.name for offer in table.offers(clerk, book)] == ["reopen", "note"]

    def test_what_is_missing_is_told(self, table, clerk, book):
        assert table.offers(clerk, book)[0].why_not == ""
        book.name = ""
        assert table.offers(clerk, book)[0].why_not == "Sổ chưa có tên."

    def test_nothing_to_whom_the_policy_does_not_let(self, table, hire, book):
        assert table.offers(hire("chuyen-vien", Role.SPECIALIST), book) == []


class TestBeginning:
    def test_it_sets_the_state_and_leaves_saving_to_the_service(self, table, clerk, book):
        with transaction.atomic():
            found, acting_for = table.begin(clerk, book, "shut")
            assert (found.code, acting_for) == ("shut", None)
            assert Register.objects.get().code == "open"

    def test_an_action_without_a_target_leaves_the_state(self, table, clerk, book):
        assert begin(table, clerk, book, "note")[0].code == "open"

    def test_it_says_whom_a_delegate_acts_for(self, table, clerk, hire, book):
        delegate = hire("chuyen-vien", Role.SPECIALIST)
        today = datetime.date.today()
        Delegation.objects.create(
            delegator=clerk,
            delegate=delegate,
            since=today - datetime.timedelta(1),
            until=today + datetime.timedelta(1),
            reason="Đi công tác",
        )
        assert begin(table, delegate, book, "shut")[1] == clerk

    def test_not_without_the_permission(self, table, hire, book):
        with pytest.raises(AccessDenied):
            begin(table, hire("chuyen-vien", Role.SPECIALIST), book, "shut")
        assert Register.objects.get().code == "open"

    def test_not_from_another_state_and_the_refusal_names_both(self, table, clerk, book):
        with pytest.raises(ActionRefused, match=r"“Mở lại”.*“Đang mở”"):
            begin(table, clerk, book, "reopen", reason="Thử")

    def test_not_while_something_is_missing(self, table, clerk, book):
        Register.objects.update(name="")
        with pytest.raises(ActionRefused, match="Sổ chưa có tên"):
            begin(table, clerk, book, "shut")

    @pytest.mark.parametrize("reason", ["", "  \n", "\u00a0"])
    def test_not_without_the_reason_that_it_asks(self, table, clerk, book, reason):
        Register.objects.update(code="shut")
        with pytest.raises(ActionRefused, match="Phải ghi lý do"):
            begin(table, clerk, book, "reopen", reason=reason)
        assert begin(table, clerk, book, "reopen", reason="Còn việc")[0].code == "open"

    def test_an_action_that_the_table_does_not_have(self, table, clerk, book):
        with pytest.raises(KeyError):
            begin(table, clerk, book, "burn")


class TestAtOnce:
    @pytest.mark.django_db(transaction=True)
    def test_not_outside_of_a_transaction(self, table, clerk, book):
        with pytest.raises(RuntimeError):
            table.begin(clerk, book, "shut")

    def test_the_record_is_read_again_under_the_lock(self, table, clerk, book):
        Register.objects.update(code="shut")
        assert book.code == "open"
        with pytest.raises(ActionRefused, match="Đã khoá"):
            begin(table, clerk, book, "shut")

    @pytest.mark.django_db(transaction=True)
    def test_of_two_who_do_it_at_once_one_wins(self, table, clerk, book):
        start, outcomes = threading.Barrier(4), []

        def act() -> None:
            start.wait()
            try:
                begin(table, Person.objects.get(pk=clerk.pk), book, "shut")
                outcomes.append("done")
            except ActionRefused:
                outcomes.append("refused")
            finally:
                connection.close()

        threads = [threading.Thread(target=act) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["done", "refused", "refused", "refused"]
