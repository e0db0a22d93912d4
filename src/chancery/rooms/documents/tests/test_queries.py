"""Lists: what waits for whom and why, what narrows them, and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chancery.foundation.identity.models import Post, Role, Unit
from chancery.rooms.documents import queries, services
from chancery.rooms.documents.models import Document
from chancery.rooms.documents.states import DOCUMENTS

from .conftest import SINCE, again, lend, spoiled


def told(person):
    return [(w.document.title, w.what, w.why) for w in queries.waits(again(person)).for_me]


class TestWhatWaits:
    def test_a_returned_draft_waits_for_its_author_with_the_last_reason(self, office, at):
        document = at("returned", title="a")
        services.submit(office.author, document)
        services.return_(office.head, document, reason="Thiếu phụ lục")
        assert told(office.author) == [("a", "Sửa và trình lại", "Thiếu phụ lục")]
        assert told(office.colleague) == told(office.head) == []

    def test_a_submitted_one_waits_for_the_head_of_its_unit_alone(self, office, at):
        at("submitted", title="a")
        assert told(office.head) == [("a", "Duyệt", "Author, Phòng Tổng hợp trình")]
        for name in ("chief", "leader", "other_head", "author", "clerk"):
            assert told(getattr(office, name)) == []

    def test_that_of_a_head_waits_for_those_above(self, office, draft):
        services.submit(office.head, draft(office.head, title="a"))
        assert told(office.head) == []
        assert [what for _title, what, _why in told(office.chief)] == ["Duyệt"]

    def test_so_does_that_of_a_unit_without_a_head(self, office, at):
        document = at("submitted", title="a")
        Post.objects.filter(person=office.head).update(until=SINCE)
        assert [title for title, _what, _why in told(office.chief)] == [document.title]
        assert told(office.head) == []

    def test_whoever_acts_for_the_head_sees_it_too(self, office, at):
        at("submitted", title="a")
        assert [title for title, _what, _why in told(lend(office.head, office.stranger))] == ["a"]

    def test_an_approved_one_waits_for_the_clerk(self, office, at):
        at("approved", title="a")
        assert told(office.clerk) == [("a", "Cấp số, ban hành", "Đã được duyệt")]
        assert told(office.author) == told(office.archivist) == []

    def test_what_is_done_waits_for_nobody(self, office, at):
        at("issued")
        at("withdrawn")
        assert [told(getattr(office, name)) for name in ("author", "head", "chief", "clerk")] == [[]] * 4

    def test_what_a_person_waits_for(self, office, at):
        submitted, approved = at("submitted"), at("approved")
        at("draft")
        assert queries.waits(office.author).for_others == [submitted, approved]
        assert queries.waits(office.head).for_others == []


class TestNarrowing:
    @pytest.fixture
    def three(self, office, at) -> dict[str, Document]:
        return {
            "draft": at("draft", title="kế hoạch công tác", kind="ke-hoach"),
            "submitted": at("submitted", title="tổng kết năm"),
            "issued": at("issued", title="công tác quý I"),
        }

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({}, {"draft", "submitted", "issued"}),
            ({"text": "công tác"}, {"draft", "issued"}),
            ({"text": "co\u0302ng ta\u0301c"}, {"draft", "issued"}),
            ({"text": "01/BC"}, {"issued"}),
            ({"text": "a\x00b"}, set()),
            ({"text": "không có"}, set()),
            ({"state": "submitted"}, {"submitted"}),
            ({"kind": "ke-hoach"}, {"draft"}),
            ({"year": 1999}, set()),
        ],
    )
    def test_by(self, office, three, asked, found):
        listed = queries.search(queries.visible_to(office.head), **asked)
        assert set(listed) == {three[name] for name in found}

    def test_by_year_and_unit(self, office, three):
        readable = queries.visible_to(office.head)
        assert list(queries.search(readable, year=timezone.localdate().year)) == [three["issued"]]
        assert queries.search(readable, unit=office.synthesis.pk).count() == 3
        assert queries.search(readable, unit=office.finance.pk).count() == 0

    def test_nothing_is_found_by_whom_may_not_read_it(self, office, three):
        assert set(queries.search(queries.visible_to(office.stranger), text="công tác")) == {three["issued"]}


def _copies(document: Document, count: int) -> None:
    Document.objects.bulk_create(
        Document(
            **{
                field.attname: getattr(document, field.attname)
                for field in Document._meta.concrete_fields
                if field.name not in ("id", "register_line")
            }
        )
        for _number in range(count)
    )


class TestCost:
    @pytest.mark.parametrize("name", ["author", "head", "chief", "leader", "clerk"])
    def test_lists_cost_the_same_however_many(self, office, at, name):
        for state in ("draft", "returned", "submitted", "approved", "issued"):
            at(state)

        def cost() -> tuple[int, int]:
            person = again(getattr(office, name))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                rows = [
                    (str(d), str(d.body), str(d.unit), str(d.author), DOCUMENTS.state(d).label)
                    for d in queries.listed(person).select_related("body")
                ]
                rows += [(w.document.title, w.what, w.why) for w in queries.waits(person).for_me]
            return len(rows), len(asked)

        few, statements = cost()
        for document in Document.objects.all():
            _copies(document, 30)
        many, again_statements = cost()
        assert many > few * 10
        assert again_statements == statements
        assert statements <= 11

    def test_versions_cost_one_statement(self, office, faulty, django_assert_num_queries):
        services.override(office.head, faulty, reason="Gấp")
        with django_assert_num_queries(1):
            told = [
                (
                    str(v.author),
                    v.blob.size,
                    v.appraisal.verdict,
                    getattr(v, "override", None) and str(v.override.by),
                )
                for v in queries.versions(faulty)
            ]
        assert [row[2:] for row in told] == [("fail", "Head"), ("pass", None)]

    def test_a_page_s_actions_cost_the_same_however_many_versions(self, office, faulty):
        def cost() -> int:
            person, document = again(office.author), Document.objects.get(pk=faulty.pk)
            with CaptureQueriesContext(connection) as asked:
                DOCUMENTS.offers(person, document)
            return len(asked)

        before = cost()
        for expected in range(2, 6):
            services.add_version(office.author, faulty, spoiled(faulty), name="a.docx", expected=expected)
        assert cost() == before


def test_bodies_are_those_in_use(office):
    services.keep_body(None, office.party, active=False)
    assert list(queries.bodies(office.author)) == [office.state]


def test_a_sub_unit_s_drafts_are_read_by_the_heads_above(office, draft):
    team = Unit.objects.create(parent=office.synthesis, name="Tổ thư ký", symbol="TK", since=SINCE)
    Post.objects.create(person=office.author, unit=team, role=Role.SPECIALIST, title="", since=SINCE)
    document = draft(again(office.author), unit=team)
    assert document in queries.visible_to(again(office.head))
    assert document not in queries.visible_to(office.colleague)
    assert document not in queries.visible_to(office.other_head)
