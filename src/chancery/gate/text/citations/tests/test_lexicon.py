"""Names found in the ways that texts write them."""

import pytest

from chancery.gate.text.citations.lexicon import Lexicon

pytestmark = pytest.mark.gate_only
LAWS = Lexicon(["Phí và lệ phí", "Phòng, chống ma túy", "Đầu tư", "Đầu tư công"])


@pytest.mark.parametrize(
    "text",
    [
        "Phí và lệ phí",
        "phí, lệ phí",
        "Phí - lệ phí",
        "Phòng chống ma tuý",
        "phòng, chống  ma túy",
        "đầu tư",
        "Đầu tư công",
    ],
)
def test_a_name_ends_with_its_last_syllable(text):
    assert LAWS.end(f"{text} quy định", 0) == len(text)


def test_the_longest_name_counts():
    assert LAWS.end("Đầu tư công và đấu thầu", 0) == len("Đầu tư công")
    assert LAWS.end("Đầu tư và công chứng", 0) == len("Đầu tư")
    assert LAWS.end("Đầu tư, xây dựng", 0) == len("Đầu tư")


@pytest.mark.parametrize("text", ["Phí", "Phòng cháy", "đầu", "", ", đầu tư"])
def test_a_part_is_no_name(text):
    assert LAWS.end(text, 0) is None
