"""Passages that break a rule of capitals, of words or of tone each: at least five for each rule."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, ...]] = {
    # Capitals
    "VP-S201": (
        "Các phòng báo cáo kết quả. văn phòng tổng hợp, trình lãnh đạo.",
        "Hồ sơ được nộp đúng hạn. việc chỉnh lý bắt đầu từ quý II.",
        "Tiến độ đạt yêu cầu! các đơn vị tiếp tục thực hiện.",
        "Ai chịu trách nhiệm? người đứng đầu cơ quan chịu trách nhiệm.",
        "Danh mục đã được duyệt. từ tháng sau áp dụng thống nhất.",
    ),
    "VP-S202": (
        "Các phòng rà soát, Và báo cáo kết quả.",
        "Hồ sơ nộp đủ, Nhưng chưa được chỉnh lý.",
        "Danh mục được lập hằng năm, Để làm căn cứ thu hồ sơ.",
        "Các đơn vị tự kiểm tra; Các phòng đối chiếu số liệu.",
        "Việc lập hồ sơ còn chậm, Do cán bộ kiêm nhiệm.",
    ),
    "VP-S203": (
        "Đồng chí phó chủ tịch Nguyễn Văn An kết luận hội nghị.",
        "Cuộc họp do giám đốc Trần Thị Bình chủ trì.",
        "Theo ý kiến của chánh văn phòng Lê Hoàng Nam, hồ sơ được trả lại.",
        "Báo cáo do trưởng phòng Phạm Minh Đức trình bày.",
        "Đề tài do tiến sĩ Hoàng Thị Lan làm chủ nhiệm.",
    ),
    "VP-S204": (
        "Thực hiện ý kiến của thủ tướng Chính phủ về cải cách hành chính.",
        "Báo cáo được gửi đồng chí chủ tịch Quốc hội.",
        "Cuộc họp do Phó thủ tướng chủ trì.",
        "Phát biểu của Tổng bí thư tại hội nghị được phổ biến rộng rãi.",
        "Thực hiện Lệnh của Chủ Tịch nước.",
    ),
    "VP-S205": (
        "Thực hiện chủ trương của đảng và nhà nước về cải cách hành chính.",
        "Quan điểm của Đảng, nhà nước được quán triệt đầy đủ.",
        "Chính sách của nhà nước ta được tuyên truyền rộng rãi.",
        "Cán bộ phải tận tuỵ phục vụ nhân dân.",
        "Đường lối của đảng ta được cụ thể hoá kịp thời.",
    ),
    "VP-S206": (
        "Kết quả được báo cáo Bộ nội vụ.",
        "Các sở làm việc với sở Tài chính về kinh phí.",
        "Nghị quyết do hội đồng nhân dân ban hành.",
        "Kế hoạch được trình Uỷ Ban Nhân Dân tỉnh.",
        "Việc xét xử do Toà án Nhân dân thực hiện.",
    ),
    "VP-S207": (
        "Đề nghị các Sở, Ban, Ngành phối hợp thực hiện.",
        "Văn bản được gửi đến các Cơ quan trực thuộc.",
        "Số liệu do các Đơn vị cung cấp.",
        "Việc này do các Địa phương thực hiện.",
        "Đề nghị các Tổ chức đăng ký tham gia.",
    ),
    "VP-S208": (
        "Hội nghị được tổ chức tại thành phố Hồ Chí Minh.",
        "Đoàn công tác làm việc tại thủ đô Hà Nội.",
        "Các đơn vị ở Thành Phố Hồ Chí Minh đã báo cáo.",
        "Kinh nghiệm của thành phố Hồ chí minh được phổ biến.",
        "Mô hình của thủ đô hà nội được nhân rộng.",
    ),
    "VP-S209": (
        "Đoàn công tác làm việc tại tỉnh ninh bình.",
        "Kinh nghiệm của Tỉnh Quảng Ninh được phổ biến.",
        "Các xã của tỉnh Bắc ninh đã báo cáo.",
        "Hội nghị được tổ chức tại thành phố đà nẵng.",
        "Đại biểu đến từ Thành phố Cần Thơ phát biểu.",
    ),
    "VP-S210": (
        "Trụ sở đặt tại quận 1.",
        "Dân cư của phường 5 được rà soát.",
        "Các tuyến phố thuộc quận 10 được kiểm tra.",
        "Hồ sơ của phường 12 được bàn giao.",
        "Nhà văn hoá đặt tại quận 3, gần bến xe.",
    ),
    "VP-S211": (
        "Các tỉnh vùng tây nguyên đã báo cáo.",
        "Chương trình áp dụng cho vùng Tây bắc.",
        "Các tỉnh nam bộ đã hoàn thành việc sắp xếp.",
        "Khu vực Nam trung bộ thường có bão.",
        "Chủ quyền trên biển Đông được khẳng định.",
    ),
    "VP-S213": (
        "Việc này thực hiện theo nghị định số 30/2020/NĐ-CP của Chính phủ.",
        "Các cơ quan thực hiện công văn số 12/VPCP-TH của Văn phòng Chính phủ.",
        "Kinh phí theo quyết định số 45/QĐ-UBND của Uỷ ban nhân dân tỉnh.",
        "Mẫu biểu theo thông tư số 01/2019/TT-BNV của Bộ Nội vụ.",
        "Nội dung này nêu tại báo cáo số 7/BC-SNV của Sở Nội vụ.",
    ),
    "VP-S214": (
        "Việc lưu trữ theo quy định của luật lưu trữ.",
        "Trách nhiệm hình sự theo Bộ Luật hình sự.",
        "Thời hạn giải quyết theo luật khiếu nại.",
        "Việc khen thưởng theo Luật thi đua, khen thưởng.",
        "Dự toán lập theo luật ngân sách nhà nước.",
    ),
    "VP-S215": (
        "Trách nhiệm quy định tại khoản 2 điều 103 của Bộ luật Hình sự.",
        "Các biện pháp nêu tại chương II Quy chế được áp dụng.",
        "Mức chi theo điều 5, khoản 1.",
        "Thẩm quyền nêu tại mục 2 Chương III được giữ nguyên.",
        "Thời hạn theo điều 12 và Điều 13.",
    ),
    "VP-S216": (
        "Thực hiện theo khoản 2 Điều 5, khoản 1 Điều 6 và quy định tại Khoản 3 Điều 7.",
        "Áp dụng khoản 1 Điều 3; việc khác theo Khoản 2 Điều 4.",
        "Mức chi tại Khoản 1 Điều 8 và thời hạn tại khoản 2 Điều 9.",
        "Trường hợp tại khoản 4 Điều 2 và Khoản 5 Điều 2 được miễn.",
        "Theo khoản 3 Điều 1, việc nêu tại Khoản 4 Điều 1 do Sở thực hiện.",
    ),
    "VP-S217": (
        "Đơn vị được tặng huân chương lao động hạng Nhất.",
        "Ông được phong tặng danh hiệu nghệ sĩ nhân dân.",
        "Cá nhân được xét tặng danh hiệu Nhà giáo ưu tú.",
        "Gia đình có Bà Mẹ Việt Nam Anh Hùng được thăm hỏi.",
        "Tập thể được tặng Huân Chương Độc lập.",
    ),
    "VP-S218": (
        "Lịch trực dịp tết nguyên đán được niêm yết.",
        "Các cơ quan treo cờ dịp ngày quốc khánh.",
        "Hoạt động chào mừng ngày Nhà Giáo Việt Nam được tổ chức.",
        "Trẻ em được tặng quà dịp tết trung thu.",
        "Lễ kỷ niệm ngày quốc tế lao động được tổ chức trang trọng.",
    ),
    "VP-S219": (
        "Hội nghị họp vào thứ tư, ngày 25/11/2026.",
        "Phòng họp vào thứ hai, ngày 02/11/2026.",
        "Kiểm tra vào thứ sáu (ngày 27/11/2026) tại trụ sở.",
        "Đoàn làm việc thứ năm, ngày 26/11/2026.",
        "Lớp học khai giảng thứ ba, 24/11/2026.",
    ),
    "VP-S220": (
        "Các hoạt động kỷ niệm cách mạng tháng tám được tổ chức.",
        "Triển lãm về Cách mạng tháng tám mở cửa trong tuần.",
        "Hội thảo về chiến dịch Điện Biên Phủ được tổ chức.",
        "Chuyên đề về Chiến dịch Điện biên phủ được phát hành.",
        "Tài liệu về chiến dịch Hồ Chí Minh được số hoá.",
    ),
    "VP-S221": (
        "Đồng chí Nguyễn văn An chủ trì cuộc họp.",
        "Hồ sơ do đồng chí Trần thị Bình lập.",
        "Ý kiến của ông Lê hữu Phước được ghi nhận.",
        "Biên bản do bà Phạm ngọc Lan ghi.",
        "Danh sách gồm ông Đỗ đức Thắng và các đại biểu khác.",
    ),
    "VP-S222": (
        "Đồng chí trần thị bình báo cáo.",
        "Ý kiến của ông nguyễn văn An được ghi nhận.",
        "Biên bản do bà phạm thị lan ghi.",
        "Cuộc họp do đồng chí lê hữu phước chủ trì.",
        "Đơn của ông đỗ đức thắng đã được giải quyết.",
    ),
    # Words
    "VP-S301": (
        "Công tác GPMB còn chậm so với kế hoạch.",
        "Các dự án BOT được rà soát.",
        "Việc cấp GCNQSDĐ đạt yêu cầu.",
        "Phòng PCCC hướng dẫn các cơ sở.",
        "Kinh phí CTMTQG được giải ngân đúng hạn.",
    ),
    "VP-S311": (
        "Lãnh đạo các những đơn vị đã báo cáo.",
        "Kinh phí được bổ sung nhằm để bảo đảm tiến độ.",
        "Lý do là vì khối lượng công việc lớn.",
        "Phương án này là tối ưu nhất.",
        "Các phòng tiến hành triển khai việc rà soát.",
    ),
    "VP-S314": (
        "Báo cáo được gửi qua email của cơ quan.",
        "Cuộc họp được tổ chức online.",
        "Các đơn vị tuân thủ deadline đã giao.",
        "Mỗi phòng lập một file riêng.",
        "Cán bộ được cấp username mới.",
    ),
    "VP-S315": (
        "Các phòng xài biểu mẫu mới.",
        "Việc chỉnh lý đã xong xuôi.",
        "Số lượng hồ sơ cực kỳ lớn.",
        "Ý kiến của sếp được ghi vào biên bản.",
        "Cán bộ ko được mang tài liệu ra ngoài.",
    ),
    "VP-S316": (
        "Báo cáo hằng quý, hằng tháng gửi về Sở; hàng năm tổng hợp.",
        "Kiểm tra hàng tuần; sơ kết hằng tháng.",
        "Việc kiểm kê làm hàng năm, việc rà soát làm hằng quý.",
        "Số liệu hằng ngày được cộng hàng tuần.",
        "Họp hàng tháng và tổng kết hằng năm.",
    ),
    "VP-S317": (
        "Gửi bản giấy và/hoặc bản điện tử.",
        "Phòng chủ trì và/hoặc phòng phối hợp báo cáo.",
        "Kiểm tra định kỳ và/hoặc đột xuất.",
        "Người nộp ký và/hoặc đóng dấu.",
        "Lưu tại phòng và/hoặc tại kho.",
    ),
    "VP-S318": (
        "Giao một số cơ quan thẩm định, báo cáo trước ngày 15/12/2026.",
        "Yêu cầu một vài phòng cử cán bộ tham gia.",
        "Đề nghị nhiều đơn vị cung cấp số liệu.",
        "Việc này giao một số địa phương thực hiện.",
        "Lãnh đạo yêu cầu một số đồng chí ở lại họp.",
    ),
    # Marks
    "VP-S509": (
        "Sổ sách, biểu mẫu... được kiểm tra; máy in, máy quét… được kiểm kê.",
        "Bàn, ghế… được thay; tủ, giá... được sửa.",
        "Văn bản giấy, văn bản điện tử… và sổ, thẻ... được giao nộp.",
        "Nhà kho, phòng đọc... cần sửa; lối đi, sân… cần dọn.",
        "Máy tính, máy chủ… đã cũ; đường truyền, tủ mạng... còn tốt.",
    ),
    "VP-S522": tuple(
        f"{start} việc số hoá hồ sơ đã giao từ đầu năm và khắc phục tình trạng lưu trữ phân tán, thiếu thống nhất, chậm cập nhật, "
        f"khó tra cứu, dễ hư hỏng tại nhiều phòng và kho tạm trong thời gian qua, nâng cao chất lượng phục vụ bạn đọc, {end}."
        for start, end in (
            ("Để đẩy nhanh", "Sở bố trí thêm cán bộ"),
            ("Nhằm hoàn thành", "Sở bố trí thêm kinh phí"),
            ("Thực hiện", "Sở lập tổ công tác"),
            ("Trên cơ sở", "Sở lập danh mục hồ sơ"),
            ("Xuất phát từ", "Sở kiến nghị bổ sung kho"),
        )
    ),
}

BOUND: dict[str, tuple[tuple[str, str], ...]] = {
    # Those that only documents of a type can break: the type, and the passage.
    "VP-S212": (
        ("quyet-dinh", "Các cơ quan chịu trách nhiệm thi hành quyết định này."),
        ("ke-hoach", "Kinh phí thực hiện kế hoạch này lấy từ nguồn chi thường xuyên."),
        ("quy-che", "Các phòng phổ biến quy chế này đến từng cán bộ."),
        ("chi-thi", "Người đứng đầu cơ quan tổ chức thực hiện chỉ thị này."),
        ("to-trinh", "Hồ sơ gửi kèm tờ trình này gồm ba tài liệu."),
        ("bao-cao", "Phụ lục số liệu gửi kèm báo cáo này."),
    ),
    "VP-S312": (
        ("thong-bao", "Sở Tài chính báo cáo kết quả trong thời gian sớm nhất."),
        ("ke-hoach", "Việc chỉnh lý được làm khi có điều kiện."),
        ("cong-van", "Đề nghị Sở Tài chính sớm trình phương án."),
        ("quyet-dinh", "Sở Xây dựng bàn giao hồ sơ vào thời điểm thích hợp."),
        ("chi-thi", "Sở Tài chính bố trí kinh phí càng sớm càng tốt."),
    ),
    "VP-S605": (
        ("chi-thi", "Sở Tài chính và các xã rất mong được phối hợp."),
        ("quyet-dinh", "Kính đề nghị các cơ quan thực hiện."),
        ("quy-che", "Các phòng kính mong được hướng dẫn thêm."),
        ("ket-luan", "Chúng tôi thống nhất chủ trương nêu trên."),
        ("nghi-quyet", "Trân trọng cảm ơn các cơ quan đã phối hợp."),
    ),
    "VP-S625": (
        ("quy-che", "Phòng chủ trì cần phải gửi hồ sơ trước 03 ngày làm việc."),
        ("quy-che", "Cán bộ nên tránh mang tài liệu ra ngoài."),
        ("quy-che", "Các phòng cố gắng nộp hồ sơ đúng hạn."),
        ("quy-che", "Người mượn hết sức giữ gìn tài liệu."),
        ("quy-dinh", "Thời hạn mượn tuỳ tình hình mà gia hạn."),
    ),
}
