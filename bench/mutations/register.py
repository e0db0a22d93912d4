"""A small register of invented documents, and a few real ones that the faultless documents cite."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chancery.gate.consistency.corpus import load
from chancery.gate.consistency.store import FileRegister, Writing

SUBJECTS = (
    "quản lý văn bản điện tử trong cơ quan nhà nước",
    "chế độ họp của các cơ quan hành chính",
    "tiêu chuẩn, định mức trang thiết bị văn phòng",
    "tiếp nhận phản ánh của doanh nghiệp",
    "quy trình số hoá hồ sơ đất đai cấp xã",
    "bồi dưỡng nghiệp vụ cho công chức tập sự",
)
"""What the decrees of 2018 and those of 2010 that they replaced are about."""
AMENDED = (
    "chính sách đối với người làm công tác thư viện",
    "quản lý nhà công vụ của cán bộ luân chuyển",
    "đăng ký phương tiện thuỷ nội địa",
    "kiểm định an toàn hồ chứa thuỷ lợi nhỏ",
    "trợ giúp người cao tuổi neo đơn",
)
"""What the decrees of 2018 are about of which article 4 was amended in 2021."""
LAWS = ("Thống kê", "Thanh tra", "Đất đai", "Đầu tư công", "Khiếu nại")
"""Names of laws, here each of 2016, and of 2009 before: numbers and dates are invented."""
FUTURE = ("Hồ sơ điện tử", "Quản lý tài sản số", "Dịch vụ hành chính", "Đô thị thông minh", "Dữ liệu mở")
"""Laws passed in 2024 that come into force only in 2027."""
SECTORS = ("y tế", "giáo dục", "thuỷ lợi", "thể thao", "thư viện")
"""The subjects of statutes that a province's own agency issued, with terms, days and passages of their own."""
AGENCY = "Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"


def decree(number: int, year: int, subject: str) -> str:
    """The decree as a draft cites it whole."""
    return f"Nghị định số {number:02d}/{year}/NĐ-CP ngày {day(number)} năm {year} của Chính phủ về {subject}"


def day(number: int) -> str:
    return f"{number + 1:02d} tháng 3"


def statute(number: int) -> str:
    return f"Quy chế số {number:02d}/QC-VP ngày {number + 10} tháng 4 năm 2024 của {AGENCY}"


def term(number: int) -> tuple[str, str]:
    """A term of a statute, and what it says of it."""
    sector = SECTORS[number - 1]
    return (
        f"Hồ sơ {sector}",
        f"tập hợp các tài liệu của ngành {sector} được hình thành trong quá trình theo dõi, giải quyết công việc của đơn vị",
    )


def deadline(number: int, days: str) -> str:
    sector = SECTORS[number - 1]
    return f"Bộ phận một cửa chuyển hồ sơ {sector} cho đơn vị chủ trì giải quyết trong thời hạn {days} ngày làm việc kể từ ngày tiếp nhận"


def passage(number: int) -> str:
    sector = SECTORS[number - 1]
    return (
        f"Trưởng các đơn vị ngành {sector} phân công viên chức trực tiếp tiếp nhận, phân loại, vào sổ và lập hồ sơ từng công trình, "
        f"bảo đảm đầy đủ, chính xác, nộp lưu vào kho của Ban trước khi bàn giao công trình {sector} cho đơn vị sử dụng theo biên bản. "
        f"Hồ sơ {sector} lập theo từng hạng mục, có danh mục, mục lục, bản vẽ, nhật ký, biên bản nghiệm thu, hoá đơn và ảnh chụp hiện "
        f"trường; bản giấy đóng thành tập, bản điện tử lưu trên máy chủ của Ban, do một viên chức ngành {sector} giữ chìa khoá và ký sổ"
    )


def _statute_text(number: int) -> str:
    name, words = term(number)
    return "\n".join(
        (
            "Điều 1. Phạm vi điều chỉnh",
            f"Quy chế này quy định việc tiếp nhận và giải quyết hồ sơ {SECTORS[number - 1]}.",
            "Điều 2. Giải thích từ ngữ",
            "Trong Quy chế này, các từ ngữ dưới đây được hiểu như sau:",
            f"1. “{name}” là {words}.",
            "Điều 3. Thời hạn",
            f"1. {deadline(number, '03')}.",
            "Điều 4. Trách nhiệm",
            f"{passage(number)}.",
        )
    )


def _articles(count: int) -> str:
    return "\n".join(
        f"Điều {n}. Nội dung thứ {n}\n1. Khoản thứ nhất.\n2. Khoản thứ hai." for n in range(1, count + 1)
    )


def works() -> list[dict[str, Any]]:
    def of_decree(number: int, year: int, subject: str, **more: Any) -> dict[str, Any]:
        dated = date(year, 3, number + 1).isoformat()
        return {
            "kind": "Nghị định", "symbol": f"{number:02d}/{year}/NĐ-CP", "date": dated, "effective": dated, "issuer": "Chính phủ",
            "abstract": f"Về {subject}", **more,
        }  # fmt: skip

    found: list[dict[str, Any]] = [
        of_decree(
            number, 2018, subject, text=_articles(12),
            relations=[{"verb": "replaces", "symbol": f"{number:02d}/2010/NĐ-CP"}],
        )
        for number, subject in enumerate(SUBJECTS, start=1)
    ]  # fmt: skip
    found += [of_decree(number, 2010, subject) for number, subject in enumerate(SUBJECTS, start=1)]
    found += [
        of_decree(number, 2018, subject, text=_articles(8)) for number, subject in enumerate(AMENDED, start=7)
    ]
    found += [
        of_decree(
            number, 2021, f"sửa đổi, bổ sung một số điều của Nghị định số {number:02d}/2018/NĐ-CP",
            relations=[{"verb": "amends", "symbol": f"{number:02d}/2018/NĐ-CP", "places": "Điều 4"}],
        )
        for number in range(7, 12)
    ]  # fmt: skip
    # The series of 2018 is whole but for 15 to 19.
    found += [
        of_decree(number, 2018, f"nội dung chuyên ngành thứ {number}") for number in (12, 13, 14, 20, 21, 22)
    ]
    for number, title in enumerate(LAWS, start=1):
        old = {
            "kind": "Luật",
            "title": title,
            "symbol": f"{number:02d}/2009/QH12",
            "date": f"2009-06-{number + 9}",
            "effective": "2010-01-01",
        }
        new = {
            "kind": "Luật",
            "title": title,
            "symbol": f"{number:02d}/2016/QH13",
            "date": f"2016-11-{number + 9}",
            "effective": "2017-07-01",
        }
        new["relations"] = [{"verb": "replaces", "kind": "Luật", "title": title, "year": 2009}]
        found += [old | {"issuer": "Quốc hội"}, new | {"issuer": "Quốc hội"}]
    for number, title in enumerate(FUTURE, start=1):
        found.append(
            {
                "kind": "Luật", "title": title, "symbol": f"{number:02d}/2024/QH15", "date": f"2024-11-{number + 9}",
                "effective": "2027-01-01", "issuer": "Quốc hội",
            }
        )  # fmt: skip
    for number in range(1, len(SECTORS) + 1):
        found.append(
            {
                "kind": "Quy chế", "symbol": f"{number:02d}/QC-VP", "date": f"2024-04-{number + 10}", "issuer": AGENCY,
                "abstract": f"Tiếp nhận và giải quyết hồ sơ {SECTORS[number - 1]}", "text": _statute_text(number),
            }
        )  # fmt: skip
        found.append(
            {
                "kind": "Quyết định", "symbol": f"{number + 40}/QĐ-VP", "date": f"2024-06-{number + 10}", "issuer": AGENCY,
                "abstract": f"Giao chỉ tiêu ngành {SECTORS[number - 1]}", "draft": True,
            }
        )  # fmt: skip
    found += [
        {
            "kind": "Nghị định", "symbol": "30/2020/NĐ-CP", "date": "2020-03-05", "effective": "2020-03-05", "issuer": "Chính phủ",
            "abstract": "Về công tác văn thư",
        },
        {
            "kind": "Luật", "title": "Tổ chức chính quyền địa phương", "symbol": "72/2025/QH15", "date": "2025-06-16",
            "effective": "2025-06-16", "issuer": "Quốc hội",
        },
    ]  # fmt: skip
    return found


@cache
def register() -> FileRegister:
    folder = Path(tempfile.mkdtemp(prefix="chancery-mutations-"))
    source, target = folder / "corpus.jsonl", folder / "register.db"
    source.write_text("\n".join(json.dumps(work, ensure_ascii=False) for work in works()), encoding="utf-8")
    writing = Writing(target)
    loaded = load(source, writing.taken, writing.keep)
    writing.close()
    if loaded.error:
        raise RuntimeError(loaded.error)
    return FileRegister(target)
