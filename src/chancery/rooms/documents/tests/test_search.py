"""An issued document is found by everyone in the office, a draft by those who may read it."""

import pytest

from chancery.foundation import search
from chancery.foundation.identity.models import Secrecy
from chancery.rooms.documents import services

from .conftest import EVERYBODY, again, changed, clear


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    settings.DATA = tmp_path


def found(person, text):
    return [hit.id for hit in search.query(again(person), text).hits]


@pytest.mark.parametrize(
    "text",
    [
        "kết quả công tác",
        "ket qua cong tac",
        "01/BC-VP",
        "ke\u0302\u0301t qua\u0309 co\u0302ng ta\u0301c",
        "Lãnh đạo Văn phòng",
    ],
)
def test_an_issued_document_is_found_by_title_number_and_content(office, at, text):
    document = at("issued")
    assert found(office.stranger, text) == [str(document.pk)]


def test_who_finds_what(office, at):
    at("issued", title="việc đã xong")
    at("draft", title="việc đang soạn")
    assert {name for name in EVERYBODY if len(found(getattr(office, name), "việc")) == 2} == {
        "author",
        "colleague",
        "head",
        "chief",
    }
    assert found(office.admin, "việc") == []
    assert len(found(office.stranger, "việc")) == 1


def test_a_hit_leads_to_the_document_and_shows_where(office, at):
    document = at("issued")
    hit = search.query(office.stranger, "kết quả công tác").hits[0]
    assert hit.url == document.get_absolute_url()
    assert "<mark>" in hit.snippet_html


def test_the_newest_version_s_text_is_searched(office, draft):
    document = draft()
    assert found(office.author, "đặc biệt quan trọng") == []
    sent = changed(document, lambda word: word.add_paragraph("Việc đặc biệt quan trọng."))
    services.add_version(office.author, document, sent, name="a.docx", expected=1)
    assert found(office.author, "đặc biệt quan trọng") == [str(document.pk)]


def test_a_secret_one_is_found_within_clearance(settings, office, draft):
    settings.MODE = "isolated"
    clear(office.author, office.head, to=Secrecy.MAT)
    document = draft(secrecy=Secrecy.MAT)
    assert found(office.head, "kết quả") == [str(document.pk)]
    assert found(office.colleague, "kết quả") == []
