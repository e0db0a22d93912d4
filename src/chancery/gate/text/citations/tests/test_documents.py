"""How a document is named: type, number and symbol or name, date, issuer."""

from datetime import date

import pytest

from chancery.gate.text.citations import citations

pytestmark = pytest.mark.gate_only


def only(text, **more):
    (found,) = citations([text], **more)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol"),
    [
        ("theo Nghị định số 30/2020/NĐ-CP về", "nghi-dinh", "30", "30/2020/NĐ-CP"),
        ("tại Nghị định 100/2014 / NĐ - CP về", "nghi-dinh", "100", "100/2014/NĐ-CP"),
        ("tại Thông tư 288/2016-TT-BTC quy định", "thong-tu", "288", "288/2016/TT-BTC"),
        ("áp dụng Nghị định số 167/2013NĐ-CP để", "nghi-dinh", "167", "167/2013/NĐ-CP"),
        ("Chỉ thị số 05-CT/TW về", "chi-thi", "05", "05-CT/TW"),
        ("Chỉ thị số 05 - CT / TW về", "chi-thi", "05", "05-CT/TW"),
        ("công văn số 1506/CXBIPH-QLXB yêu cầu", "cong-van", "1506", "1506/CXBIPH-QLXB"),
        ("văn bản số 3383/VPCP-V.I nêu", "van-ban", "3383", "3383/VPCP-V.I"),
        ("Kết luận thanh tra số 195 KL/TTCP đối với", "ket-luan", "195", "195-KL/TTCP"),
        ("Nghị quyết số 351/2017/UBTVQH14.", "nghi-quyet", "351", "351/2017/UBTVQH14"),
        ("Quyết định số 1941/2017 đòi hỏi", "quyet-dinh", "1941", "1941/2017"),
        ("quyết định số 64-CP đã", "quyet-dinh", "64", "64-CP"),
        ("QĐ số 42/2007/QĐ-BGDĐT", "quyet-dinh", "42", "42/2007/QĐ-BGDĐT"),
        (
            "Thông tư liên tịch 01/2018/TTLT-BCA-BQP-TANDTC",
            "thong-tu-lien-tich",
            "01",
            "01/2018/TTLT-BCA-BQP-TANDTC",
        ),
        ("quyết định truy nã số 05/QĐ-CSĐT đối với", "quyet-dinh", "05", "05/QĐ-CSĐT"),
        ("Quy chế làm việc số 01-QC/TU của", "quy-che", "01", "01-QC/TU"),
        ("Nghị quyết chuyên đề số 02-NQ/ĐU về", "nghi-quyet", "02", "02-NQ/ĐU"),
    ],
)
def test_a_symbol_is_read_whole_and_made_regular(text, kind, number, symbol):
    found = only(text)
    assert (found.kind, found.number, found.symbol) == (kind, number, symbol)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("quy định tại nghị định 159 về quản lý", "nghi-dinh", "159"),
        ("thực hiện Chỉ thị 05 gắn với", "chi-thi", "05"),
        ("rút lại công văn 3229, nhưng", "cong-van", "3229"),
        ("nội dung của quyết định 260 vừa được", "quyet-dinh", "260"),
        ("tinh thần thông báo 292 của Uỷ ban Kiểm tra Trung ương", "thong-bao", "292"),
        ("trái với Thông tư liên tịch 51.", "thong-tu-lien-tich", "51"),
    ],
)
def test_a_bare_number_names_a_document(text, kind, number):
    found = only(text)
    assert (found.kind, found.number, found.symbol) == (kind, number, "")


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("theo Luật Lưu trữ.", "Lưu trữ", None),
        ("theo Luật đất đai 2013 thì", "đất đai", 2013),
        ("vi phạm luật viên chức và", "viên chức", None),
        ("theo luật Sở hữu trí tuệ", "Sở hữu trí tuệ", None),
        ("Bộ luật hình sự năm 2015 chia", "hình sự", 2015),
        ("theo Bộ luật hình sự (BLHS) 2015", "hình sự", 2015),
        ("theo BLHS 1999", "Hình sự", 1999),
        ("Luật Phòng chống tham nhũng, và", "Phòng chống tham nhũng", None),
        ("Luật Hôn nhân gia đình của mình", "Hôn nhân gia đình", None),
        ("theo Luật Đường hầm xuyên núi quy định", "Đường hầm xuyên núi", None),
        ("ràng buộc như Luật phí - lệ phí.", "phí - lệ phí", None),
        ("thông qua Luật PCTN (sửa đổi)", "PCTN", None),
        ("Hiến pháp năm 2013 quy định", "Hiến pháp", 2013),
    ],
)
def test_a_law_is_named_by_its_name(text, title, year):
    found = only(text)
    assert (found.title, found.year) == (title, year)


def test_several_laws_under_one_word():
    found = citations(["sửa đổi các luật Giám định tư pháp, Thanh tra, Cán bộ công chức và các văn bản khác"])
    assert [citation.title for citation in found] == ["Giám định tư pháp", "Thanh tra", "Cán bộ công chức"]


def test_an_amending_law_is_one_law():
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25 tháng 11 năm 2019;"
    found = only(text)
    assert found.title == "sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức"
    assert found.dated == date(2019, 11, 25)


def test_a_law_with_its_number():
    found = only("Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013")
    assert (found.title, found.symbol, found.dated) == ("Đất đai", "45/2013/QH13", date(2013, 11, 29))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004", date(2004, 4, 8)),
        ("công văn 5028 ký ngày 6-12-2013", date(2013, 12, 6)),
        ("Nghị định 158/2013/NĐ-CP ngày 12/11/2013", date(2013, 11, 12)),
        ("tờ trình số 201-TTr/UBKTTW, ngày 7-6-2019", date(2019, 6, 7)),
        ("Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 05 tháng 3 năm 2020", date(2020, 3, 5)),
        ("văn bản số 2460 ban hành ngày 12-6", None),
        ("Quyết định số 12/QĐ-BNV ngày 31 tháng 02 năm 2020", None),
    ],
)
def test_the_day_behind_a_number(text, day):
    found = only(text)
    assert found.dated == day
    assert found.end == len(text)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
            "Chính phủ",
        ),
        ("Quyết định số 236 của Thủ tướng về quy hoạch", "Thủ tướng"),
        (
            "Quyết định số 08/2006/QĐ-BTNMT của Bộ trưởng bộ Tài nguyên và Môi trường ban hành",
            "Bộ trưởng bộ Tài nguyên và Môi trường",
        ),
        ("Quyết định số 2235/2017 của UBND tỉnh ban hành", "UBND tỉnh"),
        ("Quyết định 48 của UBND tỉnh An Giang có hiệu lực", "UBND tỉnh An Giang"),
        ("công văn 5028 của chủ tịch UBND tỉnh Bạc Liêu có nội dung", "chủ tịch UBND tỉnh Bạc Liêu"),
        ("Thông tư 44 của Bộ Giáo dục - Đào tạo đã có", "Bộ Giáo dục - Đào tạo"),
        ("công văn số 390 của Ban tuyên giáo Tỉnh uỷ Cà Mau", "Ban tuyên giáo Tỉnh uỷ Cà Mau"),
        (
            "văn bản số 12/STTTT của Sở Thông tin và Truyền thông tỉnh Khánh Hoà đề nghị",
            "Sở Thông tin và Truyền thông tỉnh Khánh Hoà",
        ),
        ("Nghị quyết số 1108-NQ/ĐU của Ban thường vụ Đảng uỷ", "Ban thường vụ Đảng uỷ"),
        ("Kết luận số 126-KL/TW của Bộ Chính trị, Ban Bí thư về", "Bộ Chính trị, Ban Bí thư"),
        ("Nghị quyết 01/2001 HĐTP TANDTC", "HĐTP TANDTC"),
        ("Quyết định số 22/QĐ-TTg do Thủ tướng Chính phủ ban hành", "Thủ tướng Chính phủ"),
        ("Quyết định số 100 do chánh Thanh tra Bộ Xây dựng ký", ""),
        (
            "kết luận 61 (năm 2016) của chủ tịch UBND tỉnh Bạc Liêu Dương Thành Trung",
            "chủ tịch UBND tỉnh Bạc Liêu",
        ),
        ("Quyết định số 15/QĐ-UBND của UBND quận 1 phê duyệt", "UBND quận 1"),
        ("Nghị quyết 18 của Hội nghị Trung ương 6, do đó", "Hội nghị Trung ương 6"),
    ],
)
def test_the_issuer_behind_a_number(text, issuer):
    assert only(text).issuer == issuer


def test_a_joint_circular_has_several_issuers():
    text = "Thông tư liên tịch số 26/2015/TTLT-BYT-BNV ngày 7/10/2015 của bộ Nội vụ, bộ Y tế quy định"
    assert only(text).issuer == "bộ Nội vụ, bộ Y tế"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("các Nghị quyết số 18-NQ/TW, 19-NQ/TW và 20-NQ/TW", ["18", "19", "20"]),
        ("thực hiện Nghị quyết 19 và 35 về cải cách", ["19", "35"]),
        ("Thông tư số 01/2019/TT-BNV và số 02/2019/TT-BNV", ["01", "02"]),
        ("Nghị quyết 19 và 35 doanh nghiệp", ["19"]),
    ],
)
def test_a_list_names_the_type_once(text, numbers):
    found = citations([text])
    assert [citation.number for citation in found] == numbers
    assert len({citation.kind for citation in found}) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("thực hiện Nghị quyết Trung ương 4, khoá XII với", "Trung ương 4, khoá XII"),
        ("thắng lợi Nghị quyết Đại hội XIII của Đảng.", "Đại hội XIII của Đảng"),
        ("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Đảng Cộng sản Việt Nam"),
    ],
)
def test_documents_of_the_party_known_by_name(text, title):
    assert only(text).title == title


def test_a_symbol_without_its_type_tells_it():
    found = only("(số 20-KL/TW ngày 02/02/2023)")
    assert (found.kind, found.symbol, found.dated) == ("ket-luan", "20-KL/TW", date(2023, 2, 2))


@pytest.mark.parametrize(
    "text",
    [
        "theo Quyết định ngày 05 tháng 4 năm 2019 của Bộ Xây dựng",
        "theo quyết định phê duyệt ngày 5-4-2019 của Bộ Xây dựng",
    ],
)
def test_a_document_known_by_its_day_and_issuer(text):
    found = only(text)
    assert (found.kind, found.dated, found.issuer) == ("quyet-dinh", date(2019, 4, 5), "Bộ Xây dựng")
