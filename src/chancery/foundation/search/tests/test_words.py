"""Syllables in two forms; neither the place of a tone mark nor the Unicode form makes two words of one."""

from unicodedata import normalize

import pytest

from chancery.foundation.search import words


def exact(text: str) -> list[str]:
    return [word.exact for word in words.words(words.clean(text))]


def folded(text: str) -> list[str]:
    return [word.folded for word in words.words(words.clean(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("Khoẻ", "khỏe"),
        ("ĐẢNG", "đảng"),
        ("bảo đảm", normalize("NFD", "bảo đảm")),
    ],
)
def test_one_word_written_in_two_ways(one: str, other: str) -> None:
    assert exact(one) == exact(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hóa"), ("bảo", "bão"), ("đảm", "dảm"), ("ma", "mà"), ("to", "tơ")]
)
def test_two_words_stay_two(one: str, other: str) -> None:
    assert exact(one) != exact(other)


def test_folding_takes_all_diacritics() -> None:
    assert folded("Quyết định, ĐẢM BẢO ưu-tiên") == ["quyet", "dinh", "dam", "bao", "uu", "tien"]


def test_a_symbol_falls_into_its_parts() -> None:
    assert folded("Số 127-QĐ/TW") == ["so", "127", "qd", "tw"]


def test_unseen_characters_split_no_word() -> None:
    assert folded("bảo\u200b đ\u00adảm\x00") == ["bao", "dam"]


def test_glued_symbol_has_every_run_and_no_leading_zero() -> None:
    assert words.glued(words.words("07-QĐ/TW")) == ["7", "7qd", "7qdtw", "qd", "qdtw", "tw"]


def test_a_word_without_end_is_cut() -> None:
    assert len(words.word("a" * 100_000).exact) == 64


@pytest.mark.parametrize("text", ["", " \n", "\"'()[]{}~^*?:\\/+-!&|", "\x00\ufeff"])
def test_no_words_in_marks(text: str) -> None:
    assert words.words(words.clean(text)) == []
