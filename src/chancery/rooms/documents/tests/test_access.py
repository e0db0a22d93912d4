"""Who reads what, and who may do which action, at each state."""

import pytest

from chancery.foundation import ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Secrecy
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents import queries, services
from chancery.rooms.documents.models import Document
from chancery.rooms.documents.states import DOCUMENTS

from .conftest import EVERYBODY, again, clear, lend

UNIT = {"author", "colleague", "head", "chief"}
READERS = {
    "draft": UNIT,
    "returned": UNIT,
    "withdrawn": UNIT,
    "submitted": UNIT | {"leader"},
    "approved": UNIT | {"leader", "clerk", "archivist"},
    "issued": EVERYBODY - {"admin"},
}
DOERS = {
    ("draft", "submit"): {"author"},
    ("draft", "revise"): {"author", "head", "chief"},
    ("draft", "silence"): {"author", "head", "chief"},
    ("draft", "withdraw"): {"author", "head", "chief"},
    ("draft", "override"): {"head", "chief"},
    ("draft", "ask"): {"author"},
    ("returned", "submit"): {"author"},
    ("returned", "revise"): {"author", "head", "chief"},
    ("returned", "silence"): {"author", "head", "chief"},
    ("returned", "withdraw"): {"author", "head", "chief"},
    ("returned", "override"): {"head", "chief"},
    ("returned", "ask"): {"author"},
    ("submitted", "approve"): {"head", "chief", "leader"},
    ("submitted", "return"): {"head", "chief", "leader"},
    ("submitted", "recall"): {"author"},
    ("approved", "issue"): {"clerk"},
    ("approved", "return"): {"head", "chief", "leader"},
}


@pytest.mark.parametrize("state", READERS)
def test_who_reads_a_document(office, at, state):
    document = at(state)
    seen = {
        name
        for name in EVERYBODY
        if queries.visible_to(getattr(office, name)).filter(pk=document.pk).exists()
    }
    assert seen == READERS[state]


@pytest.mark.parametrize("state", READERS)
def test_who_is_offered_which_action(office, at, state):
    document = at(state)
    offered = {
        (state, offer.action.name): set()
        for name in EVERYBODY
        for offer in DOCUMENTS.offers(getattr(office, name), document)
    }
    for name in EVERYBODY:
        for offer in DOCUMENTS.offers(getattr(office, name), document):
            offered[state, offer.action.name].add(name)
    assert offered == {key: doers for key, doers in DOERS.items() if key[0] == state}


def test_each_action_of_the_table_is_walked():
    walked = {action for _state, action in DOERS}
    assert walked == set(DOCUMENTS.actions)
    assert {(state, a.name) for a in DOCUMENTS.actions.values() for state in a.source} == set(DOERS)


class TestNobodyApprovesHisOwn:
    def test_a_head_who_wrote_it_is_told_who_will(self, office, draft):
        document = services.submit(office.head, draft(office.head))
        with pytest.raises(ActionRefused, match="tự duyệt"):
            services.approve(office.head, document)
        assert services.approve(office.chief, document).state == "approved"

    def test_nor_returns_it(self, office, draft):
        document = services.submit(office.head, draft(office.head))
        with pytest.raises(AccessDenied):
            services.return_(office.head, document, reason="Sửa lại")

    def test_a_chief_s_own_goes_to_the_leader(self, office, draft):
        document = services.submit(office.chief, draft(office.chief, unit=office.root))
        with pytest.raises(ActionRefused):
            services.approve(office.chief, document)
        assert services.approve(office.leader, document).state == "approved"

    def test_an_author_who_acts_for_the_head_does_not_approve_his_own(self, office, at):
        document = at("submitted")
        author = lend(office.head, office.author)
        with pytest.raises(ActionRefused):
            services.approve(author, document)
        with pytest.raises(AccessDenied):
            services.return_(author, document, reason="Sửa lại")
        assert [offer.action.name for offer in DOCUMENTS.offers(author, document)] == ["recall"]

    def test_he_approves_those_of_others_and_the_ledger_says_for_whom(self, office, at):
        document = at("submitted", person=office.colleague)
        author = lend(office.head, office.author)
        services.approve(author, document)
        line = ledger.timeline(document).last()
        assert (line.verb, line.actor, line.on_behalf_of) == ("document.approved", author, office.head)

    def test_whoever_acts_for_a_head_does_not_approve_that_head_s_own(self, office, draft):
        document = services.submit(office.head, draft(office.head))
        stranger = lend(office.head, office.stranger)
        with pytest.raises(AccessDenied):
            services.approve(stranger, document)


class TestSecrecy:
    @pytest.fixture
    def secret(self, settings, office, at) -> Document:
        settings.MODE = "isolated"
        clear(office.author, office.head, office.chief, to=Secrecy.MAT)
        document = at("submitted", secrecy=Secrecy.MAT)
        return services.approve(office.head, document)

    def test_clearance_is_asked_besides_the_rest(self, office, secret):
        seen = {name for name in EVERYBODY if queries.visible_to(again(getattr(office, name))).exists()}
        assert seen == {"author", "head", "chief"}

    def test_a_clerk_without_clearance_can_t_issue_it(self, office, secret):
        with pytest.raises(AccessDenied):
            services.issue(office.clerk, secret, dated=secret.created_at.date())

    def test_nobody_drafts_above_his_clearance(self, settings, office, draft):
        settings.MODE = "isolated"
        clear(office.author, to=Secrecy.MAT)
        with pytest.raises(AccessDenied):
            draft(secrecy=Secrecy.TOI_MAT)
        assert not Document.objects.exists()

    def test_nor_lifts_a_draft_above_it(self, settings, office, draft):
        settings.MODE = "isolated"
        document = draft()
        with pytest.raises(AccessDenied):
            services.edit_details(office.author, document, secrecy=Secrecy.MAT)
        assert Document.objects.get().secrecy == Secrecy.ORDINARY


def test_a_head_of_long_ago_reads_no_drafts(office, draft):
    document = draft()
    post = office.head.posts.get()
    post.until = post.since
    post.save()
    assert document not in queries.visible_to(again(office.head))
