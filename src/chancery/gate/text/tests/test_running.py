"""Running text: words found in any writing, sentences that end where a reader ends them."""

import pytest

from chancery.gate.text.running import Running, marker

pytestmark = pytest.mark.gate_only


def found(text, phrase):
    return [text[start:end] for start, end in Running(text.split("\n")).find(phrase)]


def sentences(text):
    running = Running(text.split("\n"))
    return [running.text[start:end] for start, end in running.sentences]


def test_a_phrase_is_found_in_any_case_and_placement_of_tone_marks():
    text = "Uỷ ban nhân dân họp; ỦY BAN NHÂN DÂN kết luận; ủy  ban nhân dân thi hành."
    assert found(text, "Ủy ban nhân dân") == ["Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN", "ủy  ban nhân dân"]


@pytest.mark.parametrize(
    "text", ["Ủy ban,nhân dân", "Ủy ban, nhân dân", "Ủy ban\nnhân dân", "Ủy bannhân dân", "Ủy ban nhân dânh"]
)
def test_what_a_mark_or_a_line_parts_is_no_phrase(text):
    assert found(text, "ủy ban nhân dân") == []


def test_the_marks_of_a_phrase_must_stand_as_it_has_them():
    assert found("Gửi bản giấy và/hoặc bản điện tử", "và/hoặc") == ["và/hoặc"]
    assert found("Gửi bản giấy và hoặc bản điện tử", "và/hoặc") == []


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("1. Nội dung", 3), ("1.2. Nội dung", 5), ("1.2 Nội dung", 4), ("a) Nội dung", 3), ("- Nội dung", 2),
        ("Điều 5. Nội dung", 8), ("II. NỘI DUNG", 4), ("Nội dung", 0), ("2 người dự", 0), ("-5 độ", 0), ("  Nội dung", 2),
    ],
)  # fmt: skip
def test_the_marker_of_a_line_is_no_part_of_its_sentence(line, length):
    assert marker(line) == length


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một câu. Hai câu! Ba câu?", ["Một câu.", "Hai câu!", "Ba câu?"]),
        ("Họp tại TP. Huế. Ông B. Trần dự.", ["Họp tại TP. Huế.", "Ông B. Trần dự."]),
        ("Sổ, biểu mẫu, v.v. Các phòng nộp.", ["Sổ, biểu mẫu, v.v.", "Các phòng nộp."]),
        ("Kinh phí 1.200.000 đồng. Xong.", ["Kinh phí 1.200.000 đồng.", "Xong."]),
        ("Ông nói: “Xong rồi.” Mọi người về.", ["Ông nói: “Xong rồi.”", "Mọi người về."]),
        ("1. Việc một\n2. Việc hai.", ["Việc một", "Việc hai."]),
    ],
)
def test_sentences(text, parts):
    assert sentences(text) == parts


def test_what_is_quoted_or_prompted_is_known():
    running = Running(["Ghi “xài tạm” và [nêu rõ] ở đây."])
    assert [running.quoted(running.text.index(word)) for word in ("Ghi", "xài", "và", "nêu", "đây")] == [
        False, True, False, True, False,
    ]  # fmt: skip
