"""The documents of the sample office: each matter of `topics.yaml` written out as documents of several types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from chancery.gate.compose.parts import AS_ABOVE, Block, Parts, Signature

HERE = Path(__file__).parent
OFFICE: dict[str, Any] = yaml.safe_load((HERE / "office.yaml").read_text())
TOPICS: list[dict[str, Any]] = yaml.safe_load((HERE / "topics.yaml").read_text())
BODIES: dict[str, dict[str, str]] = {body["key"]: body for body in OFFICE["bodies"]}

# Which types a matter becomes, and who issues each; the matters take the rows in turn.
COURSES = [
    "nghi-quyet/tu chuong-trinh/tu ke-hoach/tu cong-van/vptu bao-cao/tu thong-bao/tu",
    "chi-thi/tu ke-hoach/tu cong-van/vptu ket-luan/tu bao-cao/vptu giay-moi/vptu",
    "ket-luan/tu quyet-dinh/tu huong-dan/vptu cong-van/vptu thong-bao/vptu to-trinh/vptu",
    "quy-dinh/tu quyet-dinh/tu cong-van/vptu ket-luan/tu bao-cao/tu thong-bao/vptu",
    "quyet-dinh/da ke-hoach/da cong-van/da bao-cao/da to-trinh/da thong-bao/da",
]

# Who drafts for whom: the unit of each matter, in turn.
DRAFTING_UNITS = ["th", "ktxh", "nc", "cds", "hclt", "tc", "qt", "lt"]

SIGNATURES = {
    "tu": Signature("BÍ THƯ", "Đặng Quốc Hoàn", ("T/M BAN THƯỜNG VỤ",)),
    "vptu": Signature("CHÁNH VĂN PHÒNG", "Trần Quang Minh"),
    "da": Signature("GIÁM ĐỐC", "Huỳnh Ngọc Thắng"),
}
DEPUTY = Signature("PHÓ CHÁNH VĂN PHÒNG", "Phạm Thị Hằng Nga", ("K/T CHÁNH VĂN PHÒNG",))

NAMES = {
    "nghi-quyet": "NQ",
    "chi-thi": "CT",
    "ket-luan": "KL",
    "quyet-dinh": "QĐ",
    "quy-dinh": "QĐi",
    "ke-hoach": "KH",
    "chuong-trinh": "CTr",
    "bao-cao": "BC",
    "thong-bao": "TB",
    "huong-dan": "HD",
    "to-trinh": "TTr",
    "cong-van": "CV",
    "giay-moi": "GM",
}


@dataclass(frozen=True)
class Writing:
    """A document to be: its parts without number and date, its drafting unit and matter."""

    key: str
    topic: int
    body: str
    unit: str
    parts: Parts


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _tasks(topic: dict[str, Any]) -> list[str]:
    return [f"{_capital(who)} {what}." for who, what in topic["tasks"]]


def _numbered(topic: dict[str, Any]) -> tuple[Block, ...]:
    return tuple(
        Block("clause", text, number=str(number)) for number, text in enumerate(_tasks(topic), start=1)
    )


def _resolution(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("heading", number="I", title="TÌNH HÌNH VÀ NGUYÊN NHÂN"),
        Block("text", topic["why"]),
        Block(
            "text",
            "Nguyên nhân chủ yếu là nhận thức của một số cấp uỷ chưa đầy đủ; việc phân công chưa rõ người, rõ việc, "
            "rõ thời hạn; công tác kiểm tra, đôn đốc chưa thường xuyên.",
        ),
        Block("heading", number="II", title="MỤC TIÊU"),
        Block(
            "text",
            f"Tạo chuyển biến rõ nét trong việc {topic['subject']}; mỗi nhiệm vụ có một cơ quan chủ trì, có sản phẩm "
            "và thời hạn cụ thể.",
        ),
        Block("heading", number="III", title="NHIỆM VỤ, GIẢI PHÁP"),
        *_numbered(topic),
        Block("heading", number="IV", title="TỔ CHỨC THỰC HIỆN"),
        Block(
            "text",
            "Văn phòng Tỉnh uỷ theo dõi, đôn đốc, định kỳ sáu tháng báo cáo Ban Thường vụ Tỉnh uỷ kết quả thực hiện.",
        ),
    )


def _directive(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("text", topic["why"]),
        Block(
            "text", f"Để {topic['subject']}, Ban Thường vụ Tỉnh uỷ yêu cầu thực hiện các nhiệm vụ sau đây:"
        ),
        *_numbered(topic),
        Block("text", "Chỉ thị này được phổ biến đến chi bộ."),
    )


def _conclusion(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("text", topic["why"]),
        Block("text", "Sau khi thảo luận, Ban Thường vụ Tỉnh uỷ kết luận như sau:"),
        *_numbered(topic),
        Block("text", "Giao Văn phòng Tỉnh uỷ theo dõi việc thực hiện Kết luận này."),
    )


def _decision(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("order", "QUYẾT ĐỊNH"),
        Block("article", f"Ban hành phương án {topic['subject']}.", number="1"),
        Block(
            "article",
            f"{_capital(topic['tasks'][0][0])} chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện và báo cáo "
            "kết quả trước ngày 15 tháng cuối mỗi quý.",
            number="2",
        ),
        Block(
            "article",
            "Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực "
            "kể từ ngày ký.",
            number="3",
        ),
    )


def _regulation(topic: dict[str, Any]) -> tuple[Block, ...]:
    duties = [
        Block("clause", f"{_capital(who)} {what}.", number=str(number))
        for number, (who, what) in enumerate(topic["tasks"], start=1)
    ]
    return (
        Block("chapter", number="I", title="QUY ĐỊNH CHUNG"),
        Block(
            "article",
            f"Quy định này quy định nguyên tắc, trách nhiệm và cách thức {topic['subject']}.",
            number="1",
            title="Phạm vi điều chỉnh",
        ),
        Block(
            "article",
            "Quy định này áp dụng đối với các cấp uỷ, tổ chức đảng, cơ quan tham mưu, giúp việc của Tỉnh uỷ.",
            number="2",
            title="Đối tượng áp dụng",
        ),
        Block("chapter", number="II", title="TRÁCH NHIỆM THỰC HIỆN"),
        Block("article", number="3", title="Trách nhiệm của các cơ quan"),
        *duties,
        Block("chapter", number="III", title="ĐIỀU KHOẢN THI HÀNH"),
        Block(
            "article",
            "Quy định này có hiệu lực kể từ ngày ký. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan báo cáo "
            "Ban Thường vụ Tỉnh uỷ xem xét, quyết định.",
            number="4",
            title="Hiệu lực thi hành",
        ),
    )


def _plan(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("heading", number="I", title="MỤC ĐÍCH, YÊU CẦU"),
        Block("text", topic["why"]),
        Block("heading", number="II", title="NỘI DUNG"),
        *_numbered(topic),
        Block("heading", number="III", title="TỔ CHỨC THỰC HIỆN"),
        Block(
            "text",
            "Căn cứ Kế hoạch này, các cơ quan xây dựng kế hoạch cụ thể và báo cáo kết quả trước ngày 05 tháng 12.",
        ),
    )


def _report(topic: dict[str, Any]) -> tuple[Block, ...]:
    done = [f"{_capital(who)} đã {what}." for who, what in topic["tasks"]]
    return (
        Block("heading", number="I", title="KẾT QUẢ THỰC HIỆN"),
        Block("text", topic["why"]),
        *(Block("clause", text, number=str(number)) for number, text in enumerate(done, start=1)),
        Block("heading", number="II", title="HẠN CHẾ VÀ NGUYÊN NHÂN"),
        Block("text", "Tiến độ ở một số cơ quan còn chậm do khâu phối hợp và việc cập nhật số liệu."),
        Block("heading", number="III", title="PHƯƠNG HƯỚNG THỜI GIAN TỚI"),
        Block("text", f"Tiếp tục {topic['subject']}; kiểm điểm kết quả vào kỳ giao ban hằng tháng."),
    )


def _notice(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("text", f"Thường trực Tỉnh uỷ đã họp, cho ý kiến về việc {topic['subject']}. {topic['why']}"),
        Block("text", "Thường trực Tỉnh uỷ thống nhất các nội dung sau:"),
        *_numbered(topic),
    )


def _guidance(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("text", f"Văn phòng Tỉnh uỷ hướng dẫn một số nội dung về {topic['subject']} như sau:"),
        *_numbered(topic),
        Block(
            "text",
            "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về Văn phòng Tỉnh uỷ để được giải đáp.",
        ),
    )


def _submission(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("text", topic["why"]),
        Block("text", f"Để {topic['subject']}, cơ quan soạn thảo kính trình xem xét các nội dung sau:"),
        *_numbered(topic),
        Block("text", "Kính trình xem xét, quyết định."),
    )


def _dispatch(topic: dict[str, Any]) -> tuple[Block, ...]:
    who, what = topic["tasks"][1]
    return (
        Block("text", topic["why"]),
        Block(
            "text",
            f"Đề nghị {who} {what}; gửi kết quả về cơ quan ban hành văn bản này trước ngày 20 hằng tháng.",
        ),
        Block("text", "Đề nghị các đồng chí quan tâm thực hiện."),
    )


def _invitation(topic: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Block("text", f"Văn phòng Tỉnh uỷ trân trọng kính mời đồng chí dự họp bàn việc {topic['subject']}."),
        Block("text", "Thời gian: 08 giờ 00, thứ Năm tuần sau."),
        Block("text", "Địa điểm: Phòng họp số 2, Trụ sở Tỉnh uỷ Lam Sơn."),
    )


WRITERS: dict[str, Callable[[dict[str, Any]], tuple[Block, ...]]] = {
    "nghi-quyet": _resolution,
    "chuong-trinh": _plan,
    "ke-hoach": _plan,
    "chi-thi": _directive,
    "ket-luan": _conclusion,
    "quyet-dinh": _decision,
    "quy-dinh": _regulation,
    "bao-cao": _report,
    "thong-bao": _notice,
    "huong-dan": _guidance,
    "to-trinh": _submission,
    "cong-van": _dispatch,
    "giay-moi": _invitation,
}

# The bases and recipients of each issuing body.
BASES = {
    "tu": ("Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khoá XXI",),
    "vptu": ("Chức năng, nhiệm vụ của Văn phòng Tỉnh uỷ",),
    "da": (
        "Quyết định số 112/QĐ-UBND ngày 20 tháng 3 năm 2025 của Uỷ ban nhân dân tỉnh Lam Sơn về việc thành lập "
        "Ban Quản lý dự án Kho lưu trữ số tỉnh Lam Sơn",
    ),
}
DECIDERS = {
    "tu": "BAN THƯỜNG VỤ TỈNH UỶ",
    "vptu": "CHÁNH VĂN PHÒNG TỈNH UỶ",
    "da": "GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN",
}
RECIPIENTS = {
    "tu": (
        "Các đảng uỷ trực thuộc Tỉnh uỷ",
        "Các cơ quan tham mưu, giúp việc Tỉnh uỷ",
        "Lưu Văn phòng Tỉnh uỷ",
    ),
    "vptu": ("Thường trực Tỉnh uỷ (để báo cáo)", "Các cơ quan, đơn vị liên quan", "Lưu Văn phòng Tỉnh uỷ"),
    "da": ("Văn phòng Tỉnh uỷ", "Các đơn vị liên quan", "Lưu: VT, BQLDA"),
}


def symbol(kind: str, body: dict[str, str]) -> str:
    """The symbol without its number. A state dispatch has no abbreviation of its type (NĐ 30/2020, Phụ lục I)."""
    if body["system"] == "party":
        name = "QĐ" if kind == "quy-dinh" else NAMES[kind]
        return f"{name}/{body['symbol']}"
    return f"{body['symbol']}-VP" if kind == "cong-van" else f"{NAMES[kind]}-{body['symbol']}"


def writings() -> Iterator[Writing]:
    """The 150 documents, matter by matter."""
    for number, topic in enumerate(TOPICS):
        for course in COURSES[number % len(COURSES)].split():
            kind, body_key = course.split("/")
            body = BODIES[body_key]
            signature = SIGNATURES[body_key]
            if body_key == "vptu" and number % 2:
                signature = DEPUTY
            addressed = kind in {"cong-van", "to-trinh", "giay-moi"}
            yield Writing(
                key=f"{number + 1:02d}-{kind}",
                topic=number,
                body=body_key,
                unit="da" if body_key == "da" else DRAFTING_UNITS[number % len(DRAFTING_UNITS)],
                parts=Parts(
                    system="party" if body["system"] == "party" else "state",
                    kind=kind,
                    issuer=body["name"],
                    superior=body["superior"],
                    symbol=symbol(kind, body),
                    place=body["place"],
                    title=(topic["subject"] if kind == "cong-van" else f"về {topic['subject']}"),
                    body=WRITERS[kind](topic),
                    signature=signature,
                    addressees=(
                        ("Thường trực Tỉnh uỷ",) if kind == "to-trinh" else ("Các cơ quan, đơn vị liên quan",)
                    )
                    if addressed
                    else (),
                    bases=BASES[body_key] if kind in {"quyet-dinh", "quy-dinh"} else (),
                    bases_by=DECIDERS[body_key] if kind == "quyet-dinh" else "",
                    recipients=((AS_ABOVE,) if addressed else ()) + RECIPIENTS[body_key],
                ),
            )


def dated(writing: Writing, number: int, day: date) -> Parts:
    """The writing as issued under `number` on `day`."""
    from dataclasses import replace

    return replace(writing.parts, number=number, date=day)
