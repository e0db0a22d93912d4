"""Rules of how the content looks, and of the legal bases."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from chancery.gate.rule import Rule

from ..draft import (
    Draft,
    Node,
    NotHere,
    lay,
    look,
    say,
    set_run,
    text_of,
    within,
)
from ..ways import Way, of_check
from .base import (
    GONE,
    by_style,
    prose,
    second_half,
    words_changed,
)


def content_ways(acts: dict[str, Callable[[Node], object]], **more: object) -> list[Way]:
    return [Way(name, lambda draft, act=act: act(prose(draft, 1)), **more) for name, act in acts.items()]


@of_check("content-size")
def _(rule: Rule) -> list[Way]:
    low, high = rule.params["min"], rule.params["max"]
    found = content_ways(
        {
            f"{size} pt": partial(look, sz=str(int(size * 2)))
            for size in (low - 1, low - 3, high + 1, high + 4)
        }
    )
    found += content_ways({"half": partial(second_half, sz=str(2 * low - 4))})
    found.append(
        Way(
            "common style",
            lambda draft: (
                prose(draft, 0, ["clause"]),
                set_run(within(draft.style("clause"), "rPr"), sz="22"),
            ),
        )
    )
    return found


@of_check("content-upright")
def _(rule: Rule) -> list[Way]:
    found = [
        Way(f"{place}", lambda draft, place=place: look(prose(draft, place, ["text"]), i="1"))
        for place in range(3)
    ]
    found.append(Way("own style", lambda draft: by_style(draft, prose(draft, 0, ["text"]), i="1")))
    found.append(
        Way(
            "common style",
            lambda draft: (prose(draft, 0, ["text"]), set_run(within(draft.style("text"), "rPr"), i="1")),
        )
    )
    return found


@of_check("content-aligned")
def _(rule: Rule) -> list[Way]:
    found = content_ways({side: partial(lay, jc=side) for side in ("left", "right", "start", "end")})
    found.append(
        Way(
            "common style",
            lambda draft: (prose(draft, 0, ["clause"]), lay(within(draft.style("clause"), "pPr"), jc="left")),
        )
    )
    return found


@of_check("content-indented")
def _(rule: Rule) -> list[Way]:
    found = content_ways(
        {
            f"{cm} cm": partial(lay, ind={"firstLine": str(round(cm * 567)), "left": "0"})
            for cm in (0, 0.5, 2, 2.54)
        }
    )
    found += content_ways({"hanging": lambda p: lay(p, ind={"left": "1134", "firstLine": "0"})})
    return found


@of_check("paragraph-spacing")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, before: int, line: int) -> None:
        """Between two paragraphs of the content, one after the other."""
        listed = draft.all("clause")
        two = next(((one, one.getnext()) for one in listed if one.getnext() in listed), None)
        if two is None:
            raise NotHere("two clauses")
        lay(two[0], spacing={"after": str(line)})
        lay(two[1], spacing={"before": str(before)})

    tight = ((0, 0), (20, 0), (60, 0), (0, 60), (80, 20))
    return [
        Way(f"{before / 20} after {line / 20} pt", partial(act, before=before, line=line))
        for before, line in tight
    ]


@of_check("line-spacing")
def _(rule: Rule) -> list[Way]:
    acts = {
        "double": partial(lay, spacing={"line": "480", "lineRule": "auto"}),
        "1.8": partial(lay, spacing={"line": "432", "lineRule": "auto"}),
        "0.8": partial(lay, spacing={"line": "192", "lineRule": "auto"}),
        "exactly 10 pt": partial(lay, spacing={"line": "200", "lineRule": "exact"}),
        "exactly 36 pt": partial(lay, spacing={"line": "720", "lineRule": "exact"}),
        "at least 40 pt": partial(lay, spacing={"line": "800", "lineRule": "atLeast"}),
    }
    return content_ways(acts)


@of_check("basis-ends")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int, mark: str) -> None:
        paragraph = draft.all("basis")[which]
        said = text_of(paragraph)
        if said[:-1] + mark == said:
            raise NotHere("it is the same")
        say(paragraph, said[:-1] + mark)

    wrong = {
        "first without mark": (0, ""),
        "first with a stop": (0, "."),
        "first with a colon": (0, ":"),
        "last without mark": (-1, ""),
        "last with a colon": (-1, ":"),
    }
    return [Way(name, partial(act, which=which, mark=mark)) for name, (which, mark) in wrong.items()]


@of_check("basis-there")
def _(rule: Rule) -> list[Way]:
    def each(draft: Draft, act: Callable[[Node], object]) -> None:
        for paragraph in draft.all("basis"):
            act(paragraph)

    return [
        Way(name, partial(each, act=act), fits=lambda made: made.parts.kind in rule.params["kinds"])
        for name, act in GONE.items()
    ]


@of_check("basis-dashed")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int, new: str) -> None:
        words_changed(lambda text: new + text.removeprefix("- "))(draft.all("basis")[which])

    return [
        Way(f"{which} {new!r}", partial(act, which=which, new=new))
        for which, new in ((0, ""), (-1, ""), (0, "+ "), (-1, "* "), (0, "1. "))
        if new != "1. "
    ] + [
        Way(
            "each",
            lambda draft: (
                [words_changed(lambda text: text.removeprefix("- "))(p) for p in draft.all("basis")] and None
            ),
        )
    ]
