"""Rules of the signature and the recipients."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from chancery.gate.rule import Rule

from ..draft import (
    Draft,
    Node,
    cut,
    deleted,
    say,
    vanish,
)
from ..ways import Way, of_check
from .base import (
    role,
    words_changed,
)


@of_check("authority-form")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, new: str) -> None:
        words_changed(lambda text: new + text[text.index(" ") :])(role(draft, "authority"))

    wrong = (
        ("K/T", "KT/", "KT", "K/T.", "K.T")
        if rule.code.startswith("ND30")
        else ("KT.", "KT", "KT/", "K/T.", "K.T")
    )
    return [Way(new, partial(act, new=new)) for new in wrong]


@of_check("signer-plain")
def _(rule: Rule) -> list[Way]:
    return [
        Way(
            title,
            lambda draft, title=title: words_changed(lambda text: f"{title} {text}")(draft.one("signer")),
        )
        for title in ("TS.", "ThS.", "PGS. TS.", "GS.TS", "Thạc sĩ", "Tiến sĩ", "BS.")
    ]


@of_check("deputy-post")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, change: Callable[[Node], object]) -> None:
        role(draft, "authority")
        change(role(draft, "post"))

    acts = {
        "taken out": cut,
        "emptied": lambda p: say(p, ""),
        "hidden": vanish,
        "deleted": deleted,
        "dots": lambda p: say(p, "…"),
    }
    return [Way(name, partial(act, change=change)) for name, change in acts.items()]


@of_check("recipients-colon")
def _(rule: Rule) -> list[Way]:
    return [
        Way(new, lambda draft, new=new: say(draft.one("recipients_heading"), new))
        for new in ("Nơi nhận", "Nơi nhận.", "Nơi nhận;", "Nơi nhận :", "Nơi nhận -")
    ]


@of_check("recipient-dash")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int, new: str) -> None:
        words_changed(lambda text: text.replace("- ", new, 1))(draft.all("recipient")[which])

    return [
        Way(f"{which} {new!r}", partial(act, which=which, new=new))
        for which, new in ((0, "+ "), (1, "+ "), (0, "• "), (1, "• "), (-1, ""), (-1, "+ "))
    ]


@of_check("recipient-ends")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int, mark: str) -> None:
        words_changed(lambda text: text[:-1] + mark)(draft.all("recipient")[which])

    told = ((0, ""), (1, "."), (1, ""), (0, ":"), (-1, ""), (-1, ";"))
    return [Way(f"{which} {mark!r}", partial(act, which=which, mark=mark)) for which, mark in told]


@of_check("filing-line")
def _(rule: Rule) -> list[Way]:
    def taken_out(draft: Draft) -> None:
        last = draft.all("recipient")[-1]
        before = draft.all("recipient")[-2]
        words_changed(lambda text: text[:-1] + ".")(before)
        cut(last)

    found = [Way("taken out", taken_out)]
    for text in ("- Các cơ quan liên quan.", "- Phòng Tổng hợp.", "- Cổng thông tin điện tử.", "- Như trên."):
        found.append(Way(text, lambda draft, text=text: say(draft.all("recipient")[-1], text)))
    return found


@of_check("filing-form")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, new: str) -> None:
        words_changed(lambda text: text.replace("Lưu:", new, 1))(draft.all("recipient")[-1])

    return [Way(new, partial(act, new=new)) for new in ("Lưu", "Lưu.", "Lưu -", "Lưu;", "LƯU")]


@of_check("addressee-colon")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, new: str) -> None:
        words_changed(lambda text: text.replace("Kính gửi:", new, 1))(draft.one("addressee"))

    return [
        Way(new, partial(act, new=new))
        for new in ("Kính gửi", "Kính gửi.", "Kính gửi ;", "Kính gửi -", "Kính gửi,")
    ]
