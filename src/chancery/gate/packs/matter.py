"""What a pack of procedure says besides its rules: the type of matter (loại việc) and the words that its rules use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Names = dict[str, tuple[str, str]]
"""Code to the name in Vietnamese and in English."""


@dataclass(frozen=True)
class Matter:
    """A type of matter. appraisers: how many people at least give their verdicts before the gate opens; 0 where the
    gate's own appraisal is enough. deadlines: names of the calendar's rules, for `appraise` and `opinion`.
    papers, agencies, signers: what the rules, and those who fill in a dossier, choose from.
    """

    code: str
    appraisers: int
    deadlines: dict[str, str]
    papers: Names
    agencies: Names
    signers: Names


_NAMED = ("papers", "agencies", "signers")
_USES = {"paper": "papers", "agency": "agencies", "signers": "signers"}


def matter_of(raw: dict[str, Any], above: Matter | None) -> Matter:
    """The matter of a pack; what it doesn't say is as in the pack that it extends. Raises ValueError with the mend."""
    if "matter" not in raw:
        raise ValueError("`matter:` is missing; a pack of procedure names its type of matter")
    named: dict[str, Names] = {}
    for group in _NAMED:
        own = raw.get(group, {})
        for code, value in own.items():
            if not (isinstance(value, dict) and value.get("name") and value.get("english")):
                raise ValueError(f"{group}: {code} needs `name` and `english`")
        named[group] = (getattr(above, group) if above else {}) | {
            code: (value["name"], value["english"]) for code, value in own.items()
        }
    return Matter(
        raw["matter"],
        raw.get("appraisers", above.appraisers if above else 0),
        (above.deadlines if above else {}) | raw.get("deadlines", {}),
        **named,
    )


def unknown_names(matter: Matter, params: dict[str, Any]) -> str:
    """Which words of a rule's parameters the matter doesn't have, "" where it has all."""
    for name, group in _USES.items():
        said = params.get(name, [])
        known = getattr(matter, group)
        for code in [said] if isinstance(said, str) else said:
            if code not in known:
                return f"{group} has no {code}; there are {', '.join(known)}"
    return ""
