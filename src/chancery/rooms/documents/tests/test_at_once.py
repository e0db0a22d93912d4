"""Two people at the same moment, on two connections."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.utils import timezone

from chancery.foundation.registers.models import RegisterLine
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document

from .conftest import again, spoiled

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds) -> list[object]:
    """Does the deeds in threads that start together; gives what each returned or raised."""
    came: list[object] = [None] * len(deeds)
    start = Barrier(len(deeds))

    def run(place: int) -> None:
        start.wait(timeout=30)
        try:
            came[place] = deeds[place]()
        except Exception as error:
            came[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return came


def kinds(came: list[object]) -> Counter[str]:
    return Counter(type(one).__name__ for one in came)


def test_of_two_uploads_on_the_same_version_one_is_kept_and_the_other_told(office, draft):
    document = draft()
    sent = [spoiled(document) for _time in range(2)]
    people = [again(office.author), again(office.head)]
    came = at_once(
        *(
            lambda person=person, upload=upload: services.add_version(
                person, document, upload, name="a.docx", expected=1
            )
            for person, upload in zip(people, sent, strict=True)
        )
    )
    assert kinds(came) == {"Version": 1, "StaleVersion": 1}
    assert list(document.versions.values_list("number", flat=True)) == [2, 1]


def test_of_an_approval_and_a_recall_one_wins(office, at):
    document = at("submitted")
    approved, recalled = at_once(
        lambda: services.approve(again(office.head), document),
        lambda: services.recall(again(office.author), document),
    )
    assert kinds([approved, recalled]) == {"Document": 1, "ActionRefused": 1}
    assert Document.objects.get().state == ("approved" if isinstance(approved, Document) else "draft")


def test_a_document_issued_by_two_clerks_takes_one_number(office, at):
    document = at("approved")
    clerks = [again(office.clerk) for _time in range(2)]
    came = at_once(
        *(lambda clerk=clerk: services.issue(clerk, document, dated=timezone.localdate()) for clerk in clerks)
    )
    assert kinds(came) == {"Document": 1, "ActionRefused": 1}
    assert RegisterLine.objects.count() == 1


def test_documents_issued_at_once_take_numbers_without_gap(office, at):
    documents = [at("approved", title=f"Báo cáo {n}") for n in range(6)]
    came = at_once(
        *(
            lambda document=document: services.issue(
                again(office.clerk), document, dated=timezone.localdate()
            )
            for document in documents
        )
    )
    assert kinds(came) == {"Document": 6}
    assert sorted(Document.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
