"""How rules on the parts of a type of document are broken: all is said of other matters, but for the parts that stay."""

from __future__ import annotations

from functools import partial

from chancery.gate.rule import Rule

from .documents import Made
from .draft import Draft, Node, NotHere, W, cut, say, text_of
from .style import insert
from .ways import Way, of_rule

NEUTRAL = (
    "Sở Tài chính có năm phòng.",
    "Sở Xây dựng có ba phòng và một chi cục.",
    "Thanh tra tỉnh có bốn phòng.",
    "Trường Chính trị tỉnh có hai khoa.",
    "Ban Nội chính Tỉnh uỷ ở tầng hai.",
)
RESET = frozenset({"ND30-520", "ND30-650"})
"""What other words can't but break: the line below the abstract is as long as before, and the closing mark is gone."""
PROSE = ("text", "clause", "point")


def lines(draft: Draft) -> list[Node]:
    return [
        p
        for p in draft.body.iter(f"{W}p")
        if draft.style_of(p) in (*PROSE, "article", "heading", "division_title")
    ]


def only(draft: Draft, said: tuple[str, ...]) -> None:
    """The document says just this, and else what has nothing to do with its type; its numbers and headings stay."""
    texts = iter(said)
    for at, paragraph in enumerate(lines(draft)):
        style, lead = draft.style_of(paragraph), text_of(paragraph).split(" ")[0]
        neutral = NEUTRAL[at % len(NEUTRAL)]
        if style == "heading":
            say(paragraph, f"{lead} CÁC SỞ")
        elif style == "division_title":
            say(paragraph, "CÁC SỞ")
        elif style == "article":
            number = text_of(paragraph).split(".")[0]
            say(paragraph, f"{number}. Các sở")
        elif style == "text":
            say(paragraph, next(texts, neutral))
        else:
            say(paragraph, f"{lead} {next(texts, neutral)}")
    for style in ("abstract", "dispatch_abstract"):
        for paragraph in [p for p in draft.body.iter(f"{W}p") if draft.style_of(p) == style]:
            say(paragraph, "V/v các sở" if style == "dispatch_abstract" else "về các sở")
    if next(texts, None) is not None:
        raise NotHere("room for all that is to stay")


BESIDE = (
    ("Sở Y tế có bảy phòng.",),
    ("Sở Tư pháp có bốn phòng.",),
    ("Thanh tra tỉnh có sáu phòng.",),
    ("Sở Nội vụ có tám phòng.",),
)
"""What a document may say and yet lack every part of its type."""


def without(kinds: tuple[str, ...], *kept: tuple[str, ...]) -> list[Way]:
    """Documents of these types that say each of the sets, and so lack a part."""
    return [
        Way(
            f"{kind}: {'; '.join(said) or 'nothing of it'}",
            partial(only, said=said),
            also=RESET,
            fits=lambda made, kind=kind: plain(made, kind),
        )
        for kind in kinds
        for said in kept
    ]


def plain(made: Made, kind: str) -> bool:
    return made.parts.kind == kind and not made.parts.annexes and len(made.parts.body) < 20


@of_rule("VP-S601")
def _(rule: Rule) -> list[Way]:
    goal, task, duty = (
        "Mục tiêu là ba phòng họp.",
        "Nhiệm vụ của Sở Xây dựng là sửa nhà.",
        "Việc tổ chức thực hiện thuộc Sở Xây dựng.",
    )
    return without(("nghi-quyet",), (), (goal,), (task,), (duty,), (goal, task), (task, duty), (goal, duty))


@of_rule("VP-S602")
def _(rule: Rule) -> list[Way]:
    return without(("quyet-dinh",), (), *BESIDE)


@of_rule("VP-S604")
def _(rule: Rule) -> list[Way]:
    return without(("chi-thi",), (), *BESIDE)


@of_rule("VP-S607")
def _(rule: Rule) -> list[Way]:
    return without(("ket-luan",), (), *BESIDE)


@of_rule("VP-S643")
def _(rule: Rule) -> list[Way]:
    done, lacking = "Kết quả là ba phòng họp mới.", "Hạn chế là phòng họp chật."
    return without(
        ("bao-cao",),
        (),
        (done,),
        (lacking,),
        ("Tình hình phòng họp ổn định.",),
        ("Kiến nghị sửa một phòng họp.",),
    )


@of_rule("VP-S644")
def _(rule: Rule) -> list[Way]:
    goal, content = "Mục đích là sửa ba phòng họp.", "Nội dung là sơn lại tường."
    duty, time = "Việc phân công thuộc Sở Xây dựng.", "Thời hạn là quý III."
    sets = ((), (goal, content, duty), (content, duty, time), (goal, duty, time), (goal, content, time))
    return without(("ke-hoach",), *sets)


@of_rule("VP-S645")
def _(rule: Rule) -> list[Way]:
    return without(("to-trinh",), (), *BESIDE)


@of_rule("VP-S647")
def _(rule: Rule) -> list[Way]:
    come, when, where = "Kính mời đồng chí tới dự hội nghị.", "Thời gian: 08 giờ 00.", "Địa điểm: phòng số 2."
    return without(("giay-moi",), (), (come, when), (come, where), (when, where), (come,))


@of_rule("VP-S621")
def _(rule: Rule) -> list[Way]:
    scope, force = "Phạm vi là ba toà nhà.", "Hiệu lực từ quý III."
    return without(
        ("quy-che",),
        (),
        (scope,),
        (force,),
        ("Đối tượng áp dụng là Sở Xây dựng.",),
        ("Việc thi hành thuộc Sở Xây dựng.",),
    )


def passages(kinds: tuple[str, ...], texts: tuple[str, ...]) -> list[Way]:
    return [
        Way(text, partial(insert, passage=text), fits=lambda made, kind=kind: made.parts.kind == kind)
        for text in texts
        for kind in kinds
    ]


@of_rule("VP-S641")
def _(rule: Rule) -> list[Way]:
    asks = tuple(
        "\n".join(f"Đề nghị {who} {what} trước ngày 15/12/2026." for who in agencies)
        for what in (
            "cung cấp số liệu về nhà đất",
            "thẩm định kinh phí",
            "cử người tham gia đoàn",
            "sửa phòng họp",
            "nộp hồ sơ lưu trữ",
        )
        for agencies in (("Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Tư pháp"),)
    )
    return passages(("cong-van",), asks)


@of_rule("VP-S642")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, asked: str) -> None:
        for paragraph in draft.all("text")[1:]:
            cut(paragraph)
        say(draft.all("text")[0], asked)

    texts = (
        "Văn phòng đề nghị các cơ quan gửi ý kiến về dự thảo quy chế.",
        "Văn phòng đề nghị Sở Tài chính cho ý kiến về dự toán.",
        "Văn phòng đề nghị các sở cung cấp số liệu về nhà đất.",
        "Văn phòng đề nghị các đơn vị báo cáo số phòng họp.",
        "Văn phòng đề nghị Sở Tư pháp góp ý dự thảo quyết định.",
    )
    return [
        Way(
            text,
            partial(act, asked=text),
            fits=lambda made: made.parts.kind == "cong-van" and not made.parts.annexes,
        )
        for text in texts
    ]


@of_rule("VP-S606")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, sentence: str) -> None:
        for number in range(1, 130):
            insert(draft, sentence.format(number))

    texts = (
        "Sở Tài chính trình bày báo cáo thứ {} và các đồng chí dự họp lần lượt phát biểu ý kiến.",
        "Đồng chí thứ {} của Thanh tra tỉnh phát biểu và nêu các số liệu về nhà đất của tỉnh.",
        "Hội nghị nghe ý kiến thứ {} của Sở Xây dựng về hiện trạng các phòng họp của tỉnh.",
        "Ý kiến thứ {} của Sở Nội vụ nêu số lượng công chức của từng phòng trong các sở.",
        "Báo cáo thứ {} của Sở Tư pháp nêu số vụ việc đã giải quyết ở từng huyện trước đây.",
    )
    return [
        Way(text, partial(act, sentence=text), fits=lambda made: made.parts.kind == "ket-luan")
        for text in texts
    ]


@of_rule("VP-S651")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, start: str) -> None:
        long = (
            f"về {start} toàn bộ văn bản đã ban hành từ đầu nhiệm kỳ đến nay, đánh giá mức độ phù hợp với quy định mới của cấp trên, đề ra "
            "phương án sửa đổi, thay thế hoặc bãi bỏ từng văn bản, phân công người theo dõi, lấy ý kiến của các cơ quan liên quan và hoàn "
            "chỉnh hồ sơ trình cấp có thẩm quyền xem xét"
        )
        say(draft.one("abstract"), long)

    starts = ("kết quả rà soát", "việc kiểm tra", "việc thống kê", "kế hoạch rà soát", "việc đối chiếu")
    return [
        Way(start, partial(act, start=start), also=RESET, fits=lambda made: made.parts.kind in rule.kinds)
        for start in starts
    ]


@of_rule("VP-C150")
def _(rule: Rule) -> list[Way]:
    places = ("khoản 99 Điều 1", "Điều 30", "khoản 98 Điều 2", "điểm k khoản 2 Điều 2", "Điều 45")
    return [
        *passages(
            ("quyet-dinh",),
            tuple(f"Việc phối hợp thực hiện theo {place} Quyết định này." for place in places),
        ),
        *passages(
            ("quy-che",),
            tuple(
                f"Việc phối hợp thực hiện theo {place} Quy chế này."
                for place in ("Điều 30", "khoản 9 Điều 3")
            ),
        ),
    ]


@of_rule("VP-S603")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, task: str) -> None:
        clause = draft.all("clause")[0]
        say(clause, f"{text_of(clause).split(' ')[0]} {task}")

    texts = (
        "Lập hồ sơ đầy đủ, đúng hạn.",
        "Rà soát danh mục tài liệu trước ngày 10 tháng 12.",
        "Kiểm kê thiết bị ở các kho trước ngày 15 tháng 12.",
        "Nâng cao chất lượng số hoá tài liệu.",
        "Khắc phục tình trạng chậm nộp hồ sơ.",
    )
    return [
        Way(text, partial(act, task=text), fits=lambda made: made.parts.kind == "chi-thi") for text in texts
    ]


@of_rule("VP-S313")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, task: str) -> None:
        clause = draft.all("clause")[0]
        say(clause, f"{text_of(clause).split(' ')[0]} {task}")

    texts = (
        "Tăng cường kiểm tra việc lập hồ sơ.",
        "Đẩy mạnh số hoá tài liệu lưu trữ.",
        "Nâng cao chất lượng tham mưu.",
        "Tiếp tục rà soát danh mục tài liệu.",
        "Từng bước hiện đại hoá kho lưu trữ.",
    )
    return [
        Way(f"{text} {kind}", partial(act, task=text), fits=lambda made, kind=kind: plain(made, kind))
        for text, kind in zip(
            texts, ("ke-hoach", "thong-bao", "chuong-trinh", "ke-hoach", "thong-bao"), strict=True
        )
    ]


@of_rule("VP-S624")
def _(rule: Rule) -> list[Way]:
    olds = (
        "Quy chế số 05/QC-VP",
        "Quy chế ban hành năm 2020",
        "Quyết định năm 2019",
        "Quy chế làm việc trước đây",
        "Quy định năm 2018",
    )
    return passages(("quy-che",), tuple(f"Quy chế này thay thế {old}." for old in olds))
