"""Working days of state agencies, against the official announcements of each year, and deadlines."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.foundation import calendar
from chancery.foundation.calendar.days import _EXCHANGES
from chancery.foundation.calendar.deadlines import _rules

DAYS = st.dates(datetime.date(2019, 1, 1), datetime.date(2035, 12, 31))


def day(text: str, year: int) -> datetime.date:
    return datetime.datetime.strptime(f"{text}/{year}", "%d/%m/%Y").date()


# Weekdays off, by the announcement of each year's holidays for cán bộ, công chức, viên chức.
OFF = {
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
WORKED_WEEKENDS = {2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}


@pytest.mark.parametrize("year", OFF)
def test_the_weekdays_off_of_a_year_are_the_announced_ones(year):
    every = [datetime.date(year, 1, 1) + datetime.timedelta(days=n) for n in range(366)]
    weekdays = [one for one in every if one.year == year and one.weekday() < 5]
    assert [one for one in weekdays if not calendar.is_working_day(one)] == [
        day(text, year) for text in OFF[year].split()
    ]


@pytest.mark.parametrize("year", OFF)
def test_weekends_are_free_but_for_those_worked_instead(year):
    every = [datetime.date(year, 1, 1) + datetime.timedelta(days=n) for n in range(366)]
    worked = [
        one for one in every if one.year == year and one.weekday() >= 5 and calendar.is_working_day(one)
    ]
    assert worked == [day(text, year) for text in WORKED_WEEKENDS.get(year, "").split()]


# The first day of the lunar year (mùng 1 tháng Giêng), and 10/3 of it.
TET = {
    2027: "6/2",
    2028: "26/1",
    2029: "13/2",
    2030: "2/2",
}
HUNG_KINGS = {2027: "16/4", 2028: "4/4", 2029: "23/4", 2030: "12/4"}


@pytest.mark.parametrize("year", TET)
def test_years_to_come_have_their_lunar_days(year):
    first = day(TET[year], year)
    assert calendar.holiday_name(first) == "Tết Nguyên Đán"
    assert sum(bool(calendar.holiday_name(first + datetime.timedelta(days=nth))) for nth in range(-2, 5)) >= 5
    assert "Hùng Vương" in calendar.holiday_name(day(HUNG_KINGS[year], year))


class TestNames:
    def test_a_holiday_has_its_vietnamese_name(self):
        assert calendar.holiday_name(datetime.date(2026, 9, 2)) == "Quốc khánh"

    def test_an_exchanged_day_says_what_is_worked_instead(self):
        assert calendar.holiday_name(datetime.date(2026, 1, 2)) == "Nghỉ, làm bù ngày 10/01/2026"

    @pytest.mark.parametrize("plain", ["2026-01-10", "2026-03-07", "2026-03-09"])
    def test_a_working_day_and_a_plain_weekend_have_none(self, plain):
        assert calendar.holiday_name(datetime.date.fromisoformat(plain)) is None


class TestCounting:
    def test_over_the_end_of_april(self):
        start = datetime.date(2026, 4, 29)
        assert calendar.add_working_days(start, 1) == datetime.date(2026, 5, 4)
        assert calendar.add_working_days(datetime.date(2026, 5, 4), -1) == start
        assert calendar.working_days_between(start, datetime.date(2026, 5, 4)) == 1

    def test_over_tet(self):
        assert calendar.add_working_days(datetime.date(2026, 2, 13), 1) == datetime.date(2026, 2, 23)

    def test_a_worked_saturday_counts(self):
        assert calendar.add_working_days(datetime.date(2025, 4, 25), 1) == datetime.date(2025, 4, 26)

    @given(DAYS, st.integers(-60, 60))
    def test_a_day_so_many_working_days_away_is_that_far_and_worked(self, start, count):
        end = calendar.add_working_days(start, count)
        if count:
            assert calendar.is_working_day(end)
        if count >= 0:
            assert calendar.working_days_between(start, end) == count

    @given(DAYS, DAYS, DAYS)
    def test_stretches_add_up(self, first, second, third):
        between = calendar.working_days_between
        assert between(first, second) + between(second, third) == between(first, third)


class TestDeadlines:
    def test_a_document_signed_before_the_holidays_is_issued_after_them(self):
        due = calendar.due(datetime.date(2026, 4, 29), "issue")
        assert due.date == datetime.date(2026, 5, 4)
        assert due.why == (
            "Phát hành trong ngày văn bản được ký, chậm nhất là trong ngày làm việc tiếp theo "
            "(khoản 1 Điều 18 Nghị định 30/2020/NĐ-CP). "
            "Tính từ ngày 29/04/2026, cộng 1 ngày làm việc: ngày 04/05/2026. "
            "Không tính: 30/04/2026 (Ngày Chiến thắng), 01/05/2026 (Ngày Quốc tế Lao động), "
            "02/05/2026 (nghỉ hằng tuần), 03/05/2026 (nghỉ hằng tuần)."
        )

    def test_an_urgent_one_goes_out_at_once_also_on_a_sunday(self):
        due = calendar.due(datetime.date(2026, 5, 3), "issue-urgent")
        assert due.date == datetime.date(2026, 5, 3)
        assert due.why.endswith("Trong ngày 03/05/2026.")

    def test_a_year_that_is_not_settled_says_so(self):
        why = calendar.due(datetime.date(calendar.SETTLED_UNTIL + 1, 3, 1), "issue").why
        assert why.endswith("còn là dự kiến.")
        assert "dự kiến" not in calendar.due(datetime.date(calendar.SETTLED_UNTIL, 3, 2), "issue").why

    def test_before_the_rule_was_in_force(self):
        with pytest.raises(LookupError):
            calendar.due(datetime.date(2020, 3, 4), "issue")

    def test_an_unknown_rule(self):
        with pytest.raises(LookupError):
            calendar.due(datetime.date(2026, 3, 2), "no-such-rule")


class TestData:
    def test_each_exchange_is_of_a_weekday_for_a_weekend_day_of_its_time(self):
        for exchange in _EXCHANGES:
            assert exchange.free.weekday() < 5 <= exchange.worked.weekday()
            assert abs((exchange.worked - exchange.free).days) < 31
            assert exchange.source

    def test_each_rule_names_its_article_and_codes_do_not_overlap(self):
        codes = [rule.code for rule in _rules()]
        assert len(codes) == len(set(codes))
        # An office's own time limits are no regulation's.
        named = ("Điều", "Quy chế làm việc của cơ quan")
        assert all(any(word in rule.article for word in named) for rule in _rules())
        assert all(rule.days >= 0 and rule.text for rule in _rules())
