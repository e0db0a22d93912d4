"""How rules of consistency are broken: wrong citations in the text, and wrong legal bases."""

from __future__ import annotations

from functools import partial

from chancery.gate.rule import Rule

from .documents import Made
from .draft import Draft, cut, say
from .draft import after as put_after
from .register import (
    AGENCY,
    AMENDED,
    FUTURE,
    LAWS,
    SECTORS,
    SUBJECTS,
    day,
    deadline,
    decree,
    passage,
    statute,
    term,
)
from .style import insert
from .ways import Way, of_rule


def said(*texts: str, also: tuple[str, ...] = ()) -> list[Way]:
    return [Way(text, partial(insert, passage=text), also=frozenset(also)) for text in texts]


def based(draft: Draft, bases: tuple[str, ...]) -> None:
    """Other legal bases in the place of those that are there. Raises NotHere for a document without any."""
    found = draft.all("basis")
    party = draft.parts.system == "party"
    ends = [";"] * (len(bases) - 1) + ["," if party else "."]
    lines = [f"{'- ' if party else ''}Căn cứ {base}{end}" for base, end in zip(bases, ends, strict=True)]
    for paragraph in found[1:]:
        cut(paragraph)
    say(found[0], lines[0])
    last = found[0]
    for line in lines[1:]:
        last = put_after(last, line)


def on_bases(*sets: tuple[str, ...], also: tuple[str, ...] = ()) -> list[Way]:
    def fits(made: Made) -> bool:
        return bool(made.parts.bases)

    return [
        Way("; ".join(bases), partial(based, bases=bases), also=frozenset(also), fits=fits) for bases in sets
    ]


def law(title: str, number: int) -> str:
    return f"Luật {title} ngày {number + 9} tháng 11 năm 2016"


DECREES = [decree(number, 2018, subject) for number, subject in enumerate(SUBJECTS, start=1)]
OLD = [decree(number, 2010, subject) for number, subject in enumerate(SUBJECTS, start=1)]
CHANGED = [decree(number, 2018, subject) for number, subject in enumerate(AMENDED, start=7)]


@of_rule("VP-C101")
def _(rule: Rule) -> list[Way]:
    return said(
        *(f"Các cơ quan thực hiện Nghị định số {n}/2018/NĐ-CP của Chính phủ." for n in (15, 16)),
        f"Việc giải quyết theo quy định tại Nghị định số 17/2018/NĐ-CP ngày {day(17)} năm 2018 của Chính phủ.",
        "Hồ sơ được lập theo Điều 3 Nghị định số 18/2018/NĐ-CP.",
        "Nghị định số 19/2018/NĐ-CP được phổ biến đến từng đơn vị.",
    )


@of_rule("VP-C102")
def _(rule: Rule) -> list[Way]:
    years = zip(LAWS, (2012, 2014, 2019, 2011, 2020), strict=True)
    return said(*(f"Các cơ quan thực hiện Luật {title} năm {year}." for title, year in years))


@of_rule("VP-C103")
def _(rule: Rule) -> list[Way]:
    wrong = [
        text.replace(f"{number:02d}/2018", f"{number + 30}/2018")
        for number, text in enumerate(DECREES, start=1)
    ]
    return [
        *on_bases(*((text,) for text in wrong[:3])),
        *said(*(f"Các cơ quan thực hiện {text}." for text in wrong[3:])),
    ]


@of_rule("VP-C104")
def _(rule: Rule) -> list[Way]:
    wrong = [
        text.replace("tháng 3", f"tháng {month}")
        for text, month in zip(DECREES, (4, 5, 6, 7, 8, 9), strict=True)
    ]
    return [
        *on_bases(*((text,) for text in wrong[:3])),
        *said(*(f"Các cơ quan thực hiện {text}." for text in wrong[3:])),
    ]


@of_rule("VP-C105")
def _(rule: Rule) -> list[Way]:
    kinds = ("Thông tư", "Quyết định", "Nghị quyết", "Chỉ thị", "Thông tư")
    texts = [
        f"Các cơ quan thực hiện {kind} số {number:02d}/2018/NĐ-CP ngày {day(number)} năm 2018."
        for number, kind in enumerate(kinds, start=1)
    ]
    return said(*texts)


@of_rule("VP-C106")
def _(rule: Rule) -> list[Way]:
    issuers = ("Thủ tướng Chính phủ", "Bộ Nội vụ", "Quốc hội", "Bộ Tài chính", "Uỷ ban nhân dân tỉnh Lam Sơn")
    texts = [
        text.replace("của Chính phủ", f"của {who}", 1) for text, who in zip(DECREES, issuers, strict=False)
    ]
    return said(*(f"Các cơ quan thực hiện {text}." for text in texts))


@of_rule("VP-C107")
def _(rule: Rule) -> list[Way]:
    others = (
        "xử phạt vi phạm trong lĩnh vực hàng hải",
        "quản lý giống cây lâm nghiệp quý hiếm",
        "bảo hiểm cháy nổ bắt buộc",
        "đấu giá tần số vô tuyến điện",
        "an toàn bức xạ hạt nhân",
    )
    texts = [
        text.replace(subject, other) for text, subject, other in zip(DECREES, SUBJECTS, others, strict=False)
    ]
    return on_bases(*((text,) for text in texts))


@of_rule("VP-C110")
def _(rule: Rule) -> list[Way]:
    old_laws = [
        (f"Luật {title} ngày {number + 9} tháng 6 năm 2009",)
        for number, title in enumerate(LAWS[:2], start=1)
    ]
    return on_bases(*((text,) for text in OLD), *old_laws)


@of_rule("VP-C111")
def _(rule: Rule) -> list[Way]:
    starts = (
        "Việc lưu hồ sơ thực hiện theo",
        "Các cơ quan áp dụng",
        "Chế độ báo cáo theo",
        "Thẩm quyền giải quyết theo",
        "Mẫu biểu theo",
    )
    return said(*(f"{start} {text}." for start, text in zip(starts, OLD, strict=False)))


@of_rule("VP-C112")
def _(rule: Rule) -> list[Way]:
    return on_bases(*((text,) for text in CHANGED))


@of_rule("VP-C113")
def _(rule: Rule) -> list[Way]:
    places = ("Điều 4", "khoản 1 Điều 4", "khoản 2 Điều 4", "Điều 4", "khoản 1 Điều 4")
    return said(
        *(f"Việc thực hiện theo {place} {text}." for place, text in zip(places, CHANGED, strict=True))
    )


@of_rule("VP-C114")
def _(rule: Rule) -> list[Way]:
    return on_bases(
        *(
            (f"Luật {title} ngày {number + 9} tháng 11 năm 2024",)
            for number, title in enumerate(FUTURE, start=1)
        )
    )


@of_rule("VP-C120")
def _(rule: Rule) -> list[Way]:
    places = ("Điều 50", "Điều 13", "khoản 5 Điều 3", "khoản 3 Điều 12", "điểm a khoản 4 Điều 2")
    return said(
        *(f"Việc thực hiện theo {place} {text}." for place, text in zip(places, DECREES, strict=False))
    )


@of_rule("VP-C130")
def _(rule: Rule) -> list[Way]:
    cited = [
        f"Các đơn vị thực hiện Quyết định số {number + 40}/QĐ-VP ngày {number + 10} tháng 6 năm 2024 của {AGENCY}."
        for number in (1, 2, 3)
    ]
    drafts = (
        ("dự thảo Nghị định về quản lý văn bản điện tử",),
        ("dự thảo Luật Văn thư",),
        ("dự thảo Quy chế làm việc của cơ quan",),
    )
    return [*said(*cited), *on_bases(*drafts)]


@of_rule("VP-C135")
def _(rule: Rule) -> list[Way]:
    return on_bases(
        *(
            (text, law(title, number))
            for number, (text, title) in enumerate(zip(DECREES, LAWS, strict=False), start=1)
        )
    )


@of_rule("VP-C136")
def _(rule: Rule) -> list[Way]:
    later = [
        f"Nghị định số {n}/2018/NĐ-CP ngày {day(n)} năm 2018 của Chính phủ về nội dung chuyên ngành thứ {n}"
        for n in (12, 13, 14, 20, 21)
    ]
    return on_bases(*((after, before) for after, before in zip(later, DECREES, strict=False)))


@of_rule("VP-C140")
def _(rule: Rule) -> list[Way]:
    other = "giấy tờ do cấp trên giao cho bộ phận tổng hợp giữ riêng"
    return said(
        *(
            f"Giải thích từ ngữ theo {statute(number)}:\n“{term(number)[0]}” là {other}."
            for number in range(1, len(SECTORS) + 1)
        )
    )


@of_rule("VP-C141")
def _(rule: Rule) -> list[Way]:
    days = ("05", "07", "10", "02", "15")
    return said(
        *(
            f"{deadline(number, told)} theo khoản 1 Điều 3 {statute(number)}."
            for number, told in enumerate(days, start=1)
        )
    )


@of_rule("VP-C145")
def _(rule: Rule) -> list[Way]:
    kinds = rule.params["laying_down"]
    return [
        Way(
            sector, partial(insert, passage=f"{passage(number)}."), fits=lambda made: made.parts.kind in kinds
        )
        for number, sector in enumerate(SECTORS, start=1)
    ]
