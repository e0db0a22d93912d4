"""What is found, in what order, by whom, and how it is shown."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from chancery.foundation import ledger, search
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Post, Role, Unit
from chancery.foundation.search import catalogue

from .conftest import Write


def titles(person: Person, text: str, **options: object) -> list[str]:
    results = search.query(person, text, **options)
    assert results.current
    return [hit.title for hit in results.hits]


class TestWords:
    def test_diacritics_rank_exact_above_folded(self, person: Person, write: Write) -> None:
        write("Một", "bao dam bao dam bao dam")
        write("Hai", "việc bảo đảm an toàn của cơ quan")
        write("Ba", "bão dâm")
        assert titles(person, "bảo đảm")[0] == "Hai"
        assert set(titles(person, "bảo đảm")) == {"Một", "Hai", "Ba"}

    def test_without_diacritics_finds_all_ways_of_writing(self, person: Person, write: Write) -> None:
        write("Một", "bảo đảm")
        write("Hai", "bao dam")
        write("Ba", "việc khác")
        assert set(titles(person, "BAO DAM")) == {"Một", "Hai"}

    @pytest.mark.parametrize("asked", ["hòa giải", "hoà giải", "hoa giai", "HOÀ GIẢI"])
    def test_the_place_of_the_tone_mark_does_not_matter(
        self, person: Person, write: Write, asked: str
    ) -> None:
        write("Tổ hòa giải")
        write("Tổ hoà giải")
        assert len(titles(person, asked)) == 2

    def test_title_above_text_and_together_above_apart(self, person: Person, write: Write) -> None:
        write("Apart", "kế toán trưởng và hoạch định chính sách")
        write("Together", "xây dựng kế hoạch năm")
        write("Kế hoạch", "việc trong năm")
        assert titles(person, "kế hoạch") == ["Kế hoạch", "Together", "Apart"]

    def test_all_of_a_few_words_and_most_of_many(self, person: Person, write: Write) -> None:
        write("Một", "báo cáo tổng kết công tác văn phòng")
        assert titles(person, "báo cáo quý") == []
        assert titles(person, "báo cáo tổng kết công tác đảng") == ["Một"]
        assert titles(person, "báo cáo quý một hai ba bốn") == []

    def test_phrase_in_quotes_means_what_it_says(self, person: Person, write: Write) -> None:
        write("Một", "cán bộ công chức")
        write("Hai", "bộ phận cán sự")
        write("Ba", "can bo")
        assert titles(person, '"cán bộ"') == ["Một"]
        assert set(titles(person, "“can bo”")) == {"Một", "Ba"}
        assert titles(person, '"cán"')[0] in {"Một", "Hai"}

    def test_no_phrase_reaches_from_the_title_into_the_text(self, person: Person, write: Write) -> None:
        write("Văn phòng", "cháy chữa cháy")
        assert titles(person, '"phòng cháy"') == []

    def test_abstract_is_searched(self, person: Person, write: Write) -> None:
        write("Công văn", short="Về việc mời họp")
        assert titles(person, "mời họp") == ["Công văn"]

    def test_unfinished_word_is_completed_only_while_typing(self, person: Person, write: Write) -> None:
        write("Nghị quyết")
        assert titles(person, "nghị quy", typing=True) == ["Nghị quyết"]
        assert titles(person, "nghị quy ", typing=True) == []
        assert titles(person, "nghị quy") == []


class TestSymbols:
    @pytest.mark.parametrize(
        "asked",
        [
            "36-HD/VPTW",
            "36 hd vptw",
            "36hd/vptw",
            "36-hdvptw",
            "36hdvptw",
            "số 36-HD/VPTW",
            "036-HD/VPTW",
            '"36-HD/VPTW"',
        ],
    )
    def test_found_however_typed(self, person: Person, write: Write, asked: str) -> None:
        write("Hướng dẫn", symbol="36-HD/VPTW")
        write("Khác", symbol="37-HD/VPTW")
        assert titles(person, asked) == ["Hướng dẫn"]

    @pytest.mark.parametrize("asked", ["127-QĐ/TW", "127 qd tw", "127-qđtw", "quyết định 127-QĐ/TW"])
    def test_the_bearer_of_a_symbol_above_those_that_cite_it(
        self, person: Person, write: Write, asked: str
    ) -> None:
        write("Tờ trình", "theo quyết định 127-QĐ/TW, quyết định số 127-QĐ/TW và quyết định 127-QĐ/TW")
        write("Quyết định", symbol="127-QĐ/TW")
        write("Báo cáo", "127 việc; quyết định; TW")
        assert titles(person, asked)[0] == "Quyết định"


class TestReaders:
    def test_without_a_key_nothing_is_found_nor_counted(
        self, person: Person, stranger: Person, write: Write
    ) -> None:
        write("Kế hoạch kiểm tra")
        assert search.query(person, "kiểm tra").total == 1
        results = search.query(stranger, "kiểm tra")
        assert (results.total, results.hits, results.kinds, results.more) == (0, [], [], False)

    def test_secrecy_is_compared_with_clearance(self, person: Person, write: Write) -> None:
        write("Kế hoạch thường", order=0)
        write("Kế hoạch mật", order=1)
        write("Kế hoạch tối mật", order=2)
        assert search.query(person, "kế hoạch").total == 1
        person.clearance = 1
        assert set(titles(person, "kế hoạch")) == {"Kế hoạch thường", "Kế hoạch mật"}

    def test_the_text_of_a_secret_is_not_shown_in_a_list(self, person: Person, write: Write) -> None:
        write("Kế hoạch mật", "nội dung tuyệt đối kín", order=1)
        person.clearance = 1
        [hit] = search.query(person, "nội dung").hits
        assert hit.snippet_html == ""

    def test_one_who_left_his_post_finds_nothing(self, person: Person, write: Write) -> None:
        write("Kế hoạch")
        Post.objects.update(until=datetime.date(2026, 3, 3))
        assert search.query(person, "kế hoạch").total == 0

    def test_what_the_database_refuses_is_neither_shown_nor_counted(
        self, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = write("Kế hoạch giữ")
        gone = write("Kế hoạch mất")
        search.query(person, "kế hoạch")
        # Changed behind the ledger's back, so that the index can't know.
        Unit.objects.filter(pk=gone.pk).update(order=3)
        results = search.query(person, "kế hoạch")
        assert [hit.id for hit in results.hits] == [str(kept.pk)]
        assert (results.total, results.kinds) == (1, [("identity.unit", "Đơn vị", 1)])

    def test_withdrawn_at_once(self, person: Person, write: Write) -> None:
        unit = write("Kế hoạch")
        assert titles(person, "kế hoạch") == ["Kế hoạch"]
        write("Kế hoạch", unit=unit, order=3)
        assert search.query(person, "kế hoạch").total == 0

    def test_deleted_at_once(self, person: Person, write: Write) -> None:
        unit = write("Kế hoạch")
        assert titles(person, "kế hoạch") == ["Kế hoạch"]
        with transaction.atomic():
            ledger.record(person, "unit.deleted", unit)
            unit.posts.all().delete()
            unit.delete()
        assert search.query(person, "kế hoạch").total == 0

    def test_index_and_database_let_the_same_people_read(self, person: Person, write: Write) -> None:
        units = [write(f"Kế hoạch {number}", order=number % 3) for number in range(9)]
        for number, unit in enumerate(units):
            if number % 2:
                unit.posts.update(until=datetime.date(2026, 3, 3))
        for clearance in range(4):
            one = Person.objects.create(username=f"p{clearance}", full_name="X", clearance=clearance)
            Post.objects.create(person=one, unit=units[clearance], role=Role.HEAD, since=units[0].since)
            for who in (one, person):
                allowed = access.scope(who, "read", Unit.objects.all())
                results = search.query(who, "kế hoạch")
                assert {hit.record for hit in results.hits} == set(allowed)
                assert results.total == len(allowed)


class TestPages:
    def test_pages_follow_one_another(self, person: Person, write: Write) -> None:
        for number in range(7):
            write(f"Báo cáo {number}")
        pages = [search.query(person, "báo cáo", offset=offset, limit=3) for offset in (0, 3, 6, 9)]
        assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
        assert [page.more for page in pages] == [True, True, False, False]
        assert [page.total for page in pages] == [7] * 4
        assert len({hit.id for page in pages for hit in page.hits}) == 7

    @pytest.mark.parametrize("offset", [-5, 10**9])
    def test_no_offset_is_an_error(self, person: Person, write: Write, offset: int) -> None:
        write("Báo cáo")
        assert search.query(person, "báo cáo", offset=offset).total == 1

    def test_kinds_are_counted_and_filter(
        self, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(catalogue, "_catalogue", {})
        search.register(Unit, lambda unit: search.SearchDocument(unit.name, kind=unit.short))
        write("Việc một", short="Quyết định")
        write("Việc hai", short="Quyết định")
        write("Việc ba", short="Báo cáo")
        kinds = [("Quyết định", "Quyết định", 2), ("Báo cáo", "Báo cáo", 1)]
        assert search.query(person, "việc").kinds == kinds
        filtered = search.query(person, "việc", kind="Báo cáo")
        assert ([hit.title for hit in filtered.hits], filtered.total) == (["Việc ba | "], 1)
        assert filtered.kinds == kinds
        assert search.query(person, "việc", kind="không có").total == 0

    def test_statements_do_not_grow_with_hits(self, person: Person, write: Write) -> None:
        counts = []
        for upto in (2, 12):
            for number in range(upto):
                write(f"Báo cáo {number}")
            search.query(person, "báo cáo")
            person.__dict__.pop("_reader", None)
            with CaptureQueriesContext(
                connection,
            ) as caught:
                assert len(search.query(person, "báo cáo").hits) >= upto
            counts.append(len(caught))
        assert counts[0] == counts[1]


class TestShown:
    def test_hit_says_what_it_is(self, person: Person, write: Write) -> None:
        unit = write("Hướng dẫn", "Nội dung hướng dẫn", symbol="36-HD/VPTW")
        [hit] = search.query(person, "36-HD/VPTW").hits
        assert (hit.record_type, hit.id, hit.symbol) == ("identity.unit", str(unit.pk), "36-HD/VPTW")
        assert (hit.dated, hit.kind, hit.url) == (unit.since, "Đơn vị", f"/don-vi/{unit.pk}/")

    def test_words_are_marked_with_their_own_diacritics(self, person: Person, write: Write) -> None:
        write("Bảo đảm", "Việc bảo đảm, chứ không phải bao dam.")
        [hit] = search.query(person, "bao dam").hits
        assert hit.title_html == "<mark>Bảo</mark> <mark>đảm</mark>"
        assert hit.snippet_html.count("<mark>") == 4
        [hit] = search.query(person, "bảo đảm").hits
        assert hit.snippet_html.count("<mark>") == 2

    def test_text_is_escaped(self, person: Person, write: Write) -> None:
        write("<b>Báo</b> cáo", "<script>alert(1)</script> báo & cáo")
        [hit] = search.query(person, "báo cáo").hits
        assert hit.title_html == "&lt;b&gt;<mark>Báo</mark>&lt;/b&gt; <mark>cáo</mark>"
        assert hit.snippet_html == (
            "&lt;script&gt;alert(1)&lt;/script&gt; <mark>báo</mark> &amp; <mark>cáo</mark>"
        )


class TestBadInput:
    @pytest.mark.parametrize(
        "text",
        [
            '"',
            '""',
            "(",
            "a AND",
            "title:",
            "*",
            "~2",
            "+-!",
            "[a TO",
            "\x00",
            "\\",
            "/",
            "'; DROP TABLE",
            "🙂",
            " " * 9,
        ],
    )
    def test_nothing_typed_is_an_error(self, person: Person, write: Write, text: str) -> None:
        write("Báo cáo")
        assert search.query(person, text).current

    def test_control_characters_and_decomposed_letters_are_understood(
        self, person: Person, write: Write
    ) -> None:
        write("Báo cáo")
        assert titles(person, "ba\u0301o\x00 ca\u0301o\u200b") == ["Báo cáo"]

    def test_a_very_long_question_is_cut(self, person: Person, write: Write) -> None:
        write("Báo cáo")
        assert search.query(person, "báo " * 100_000).total == 1

    @hypothesis_settings(
        max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(text=st.text(max_size=60) | st.text(alphabet='"“” abđằ7-/*~', max_size=30), typing=st.booleans())
    def test_any_text_at_all(self, person: Person, write: Write, text: str, typing: bool) -> None:
        if not Unit.objects.exists():
            write("Báo cáo", "a b đ ằ 7")
        assert search.query(person, text, typing=typing).current
