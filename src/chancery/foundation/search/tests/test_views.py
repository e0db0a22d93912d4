"""The page of results."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from chancery.foundation.identity.models import Person

from .conftest import Write


@pytest.fixture
def page(client: Client, person: Person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    def page(live: bool = False, **asked: object) -> str:
        headers = {"HX-Request": "true"} if live else {}
        response = client.get(reverse("search"), asked, headers=headers)
        assert response.status_code == 200
        return response.content.decode()

    return page


def test_asks_who_is_not_signed_in_to_sign_in(client: Client, db) -> None:
    assert client.get(reverse("search"), {"q": "kế hoạch"}).status_code == 302


def test_nothing_asked_shows_the_box_and_no_results(page) -> None:
    html = page()
    assert 'role="search"' in html
    assert "Không tìm thấy" not in html


def test_hits_lead_to_their_records(page, write: Write) -> None:
    unit = write("Kế hoạch kiểm tra", "nội dung kế hoạch", symbol="12-KH/VP")
    html = page(q="ke hoach")
    assert f'href="/don-vi/{unit.pk}/"><mark>Kế</mark> <mark>hoạch</mark> kiểm tra</a>' in html
    assert "12-KH/VP" in html
    assert "02/03/2026" in html
    assert "nội dung <mark>kế</mark> <mark>hoạch</mark>" in html
    assert "Số kết quả: 1" in html


def test_nothing_found_says_what_to_do(page, write: Write) -> None:
    write("Kế hoạch")
    html = page(q="<b>không có")
    assert "Không tìm thấy gì cho “&lt;b&gt;không có”" in html
    assert "Gõ không dấu" in html


def test_while_typing_only_the_results_are_sent_and_the_last_word_may_be_unfinished(
    page, write: Write
) -> None:
    write("Nghị quyết")
    html = page(live=True, q="nghị quy")
    assert "<mark>Nghị</mark> <mark>quyết</mark>" in html
    assert "<html" not in html


def test_the_beginning_of_a_word_will_do_where_nothing_else_answers(page, write: Write) -> None:
    write("Nghị quyết")
    assert "<mark>quyết</mark>" in page(q="quy")


def test_pages_are_links_that_keep_the_question(page, write: Write) -> None:
    for number in range(25):
        write(f"Báo cáo {number}")
    first, second = page(q="báo cáo"), page(q="báo cáo", page=2)
    assert (first.count("search__title"), second.count("search__title")) == (20, 5)
    assert 'rel="next" href="?q=b%C3%A1o+c%C3%A1o&amp;page=2"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="?q=b%C3%A1o+c%C3%A1o&amp;page=1"' in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "99999", "9" * 400, ""])
def test_no_page_number_is_an_error(page, write: Write, number: str) -> None:
    write("Báo cáo")
    page(q="báo cáo", page=number)


@pytest.mark.parametrize("text", ['"', "title:(", "\x00", "\ud7ff", "%", "'", " "])
def test_no_question_is_an_error(page, write: Write, text: str) -> None:
    write("Báo cáo")
    page(q=text, kind=text)


def test_a_reader_without_a_key_sees_no_trace(client: Client, stranger: Person, write: Write) -> None:
    write("Kế hoạch kiểm tra")
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    html = client.get(reverse("search"), {"q": "kiểm tra"}).content.decode()
    assert "Không tìm thấy" in html
    assert "search__title" not in html
    assert "tabs__tab" not in html


def test_only_reads(client: Client, person: Person) -> None:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("search"), {"q": "x"}).status_code == 405
