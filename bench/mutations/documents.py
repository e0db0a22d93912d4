"""The faultless documents: of the state and of the Party, the matters of the sample office written out by type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Annex, Block, Parts, Signature
from chancery.gate.packs import kinds
from chancery.site.sample.writings import TOPICS

DAYS = {"nd30": date(2026, 2, 3), "qd399": date(2026, 3, 2), "hd36": date(2025, 2, 4)}
"""Days on which each pack binds, with zeros to be left out."""


@dataclass(frozen=True)
class Office:
    """Who writes: the names that its documents use."""

    system: str
    superior: str
    issuer: str
    symbol: str
    head: str
    office: str
    decider: str
    bases: tuple[str, ...]
    signature: Signature
    deputy: Signature
    agencies: tuple[str, ...]
    filing: str


STATE = Office(
    "state",
    "UỶ BAN NHÂN DÂN TỈNH LAM SƠN",
    "SỞ NỘI VỤ",
    "SNV",
    "Uỷ ban nhân dân tỉnh",
    "Sở Nội vụ",
    "GIÁM ĐỐC SỞ NỘI VỤ",
    (
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    ),
    Signature("GIÁM ĐỐC", "Lê Thu Hà"),
    Signature("PHÓ GIÁM ĐỐC", "Trần Văn Bình", ("KT. GIÁM ĐỐC",)),
    (
        "Sở Tài chính",
        "Sở Xây dựng",
        "Sở Khoa học và Công nghệ",
        "Uỷ ban nhân dân các xã, phường",
        "Thanh tra tỉnh",
    ),
    "Lưu: VT, TCHC",
)
PARTY = Office(
    "party",
    "TỈNH UỶ LAM SƠN",
    "VĂN PHÒNG TỈNH UỶ",
    "VPTU",
    "Ban Thường vụ Tỉnh uỷ",
    "Văn phòng Tỉnh uỷ",
    "CHÁNH VĂN PHÒNG TỈNH UỶ",
    ("Điều lệ Đảng Cộng sản Việt Nam", "Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh"),
    Signature("CHÁNH VĂN PHÒNG", "Trần Quang Minh"),
    Signature("PHÓ CHÁNH VĂN PHÒNG", "Phạm Thị Hằng Nga", ("K/T CHÁNH VĂN PHÒNG",)),
    (
        "Ban Tổ chức Tỉnh uỷ",
        "Uỷ ban Kiểm tra Tỉnh uỷ",
        "Ban Nội chính Tỉnh uỷ",
        "các đảng uỷ xã, phường",
        "Trường Chính trị tỉnh",
    ),
    "Lưu Văn phòng Tỉnh uỷ",
)
OFFICES = {"nd30": STATE, "qd399": PARTY, "hd36": PARTY}
Topic = dict[str, Any]


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def clauses(office: Office, topic: Topic, done: bool = False) -> tuple[Block, ...]:
    """What each agency is to do, or has done."""
    return tuple(
        Block(
            "clause",
            f"{capital(who)} {'đã ' if done else ''}{what}, báo cáo {office.head} trước ngày {day} tháng 12.",
            number=str(at),
        )
        for at, (who, (_, what), day) in enumerate(
            zip(office.agencies, topic["tasks"], (10, 15, 20), strict=False), start=1
        )
    )


def points(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Block("point", text, number=letter) for letter, text in zip("abcdđ", texts, strict=False))


DUTIES = (
    "Phân công người chịu trách nhiệm chính đối với từng nhiệm vụ, có sản phẩm và thời hạn cụ thể.",
    "Kiểm tra việc thực hiện mỗi tháng một lần, kịp thời tháo gỡ vướng mắc phát sinh ở cơ sở.",
    "Cập nhật kết quả thực hiện vào hệ thống theo dõi nhiệm vụ chung trước ngày 25 hằng tháng.",
)


def decision(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("order", "QUYẾT ĐỊNH"),
        Block("article", number="1", title=f"Ban hành phương án {topic['subject']}"),
        *clauses(office, topic),
        Block("article", number="2", title="Tổ chức thực hiện"),
        Block("clause", f"{office.office} theo dõi, đôn đốc việc thực hiện Quyết định này.", number="1"),
        Block("clause", "Các cơ quan liên quan có trách nhiệm sau đây:", number="2"),
        *points(DUTIES),
        Block("article", number="3", title="Hiệu lực thi hành"),
        Block(
            "text",
            "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này.",
        ),
    )


def statute(office: Office, topic: Topic, named: str) -> tuple[Block, ...]:
    return (
        Block("chapter", number="I", title="Quy định chung"),
        Block(
            "article",
            f"{named} này quy định nguyên tắc, trách nhiệm và cách thức {topic['subject']}.",
            number="1",
            title="Phạm vi điều chỉnh",
        ),
        Block(
            "article",
            f"{named} này áp dụng đối với các cơ quan, đơn vị, cá nhân có liên quan.",
            number="2",
            title="Đối tượng áp dụng",
        ),
        Block("chapter", number="II", title="Trách nhiệm thực hiện"),
        Block("section", number="1", title="Trách nhiệm chung"),
        Block("article", number="3", title="Trách nhiệm của các cơ quan"),
        *clauses(office, topic),
        Block("section", number="2", title="Trách nhiệm cụ thể"),
        Block(
            "article",
            "Người đứng đầu cơ quan, đơn vị có trách nhiệm sau đây:",
            number="4",
            title="Trách nhiệm của người đứng đầu",
        ),
        *points(DUTIES),
        Block("chapter", number="III", title="Điều khoản thi hành"),
        Block("article", f"{named} này có hiệu lực kể từ ngày ký.", number="5", title="Hiệu lực thi hành"),
        Block(
            "article",
            f"{office.office} theo dõi, đôn đốc việc thực hiện {named} này; trường hợp có vướng mắc, các cơ quan gửi "
            f"ý kiến về {office.office} để tổng hợp, trình cấp có thẩm quyền xem xét.",
            number="6",
            title="Tổ chức thực hiện",
        ),
    )


def resolution(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("heading", number="I", title="TÌNH HÌNH VÀ NGUYÊN NHÂN"),
        Block("text", topic["why"]),
        Block("heading", number="II", title="MỤC TIÊU"),
        Block(
            "text",
            f"Hoàn thành việc {topic['subject']} trong năm; mỗi nhiệm vụ có một cơ quan chủ trì, có sản phẩm và thời hạn cụ thể.",
        ),
        Block("heading", number="III", title="NHIỆM VỤ, GIẢI PHÁP"),
        *clauses(office, topic),
        Block("heading", number="IV", title="TỔ CHỨC THỰC HIỆN"),
        Block(
            "text",
            f"{office.office} theo dõi, đôn đốc, định kỳ sáu tháng báo cáo {office.head} kết quả thực hiện.",
        ),
    )


def directive(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("text", topic["why"]),
        Block(
            "text",
            f"Để {topic['subject']}, {office.office} yêu cầu các cơ quan thực hiện những nhiệm vụ sau đây:",
        ),
        *clauses(office, topic),
        Block(
            "text",
            f"{office.office} theo dõi, đôn đốc việc thực hiện Chỉ thị này, báo cáo {office.head} kết quả thực hiện.",
        ),
    )


def conclusion(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("text", topic["why"]),
        Block("text", "Sau khi thảo luận, hội nghị thống nhất kết luận các nội dung sau đây:"),
        *clauses(office, topic),
        Block("text", f"{office.office} theo dõi, đôn đốc việc thực hiện Kết luận này."),
    )


def plan(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("heading", number="I", title="MỤC ĐÍCH, YÊU CẦU"),
        Block("text", topic["why"]),
        Block("heading", number="II", title="NỘI DUNG"),
        *clauses(office, topic),
        Block("heading", number="III", title="TỔ CHỨC THỰC HIỆN"),
        Block(
            "text",
            f"{office.office} theo dõi, đôn đốc việc thực hiện, tổng hợp kết quả báo cáo {office.head} trước ngày 25 tháng 12.",
        ),
    )


def scheme(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("heading", number="I", title="SỰ CẦN THIẾT"),
        Block("text", topic["why"]),
        Block("heading", number="II", title="NỘI DUNG"),
        *clauses(office, topic),
        Block("heading", number="III", title="KINH PHÍ"),
        Block("text", "Kinh phí thực hiện được bố trí trong dự toán ngân sách năm 2026 của các cơ quan."),
        Block("heading", number="IV", title="TỔ CHỨC THỰC HIỆN"),
        Block(
            "text",
            f"{office.office} theo dõi, đôn đốc việc thực hiện, báo cáo {office.head} trước ngày 25 tháng 12.",
        ),
    )


def account(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("heading", number="I", title="KẾT QUẢ THỰC HIỆN"),
        Block("text", topic["why"]),
        *clauses(office, topic, done=True),
        Block("heading", number="II", title="HẠN CHẾ VÀ NGUYÊN NHÂN"),
        Block(
            "text",
            "Tiến độ ở hai cơ quan còn chậm do khâu phối hợp và việc cập nhật số liệu chưa đúng thời hạn.",
        ),
        Block("heading", number="III", title="PHƯƠNG HƯỚNG, NHIỆM VỤ"),
        Block(
            "text",
            f"Trong quý tới, {office.office} tiếp tục theo dõi việc {topic['subject']}, kiểm điểm kết quả vào kỳ giao ban hằng tháng.",
        ),
    )


def notice(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block(
            "text",
            f"Ngày 02 tháng 01, {office.head} đã họp, cho ý kiến về việc {topic['subject']}. {topic['why']}",
        ),
        Block("text", f"{office.head} thống nhất các nội dung sau đây:"),
        *clauses(office, topic),
        Block("text", f"{office.office} thông báo để các cơ quan biết, thực hiện."),
    )


def guidance(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("text", f"{office.office} hướng dẫn một số nội dung về {topic['subject']} như sau:"),
        *clauses(office, topic),
        Block(
            "text",
            f"Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về {office.office} để được giải đáp.",
        ),
    )


def submission(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("text", topic["why"]),
        Block(
            "text",
            f"Để {topic['subject']}, {office.office} kính trình {office.head} xem xét các nội dung sau đây:",
        ),
        *clauses(office, topic),
        Block("text", f"{office.office} kính trình {office.head} xem xét, quyết định."),
    )


def dispatch(office: Office, topic: Topic) -> tuple[Block, ...]:
    (_, what), who = topic["tasks"][1], office.agencies[0]
    return (
        Block("text", topic["why"]),
        Block(
            "text",
            f"{office.office} đề nghị {who} {what}; gửi kết quả về {office.office} trước ngày 20 tháng 12 để tổng hợp, báo cáo "
            f"{office.head}.",
        ),
    )


def invitation(office: Office, topic: Topic) -> tuple[Block, ...]:
    return (
        Block("text", f"{office.office} trân trọng kính mời đồng chí dự họp bàn việc {topic['subject']}."),
        Block("text", "Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2026."),
        Block("text", "Địa điểm: phòng họp số 2, trụ sở cơ quan."),
    )


Writer = Callable[[Office, Topic], tuple[Block, ...]]
WRITERS: dict[str, Writer] = {
    "quyet-dinh": decision,
    "nghi-quyet": resolution,
    "chi-thi": directive,
    "ket-luan": conclusion,
    "quy-che": lambda office, topic: statute(office, topic, "Quy chế"),
    "quy-dinh": lambda office, topic: statute(office, topic, "Quy định"),
    "thong-bao": notice,
    "huong-dan": guidance,
    "bao-cao": account,
    "chuong-trinh": plan,
    "ke-hoach": plan,
    "phuong-an": scheme,
    "de-an": scheme,
    "to-trinh": submission,
    "cong-van": dispatch,
    "giay-moi": invitation,
}
TYPES = {
    "nd30": [kind for kind in WRITERS if kind not in {"nghi-quyet", "ket-luan"}],
    "qd399": [kind for kind in WRITERS if kind not in {"quy-dinh", "phuong-an", "de-an"}],
    "hd36": [kind for kind in WRITERS if kind not in {"quy-dinh", "phuong-an", "de-an"}],
}


@dataclass(frozen=True)
class Made:
    """A faultless document with the parts that it was made of. `key`: unlike any other's."""

    key: str
    pack: str
    parts: Parts

    @property
    def content(self) -> bytes:
        return _composed(self.parts)

    @property
    def kind(self) -> str:
        """The type's name, as its heading has it."""
        return kinds()[self.parts.kind].name.upper()


@cache
def _composed(parts: Parts) -> bytes:
    return compose(parts)


def symbol(kind: str, office: Office) -> str:
    short = kinds()[kind].symbols[office.system]
    if office.system == "party":
        return f"{short}/{office.symbol}"
    return f"{short}-{office.symbol}" if short else f"{office.symbol}-VP"


def written(pack: str, kind: str, number: int) -> Parts:
    """The document of this type about the matter with this number."""
    office, topic = OFFICES[pack], TOPICS[number % len(TOPICS)]
    with_bases = kind in {"quyet-dinh", "quy-dinh", "quy-che"} and not (
        kind != "quyet-dinh" and office is STATE
    )
    addressed = {
        "to-trinh": (capital(office.head),),
        "cong-van": (office.agencies[0],),
        "giay-moi": ("Các đồng chí được mời",),
    }
    title = (
        topic["subject"] if kind == "cong-van" else f"{'Về' if office is STATE else 'về'} {topic['subject']}"
    )
    return Parts(
        system="state" if office is STATE else "party",
        kind=kind,
        superior=office.superior,
        issuer=office.issuer,
        symbol=symbol(kind, office),
        number=number % 9 + 1,
        date=DAYS[pack],
        place="Lam Sơn",
        title=title,
        bases=office.bases if with_bases else (),
        bases_by=office.decider if with_bases and kind == "quyet-dinh" else "",
        addressees=addressed.get(kind, ()),
        body=WRITERS[kind](office, topic),
        signature=office.deputy if number % 2 else office.signature,
        # "Như trên" are those that it is addressed to.
        recipients=(
            "Như trên" if kind in {"cong-van", "to-trinh"} else office.head,
            "Các cơ quan, đơn vị liên quan",
            office.filing,
        ),
    )


def _longer(parts: Parts) -> Parts:
    """Of several pages: the clauses of many more matters."""
    body = list(parts.body)
    listed = [at for at, block in enumerate(body) if block.kind == "clause"]
    if not listed:
        return parts
    at = listed[-1] + 1
    first = int(body[at - 1].number)
    more = [
        Block(
            "clause",
            f"{topic['why']} Cơ quan chủ trì: {capital(topic['tasks'][0][0])}.",
            number=str(first + step),
        )
        for step, topic in enumerate(TOPICS, start=1)
    ]
    return replace(parts, body=(*body[:at], *more, *body[at:]))


def _annexed(parts: Parts) -> Parts:
    rows = (
        ("TT", "Nhiệm vụ", "Thời hạn"),
        ("1", "Rà soát số liệu của các đơn vị", "10/12/2026"),
        ("2", "Tổng hợp báo cáo chung", "15/12/2026"),
    )
    mention = Block(
        "text", "Nhiệm vụ và danh sách cơ quan phối hợp nêu tại Phụ lục I và Phụ lục II kèm theo."
    )
    at = next(at for at, block in enumerate(parts.body) if block.text)
    return replace(
        parts,
        body=(*parts.body[: at + 1], mention, *parts.body[at + 1 :]),
        annexes=(
            Annex("I", "Danh mục nhiệm vụ của các cơ quan", (Block("table", rows=rows, widths=(1, 6, 2)),)),
            Annex(
                "II",
                "Danh sách cơ quan phối hợp",
                (
                    Block(
                        "text",
                        "Các cơ quan phối hợp cử người tham gia theo đề nghị của cơ quan chủ trì, gửi danh sách trước ngày 10 tháng 12.",
                    ),
                ),
            ),
        ),
        issuer_name=OFFICES["nd30" if parts.system == "state" else "qd399"].office,
    )


def _landscape(parts: Parts) -> Parts:
    """Its first appendix lies along the page."""
    annexed = _annexed(parts)
    first, *others = annexed.annexes
    return replace(annexed, annexes=(replace(first, landscape=True), *others))


def _citing(parts: Parts) -> Parts:
    """It cites documents of the register, and rightly."""
    from . import register

    texts = (
        f"Việc thực hiện theo khoản 2 Điều 5 {register.decree(1, 2018, register.SUBJECTS[0])}.",
        f"Các cơ quan áp dụng Điều 3 {register.decree(8, 2018, register.AMENDED[1])}; hồ sơ lập theo {register.statute(2)}.",
        f"{register.deadline(3, '03')} theo khoản 1 Điều 3 {register.statute(3)}.",
        "Luật Thống kê năm 2016 và Luật Khiếu nại năm 2016 được phổ biến đến từng đơn vị.",
    )
    at = next(at for at, block in enumerate(parts.body) if block.kind in {"text", "clause"} or block.text)
    cited = tuple(Block("text", text) for text in texts)
    return replace(parts, body=(*parts.body[: at + 1], *cited, *parts.body[at + 1 :]))


def documents() -> Iterator[Made]:
    """Every type of each pack, some of them long, annexed, urgent, secret or without a superior."""
    for pack, types in TYPES.items():
        for number, kind in enumerate(types):
            parts = written(pack, kind, number)
            yield Made(f"{pack}-{kind}", pack, parts)
            again = written(pack, kind, number + 13)
            variant = VARIANTS[number % len(VARIANTS)]
            if kind == "bao-cao":
                variant = "long"
            yield Made(f"{pack}-{kind}-{variant}", pack, CHANGES[variant](again))
        for kind in ("quyet-dinh", "ke-hoach"):
            for number, variant in enumerate(CHANGES):
                yield Made(
                    f"{pack}-{kind}-{variant}-2", pack, CHANGES[variant](written(pack, kind, number + 5))
                )


CHANGES: dict[str, Callable[[Parts], Parts]] = {
    "urgent": lambda parts: replace(parts, urgency="KHẨN"),
    "most-urgent": lambda parts: replace(parts, urgency="HOẢ TỐC"),
    "secret": lambda parts: replace(parts, secrecy="MẬT"),
    "circulated": lambda parts: (
        replace(parts, circulation="LƯU HÀNH NỘI BỘ") if parts.system == "state" else parts
    ),
    "annexed": _annexed,
    "long": _longer,
    "citing": _citing,
    "landscape": _landscape,
    "contact": lambda parts: replace(
        parts, contact="Địa chỉ: số 1 đường Hùng Vương; điện thoại: 0123 456 789"
    ),
    "alone": lambda parts: replace(parts, superior=""),
}
VARIANTS = list(CHANGES)
