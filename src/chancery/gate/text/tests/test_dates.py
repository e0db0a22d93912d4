"""Dates in texts."""

from datetime import date

import pytest

from chancery.gate.text.dates import find


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2020", "ngày 05 tháng 01 năm 2020", date(2020, 1, 5)),
        ("Ngày 5 tháng 3 năm 2020.", "Ngày 5 tháng 3 năm 2020", date(2020, 3, 5)),
        ("ký 31/12/2025;", "31/12/2025", date(2025, 12, 31)),
        ("từ 05.01.2021 đến", "05.01.2021", date(2021, 1, 5)),
        ("5-1-2021", "5-1-2021", date(2021, 1, 5)),
    ],
)
def test_a_date_is_found_with_its_place(text, written, day):
    [found] = find(text)
    assert text[found.start : found.end] == written
    assert found.date == day
    assert found.complete


@pytest.mark.parametrize(
    "text",
    [
        "30/2020/NĐ-CP",
        "số 15/12/2020/QĐ",
        "1.5.2",
        "ngày mai",
        "12/2020",
        "tháng 5 năm 2020",
        "192.168.1.2021.5",
        "1/2-2020",
    ],
)
def test_what_is_no_date(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ngày    tháng 01 năm 2026", ("", "01", "2026")),
        ("ngày … tháng … năm 20…", ("", "", "20")),
        ("ngày ... tháng ... năm ...", ("", "", "")),
    ],
)
def test_what_a_draft_leaves_open(text, parts):
    [found] = find(text)
    assert (found.day, found.month, found.year) == parts
    assert found.date is None
    assert not found.complete


def test_a_day_that_the_calendar_does_not_have():
    [found] = find("ngày 31 tháng 02 năm 2020")
    assert found.complete
    assert found.date is None


@pytest.mark.parametrize(
    ("text", "padded"),
    [
        ("ngày 05 tháng 01 năm 2020", True), ("ngày 15 tháng 3 năm 2020", True), ("ngày 15 tháng 03 năm 2020", True),
        ("ngày 5 tháng 3 năm 2020", False), ("ngày 15 tháng 2 năm 2020", False), ("ngày 15 tháng 12 năm 2020", True),
    ],
)  # fmt: skip
def test_the_zeros_that_the_regulation_asks_for(text, padded):
    assert find(text)[0].padded is padded


def test_several_in_order():
    assert [found.month for found in find("20/6/2004 và ngày 01 tháng 7 năm 2005, 02/08/2006")] == [
        "6",
        "7",
        "08",
    ]
