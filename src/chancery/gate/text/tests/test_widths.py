"""Widths are those of the typeface, and lines break as a word processor breaks them."""

from __future__ import annotations

import pytest

from chancery.gate.text.widths import even, lines, width

pytestmark = pytest.mark.gate_only

NAME = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ XÚC TIẾN ĐẦU TƯ"


@pytest.mark.parametrize(
    ("text", "bold", "thousandths"),
    [
        ("A", False, 722),
        ("Ặ", False, 722),
        ("ư", False, 542),
        ("ự", True, 600),
        ("Ợ", True, 778),
        ("i", False, 278),
        ("0", True, 500),
    ],
)
def test_a_letter_is_as_wide_as_its_base(text, bold, thousandths):
    assert width(text, 10, bold=bold) == thousandths / 100


def test_a_line_is_as_wide_as_its_letters():
    assert width("Độc lập", 14) == pytest.approx(14 * (722 + 500 + 444 + 250 + 278 + 444 + 500) / 1000)


def test_lines_break_at_spaces_and_where_they_are_told():
    assert lines("một hai\nba", 10, 1000) == ["một hai", "ba"]
    assert lines("một hai", 10, width("một", 10)) == ["một", "hai"]


def test_a_word_wider_than_the_line_stands_alone():
    assert lines("a nghiêngngả b", 10, 12) == ["a", "nghiêngngả", "b"]


def test_even_lines_are_no_more_than_before_and_nearly_alike():
    available = 190
    told = even(NAME, 12, available, bold=True)
    broken = lines(NAME, 12, told, bold=True)
    assert len(broken) == len(lines(NAME, 12, available, bold=True))
    lengths = [width(line, 12, bold=True) for line in broken]
    assert max(lengths) <= told <= available
    assert min(lengths) / max(lengths) > 0.7
