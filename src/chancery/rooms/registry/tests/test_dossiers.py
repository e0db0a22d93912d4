"""Dossiers: opened, filled in order, closed; and what is refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.registers.models import Register
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents.models import Document
from chancery.rooms.documents.tests.conftest import draft, office  # noqa: F401
from chancery.rooms.registry import queries, services
from chancery.rooms.registry.models import Dossier


@pytest.fixture
def open_(office):  # noqa: F811
    def open__(person=None, **values):
        told = {
            "code": "01.TH",
            "title": "Hồ sơ",
            "year": 2026,
            "unit": office.synthesis,
            "keeper": office.author,
        }
        return services.open_dossier(person or office.author, **{**told, **values})

    return open__


@pytest.fixture
def issued(draft):  # noqa: F811
    def issued_(number=1):
        document = draft()
        Document.objects.filter(pk=document.pk).update(
            state="issued", number=number, symbol=f"{number:02d}/QĐ-VP", issued_on=datetime.date(2026, 1, 5)
        )
        return Document.objects.get(pk=document.pk)

    return issued_


def test_one_opens_dossiers_for_ones_own_unit(office, open_):  # noqa: F811
    open_()
    for who in ("stranger", "admin", "leader"):
        with pytest.raises(AccessDenied):
            open_(getattr(office, who), code=f"x-{who}")
    assert Dossier.objects.count() == 1


def test_a_code_is_given_once_a_year(open_):
    open_()
    with pytest.raises(ValidationError):
        open_()
    assert open_(year=2027).pk


def test_documents_stand_in_the_order_of_filing_and_once(office, open_, issued):  # noqa: F811
    dossier, first, second = open_(), issued(1), issued(2)
    for document in (first, second, first):
        services.file_document(office.author, dossier, document)
    assert [(f.position, f.document) for f in queries.filings_of(office.author, dossier)] == [
        (1, first),
        (2, second),
    ]


def test_what_one_may_not_read_one_does_not_file(office, open_, draft):  # noqa: F811
    dossier = open_(office.head, unit=office.synthesis, keeper=office.stranger)
    with pytest.raises(AccessDenied):
        services.file_document(office.stranger, dossier, draft())


def test_a_secret_goes_into_no_open_dossier(office, open_, issued):  # noqa: F811
    document = issued()
    Document.objects.filter(pk=document.pk).update(secrecy=1)
    office.author.clearance = 1
    office.author.save()
    document.refresh_from_db()
    with pytest.raises(ValidationError):
        services.file_document(office.author, open_(), document)


def test_an_empty_dossier_is_not_closed_and_a_closed_one_not_filled(office, open_, issued):  # noqa: F811
    dossier = open_()
    with pytest.raises(ActionRefused):
        services.act(office.author, dossier, "close")
    services.file_document(office.author, dossier, issued(1))
    assert services.act(office.author, dossier, "close").closed_on
    with pytest.raises(ValidationError):
        services.file_document(office.author, dossier, issued(2))
    with pytest.raises(AccessDenied):
        services.act(office.author, dossier, "reopen", reason="x")
    with pytest.raises(ActionRefused):
        services.act(office.head, dossier, "reopen", reason=" ")
    assert services.act(office.head, dossier, "reopen", reason="Bổ sung").closed_on is None


def test_contents_show_only_what_one_may_read(office, open_, draft):  # noqa: F811
    dossier = open_()
    services.file_document(office.author, dossier, draft())
    assert queries.filings_of(office.author, dossier).count() == 1
    assert queries.filings_of(office.clerk, dossier).count() == 0


def test_the_documents_page_offers_the_dossiers_that_are_open(client, office, open_, issued):  # noqa: F811
    dossier, document = open_(), issued()
    client.force_login(office.author)
    assert "Xếp vào hồ sơ" in client.get(document.get_absolute_url()).content.decode()
    client.post(f"/van-thu/van-ban/{document.pk}/xep/", {"dossier": dossier.pk})
    assert list(queries.dossiers_of(office.author, document)) == [dossier]


def test_the_book_has_the_columns_of_the_decree(client, office):  # noqa: F811
    client.force_login(office.clerk)
    book = Register.objects.first()
    told = client.get(f"/van-thu/so/{book.pk}/").content.decode()
    assert "Chưa có dòng nào" in told
