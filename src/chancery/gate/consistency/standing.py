"""Whether a document was in force on a day (tình trạng hiệu lực), and by what it isn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chancery.gate.consistency.model import Relation, Work

State = Literal["in-force", "not-yet", "ended", "replaced", "repealed"]
_ENDS: dict[str, State] = {"replaces": "replaced", "repeals": "repealed"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A document's state on a day. by: what ended it; since: from when; amended: by what, the whole document in force."""

    state: State
    by: Relation | None = None
    since: date | None = None
    amended: tuple[Relation, ...] = ()

    @property
    def in_force(self) -> bool:
        return self.state == "in-force"


def standing(work: Work, done: Sequence[Relation], day: date) -> Standing:
    """The state on `day`. done: what was done to it (`Register.done_to`)."""
    effective = [relation for relation in done if _took_effect(relation, day)]
    ending = [relation for relation in effective if relation.verb in _ENDS and not relation.places]
    if ending:
        first = min(ending, key=lambda relation: relation.since or date.min)
        return Standing(_ENDS[first.verb], first, first.since)
    if work.until and work.until <= day:
        return Standing("ended", since=work.until)
    if work.since and day < work.since:
        return Standing("not-yet", since=work.since)
    amended = tuple(
        relation
        for relation in effective
        if relation.verb == "amends" or (relation.verb in _ENDS and relation.places)
    )
    return Standing("in-force", amended=amended)


def _took_effect(relation: Relation, day: date) -> bool:
    since = relation.since or relation.source.since or relation.source.dated
    return not relation.source.draft and (since is None or since <= day)
