"""The place shown is the one that says most, cut between words."""

from chancery.foundation.search.questions import parse
from chancery.foundation.search.snippets import Marker


def best(asked: str, *texts: str) -> str:
    return Marker(parse(asked)).best(*texts)


def test_a_hit_far_into_a_long_text_is_found() -> None:
    snippet = best("kho bạc", "chữ nghĩa " * 5000 + "nộp tại kho bạc nhà nước " + "chữ nghĩa " * 5000)
    assert "nộp tại <mark>kho</mark> <mark>bạc</mark> nhà nước" in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert len(snippet) < 500


def test_the_place_with_more_of_the_words_wins() -> None:
    snippet = best("kho bạc", "kho lẻ loi " + "chữ nghĩa " * 100 + "kho bạc " + "chữ nghĩa " * 100)
    assert "<mark>kho</mark> <mark>bạc</mark>" in snippet
    assert "lẻ loi" not in snippet


def test_the_first_text_that_answers_is_shown() -> None:
    assert best("kho", "trích yếu khác", "nội dung có kho") == "nội dung có <mark>kho</mark>"


def test_without_a_hit_the_beginning_is_shown() -> None:
    assert best("kho", "", "chữ nghĩa") == "chữ nghĩa"
    assert best("kho", "", "") == ""


def test_only_whole_words_are_marked() -> None:
    assert best("an", "ban an toàn và ăn") == "ban <mark>an</mark> toàn và <mark>ăn</mark>"


def test_capitals_and_the_other_place_of_the_tone_are_marked() -> None:
    assert best("hòa", "HOÀ, Hòa và hóa") == "<mark>HOÀ</mark>, <mark>Hòa</mark> và hóa"


def test_the_beginning_of_a_word_is_marked_while_typing() -> None:
    assert Marker(parse("quy", typing=True)).whole("Nghị quyết") == "Nghị <mark>quyết</mark>"
