"""Rules of the first page: number, date, heads, the type."""

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
    put,
    say,
    text_of,
    vanish,
)
from ..ways import Way, of_check
from .base import (
    GONE,
    words_changed,
)


def number_ways(changes: dict[str, Callable[[str], str]], **more: object) -> list[Way]:
    def act(draft: Draft, change: Callable[[str], str]) -> None:
        words_changed(change)(draft.one("number"))

    return [Way(name, partial(act, change=change), **more) for name, change in changes.items()]


@of_check("number-word")
def _(rule: Rule) -> list[Way]:
    if rule.params["colon"]:
        return number_ways(
            {
                new: lambda text, new=new: text.replace("Số:", new, 1)
                for new in ("Số", "SỐ:", "số:", "Số.", "Số ;")
            }
        )
    return number_ways(
        {
            "colon": lambda text: text.replace("Số ", "Số: ", 1),
            "colon without space": lambda text: text.replace("Số ", "Số:", 1),
            "colon apart": lambda text: text.replace("Số ", "Số : ", 1),
            "capitals and colon": lambda text: text.replace("Số ", "SỐ: ", 1),
            "small and colon": lambda text: text.replace("Số ", "số: ", 1),
        }
    )


@of_check("symbol-pattern")
def _(rule: Rule) -> list[Way]:
    if rule.code.startswith("ND30"):
        return number_ways(
            {
                "spaces": lambda text: text.replace("/", " / "),
                "dash for slash": lambda text: text.replace("/", "-", 1),
                "slash for dash": lambda text: text.replace("-", "/", 1),
                "space before dash": lambda text: text.replace("-", " - ", 1),
                "two slashes": lambda text: text.replace("/", "//", 1),
                "en dash": lambda text: text.replace("-", "–", 1),
            },
            fits=lambda made: made.parts.kind != "cong-van",
        )
    return number_ways(
        {
            "slash for dash": lambda text: text.replace("-", "/", 1),
            "dash for slash": lambda text: text.replace("/", "-", 1),
            "spaces": lambda text: text.replace("-", " - ", 1),
            "space at the slash": lambda text: text.replace("/", " / ", 1),
            "two dashes": lambda text: text.replace("-", "--", 1),
            "en dash": lambda text: text.replace("-", "–", 1),
        }
    )


@of_check("symbol-names-kind")
def _(rule: Rule) -> list[Way]:
    state = rule.code.startswith("ND30")

    def act(draft: Draft, wrong: str) -> None:
        short = draft.parts.symbol.split("-" if state else "/")[0]
        if short == wrong or (not state and wrong == "QyĐ"):
            raise NotHere("it is the same")
        put(draft.one("number"), draft.parts.symbol, draft.parts.symbol.replace(short, wrong, 1))

    # A dispatch of the state has no type in its symbol: one too many is what is wrong there.
    return [
        Way(wrong, partial(act, wrong=wrong), fits=lambda made: made.parts.kind != "cong-van" or not state)
        for wrong in ("TB", "QĐ", "BC", "CV", "KH", "HD")
        if not (state and wrong == "CV")
    ]


@of_check("number-zero")
def _(rule: Rule) -> list[Way]:
    return number_ways(
        {f"number {at}": lambda text, at=at: text.replace(f"0{at}", str(at), 1) for at in range(1, 10)}
    )


def date_ways(changes: dict[str, Callable[[str], str]], **more: object) -> list[Way]:
    def act(draft: Draft, change: Callable[[str], str]) -> None:
        words_changed(change)(draft.one("place_date"))

    return [Way(name, partial(act, change=change), **more) for name, change in changes.items()]


def figures(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if word.isdigit()]


@of_check("date-written")
def _(rule: Rule) -> list[Way]:
    def joined(text: str, mark: str, word: str = "") -> str:
        return f"{text.split(',')[0]}, {word}{mark.join(figures(text))}"

    return date_ways(
        {
            "slashes": partial(joined, mark="/"),
            "dashes": partial(joined, mark="-"),
            "stops": partial(joined, mark="."),
            "ngày and slashes": partial(joined, mark="/", word="ngày "),
            "ngày and dashes": partial(joined, mark="-", word="ngày "),
        }
    )


@of_check("date-zero")
def _(rule: Rule) -> list[Way]:
    found = date_ways(
        {
            "day": lambda text: text.replace("ngày 0", "ngày ", 1),
            "month": lambda text: (
                text.replace("tháng 0", "tháng ", 1) if figures(text)[1] in {"01", "02"} else text
            ),
            "both": lambda text: text.replace("ngày 0", "ngày ", 1).replace("tháng 02", "tháng 2", 1),
        }
    )
    for day in range(1, 10):
        found += date_ways(
            {f"day {day}": lambda text, day=day: text.replace(f"ngày {figures(text)[0]}", f"ngày {day}", 1)}
        )
    return found


@of_check("date-comma")
def _(rule: Rule) -> list[Way]:
    return date_ways(
        {
            "no comma": lambda text: text.replace(",", "", 1),
            "small letter": lambda text: text[0].lower() + text[1:],
            "stop": lambda text: text.replace(",", ".", 1),
            "semicolon": lambda text: text.replace(",", ";", 1),
            "dash": lambda text: text.replace(",", " -", 1),
        }
    )


@of_check("same-row")
def _(rule: Rule) -> list[Way]:
    def up(draft: Draft) -> None:
        table = draft.body.find(f"{W}tbl")
        rows = table.findall(f"{W}tr")
        day = draft.one("place_date")
        cell = rows[0].findall(f"{W}tc")[-1]
        cell.append(copy.deepcopy(day))
        cut(day)

    def own_row(draft: Draft) -> None:
        """The date one row below the number."""
        day = draft.one("place_date")
        row = day.getparent().getparent()
        below = copy.deepcopy(row)
        row.addnext(below)
        say(day, "")
        for paragraph in below.findall(f"{W}tc")[0].findall(f"{W}p"):
            say(paragraph, "")

    def above(draft: Draft) -> None:
        day = draft.one("place_date")
        row = day.getparent().getparent()
        new = copy.deepcopy(row)
        row.addprevious(new)
        say(day, "")
        for paragraph in new.findall(f"{W}tc")[0].findall(f"{W}p"):
            say(paragraph, "")

    found = []
    for kind in ("bao-cao", "ke-hoach", "quyet-dinh", "thong-bao", "huong-dan"):
        fits = lambda made, kind=kind: made.parts.kind == kind  # noqa: E731
        found += [
            Way(f"{name} in {kind}", act, fits=fits)
            for name, act in (("up", up), ("own row", own_row), ("above", above))
        ]
    return found


@of_check("header-side")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft) -> None:
        for row in draft.body.find(f"{W}tbl").findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            row.append(cells[0])

    kinds = ("cong-van", "bao-cao", "ke-hoach", "quyet-dinh", "thong-bao", "huong-dan", "to-trinh", "chi-thi")
    return [Way(kind, act, fits=lambda made, kind=kind: made.parts.kind == kind) for kind in kinds]


@of_check("star-under-issuer")
def _(rule: Rule) -> list[Way]:
    def star(draft: Draft) -> Node:
        return next(p for p in draft.body.iter(f"{W}p") if text_of(p).strip() == "*")

    acts = {
        "taken out": cut,
        "emptied": lambda p: say(p, ""),
        "hidden": vanish,
        "a dash": lambda p: say(p, "-"),
        "dots": lambda p: say(p, "..."),
    }
    return [Way(name, lambda draft, act=act: act(star(draft))) for name, act in acts.items()]


@of_check("dispatch-abstract-place")
def _(rule: Rule) -> list[Way]:
    return [
        Way(name, lambda draft, act=act: act(draft.one("dispatch_abstract"))) for name, act in GONE.items()
    ]


@of_check("kind-known")
def _(rule: Rule) -> list[Way]:
    def cut_both(draft: Draft) -> None:
        cut(draft.one("kind"))
        for paragraph in draft.all("abstract"):
            cut(paragraph)

    def act(draft: Draft, text: str) -> None:
        say(draft.one("kind"), text)

    def plain(made: Made) -> bool:
        return made.parts.kind in {"bao-cao", "ke-hoach", "chuong-trinh", "thong-bao", "huong-dan"}

    found = [Way("taken out", cut_both, fits=plain)]
    return found + [
        Way(text, partial(act, text=text), fits=plain)
        for text in ("VĂN BẢN", "TÀI LIỆU", "NỘI DUNG", "BẢN TIN", "CÁC VIỆC")
    ]


@of_check("kind-spelled")
def _(rule: Rule) -> list[Way]:
    wrong = {
        "bao-cao": "BAO CÁO",
        "quyet-dinh": "QUYÊT ĐỊNH",
        "thong-bao": "THÔNG BAO",
        "ke-hoach": "KẾ HOACH",
        "chi-thi": "CHỈ THI",
        "huong-dan": "HƯƠNG DẪN",
        "chuong-trinh": "CHƯƠNG TRINH",
        "quy-che": "QUI CHẾ",
        "ket-luan": "KẾT LUÂN",
    }
    return [
        Way(
            text,
            lambda draft, text=text: say(draft.one("kind"), text),
            fits=lambda made, kind=kind: made.parts.kind == kind,
        )
        for kind, text in wrong.items()
        if kind != "quy-che"
    ]
