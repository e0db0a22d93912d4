"""Who reads a document in appraisal: lists, the question about one record, and the search index agree."""

import io

import pytest

from chancery.foundation.identity import access
from chancery.foundation.search import index, query
from chancery.rooms.documents import queries, services
from chancery.rooms.documents.models import Document
from chancery.rooms.documents.opinions import services as opinions
from chancery.rooms.documents.tests.conftest import EVERYBODY, again, content


def readers(office, document):
    found = {}
    for name in EVERYBODY:
        person = again(getattr(office, name))
        listed = queries.visible_to(person).filter(pk=document.pk).exists()
        indexed = bool(access.index_keys(document) & access.reader(person).keys)
        assert access.can(person, "read", document) == listed == indexed, name
        found[name] = listed
    return {name for name, reads in found.items() if reads}


def test_the_appraisers_and_the_leader_join_in(office, statute):
    drafters = {"author", "colleague", "head", "chief"}
    assert readers(office, statute) == drafters
    round = opinions.ask(office.author, statute)
    assert readers(office, statute) == drafters | {"leader"}
    opinions.assign(office.head, round, [office.colleague, office.stranger])
    assert readers(office, statute) == drafters | {"leader", "stranger"}


@pytest.mark.django_db(transaction=True)
def test_an_appraiser_finds_it_by_search(office, statute):
    index.follow()
    assert query(again(office.stranger), "quy chế").total == 0
    round = opinions.ask(office.author, statute)
    opinions.assign(office.head, round, [office.colleague, office.stranger])
    index.follow()
    assert query(again(office.stranger), "quy chế").total == 1


def test_the_leader_s_list_holds_each_document_once(office, round):
    document = round.document
    upload = io.BytesIO(content(document))
    services.add_version(office.author, document, upload, name="b.docx", expected=1)
    opinions.ask(office.author, Document.objects.get(pk=document.pk))
    assert list(queries.visible_to(again(office.leader))) == [document]
