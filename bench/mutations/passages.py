"""Passages that break a rule of style or of spelling each: at least five for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .documents import Made
from .slips import TEXTS as MORE
from .wordings import BOUND, TEXTS


@dataclass(frozen=True)
class Passage:
    """fits: the documents that it suits."""

    text: str
    fits: Callable[[Made], bool] = lambda made: True


LONG = (
    "các phòng, đơn vị trực thuộc căn cứ chức năng, nhiệm vụ được giao và tình hình thực tế tại cơ quan mình để rà soát toàn bộ văn bản "
    "đã ban hành từ đầu nhiệm kỳ đến nay, đánh giá mức độ phù hợp của từng văn bản với quy định mới, đề ra phương án sửa đổi, thay thế "
    "hoặc bãi bỏ, phân công người theo dõi, lấy ý kiến của các cơ quan liên quan"
)

_TEXTS: dict[str, tuple[str, ...]] = {
    # Words
    "VP-S310": (
        "Các cơ quan gửi số liệu về về Văn phòng để tổng hợp.",
        "Kết quả kiểm tra cho thấy việc việc lưu hồ sơ chưa đúng quy định.",
        "Hội nghị đã đã thông qua chương trình công tác quý II.",
        "Cơ quan chủ trì chịu trách nhiệm về về tiến độ thực hiện.",
        "Danh sách được lập theo theo từng địa bàn.",
        "Các đơn vị báo cáo kết quả trong trong tháng 12.",
    ),
    # Numbers and dates
    "VP-S401": (
        "Các cơ quan gửi báo cáo trước ngày 31 tháng 4 năm 2026.",
        "Hồ sơ được hoàn thành trước ngày 31/11/2026.",
        "Lớp tập huấn khai giảng ngày 29 tháng 02 năm 2027.",
        "Thời hạn góp ý đến hết ngày 31 tháng 9 năm 2026.",
        "Đoàn kiểm tra làm việc từ ngày 30/02/2026.",
        "Kinh phí được quyết toán trước ngày 32 tháng 12 năm 2026.",
    ),
    "VP-S402": (
        "Hội nghị khai mạc sáng thứ Hai, ngày 25/11/2026.",
        "Đoàn kiểm tra làm việc vào thứ Bảy, ngày 10 tháng 4 năm 2026.",
        "Cuộc họp được tổ chức vào Chủ nhật, ngày 15/6/2026.",
        "Lễ bàn giao diễn ra chiều thứ Tư, ngày 20 tháng 10 năm 2026.",
        "Buổi tiếp công dân định kỳ tổ chức vào thứ Năm, ngày 18/3/2026.",
    ),
    "VP-S403": (
        "Các văn bản ngày 05/3/2020, ngày 12/10/2021 và ngày 20-11-2021 được áp dụng.",
        "Số liệu lấy tại các ngày 15/10/2025, 20/10/2025 và 25.10.2025.",
        "Các đợt kiểm tra diễn ra ngày 10-3-2025, ngày 12-5-2025 và ngày 14/7/2025.",
        "Báo cáo nhận ngày 11.10.2025, ngày 12.10.2025 và ngày 13-10-2025.",
        "Hồ sơ tiếp nhận ngày 21/11/2025, ngày 22/11/2025, ngày 23.11.2025.",
    ),
    "VP-S404": (
        "Nghị định có hiệu lực từ ngày 5 tháng 3 năm 2020.",
        "Các cơ quan gửi báo cáo trước ngày 7 tháng 10 năm 2026.",
        "Thời hạn góp ý đến hết ngày 15 tháng 1 năm 2027.",
        "Đoàn kiểm tra làm việc ngày 9 tháng 11 năm 2026.",
        "Số liệu tính đến ngày 20 tháng 2 năm 2026.",
    ),
    "VP-S405": (
        "Tỷ lệ đạt 12.5% so với cùng kỳ năm trước.",
        "Tổng thu đạt 3.75 tỷ đồng trong quý I.",
        "Chi phí vận hành giảm 4.2 triệu đồng mỗi tháng.",
        "Tỷ lệ hồ sơ trả đúng hạn là 98.6%.",
        "Mức tăng bình quân đạt 7.25% trong giai đoạn này.",
    ),
    "VP-S406": (
        "Kinh phí 1,500,000 đồng cho các lớp tập huấn.",
        "Tổng mức đầu tư là 25,000,000,000 đồng.",
        "Đã tiếp nhận 12,500 hồ sơ trong năm.",
        "Toàn tỉnh có 45,200 hộ được hỗ trợ.",
        "Lớp bồi dưỡng phục vụ 1,200 cán bộ cơ sở.",
    ),
    "VP-S407": (
        "Đã xử lý 12500 văn bản trong năm.",
        "Toàn tỉnh có 45200 hộ được hỗ trợ.",
        "Kinh phí thực hiện là 15000000 đồng.",
        "Đảng bộ tỉnh có 68400 đảng viên.",
        "Cổng dịch vụ công có 31250 tài khoản hoạt động.",
    ),
    "VP-S408": (
        "Tuyến đường dài 12,5km đi qua ba xã.",
        "Diện tích thu hồi là 450ha đất sản xuất.",
        "Kho lưu trữ có diện tích 250m2.",
        "Mỗi máy có bộ nhớ 16GB.",
        "Công suất của trạm là 35MW.",
    ),
    "VP-S409": (
        "Tăng trưởng đạt 8 % so với năm trước.",
        "Tỷ lệ hồ sơ đúng hạn là 98,6 %.",
        "Khoảng 75 % văn bản được ký số.",
        "Mức giảm là 5 % so với kế hoạch.",
        "Đã giải ngân 62,4 % kế hoạch vốn.",
    ),
    "VP-S410": (
        "Tổng kinh phí là 1.250.000 đồng (Một triệu hai trăm mười lăm nghìn đồng).",
        "Mức hỗ trợ là 500.000 đồng (Năm mươi nghìn đồng).",
        "Giá trị hợp đồng là 45.000.000 đồng (Bốn mươi lăm tỷ đồng).",
        "Dự toán được duyệt là 3.200.000.000 đồng (Ba tỷ hai mươi triệu đồng).",
        "Số tiền tạm ứng là 75.000.000 đồng (Bảy mươi triệu đồng).",
    ),
    "VP-S411": (
        "Kế hoạch thực hiện trong giai đoạn 2030 - 2026.",
        "Đợt nghỉ từ ngày 12/3/2026 đến ngày 10/3/2026.",
        "Nhiệm kỳ 2030 - 2025 có nhiều thay đổi về tổ chức.",
        "Thời gian góp ý từ ngày 20 tháng 11 năm 2026 đến ngày 10 tháng 11 năm 2026.",
        "Số liệu của giai đoạn 2024 - 2020 được rà soát lại.",
    ),
    "VP-S412": (
        "Tiếp nhận 120 văn bản, gồm 80 văn bản đến và 30 văn bản đi.",
        "Đã tổ chức 15 cuộc kiểm tra, gồm 9 cuộc định kỳ và 5 cuộc đột xuất.",
        "Có 250 hồ sơ được giải quyết, trong đó gồm 200 hồ sơ đúng hạn và 40 hồ sơ quá hạn.",
        "Đoàn có 12 người, gồm 7 người của Văn phòng và 6 người của các sở.",
        "Ban hành 45 quyết định, gồm 30 quyết định về tổ chức và 10 quyết định về tài chính.",
    ),
    "VP-S413": tuple(
        "Số liệu tổng hợp như sau:\n" + rows
        for rows in (
            "| TT | Đơn vị | Số văn bản\n| 1 | Phòng Tổng hợp | 80\n| 2 | Phòng Hành chính | 40\n| | Tổng cộng | 130",
            "| TT | Địa bàn | Số hộ\n| 1 | Xã Tân An | 1.200\n| 2 | Xã Tân Bình | 800\n| | Tổng cộng | 2.100",
            "| TT | Nội dung | Kinh phí\n| 1 | Tập huấn | 25\n| 2 | In ấn | 15\n| 3 | Kiểm tra | 10\n| | Tổng cộng | 55",
            "| TT | Lớp | Số học viên\n| 1 | Lớp thứ nhất | 45\n| 2 | Lớp thứ hai | 50\n| | Tổng cộng | 90",
            "| TT | Quý | Số cuộc họp\n| 1 | Quý I | 12\n| 2 | Quý II | 15\n| 3 | Quý III | 9\n| | Tổng cộng | 26",
        )
    ),
    "VP-S414": (
        "Mỗi lớp học kéo dài từ 3-5 ngày.",
        "Thời gian thực hiện từ ngày 10/11 - 15/11.",
        "Mỗi tổ công tác có từ 5 - 7 người.",
        "Cuộc họp diễn ra từ ngày 12 - 14 tháng 11.",
        "Thời gian góp ý từ 10-15 ngày.",
    ),
    # Punctuation
    "VP-S501": (
        "Các phòng , đơn vị báo cáo đầy đủ.",
        "Số liệu phải khớp ; hồ sơ phải đủ thành phần.",
        "Các cơ quan thực hiện nghiêm quy định này .",
        "Nội dung kiểm tra gồm : tiến độ, chất lượng và kinh phí.",
        "Cơ quan chủ trì (Văn phòng) , các đơn vị phối hợp thực hiện.",
    ),
    "VP-S502": (
        "Rà soát,bổ sung quy chế làm việc của cơ quan.",
        "Các đơn vị báo cáo kết quả.Văn phòng tổng hợp.",
        "Số liệu phải khớp;hồ sơ phải đủ thành phần.",
        "Nội dung kiểm tra gồm:tiến độ, chất lượng và kinh phí.",
        "Cơ quan chủ trì,các đơn vị phối hợp thực hiện.",
    ),
    "VP-S503": (
        "Thường trực  cơ quan phát biểu chỉ đạo hội nghị.",
        "Các đơn vị gửi báo cáo   đúng thời hạn.",
        "Hồ sơ gồm tờ trình  và dự thảo văn bản.",
        "Văn phòng  tổng hợp, báo cáo kết quả.",
        "Số liệu được cập nhật    hằng tuần.",
    ),
    "VP-S504": (
        "Sổ sách,, biểu mẫu được kiểm tra hằng quý.",
        "Kết quả được báo cáo đầy đủ;.",
        "Nội dung gồm:; tiến độ và chất lượng.",
        "Các đơn vị thực hiện,; báo cáo kết quả.",
        "Hồ sơ được lưu tại Văn phòng..",
    ),
    "VP-S505": (
        "Các cơ quan (sau đây gọi chung là đơn vị thực hiện quy chế này.",
        "Hồ sơ gồm tờ trình (bản chính, dự thảo và báo cáo thẩm định.",
        "Các cơ quan sau đây gọi chung là đơn vị) thực hiện quy chế này.",
        "Báo cáo gửi về Văn phòng (qua hệ thống quản lý văn bản.",
        "Cơ quan chủ trì (Văn phòng và các đơn vị phối hợp thực hiện.",
    ),
    "VP-S506": (
        "Phong trào thi đua “Dân vận khéo được duy trì.",
        "Khẩu hiệu “Học thật, thi thật được nêu trong hội nghị.",
        "Mô hình “Chính quyền thân thiện được nhân rộng ở ba xã.",
        "Cuộc vận động Toàn dân đoàn kết” được triển khai rộng rãi.",
        "Chủ đề năm là “Kỷ cương, trách nhiệm và được phổ biến đến từng đơn vị.",
    ),
    "VP-S507": (
        'Phong trào “Dân vận khéo” và phong trào "Ba tốt" được duy trì.',
        'Mô hình “Phòng họp không giấy” và mô hình "Ngày thứ Bảy tình nguyện" có kết quả tốt.',
        'Cuộc vận động "Ngày vì người nghèo" và phong trào “Toàn dân đoàn kết” được triển khai.',
        'Chủ đề "Kỷ cương" và chủ đề “Trách nhiệm” được chọn cho hai năm.',
        'Giải “Búa liềm vàng” và giải "Cống hiến" được trao hằng năm.',
    ),
    "VP-S508": (
        "Phát triển kinh tế - xã hội; đời sống kinh tế - văn hoá; công tác văn thư – lưu trữ.",
        "Hợp tác kinh tế – thương mại; công tác tư tưởng – văn hoá; lĩnh vực văn thư - lưu trữ.",
        "Công tác hành chính - quản trị, công tác tài chính - kế toán và công tác văn thư – lưu trữ được chấn chỉnh.",
        "Quan hệ chính trị - ngoại giao, lĩnh vực văn hoá – xã hội và lĩnh vực quốc phòng - an ninh được quan tâm.",
        "Lĩnh vực nông nghiệp – nông thôn, lĩnh vực thương mại – dịch vụ và lĩnh vực khoa học - công nghệ đều tăng.",
    ),
    "VP-S510": (
        "- Rà soát văn bản;\n- Lập danh mục.\n- Thống kê số liệu;\n- Báo cáo kết quả.",
        "- Xây dựng kế hoạch;\n- Phân công nhiệm vụ,\n- Kiểm tra tiến độ;\n- Tổng hợp kết quả.",
        "- Tiếp nhận hồ sơ;\n- Phân loại hồ sơ.\n- Giải quyết hồ sơ;\n- Trả kết quả.",
        "- Chuẩn bị tài liệu.\n- Gửi giấy mời;\n- Bố trí phòng họp.\n- Ghi biên bản.",
        "- Lập dự toán;\n- Thẩm định dự toán;\n- Phê duyệt dự toán.\n- Quyết toán kinh phí.",
    ),
    "VP-S511": (
        "- Rà soát văn bản;\n- lập danh mục;\n- Báo cáo kết quả.",
        "- Xây dựng kế hoạch;\n- phân công nhiệm vụ;\n- Kiểm tra tiến độ.",
        "- tiếp nhận hồ sơ;\n- Phân loại hồ sơ;\n- Giải quyết hồ sơ.",
        "- Chuẩn bị tài liệu;\n- Gửi giấy mời;\n- bố trí phòng họp.",
        "- Lập dự toán;\n- thẩm định dự toán;\n- Phê duyệt dự toán.",
    ),
    "VP-S512": (
        "- Rà soát văn bản;\n- Lập danh mục hồ sơ;\n- Việc kiểm tra số liệu.",
        "- Xây dựng kế hoạch;\n- Kiểm tra tiến độ;\n- Các cơ quan phối hợp.",
        "- Tiếp nhận hồ sơ;\n- Xử lý hồ sơ;\n- Công tác lưu trữ.",
        "- Theo dõi tiến độ;\n- Đôn đốc các đơn vị;\n- Việc tổng hợp kết quả.",
        "- Tham mưu chương trình;\n- Hướng dẫn nghiệp vụ;\n- Cán bộ văn thư.",
    ),
    "VP-S513": (
        "Các phòng, đơn vị căn cứ chức năng, nhiệm vụ được giao để xây dựng kế hoạch và báo cáo Văn phòng trước ngày 15 tháng 12",
        "Thủ trưởng các cơ quan chịu trách nhiệm trước cấp trên về tiến độ và chất lượng của từng nhiệm vụ được giao trong năm",
        "Kinh phí thực hiện được bố trí trong dự toán ngân sách hằng năm của các cơ quan, đơn vị theo phân cấp ngân sách hiện hành",
        "Định kỳ hằng quý, các cơ quan rà soát danh mục nhiệm vụ, đề xuất điều chỉnh những nội dung không còn phù hợp với thực tế",
        "Trong quá trình thực hiện, cơ quan chủ trì phối hợp với các đơn vị để giải quyết kịp thời những vướng mắc phát sinh ở cơ sở",
    ),
    "VP-S520": tuple(
        f"{start} {LONG} {end}."
        for start, end in (
            ("Trong quý I,", "và hoàn chỉnh hồ sơ để gửi Văn phòng tổng hợp"),
            ("Để bảo đảm chất lượng,", "trước khi trình cấp có thẩm quyền xem xét"),
            ("Từ nay đến hết năm,", "rồi gửi kết quả về cơ quan chủ trì để theo dõi chung"),
            ("Theo kế hoạch,", "và công khai kết quả trên trang thông tin nội bộ của cơ quan"),
            ("Hằng năm,", "để đưa vào chương trình công tác của năm sau"),
        )
    ),
    "VP-S521": (
        "Qua báo cáo của các đơn vị cho thấy tiến độ còn chậm.",
        "Thông qua kết quả kiểm tra cho thấy hồ sơ chưa đầy đủ.",
        "Với kết quả nêu trên đã cho thấy cách làm phù hợp.",
        "Từ thực tế ở cơ sở cho thấy việc phối hợp chưa tốt.",
        "Qua khảo sát tại ba xã cho thấy nhu cầu rất lớn.",
    ),
}


def _of(kind: str) -> Callable[[Made], bool]:
    return lambda made: made.parts.kind == kind


PASSAGES: dict[str, tuple[Passage, ...]] = {
    code: tuple(Passage(text) for texts in (_TEXTS, TEXTS, MORE) for text in texts.get(code, ()))
    for code in _TEXTS | TEXTS | MORE
} | {code: tuple(Passage(text, fits=_of(kind)) for kind, text in bound) for code, bound in BOUND.items()}
