"""Rules of one component: its size, weight, slope, case, place, words; that it is there."""

from __future__ import annotations

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
    deleted,
    lay,
    look,
    say,
    vanish,
    within,
)
from ..ways import Way, of_check
from .base import (
    by_style,
    on_component,
    role,
    roles,
    run_ways,
    shared_style,
    words_changed,
)


@of_check("size")
def _(rule: Rule) -> list[Way]:
    low, high = rule.params["min"], rule.params["max"]
    sizes = (high + 1, low - 1, high + 0.5, low - 2, high + 4)
    return run_ways(rule, [{"sz": str(int(size * 2))} for size in sizes])


@of_check("weight")
def _(rule: Rule) -> list[Way]:
    return run_ways(
        rule, [{"b": "0"}, {"b": "false"}] if rule.params.get("on", True) else [{"b": "1"}, {"b": "true"}]
    )


@of_check("slope")
def _(rule: Rule) -> list[Way]:
    return run_ways(
        rule, [{"i": "0"}, {"i": "off"}] if rule.params.get("on", True) else [{"i": "1"}, {"i": "on"}]
    )


@of_check("capitals")
def _(rule: Rule) -> list[Way]:
    if not rule.params.get("on", True):
        return [
            *on_component(rule, {"capitals": words_changed(str.upper), "caps": partial(look, caps="1")}),
            Way(
                "caps in a style",
                lambda draft: by_style(
                    draft, role(draft, rule.component), caps="1", b="1", sz=_sz(draft, rule)
                ),
            ),
            Way("caps in the common style", lambda draft: shared_style(draft, rule.component, caps="1")),
            *on_component(
                rule,
                {"capitals, a word after a word": words_changed(lambda text: " ".join(text.upper().split()))},
            ),
        ]

    def last_word(text: str) -> str:
        return " ".join([*text.split()[:-1], text.split()[-1].capitalize()])

    def first_word(text: str) -> str:
        return " ".join([text.split()[0].capitalize(), *text.split()[1:]])

    def abbreviation_kept(change: Callable[[str], str]) -> Callable[[str], str]:
        """KT., K/T are letters of their own, and so are the numbers of headings."""

        def act(text: str) -> str:
            head, _, tail = text.partition(" ")
            return (
                f"{head} {change(tail)}"
                if rule.component in {"authority", "heading"} and tail
                else change(text)
            )

        return act

    acts = {
        "sentence": str.capitalize,
        "title": str.title,
        "small": str.lower,
        "last word": last_word,
        "first word": first_word,
    }
    return on_component(
        rule, {name: words_changed(abbreviation_kept(change)) for name, change in acts.items()}
    )


def _sz(draft: Draft, rule: Rule) -> str:
    size = draft.style(draft.style_of(role(draft, rule.component))).find(f"{W}rPr/{W}sz")
    return size.get(f"{W}val")


@of_check("placed")
def _(rule: Rule) -> list[Way]:
    others = [one for one in ("left", "right", "both", "end", "start") if one != rule.params["align"]]

    def own_style(draft: Draft) -> None:
        lay(within(draft.new_style(role(draft, rule.component)), "pPr"), jc="right")

    return [*on_component(rule, {one: partial(lay, jc=one) for one in others}), Way("own style", own_style)]


def line_below(paragraph: Node) -> Node:
    """The paragraph that bears the line."""
    for below in paragraph.itersiblings():
        if below.tag == f"{W}p" and below.find(f"{W}pPr/{W}pBdr") is not None:
            return below
    raise NotHere("line")


@of_check("line-under")
def _(rule: Rule) -> list[Way]:
    def unbordered(line: Node) -> None:
        line.find(f"{W}pPr").remove(line.find(f"{W}pPr/{W}pBdr"))

    def edge(line: Node, value: str) -> None:
        line.find(f"{W}pPr/{W}pBdr/{W}bottom").set(f"{W}val", value)

    def emptied(line: Node) -> None:
        line.find(f"{W}pPr/{W}pBdr").clear()

    acts = {
        "taken out": lambda line: line.getparent().remove(line),
        "no border": unbordered,
        "nil": partial(edge, value="nil"),
        "none": partial(edge, value="none"),
        "no edge": emptied,
    }
    return on_component(
        rule, {name: lambda paragraph, act=act: act(line_below(paragraph)) for name, act in acts.items()}
    )


@of_check("present")
def _(rule: Rule) -> list[Way]:
    def each(act: Callable[[Node], object]) -> Callable[[Draft], None]:
        def acts(draft: Draft) -> None:
            for paragraph in roles(draft, rule.component):
                act(paragraph)

        return acts

    def fits(made: Made) -> bool:
        parts = made.parts
        if parts.kind in rule.params.get("except", ()):
            return False
        # Where a superior stands above, it would be taken for the issuer, and who reads the page would take it so too.
        return not (rule.component == "issuer" and parts.superior)

    acts = {
        "taken out": cut,
        "emptied": lambda paragraph: say(paragraph, ""),
        "hidden": vanish,
        "deleted": deleted,
        "dots": lambda paragraph: say(paragraph, "…………"),
    }
    return [Way(name, each(act), fits=fits) for name, act in acts.items()]


@of_check("exact-text")
def _(rule: Rule) -> list[Way]:
    wrong = {
        "national": (
            "CỘNG HÒA XHCN VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.",
            "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM",
            "CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA CHỦ NGHĨA VIỆT NAM",
        ),
        "motto": (
            "Độc lập – Tự do – Hạnh phúc",
            "Độc lập-Tự do-Hạnh phúc",
            "Độc Lập - Tự Do - Hạnh Phúc",
            "Độc lập - Tự do - Hạnh phúc.",
            "Độc lập - Tư do - Hạnh phúc",
            "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        ),
        "party_header": (
            "ĐẢNG CỘNG SẢN VN",
            "ĐẢNG CỘNG SẢN VIỆT NAM.",
            "ĐẢNG CÔNG SẢN VIỆT NAM",
            "ĐẢNG CỘNG SẢN VIÊT NAM",
            "ĐẢNG CỘNG SÀN VIỆT NAM",
        ),
    }
    return on_component(rule, {text: partial(say, text=text) for text in wrong[rule.component]})


@of_check("no-final-stop")
def _(rule: Rule) -> list[Way]:
    return on_component(
        rule,
        {mark: words_changed(lambda text, mark=mark: text + mark) for mark in (".", ";", ",", ":", "./.")},
    )


@of_check("starts-with")
def _(rule: Rule) -> list[Way]:
    return on_component(
        rule,
        {
            new: words_changed(lambda text, new=new: text.replace(rule.params["text"], new, 1))
            for new in ("Về việc", "VV", "V/V", "v/v", "Vv")
        },
    )


@of_check("mark-words")
def _(rule: Rule) -> list[Way]:
    acts = {"sentence": str.capitalize, "small": str.lower, "title": str.title}
    found = on_component(rule, {name: words_changed(change) for name, change in acts.items()})
    wrong = {
        "urgency": {
            "last letter": lambda text: text[:-1] + text[-1].lower(),
            "toneless": lambda text: "HOA TOC" if "H" in text[:1] else "KHÂN",
        },
        "secrecy": {"last letter": lambda text: text[:-1] + text[-1].lower(), "toneless": lambda text: "MÂT"},
        "circulation": {
            "other words": lambda text: "Lưu hành nội Bộ",
            "toneless": lambda text: "LƯU HÀNH NÔI BỘ",
        },
    }
    return found + on_component(
        rule, {name: words_changed(change) for name, change in wrong[rule.component].items()}
    )
