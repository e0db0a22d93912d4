"""Faultless documents of both systems, to be broken one rule at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Annex, Block, Copy, Parts, Signature

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

ISSUED = "Ban hành kèm theo Quyết định này Quy chế làm việc của Văn phòng."
ANNEXED = "Danh mục chi tiết tại Phụ lục kèm theo Báo cáo này."
_HELD = (
    Block("text", "Thời gian bắt đầu: 08 giờ 00, ngày 03 tháng 02 năm 2026."),
    Block("text", "Địa điểm: phòng họp số 1 của Văn phòng."),
)
PAPERS = {
    "giay-moi": (
        Block("text", "Văn phòng trân trọng kính mời: các phòng, đơn vị."),
        Block("text", "Tới dự họp giao ban công tác tháng 02 năm 2026."),
        Block("text", "Chủ trì: Chánh Văn phòng."),
        Block("text", "Thời gian: 08 giờ 00, ngày 05 tháng 02 năm 2026."),
        Block("text", "Địa điểm: phòng họp số 1 của Văn phòng."),
    ),
    "giay-gioi-thieu": (
        Block("text", "Văn phòng trân trọng giới thiệu:"),
        Block("text", "Ông (bà): Trần Văn Dũng."),
        Block("text", "Chức vụ: Chuyên viên."),
        Block("text", "Được cử đến: Sở Nội vụ."),
        Block("text", "Về việc: liên hệ công tác lưu trữ."),
        Block("text", "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ."),
        Block("text", "Giấy này có giá trị đến hết ngày 28 tháng 02 năm 2026"),
    ),
    "giay-nghi-phep": (
        Block("text", "Xét Đơn đề nghị nghỉ phép ngày 02 tháng 02 năm 2026 của ông Trần Văn Dũng;"),
        Block("text", "Văn phòng cấp cho ông Trần Văn Dũng."),
        Block("text", "Chức vụ: Chuyên viên."),
        Block(
            "text", "Được nghỉ phép trong thời gian 05 ngày, kể từ ngày 09 tháng 02 năm 2026, tại Lam Sơn."
        ),
        Block("text", "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm"),
    ),
    "bien-ban": (
        *_HELD,
        Block("text", "Thành phần tham dự: lãnh đạo Văn phòng và các phòng."),
        Block("text", "Chủ trì: Chánh Văn phòng."),
        Block("text", "Thư ký: chuyên viên Phòng Tổng hợp."),
        Block("text", "Nội dung: kiểm điểm công tác tháng 01."),
        Block("text", "Cuộc họp kết thúc vào 10 giờ 00, ngày 03 tháng 02 năm 2026"),
    ),
}

_STATE = Parts(
    system="state",
    kind="quyet-dinh",
    superior="UỶ BAN NHÂN DÂN TỈNH LAM SƠN",
    issuer="VĂN PHÒNG",
    symbol="QĐ-VP",
    number=5,
    date=date(2026, 2, 3),
    place="Lam Sơn",
    issuer_name="Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn",
    title="Về việc ban hành quy chế làm việc",
    bases=(
        "Luật Lưu trữ ngày 21 tháng 6 năm 2024",
        "Quyết định số 12/QĐ-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lam Sơn ban hành Quy chế làm việc",
    ),
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
    issuer_name="Văn phòng Tỉnh uỷ Lam Sơn",
    symbol="QĐ/VPTU",
    title="về việc ban hành quy chế làm việc",
    bases=("Điều lệ Đảng Cộng sản Việt Nam", "Quy chế làm việc của Tỉnh uỷ"),
    bases_by="CHÁNH VĂN PHÒNG TỈNH UỶ",
    signature=Signature("PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn An", ("K/T CHÁNH VĂN PHÒNG",)),
    recipients=("Như Điều 3", "Các phòng, đơn vị", "Lưu Văn phòng Tỉnh uỷ"),
    circulation="",
)


_TABLE = Block("table", rows=(("TT", "Nhiệm vụ", "Đơn vị"), ("1", LONG, "Phòng Tổng hợp")), widths=(1, 6, 3))


def _variants(base: Parts, symbols: dict[str, str], copy: Copy) -> dict[str, Parts]:
    annexes = tuple(
        Annex(number, f"Danh mục {name}", (Block("text", LONG),))
        for number, name in (("I", "một"), ("II", "hai"))
    )
    plain = replace(base, bases=(), bases_by="", urgency="", circulation="")
    report = replace(
        plain, kind="bao-cao", symbol=symbols["bao-cao"], title="kết quả công tác", body=HEADED,
        recipients=plain.recipients[1:],
    )  # fmt: skip
    issued = (Block("order", "QUYẾT ĐỊNH"), Block("article", ISSUED, number="1"), *ARTICLES[6:])
    regulation = Annex("", "làm việc của Văn phòng", DIVIDED, kind="quy-che")
    return {
        "decision": base,
        "secret": replace(base, urgency="", secrecy="MẬT"),
        "statute": replace(
            plain,
            kind="quy-che",
            symbol=symbols["quy-che"],
            title="làm việc của Văn phòng",
            body=DIVIDED,
            recipients=plain.recipients[1:],
        ),
        "report": report,
        "annexed": replace(report, body=(*HEADED[:-1], Block("text", f"{LONG} {ANNEXED}")), annexes=annexes),
        "dispatch": replace(
            plain,
            kind="cong-van",
            symbol=symbols["cong-van"],
            title="báo cáo kết quả công tác",
            addressees=("Các phòng, đơn vị",),
            body=(Block("text", LONG), Block("text", LONG)),
            recipients=("Như trên", "Các phòng, đơn vị", plain.recipients[-1]),
            drafter_mark="VTH.(50)",
            contact="Số 01, đường Lê Lợi, Lam Sơn; ĐT: 0237.000.000",
        ),
        "addressed": replace(
            plain,
            kind="to-trinh",
            symbol=symbols["to-trinh"],
            title="phê duyệt kế hoạch công tác",
            addressees=("Sở Nội vụ", "Sở Tài chính"),
            body=(*HEADED, Block("text", "Văn phòng kính trình xem xét, quyết định.")),
            recipients=("Như trên", "Các phòng, đơn vị", plain.recipients[-1]),
        ),
        "alone": replace(report, superior=""),
        "long": replace(report, body=(*HEADED, *[Block("text", LONG)] * 30)),
        "lying": replace(
            report,
            body=(*HEADED[:-1], Block("text", f"{LONG} {ANNEXED}")),
            annexes=(Annex("", "Phân công nhiệm vụ", (Block("text", LONG), _TABLE), landscape=True),),
        ),
        "issued": replace(base, body=issued, bases=base.bases, annexes=(regulation,)),
        "copied": replace(base, copy=copy),
        "extract": replace(base, copy=replace(copy, form="TRÍCH SAO", symbol=symbols["trích sao"])),
        "joint": replace(
            report,
            superior="",
            issuer="SỞ NỘI VỤ" if base.system == "state" else "BAN TỔ CHỨC TỈNH UỶ",
            partners=("SỞ TÀI CHÍNH" if base.system == "state" else "SỞ NỘI VỤ",),
            signature=Signature("GIÁM ĐỐC SỞ NỘI VỤ", "Nguyễn Văn An"),
            cosigners=(
                Signature(
                    "PHÓ GIÁM ĐỐC",
                    "Trần Thị Bình",
                    ("KT. GIÁM ĐỐC" if base.system == "state" else "K/T GIÁM ĐỐC",),
                ),
            ),
        ),
        **{
            kind: replace(
                plain,
                kind=kind,
                symbol=symbols[kind],
                title="" if kind in {"giay-gioi-thieu", "giay-nghi-phep"} else "họp giao ban",
                body=body,
                secretary=Signature("THƯ KÝ", "Lê Thị Cúc") if kind == "bien-ban" else None,
                recipients=plain.recipients[1:],
            )
            for kind, body in PAPERS.items()
            if kind in symbols
        },
    }


_STATE_SYMBOLS = {
    "quy-che": "QC-VP",
    "bao-cao": "BC-VP",
    "to-trinh": "TTr-VP",
    "cong-van": "VP-TH",
    "trích sao": "TrS-VP",
    "giay-moi": "GM-VP",
    "giay-gioi-thieu": "GGT-VP",
    "giay-nghi-phep": "GNP-VP",
    "bien-ban": "BB-VP",
}
_PARTY_SYMBOLS = {
    "quy-che": "QC/VPTU",
    "bao-cao": "BC/VPTU",
    "to-trinh": "TTr/VPTU",
    "cong-van": "CV/VPTU",
    "trích sao": "BS/VPTU",
}
_COPY = Copy(
    form="SAO Y",
    issuer="VĂN PHÒNG",
    symbol="SY-VP",
    place="Lam Sơn",
    signature=Signature(
        "PHÓ TRƯỞNG PHÒNG", "Lê Văn Cường", ("TL. CHÁNH VĂN PHÒNG", "KT. TRƯỞNG PHÒNG HÀNH CHÍNH")
    ),
    recipients=("Các phòng, đơn vị", "Lưu: VT"),
    number=3,
    date=date(2026, 2, 4),
)
_PARTY_COPY = replace(
    _COPY,
    form="SAO LỤC",
    issuer="VĂN PHÒNG TỈNH UỶ",
    symbol="BS/VPTU",
    signature=Signature(
        "PHÓ TRƯỞNG PHÒNG", "Lê Văn Cường", ("T/L CHÁNH VĂN PHÒNG", "K/T TRƯỞNG PHÒNG HÀNH CHÍNH")
    ),
    recipients=("Các phòng, đơn vị", "Lưu Văn phòng Tỉnh uỷ"),
)
BASES: dict[str, dict[str, Parts]] = {
    "nd30": _variants(_STATE, _STATE_SYMBOLS, _COPY),
    "qd399": _variants(_PARTY, _PARTY_SYMBOLS, _PARTY_COPY),
    "hd36": {
        name: replace(
            parts, date=date(2025, 2, 3), copy=parts.copy and replace(parts.copy, date=date(2025, 2, 4))
        )
        for name, parts in _variants(_PARTY, _PARTY_SYMBOLS, _PARTY_COPY).items()
    },
}


@cache
def faultless(pack: str, base: str) -> bytes:
    """A DOCX in which nothing breaks a rule of the pack."""
    return compose(BASES[pack][base])
