"""Rules of appendices."""

from __future__ import annotations

from functools import partial

from chancery.gate.rule import Rule

from ..draft import (
    Draft,
    say,
)
from ..ways import Way, of_check


@of_check("annex-number")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, which: int, text: str) -> None:
        say(draft.all("annex")[which], text)

    told = (
        (0, "Phụ lục 1"),
        (1, "Phụ lục 2"),
        (0, "Phụ lục số 1"),
        (1, "Phụ lục III"),
        (1, "Phụ lục"),
        (0, "Phụ lục A"),
    )
    return [Way(f"{which} {text}", partial(act, which=which, text=text)) for which, text in told]
