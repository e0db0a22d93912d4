"""The ledger's page over the rooms' records: their states in words, their titles only for who may read them."""

from django.urls import reverse

from chancery.foundation.ledger import queries
from chancery.rooms.documents import services


def test_states_are_told_in_the_words_of_the_workflow(office, draft):
    document = services.submit(office.author, draft())
    newest = queries.entries(office.chief, kind="documents.document")[:1]
    [line] = queries.lines(office.chief, newest)
    assert queries.Change("Trạng thái", "Đang soạn", "Chờ duyệt") in line.changes
    assert line.url == document.get_absolute_url()


def test_a_document_is_named_to_the_chief_and_not_to_the_administrator(client, office, draft):
    document = draft(title="phương án đặc biệt")
    for person, may in ((office.chief, True), (office.admin, False)):
        client.force_login(person)
        for asked in ({}, {"q": "đặc biệt"}):
            page = client.get(reverse("ledger"), asked).content.decode()
            assert (document.get_absolute_url() in page) == may
        found = queries.entries(person, q="phương án đặc biệt")
        assert found.exists() == may
