"""The finer provisions: landscape pages, drawn lines, how names, bases, articles, clauses and recipients are written."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial

from chancery.gate.rule import Rule

from ..documents import Made
from ..draft import (
    Draft,
    Node,
    NotHere,
    W,
    cut,
    halves,
    lay,
    look,
    put,
    say,
    set_run,
    text_of,
    within,
)
from ..ways import Way, of_check
from .base import GONE, MM, prose, role, words_changed
from .component import line_below
from .face import date_ways, number_ways


def on_style(style: str, acts: dict[str, Callable[[Node], object]], which: int = 0) -> list[Way]:
    """Ways that change a paragraph of a style."""

    def act(draft: Draft, change: Callable[[Node], object]) -> None:
        found = draft.all(style)
        if len(found) <= which:
            raise NotHere(style)
        change(found[which])

    return [Way(name, partial(act, change=change)) for name, change in acts.items()]


def saying(style: str, texts: tuple[str, ...]) -> list[Way]:
    return on_style(style, {text: partial(say, text=text) for text in texts})


# Pages


@of_check("margin-landscape")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, side: str, mm: float) -> None:
        lying = [one for one in draft.sections if one.find(f"{W}pgSz").get(f"{W}orient") == "landscape"]
        if not lying:
            raise NotHere("a landscape page")
        for section in lying:
            section.find(f"{W}pgMar").set(f"{W}{side}", str(round(mm * MM)))

    return [
        Way(f"{side} {mm} mm", partial(act, side=side, mm=mm))
        for side in ("top", "right", "bottom", "left")
        for mm in (rule.params[side][0] - 6, rule.params[side][1] + 8)
    ]


@of_check("page-number-from-one")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, start: int) -> None:
        draft.sections[0].find(f"{W}pgNumType").set(f"{W}start", str(start))

    return [Way(f"from {start}", partial(act, start=start)) for start in (2, 3, 5, 10, 100)]


@of_check("page-number-upright")
def _(rule: Rule) -> list[Way]:
    found = [
        Way(value, lambda draft, value=value: look(draft.header, i=value)) for value in ("1", "true", "on")
    ]
    found.append(Way("style", lambda draft: set_run(within(draft.style("page_number"), "rPr"), i="1")))
    found.append(Way("own style", lambda draft: set_run(within(draft.new_style(draft.header), "rPr"), i="1")))
    return found


# The face


@of_check("line-length")
def _(rule: Rule) -> list[Way]:
    indents = {
        "motto": (0, 300, 1700, 2000, 2300),
        "issuer": (0, 300, 700, 1000, 1800),
        "abstract": (0, 800, 1500, 2000, 4400),
    }[rule.component]

    def act(draft: Draft, indent: int) -> None:
        lay(line_below(role(draft, rule.component)), ind={"left": str(indent), "right": str(indent)})

    return [Way(f"{indent} each side", partial(act, indent=indent)) for indent in indents]


@of_check("single-spaced")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, component: str, line: int) -> None:
        lay(role(draft, component), spacing={"line": str(line), "lineRule": "auto"})

    lines = (360, 480, 300, 420, 600)
    return [Way(f"{line / 240}", partial(act, component=rule.component, line=line)) for line in lines]


@of_check("superior-named")
def _(rule: Rule) -> list[Way]:
    names = (
        "UỶ BAN NHÂN DÂN TỈNH",
        "UBND TỈNH",
        "UỶ BAN NHÂN DÂN",
        "HỘI ĐỒNG NHÂN DÂN TỈNH",
        "UỶ BAN NHÂN DÂN XÃ",
    )
    return saying("superior", names)


@of_check("symbol-groups")
def _(rule: Rule) -> list[Way]:
    return number_ways(
        {
            code: lambda text, code=code: f"{text.split('/')[0]}/{code}"
            for code in ("SNV", "VP", "STC", "UBND", "SXD")
        },
        fits=lambda made: made.parts.kind == "cong-van",
    )


@of_check("place-full")
def _(rule: Rule) -> list[Way]:
    return date_ways(
        {
            new: lambda text, new=new: text.replace("Lam Sơn", new, 1)
            for new in ("TP. Lam Sơn", "TX. Lam Sơn", "H. Lam Sơn", "Q. Lam Sơn", "P. Lam Sơn")
        }
    )


@of_check("date-real")
def _(rule: Rule) -> list[Way]:
    days = ((30, "02"), (31, "4"), (31, "6"), (31, "9"), (31, "11"), (32, "12"))
    return date_ways(
        {
            f"{day}/{month}": lambda text, day=day, month=month: (
                f"{text.split(',')[0]}, ngày {day} tháng {month} năm 2026"
            )
            for day, month in days
        }
    )


@of_check("place-capitals")
def _(rule: Rule) -> list[Way]:
    return date_ways(
        {
            new: lambda text, new=new: text.replace("Lam Sơn", new, 1)
            for new in ("Lam sơn", "Hà nội", "Quảng ninh", "Bắc ninh", "Thái nguyên")
        }
    )


@of_check("space-over")
def _(rule: Rule) -> list[Way]:
    return on_style(
        rule.component,
        {f"{pt} pt": partial(lay, spacing={"before": str(pt * 20)}) for pt in (0, 1, 2, 14, 24)},
    )


# Legal bases


@of_check("basis-own-line")
def _(rule: Rule) -> list[Way]:
    more = (
        "Luật Lưu trữ ngày 21 tháng 6 năm 2024",
        "Luật Khiếu nại ngày 14 tháng 11 năm 2016",
        "Luật Thanh tra ngày 11 tháng 11 năm 2016",
        "Luật Đất đai ngày 12 tháng 11 năm 2016",
        "Luật Thống kê ngày 10 tháng 11 năm 2016",
    )
    return on_style(
        "basis",
        {text: words_changed(lambda said, text=text: f"Căn cứ {text}; {said}") for text in more},
    )


@of_check("basis-complete")
def _(rule: Rule) -> list[Way]:
    texts = (
        "Căn cứ Nghị định số 30/2020/NĐ-CP.",
        "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.",
        "Căn cứ Nghị định số 01/2018/NĐ-CP.",
        "Căn cứ Nghị định số 02/2018/NĐ-CP của Chính phủ.",
        "Căn cứ Nghị định số 03/2018/NĐ-CP.",
    )
    return on_style("basis", {text: partial(say, text=text) for text in texts}, which=1)


@of_check("bases-by-there")
def _(rule: Rule) -> list[Way]:
    return on_style("bases_by", GONE)


@of_check("order-there")
def _(rule: Rule) -> list[Way]:
    return on_style("order", GONE)


@of_check("order-written")
def _(rule: Rule) -> list[Way]:
    return saying("order", ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH.", "QUYẾT ĐỊNH;", "QUYẾT ĐỊNH -", "QUYẾT ĐỊNH,"))


# Divisions, articles, clauses, points


@of_check("division-own-line")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int) -> None:
        headings = [p for p in draft.body.iter(f"{W}p") if draft.style_of(p) in {"chapter", "section"}]
        if len(headings) <= which:
            raise NotHere("division")
        title = headings[which].getnext()
        say(headings[which], f"{text_of(headings[which])}. {text_of(title)}")
        cut(title)

    return [Way(f"division {which}", partial(act, which=which)) for which in range(5)]


def article(draft: Draft, number: int) -> Node:
    return draft.one("article", lambda text: text.startswith(f"Điều {number}."))


def article_ways(acts: dict[str, tuple[int, Callable[[Node], object]]], **more: object) -> list[Way]:
    def act(draft: Draft, number: int, change: Callable[[Node], object]) -> None:
        change(article(draft, number))

    return [
        Way(name, partial(act, number=number, change=change), **more)
        for name, (number, change) in acts.items()
    ]


@of_check("article-case")
def _(rule: Rule) -> list[Way]:
    def word(paragraph: Node) -> None:
        put(paragraph, "Điều", "ĐIỀU")

    return article_ways(
        {f"word {n}": (n, word) for n in (1, 2, 3)}
        | {f"all {n}": (n, words_changed(str.upper)) for n in (1, 2)}
    )


@of_check("article-title-weight")
def _(rule: Rule) -> list[Way]:
    def title(paragraph: Node, value: str) -> None:
        run = paragraph.find(f"{W}r")
        words = run.find(f"{W}t")
        at = words.text.index(". ") + 2
        other = copy.deepcopy(run)
        words.text, other.find(f"{W}t").text = words.text[:at], words.text[at:]
        for one in (run, other):
            one.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(other)
        set_run(other, b=value)

    told = ((1, "0"), (2, "0"), (3, "0"), (1, "false"), (3, "off"))
    return article_ways(
        {f"article {n}, {value}": (n, partial(title, value=value)) for n, value in told},
        fits=lambda made: made.parts.kind in {"quy-che", "quy-dinh"},
    )


@of_check("article-indented")
def _(rule: Rule) -> list[Way]:
    told = ((1, "0"), (2, "284"), (3, "1134"), (1, "1440"), (2, "1700"))
    return article_ways(
        {f"{n} by {by}": (n, partial(lay, ind={"firstLine": by, "left": "0"})) for n, by in told}
    )


@of_check("article-digits")
def _(rule: Rule) -> list[Way]:
    told = ((1, "I"), (2, "II"), (3, "III"), (4, "IV"), (5, "V"))
    # Where one number can't be read, those that follow seem out of order.
    return article_ways(
        {
            f"{n} as {new}": (n, lambda p, n=n, new=new: put(p, f"Điều {n}.", f"Điều {new}."))
            for n, new in told
        },
        also=frozenset({"ND30-613"}),
    )


@of_check("structure-upright")
def _(rule: Rule) -> list[Way]:
    acts = {value: partial(look, i=value) for value in ("1", "true")}
    return [
        *on_style("clause", acts),
        *on_style("point", acts),
        *on_style("article", {"1": partial(look, i="1")}),
    ]


def marked(style: str, changes: dict[str, Callable[[str, str], str]]) -> list[Way]:
    """The mark after every number or letter: each change takes the number and the rest."""

    def act(draft: Draft, change: Callable[[str, str], str]) -> None:
        for paragraph in draft.all(style):
            head, _, rest = text_of(paragraph).partition(" ")
            say(paragraph, change(head[:-1], rest))

    return [Way(name, partial(act, change=change)) for name, change in changes.items()]


@of_check("point-mark")
def _(rule: Rule) -> list[Way]:
    changes: dict[str, Callable[[str, str], str]] = {
        "stop": lambda n, rest: f"{n}. {rest}",
        "stroke": lambda n, rest: f"{n}/ {rest}",
        "colon": lambda n, rest: f"{n}: {rest}",
        "dash": lambda n, rest: f"{n}- {rest}",
        "capital": lambda n, rest: f"{n.upper()}) {rest}",
    }
    return marked("point", changes)


@of_check("heading-mark")
def _(rule: Rule) -> list[Way]:
    changes: dict[str, Callable[[str, str], str]] = {
        "dash": lambda n, rest: f"{n}- {rest}",
        "dash apart": lambda n, rest: f"{n} - {rest}",
        "en dash": lambda n, rest: f"{n}– {rest}",
        "en dash apart": lambda n, rest: f"{n} – {rest}",
        "dash close": lambda n, rest: f"{n}-{rest}",
    }
    return marked("heading", changes)


@of_check("content-lowercase")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, place: int, caps: bool) -> None:
        paragraph = prose(draft, place)
        look(paragraph, caps="1") if caps else say(paragraph, text_of(paragraph).upper())

    return [
        Way(f"{place}, {caps}", partial(act, place=place, caps=caps))
        for place, caps in ((0, False), (1, False), (2, False), (0, True), (1, True))
    ]


@of_check("ends-mark")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, mark: str) -> None:
        last = next((p for p in reversed(list(draft.body.iter(f"{W}p"))) if text_of(p).endswith("./.")), None)
        if last is None:
            raise NotHere("./.")
        words_changed(lambda text: text.removesuffix("./.") + mark)(last)

    return [
        Way(repr(mark), partial(act, mark=mark), fits=lambda made: not made.parts.annexes)
        for mark in (".", "./", "/.", ".//.", " ./")
    ]


# Signature


def signed(change: dict[str, str], style: str) -> list[Way]:
    def act(draft: Draft, text: str) -> None:
        if not draft.parts.signature.authority:
            raise NotHere("authority")
        say(role(draft, style), text)

    return [Way(text, partial(act, text=text)) for text in change]


@of_check("authority-of")
def _(rule: Rule) -> list[Way]:
    wrong = ("TM. GIÁM ĐỐC", "KT. SỞ NỘI VỤ", "KT. UỶ BAN NHÂN DÂN", "TM. CHỦ TỊCH", "KT. BAN QUẢN LÝ")
    return signed(dict.fromkeys(wrong, ""), "authority")


@of_check("deputy-is-deputy")
def _(rule: Rule) -> list[Way]:
    return signed(
        dict.fromkeys(("GIÁM ĐỐC", "CHÁNH THANH TRA", "TRƯỞNG PHÒNG", "CHÁNH VĂN PHÒNG", "VIỆN TRƯỞNG"), ""),
        "post",
    )


# Recipients


@of_check("as-above")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, text: str) -> None:
        say(draft.one("recipient", lambda said: "Như trên" in said), text)

    return [
        Way(text, partial(act, text=text))
        for text in (
            "- Sở Y tế;",
            "- Các phòng, đơn vị;",
            "- Chủ tịch tỉnh;",
            "- Thanh tra tỉnh;",
            "- Như Điều 3;",
        )
    ]


@of_check("recipients-left")
def _(rule: Rule) -> list[Way]:
    return on_style(
        "recipients_heading",
        {
            f"{by} twips": partial(lay, ind={"left": str(by), "firstLine": "0"})
            for by in (600, 800, 1000, 1400, 2000)
        },
    )


@of_check("recipient-own-line")
def _(rule: Rule) -> list[Way]:
    more = ("Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Thanh tra tỉnh", "Các phòng")
    return on_style(
        "recipient", {text: words_changed(lambda said, text=text: f"- {text}; {said}") for text in more}
    )


@of_check("filing-registry")
def _(rule: Rule) -> list[Way]:
    return on_style(
        "recipient",
        {
            text: partial(say, text=text)
            for text in ("- Lưu: TH.", "- Lưu: TCHC.", "- Lưu: VP.", "- Lưu: HS.", "- Lưu: TH, HC.")
        },
        which=2,
    )


@of_check("filing-last")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, text: str) -> None:
        found = draft.all("recipient")
        filing = text_of(found[-1])
        say(found[-2], filing[:-1] + ";")
        say(found[-1], text)

    return [
        Way(text, partial(act, text=text))
        for text in (
            "- Sở Y tế.",
            "- Các phòng.",
            "- Thanh tra tỉnh.",
            "- Sở Tư pháp.",
            "- Cổng thông tin điện tử.",
        )
    ]


# Appendices


def annexed(made: Made) -> bool:
    return bool(made.parts.annexes)


@of_check("annex-mentioned")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, change: Callable[[Node], object]) -> None:
        change(draft.one("text", lambda text: "Phụ lục I và Phụ lục II" in text))

    return [
        Way(name, partial(act, change=change), fits=annexed)
        for name, change in GONE.items()
        if name != "dots"
    ] + [
        Way(
            "other words",
            partial(act, change=partial(say, text="Danh mục nhiệm vụ được gửi đến từng cơ quan.")),
            fits=annexed,
        )
    ]


@of_check("reference-there")
def _(rule: Rule) -> list[Way]:
    return on_style("annex_reference", GONE)


@of_check("reference-agrees")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, old: str, new: str) -> None:
        put(draft.one("annex_reference"), old.format(number=draft.parts.number), new)

    told = (
        ("số 0{number}/", "số 77/"),
        ("ngày 03", "ngày 13"),
        ("tháng 02", "tháng 5"),
        ("năm 2026", "năm 2025"),
        ("số 0{number}/", "số 88/"),
    )
    return [Way(f"{old} as {new}", partial(act, old=old, new=new)) for old, new in told]


@of_check("annex-pages")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, start: str) -> None:
        if len(draft.sections) < 2:
            raise NotHere("appendix")
        number = draft.sections[-1].find(f"{W}pgNumType")
        if start:
            number.set(f"{W}start", start)
        else:
            draft.sections[-1].remove(number)

    return [Way(start or "goes on", partial(act, start=start)) for start in ("", "2", "3", "7", "12")]


# Address


@of_check("contact-size")
def _(rule: Rule) -> list[Way]:
    low, high = rule.params["min"], rule.params["max"]
    return contact_ways(
        {f"{pt} pt": {"sz": str(int(pt * 2))} for pt in (low - 1, low - 3, high + 1, high + 2, high + 4)}
    )


@of_check("contact-upright")
def _(rule: Rule) -> list[Way]:
    found = contact_ways({value: {"i": value} for value in ("1", "true", "on")})
    found.append(
        Way("style", lambda draft: (contact(draft), set_run(within(draft.style("contact"), "rPr"), i="1")))
    )
    found.append(Way("half", lambda draft: set_run(halves(contact(draft))[1], i="1")))
    return found


def contact(draft: Draft) -> Node:
    if not draft.parts.contact:
        raise NotHere("contact")
    for name in ("word/footer1.xml", "word/footer2.xml"):
        for paragraph in draft.root(name).iter(f"{W}p"):
            if text_of(paragraph).startswith("Địa chỉ"):
                return paragraph
    raise NotHere("contact")


def contact_ways(values: dict[str, dict[str, str]]) -> list[Way]:
    return [Way(name, lambda draft, told=told: look(contact(draft), **told)) for name, told in values.items()]
