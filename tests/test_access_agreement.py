"""Lists, the question about one record, and the search index never disagree on who may read."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit
from chancery.rooms.documents.models import Document, IssuingBody

SINCE = datetime.date(2020, 1, 1)
TODAY = datetime.date.today()
STATES = ["draft", "submitted", "returned", "approved", "withdrawn"]
UNITS = 4

posts = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, UNITS - 1), st.sampled_from(list(Role)), st.booleans()),
    max_size=8,
)
documents = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, UNITS - 1), st.sampled_from(STATES), st.integers(0, 3)),
    min_size=1,
    max_size=6,
)
lendings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=3)


class TestAgreement(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(posts, documents, lendings, st.lists(st.integers(0, 3), min_size=5, max_size=5))
    def test_the_three_readings_agree(self, posts, documents, lendings, clearances):
        units: list[Unit] = []
        for number in range(UNITS):
            parent = units[(number - 1) // 2] if number else None
            units.append(Unit.objects.create(name=f"Đơn vị {number}", parent=parent, since=SINCE))
        people = [
            Person.objects.create(username=f"p{number}", full_name=f"P{number}", clearance=clearance)
            for number, clearance in enumerate(clearances)
        ]
        for person, unit, role, current in posts:
            until = None if current else datetime.date(2021, 1, 1)
            Post.objects.create(
                person=people[person], unit=units[unit], role=role, title="x", since=SINCE, until=until
            )
        for giver, taker, current in lendings:
            if giver != taker:
                since = TODAY if current else datetime.date(2020, 1, 1)
                Delegation.objects.create(
                    delegator=people[giver], delegate=people[taker], since=since, until=since, reason="x"
                )
        body = IssuingBody.objects.create(
            name="A", symbol="A", place="A", system="state", unit=units[0], decider="A"
        )
        records = [
            Document.objects.create(
                kind="bao-cao",
                body=body,
                title="x",
                code="BC-A",
                author=people[author],
                unit=units[unit],
                state=state,
                secrecy=secrecy,
                signer_post="A",
                signer_name="B C",
            )
            for author, unit, state, secrecy in documents
        ]
        for person in Person.objects.all():
            who = access.reader(person)
            listed = set(access.scope(person, "read", Document.objects.all()).values_list("pk", flat=True))
            for record in records:
                indexed = bool(access.index_keys(record) & who.keys) and (
                    access.index_secrecy(record) <= who.clearance
                )
                assert access.can(person, "read", record) == (record.pk in listed) == indexed
