"""Documents to compose in tests, and what python-docx, a reader of others' making, finds in them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from docx import Document
from docx.document import Document as Read
from docx.table import Table
from docx.text.paragraph import Paragraph

from chancery.gate.compose import compose
from chancery.gate.compose.outlines import outline
from chancery.gate.compose.parts import Block, Parts, Signature, System
from chancery.gate.packs import kinds

LONG = (
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao, xây dựng kế hoạch cụ thể, phân công rõ người, rõ việc, "
    "rõ thời hạn và thường xuyên báo cáo kết quả thực hiện."
)
BODY = (
    Block("order", "QUYẾT ĐỊNH"),
    Block("article", number="1", title="Phạm vi điều chỉnh"),
    Block("clause", LONG, number="1"),
    Block("clause", LONG, number="2", title="Khoản có tiêu đề"),
    Block("point", LONG, number="a"),
    Block("dash", LONG),
    Block("article", LONG, number="2"),
)
STATE = Parts(
    system="state",
    kind="quyet-dinh",
    superior="BỘ NỘI VỤ",
    issuer="CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC",
    issuer_name="Cục Văn thư và Lưu trữ nhà nước",
    symbol="QĐ-VTLTNN",
    number=5,
    date=date(2026, 2, 3),
    place="Hà Nội",
    title="về việc ban hành Quy chế làm việc",
    bases=("Luật Lưu trữ ngày 21 tháng 6 năm 2024", "Theo đề nghị của Chánh Văn phòng"),
    bases_by="CỤC TRƯỞNG CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC",
    body=BODY,
    signature=Signature("PHÓ CỤC TRƯỞNG", "Nguyễn Văn A", ("KT. CỤC TRƯỞNG",)),
    recipients=("Như Điều 2", "Bộ Nội vụ (để báo cáo)", "Lưu: VT, VP"),
)
PARTY = replace(
    STATE,
    system="party",
    superior="TỈNH UỶ LAM SƠN",
    issuer="VĂN PHÒNG TỈNH UỶ",
    issuer_name="Văn phòng Tỉnh uỷ Lam Sơn",
    symbol="QĐ/VPTU",
    place="Lam Sơn",
    bases=("Điều lệ Đảng Cộng sản Việt Nam", "Xét đề nghị của Phòng Tổng hợp"),
    bases_by="CHÁNH VĂN PHÒNG TỈNH UỶ",
    signature=Signature("PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn A", ("K/T CHÁNH VĂN PHÒNG",)),
    recipients=("Như Điều 2", "Thường trực Tỉnh uỷ (để báo cáo)", "Lưu Văn phòng Tỉnh uỷ"),
)
BASES: dict[System, Parts] = {"state": STATE, "party": PARTY}
EVERY_KIND: list[tuple[System, str]] = [
    (system, code) for code, kind in kinds().items() for system in BASES if system in kind.symbols
]

_SEND = {"cong-van", "to-trinh", "cong-dien"}
_UNNAMED = {"giay-gioi-thieu", "giay-nghi-phep", "giay-chung-nhan", "giay-di-duong"}
_DECIDED = {"quyet-dinh"}


def of_kind(system: System, kind: str) -> Parts:
    """A draft of the type with the content of its outline."""
    base = BASES[system]
    abbreviation = kinds()[kind].symbols[system]
    office = base.symbol.replace("/", "-").split("-")[1]
    # A letter (thư công) has no abbreviation; a dispatch of the state has the drafting unit's instead.
    symbol = f"{abbreviation or 'TC'}/{office}" if system == "party" else f"{abbreviation}-{office}"
    parts = replace(
        base,
        kind=kind,
        symbol=symbol if abbreviation or system == "party" else f"{office}-TH",
        title="" if kind in _UNNAMED else "kết quả công tác năm 2026",
        body=outline(system, kind),
        addressees=("Các phòng, đơn vị",) if kind in _SEND else (),
        recipients=("Như trên", *base.recipients[1:]) if kind in _SEND else base.recipients,
    )
    if kind in _DECIDED or (system, kind) == ("state", "nghi-quyet"):
        return parts
    return replace(parts, bases=(), bases_by="")


def opened(parts: Parts) -> Read:
    return Document(io.BytesIO(compose(parts)))


def within(document: Read) -> Iterator[Paragraph]:
    """Every paragraph of the body, table cells included, in document order."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


def said(document: Read, start: str) -> Paragraph:
    """The first paragraph that begins so."""
    found = [paragraph for paragraph in within(document) if paragraph.text.startswith(start)]
    assert found, f"nothing begins with “{start}”"
    return found[0]


def texts(document: Read) -> list[str]:
    return [paragraph.text for paragraph in within(document) if paragraph.text]
