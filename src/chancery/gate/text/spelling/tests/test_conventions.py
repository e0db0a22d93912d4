"""One document, one convention: what departs from the one that it mostly follows."""

import pytest

from chancery.gate.text.spelling.conventions import mixed_tones, mixed_y

pytestmark = pytest.mark.gate_only


def rights(variants):
    return [(variant.text, variant.right) for variant in variants]


def test_a_document_that_keeps_to_one_way_departs_nowhere():
    assert mixed_tones(["Ủy ban hòa giải, hủy bỏ."]) is None
    assert mixed_tones(["Uỷ ban hoà giải, huỷ bỏ."]) is None
    assert mixed_tones(["Quý III, quỹ đất, hoàn thành, thuyền, loài, khuyến."]) is None


def test_the_way_that_is_taken_most_often_is_the_convention():
    mixed = mixed_tones(["Ủy ban hòa giải.", "Huỷ bỏ, khỏe."])
    assert mixed.first_vowel
    assert rights(mixed.variants) == [(1, "Hủy")]
    mixed = mixed_tones(["Uỷ ban hoà giải, xoá bỏ.", "HỦY BỎ"])
    assert not mixed.first_vowel
    assert rights(mixed.variants) == [(1, "HUỶ")]


def test_names_keep_their_own_way():
    assert mixed_tones(["Ủy ban hòa giải; bà Nguyễn Thị Thuý, tỉnh Khánh Hoà."]) is None


def test_i_and_y_are_compared_within_one_syllable():
    assert mixed_y(["kỹ thuật, vật lí, quý"]) == []
    assert rights(mixed_y(["kỹ thuật, kỹ năng", "kĩ sư"])) == [(1, "kỹ")]
    assert rights(mixed_y(["lí do, lí luận, quản lý"])) == [(0, "lí")]


def test_words_that_only_take_i_and_names_are_left_alone():
    assert mixed_y(["công ty, ti vi, tỉ mỉ, tỷ đồng, mi mắt, bác sĩ, Mỹ, mĩ thuật, ông Lý, lí do"]) == []
