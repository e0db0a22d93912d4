"""Numbers in figures and in words."""

from decimal import Decimal

import pytest

from chancery.gate.text.numerals import in_digits, in_words

pytestmark = pytest.mark.gate_only


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mười", 10), ("mười lăm", 15), ("hai mươi mốt", 21), ("một trăm linh năm", 105), ("một nghìn hai trăm ba mươi tư", 1234),
        ("năm trăm ngàn chẵn", 500_000), ("ba tỷ không trăm linh hai triệu", 3_002_000_000),
        ("một nghìn hai trăm tỷ ba trăm triệu", 1_200_300_000_000), ("Một triệu hai trăm nghìn", 1_200_000),
        ("hai ba trăm", None), ("mười mươi", None), ("hai trăm ba trăm", None), ("đồng", None), ("", None),
    ],
)  # fmt: skip
def test_in_words(text, value):
    assert in_words(text.split()) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.200.000", 1_200_000), ("12,5", Decimal("12.5")), ("7", 7), ("1.200,5", Decimal("1200.5")),
        ("1.2", None), ("1,200,000", None), ("x", None),
    ],
)  # fmt: skip
def test_in_digits(text, value):
    assert in_digits(text) == value
