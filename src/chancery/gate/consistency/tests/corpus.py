"""A small register of real and invented documents, as a corpus of JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chancery.gate.consistency.corpus import load
from chancery.gate.consistency.store import FileRegister, Writing

RULES = """Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc tiếp nhận và xử lý văn bản của Văn phòng.
Điều 2. Giải thích từ ngữ
Trong Quy chế này, các từ ngữ dưới đây được hiểu như sau:
1. “Văn bản đến” là tất cả các loại văn bản do cơ quan, tổ chức nhận được từ cơ quan, tổ chức, cá nhân khác gửi đến.
2. “Hồ sơ” là tập hợp các văn bản, tài liệu có liên quan với nhau về một vấn đề, một sự việc.
Điều 3. Thời hạn
1. Văn thư chuyển văn bản đến cho đơn vị chủ trì xử lý trong thời hạn 03 ngày làm việc kể từ ngày nhận được văn bản.
2. Giao Phòng Tổng hợp chủ trì, phối hợp với các đơn vị liên quan theo dõi, đôn đốc việc xử lý văn bản đến theo thời hạn được giao.
a) Báo cáo tuần;
b) Báo cáo tháng.
Điều 4. Trách nhiệm của các đơn vị
Trưởng các đơn vị phân công công chức trực tiếp tiếp nhận, phân loại, đăng ký và lập hồ sơ công việc trên hệ thống, bảo đảm đầy
 đủ, chính xác, kịp thời và nộp lưu hồ sơ vào lưu trữ cơ quan đúng thời hạn quy định của pháp luật về lưu trữ.
""".replace("\n đủ", " đủ")

WORKS: list[dict[str, Any]] = [
    {"kind": "Luật", "title": "Lưu trữ", "symbol": "01/2011/QH13", "date": "2011-11-11", "effective": "2012-07-01", "issuer": "Quốc hội"},
    {
        "kind": "Luật", "title": "Lưu trữ", "symbol": "33/2024/QH15", "date": "2024-06-21", "effective": "2025-07-01",
        "issuer": "Quốc hội", "relations": [{"verb": "replaces", "kind": "Luật", "title": "Lưu trữ", "year": 2011}],
    },
    {
        "kind": "Nghị định", "symbol": "110/2004/NĐ-CP", "date": "2004-04-08", "issuer": "Chính phủ", "abstract": "Về công tác văn thư",
    },
    {
        "kind": "Nghị định", "symbol": "30/2020/NĐ-CP", "date": "2020-03-05", "effective": "2020-03-05", "issuer": "Chính phủ",
        "abstract": "Về công tác văn thư", "relations": [{"verb": "replaces", "symbol": "110/2004/NĐ-CP"}],
        "text": "\n".join(f"Điều {n}. Nội dung {n}\n1. Khoản một.\n2. Khoản hai." for n in range(1, 39)),
    },
    {
        "kind": "Nghị định", "symbol": "112/2020/NĐ-CP", "date": "2020-09-18", "issuer": "Chính phủ",
        "abstract": "Về xử lý kỷ luật cán bộ, công chức, viên chức", "text": "Điều 1. Một\nĐiều 2. Hai\nĐiều 3. Ba",
    },
    {
        "kind": "Nghị định", "symbol": "71/2023/NĐ-CP", "date": "2023-09-20", "effective": "2023-09-20", "issuer": "Chính phủ",
        "abstract": "Sửa đổi, bổ sung một số điều của Nghị định số 112/2020/NĐ-CP ngày 18 tháng 9 năm 2020",
        "relations": [{"verb": "amends", "symbol": "112/2020/NĐ-CP", "places": "điều 2"}],
    },
    {
        "kind": "Quyết định", "symbol": "05/QĐ-VP", "date": "2025-02-03", "issuer": "Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn",
        "abstract": "Ban hành quy định xử lý văn bản", "text": RULES,
    },
    {
        "kind": "Quy chế", "symbol": "07/QC-VP", "date": "2025-03-03", "issuer": "Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn",
        "abstract": "Tiếp nhận và xử lý văn bản", "text": RULES,
    },
    {
        "kind": "Quyết định", "symbol": "09/QĐ-VP", "date": "2025-04-01", "issuer": "Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn",
        "abstract": "Giao chỉ tiêu", "draft": True,
    },
    *(
        {"kind": "Nghị định", "symbol": f"{n:02d}/2022/NĐ-CP", "date": "2022-01-05", "issuer": "Chính phủ", "abstract": f"Nội dung số {n}"}
        for n in range(1, 21)
    ),
]  # fmt: skip


def small_register(folder: Path) -> FileRegister:
    source, target = folder / "corpus.jsonl", folder / "register.db"
    source.write_text("\n".join(json.dumps(work, ensure_ascii=False) for work in WORKS), encoding="utf-8")
    writing = Writing(target)
    loaded = load(source, writing.taken, writing.keep)
    writing.close()
    assert loaded.error == "", loaded.error
    return FileRegister(target)
