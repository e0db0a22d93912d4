"""What is told as misspelt, with what should stand there; and what is left alone."""

import unicodedata

import pytest

from chancery.gate.text.spelling import misspellings, misspellings_each

pytestmark = pytest.mark.gate_only


def told(text):
    return {slip.wrong: slip.suggestions[0] for slip in misspellings(text)}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Ban Thường vụ chỉ đạp các cơ quan, đơn vị thực hiện.", "đạp", "đạo"),
        ("Kinh phí thực hiện theo quy đinh hiện hành.", "đinh", "định"),
        ("Các đơn vị khẩn trương ra soát số liệu.", "ra", "rà"),
        # l, n
        ("Cán bộ phải nắng nghe ý kiến nhân dân.", "nắng", "lắng"),
        ("Nâng cao nâng lực cán bộ cấp xã.", "nâng", "năng"),
        # s, x
        ("Cơ quan chức năng đã sử lý nghiêm các vi phạm.", "sử", "xử"),
        ("Các phòng chuẩn bị xẵn tài liệu.", "xẵn", "sẵn"),
        # ch, tr
        ("Các đơn vị trú ý thời hạn.", "trú", "chú"),
        ("Tổ chức triển lãm ở chung tâm văn hóa.", "chung", "trung"),
        # hỏi, ngã
        ("Các địa phương khắc phục hậu quả của cơn bảo số 3.", "bảo", "bão"),
        ("Phòng Tổ chức cán bộ nghiêng cứu, đề xuất.", "nghiêng", "nghiên"),
        # no syllable at all
        ("Mọi nguời dân đều được biết.", "nguời", "người"),
        ("Nguời đứng đầu chịu trách nhiệm.", "Nguời", "Người"),
        ("Giao cho nghành giáo dục.", "nghành", "ngành"),
        # the mark on the wrong vowel
        ("Họat động của cơ quan.", "Họat", "Hoạt"),
        ("Kết quả cuả đơn vị.", "cuả", "của"),
        # a blank is missing, keys were not translated
        ("Kết quả củacác đơn vị.", "củacác", "của các"),
        ("Ý kiến trướcCộng đồng.", "trướcCộng", "trước Cộng"),
        ("Công vieejc của các phòng.", "vieejc", "việc"),
    ],
)
def test_a_misspelt_word_is_told_with_what_is_meant(text, wrong, right):
    assert told(text) == {wrong: right}


def test_why_and_how_sure_are_told():
    (slip,) = misspellings("Kế họach công tác năm 2026.")
    assert (slip.why, slip.sure, slip.start, slip.end) == ("tone-place", True, 3, 8)
    (slip,) = misspellings("Kinh phí thực hiện theo quy đinh hiện hành.")
    assert (slip.why, slip.sure) == ("context", True)


def test_words_in_capitals_are_read_too():
    assert told("KẾ HỌACH CÔNG TÁC") == {"HỌACH": "HOẠCH"}
    assert told("Nguời") == {}, "a single capitalised word may be a name"


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Ủy ban nhân dân xã phối hợp với các cơ quan, đơn vị liên quan tổ chức thực hiện Quyết định này.",
        "Văn phòng Tỉnh ủy tham mưu, rà soát, sáp nhập hai phòng; sử dụng kinh phí tiết kiệm.",
        # either placement, either letter
        "Uỷ ban, ủy ban; hoà giải, hòa giải; kĩ thuật, kỹ thuật; quí, quý.",
        # names, also rare ones
        "Ông Nguyễn Văn Thoăng, bà H'Wen Niê, ông Siu Blưk dự họp tại xã Krông Pắc, Đắk Nông.",
        # foreign words, addresses, codes, abbreviations
        "Gửi về vanphong@vidu.gov.vn hoặc https://vidu.gov.vn/tai-lieu; mở Excel, Windows, website của OECD.",
        "Số 15-CV/VPTU, 30/2020/NĐ-CP, UBND, HĐND, TTg, TP.HCM, QĐ-TTg, PGS.TS. Lê Văn A.",
        "Tin nhắn dùng wifi, internet, email; phần mềm open source, database, backup hằng ngày.",
        "Axít, nitơ, đôla, vắcxin, công-te-nơ, Mát-xcơ-va.",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert misspellings(text) == []


def test_decomposed_letters_are_told_once_composed():
    text = unicodedata.normalize("NFD", "Kế họach công tác")
    assert told(unicodedata.normalize("NFC", text)) == {"họach": "hoạch"}


def test_names_given_are_right_where_they_begin_with_a_capital():
    text = "Xã Ngọk Bay báo cáo; Ngưởi dân đồng tình."
    assert {slip.wrong for slip in misspellings(text)} == {"Ngưởi"}
    assert misspellings(text, names=frozenset({"Ngưởi"})) == []


def test_places_are_those_of_each_text():
    first, second = misspellings_each(["Kế hoạch năm.", "Kế họach năm."])
    assert first == []
    assert [(slip.start, slip.end) for slip in second] == [(3, 8)]


def test_blanks_of_the_office_part_words_too():
    assert told("quy\u00a0đinh hiện hành của pháp luật") == {"đinh": "định"}
