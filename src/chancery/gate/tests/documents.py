"""Faultless documents of both systems, to be broken one rule at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Annex, Block, Parts, Signature

LONG = (
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao, xây dựng kế hoạch cụ thể, phân công rõ người, rõ việc, "
    "rõ thời hạn và thường xuyên báo cáo kết quả thực hiện."
)

ARTICLES = (
    Block("article", number="1", title="Phạm vi điều chỉnh"),
    Block("clause", f"Nội dung thứ nhất. {LONG}", number="1"),
    Block("clause", f"Nội dung thứ hai. {LONG}", number="2"),
    Block("point", f"Ý thứ nhất. {LONG}", number="a"),
    Block("point", f"Ý thứ hai. {LONG}", number="b"),
    Block("point", f"Ý thứ ba. {LONG}", number="c"),
    Block("article", number="2", title="Tổ chức thực hiện"),
    Block("text", LONG),
    Block("article", number="3", title="Hiệu lực thi hành"),
    Block("text", LONG),
)
DIVIDED = (
    Block("chapter", number="I", title="Quy định chung"),
    *ARTICLES[:6],
    Block("chapter", number="II", title="Tổ chức"),
    Block("section", number="1", title="Trách nhiệm"),
    *ARTICLES[6:8],
    Block("section", number="2", title="Thi hành"),
    *ARTICLES[8:],
)
HEADED = (
    Block("heading", number="I", title="KẾT QUẢ THỰC HIỆN"),
    Block("text", LONG),
    Block("heading", number="II", title="PHƯƠNG HƯỚNG"),
    Block("text", f"{LONG} {LONG}"),
)

_STATE = Parts(
    system="state",
    kind="quyet-dinh",
    superior="UỶ BAN NHÂN DÂN TỈNH",
    issuer="VĂN PHÒNG",
    symbol="QĐ-VP",
    number=5,
    date=date(2026, 2, 3),
    place="Lam Sơn",
    title="Về việc ban hành quy chế làm việc",
    bases=("Luật Lưu trữ ngày 21 tháng 6 năm 2024", "Quyết định số 12/QĐ-UBND ngày 02 tháng 01 năm 2026"),
    bases_by="CHÁNH VĂN PHÒNG",
    body=(Block("order", "QUYẾT ĐỊNH"), *ARTICLES),
    signature=Signature("PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn An", ("KT. CHÁNH VĂN PHÒNG",)),
    recipients=("Như Điều 3", "Các phòng, đơn vị", "Lưu: VT, TH"),
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
)
_PARTY = replace(
    _STATE,
    system="party",
    superior="TỈNH UỶ LAM SƠN",
    issuer="VĂN PHÒNG TỈNH UỶ",
    symbol="QĐ/VPTU",
    title="về việc ban hành quy chế làm việc",
    bases=("Điều lệ Đảng Cộng sản Việt Nam", "Quy chế làm việc của Tỉnh uỷ"),
    bases_by="CHÁNH VĂN PHÒNG TỈNH UỶ",
    signature=Signature("PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn An", ("K/T CHÁNH VĂN PHÒNG",)),
    recipients=("Như Điều 3", "Các phòng, đơn vị", "Lưu Văn phòng Tỉnh uỷ"),
    circulation="",
)


def _variants(base: Parts, statute: str, report: str, dispatch: str) -> dict[str, Parts]:
    annexes = tuple(
        Annex(number, f"Danh mục {name}", (Block("text", LONG),))
        for number, name in (("I", "một"), ("II", "hai"))
    )
    plain = replace(base, bases=(), bases_by="", urgency="", circulation="")
    return {
        "decision": base,
        "secret": replace(base, urgency="", secrecy="MẬT"),
        "statute": replace(
            plain, kind="quy-che", symbol=statute, title="làm việc của Văn phòng", body=DIVIDED
        ),
        "report": replace(plain, kind="bao-cao", symbol=report, title="kết quả công tác", body=HEADED),
        "annexed": replace(
            plain, kind="bao-cao", symbol=report, title="kết quả công tác", body=HEADED, annexes=annexes
        ),
        "dispatch": replace(
            plain,
            kind="cong-van",
            symbol=dispatch,
            title="báo cáo kết quả công tác",
            addressees=("Các phòng, đơn vị",),
            body=(Block("text", LONG), Block("text", LONG)),
        ),
        "alone": replace(
            plain, superior="", kind="bao-cao", symbol=report, title="kết quả công tác", body=HEADED
        ),
        "long": replace(
            plain,
            kind="bao-cao",
            symbol=report,
            title="kết quả công tác",
            body=(*HEADED, *[Block("text", LONG)] * 30),
        ),
    }


BASES: dict[str, dict[str, Parts]] = {
    "nd30": _variants(_STATE, "QC-VP", "BC-VP", "VP-TH"),
    "qd399": _variants(_PARTY, "QC/VPTU", "BC/VPTU", "CV/VPTU"),
    "hd36": {
        name: replace(parts, date=date(2025, 2, 3))
        for name, parts in _variants(_PARTY, "QC/VPTU", "BC/VPTU", "CV/VPTU").items()
    },
}


@cache
def faultless(pack: str, base: str) -> bytes:
    """A DOCX in which nothing breaks a rule of the pack."""
    return compose(BASES[pack][base])
