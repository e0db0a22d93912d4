"""Rules of divisions, articles, clauses, points: their numbers and titles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from chancery.gate.rule import Rule

from ..draft import (
    Draft,
    Node,
    NotHere,
    cut,
    deleted,
    look,
    put,
    say,
    text_of,
    vanish,
)
from ..ways import Way, of_check
from .base import (
    first_half,
    roles,
)


@of_check("article-mark")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, number: int, mark: str) -> None:
        put(
            draft.one("article", lambda text: text.startswith(f"Điều {number}.")),
            f"Điều {number}.",
            f"Điều {number}{mark}",
        )

    return [
        Way(f"{number}{mark!r}", partial(act, number=number, mark=mark))
        for number, mark in ((1, ":"), (2, ""), (3, ","), (2, " -"), (1, "/"), (3, ":"))
    ]


@of_check("article-weight")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, number: int, value: str) -> None:
        look(draft.one("article", lambda text: text.startswith(f"Điều {number}.")), b=value)

    told = ((1, "0"), (2, "false"), (3, "off"), (2, "0"))
    found = [
        Way(f"article {number}, {value}", partial(act, number=number, value=value)) for number, value in told
    ]
    return [*found, Way("first half", lambda draft: first_half(draft.one("article"), b="0"))]


@of_check("article-order")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, number: int, new: int) -> None:
        paragraph = draft.one("article", lambda text: text.startswith(f"Điều {number}."))
        put(paragraph, f"Điều {number}.", f"Điều {new}.")

    return [
        Way(f"{number} as {new}", partial(act, number=number, new=new))
        for number, new in ((2, 3), (3, 5), (3, 2), (2, 4), (1, 2), (3, 13))
    ]


@of_check("article-titled")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, number: int, mark: str) -> None:
        draft.one("chapter")
        say(draft.one("article", lambda text: text.startswith(f"Điều {number}.")), f"Điều {number}{mark}")

    return [
        Way(f"article {number}{mark!r}", partial(act, number=number, mark=mark))
        for number, mark in ((1, "."), (2, "."), (3, "."), (4, ". "), (5, "."), (6, "."))
    ]


def division_ways(pairs: tuple[tuple[str, str], ...]) -> list[Way]:
    def act(draft: Draft, old: str, new: str) -> None:
        paragraph = next((p for p in roles(draft, "division") if text_of(p) == old), None)
        if paragraph is None:
            raise NotHere(old)
        say(paragraph, new)

    return [Way(f"{old} as {new}", partial(act, old=old, new=new)) for old, new in pairs]


@of_check("division-numerals")
def _(rule: Rule) -> list[Way]:
    return division_ways(
        (
            ("Chương I", "Chương 1"),
            ("Chương II", "Chương 2"),
            ("Chương III", "Chương 3"),
            ("Mục 1", "Mục I"),
            ("Mục 2", "Mục II"),
        )
    )


@of_check("division-order")
def _(rule: Rule) -> list[Way]:
    return division_ways(
        (
            ("Chương II", "Chương III"),
            ("Chương III", "Chương IV"),
            ("Chương III", "Chương II"),
            ("Mục 2", "Mục 3"),
            ("Chương II", "Chương V"),
            ("Mục 1", "Mục 2"),
        )
    )


@of_check("division-titled")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int, change: Callable[[Node], object]) -> None:
        change(draft.all("division_title")[which])

    told = ((0, cut), (1, lambda p: say(p, "")), (2, vanish), (3, deleted), (4, cut))
    return [Way(f"title {which}", partial(act, which=which, change=change)) for which, change in told]


def listed_ways(style: str, mark: str, pairs: tuple[tuple[str, str], ...]) -> list[Way]:
    def act(draft: Draft, old: str, new: str) -> None:
        paragraph = draft.one(style, lambda text: text.startswith(f"{old}{mark}"))
        put(paragraph, f"{old}{mark}", f"{new}{mark}")

    return [Way(f"{old} as {new}", partial(act, old=old, new=new)) for old, new in pairs]


@of_check("clause-order")
def _(rule: Rule) -> list[Way]:
    return listed_ways("clause", ". ", (("2", "3"), ("3", "4"), ("2", "4"), ("3", "5"), ("2", "12")))


@of_check("point-order")
def _(rule: Rule) -> list[Way]:
    return listed_ways("point", ") ", (("c", "d"), ("b", "c"), ("c", "đ"), ("b", "d"), ("c", "b")))


@of_check("heading-order")
def _(rule: Rule) -> list[Way]:
    return listed_ways(
        "heading", ". ", (("II", "III"), ("III", "IV"), ("II", "IV"), ("III", "V"), ("III", "II"))
    )
