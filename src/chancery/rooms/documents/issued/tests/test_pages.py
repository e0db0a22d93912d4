"""The pages of the register of issued documents."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chancery.gate.consistency.tests.corpus import WORKS
from chancery.rooms.documents.issued.models import Work, WorkRelation

from ...tests.conftest import at, draft, office
from .test_register import corpus, loaded, secret

__all__ = ["at", "corpus", "draft", "loaded", "office"]


@pytest.fixture
def decree(loaded):
    return Work.objects.get(symbol="110/2004/NĐ-CP")


def test_the_list_shows_what_is_in_force(client, office, loaded):
    client.force_login(office.author)
    page = client.get(reverse("documents:works"), {"q": "công tác văn thư"}).content.decode()
    assert "30/2020/NĐ-CP" in page
    assert "Đã được thay thế" in page
    assert "Nạp văn bản bên ngoài" not in page
    assert "Dự thảo" in client.get(reverse("documents:works"), {"q": "09/QĐ-VP"}).content.decode()
    assert (
        "Không có văn bản nào khớp" in client.get(reverse("documents:works"), {"q": "xyz"}).content.decode()
    )


def test_a_page_shows_what_ended_the_document(client, office, decree):
    client.force_login(office.author)
    page = client.get(decree.get_absolute_url()).content.decode()
    assert "Đã được thay thế" in page
    assert "Nghị định 30/2020/NĐ-CP" in page
    assert "Ghi quan hệ" not in page


def test_a_secret_document_is_not_there(client, office, decree):
    secret(decree)
    client.force_login(office.author)
    assert client.get(decree.get_absolute_url()).status_code == 404
    assert "110/2004" not in client.get(reverse("documents:works")).content.decode()


def test_a_clerk_loads_a_file(client, office):
    client.force_login(office.clerk)
    content = json.dumps(WORKS[2], ensure_ascii=False).encode()
    for told in ("Đã nạp 1 văn bản", "không có gì thay đổi"):
        sent = {"upload": SimpleUploadedFile("van-ban.jsonl", content)}
        page = client.post(reverse("documents:load-works"), sent, follow=True).content.decode()
        assert told in page
    sent = {"upload": SimpleUploadedFile("van-ban.jsonl", b"{")}
    assert "dòng 1" in client.post(reverse("documents:load-works"), sent, follow=True).content.decode()
    client.force_login(office.author)
    assert client.post(reverse("documents:load-works"), sent).status_code == 403


def test_a_clerk_enters_a_relation_and_takes_it_back(client, office, decree):
    client.force_login(office.clerk)
    address = reverse("documents:relate-work", args=[decree.pk])
    said = {"verb": "amends", "other": "01/2022/NĐ-CP", "since": "2022-02-01", "because": "Công văn số 1"}
    unknown = client.post(address, said | {"other": "9/9999"})
    assert unknown.status_code == 422
    assert "Không tìm thấy" in unknown.content.decode()
    assert client.post(address, said).status_code == 302
    relation = WorkRelation.objects.get(by=office.clerk)
    taken = reverse("documents:unrelate-work", args=[decree.pk, relation.pk])
    client.post(taken, {"because": ""})
    assert WorkRelation.objects.filter(pk=relation.pk).exists()
    client.post(taken, {"because": "Ghi nhầm"})
    assert not WorkRelation.objects.filter(pk=relation.pk).exists()


def test_the_page_of_an_issued_document_leads_to_its_graph(client, office, at):
    document = at("issued")
    client.force_login(office.author)
    page = client.get(document.get_absolute_url()).content.decode()
    assert document.work.get_absolute_url() in page
    assert "Còn hiệu lực" in page
