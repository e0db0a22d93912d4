"""One form for what is written in several ways."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.gate.text.normal import (
    ALPHABET,
    POINT_LETTERS,
    canonical_tone,
    nfc,
    same_words,
    squeezed,
    toneless,
)
from chancery.gate.text.roman import from_roman, roman


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Đảng uỷ", "dang uy"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Trích yếu", "trich yeu"),
        ("ưỡ", "uo"),
        ("15/QĐ", "15/qd"),
    ],
)
def test_toneless(text, bare):
    assert toneless(text) == bare
    assert toneless(unicodedata.normalize("NFD", text)) == bare


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"), ("HÒA", "HOÀ"), ("ủy", "uỷ"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("xòe", "xoè"), ("tòa án", "toà án"),
        ("Ủy ban", "Uỷ ban"), ("quý", "quý"), ("hoàn", "hoàn"), ("hoài", "hoài"), ("mùa", "mùa"), ("giá", "giá"), ("quả", "quả"),
    ],
)  # fmt: skip
def test_both_placements_of_the_tone_mark_are_one(old, new):
    assert canonical_tone(old) == new
    assert canonical_tone(new) == new
    assert same_words(f" {old} ", new)


def test_different_words_stay_different():
    assert not same_words("hoà", "hóa")
    assert not same_words("Hoà", "hoà")


@given(st.text(alphabet="aăâeêioôơuưyqhtàáảãạóòỏõọúùủũụýỳỷỹỵĐđ ", max_size=20))
def test_the_canonical_form_is_stable_and_keeps_the_letters(text):
    once = canonical_tone(text)
    assert canonical_tone(once) == once
    assert toneless(once) == toneless(text)


def test_blanks():
    assert squeezed(" Số:\u00a0 15\t/QĐ ") == "Số: 15 /QĐ"
    assert nfc("e\u0302\u0301") == "ế"


def test_the_alphabet():
    assert len(ALPHABET) == 29
    assert "a b c d đ e g h i k l m n o p q r s t u v x y".replace(" ", "") == POINT_LETTERS
    assert set(POINT_LETTERS) < set(ALPHABET)


@given(st.integers(1, 3999))
def test_roman_numerals_there_and_back(value):
    assert from_roman(roman(value)) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iv", "IC", "A", "XVIIII", "Ⅳ"])
def test_what_is_no_roman_numeral(text):
    assert from_roman(text) is None
