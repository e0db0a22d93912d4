"""What a check takes as `with:`, so that a pack with a mistake is refused when it is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from chancery.gate.text.normal import LOWER, UPPER


class Regex(str):
    """A parameter that is a regular expression; {lower} and {upper} in it stand for the letters of Vietnamese."""


@lru_cache(maxsize=1_000)
def compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex.replace("{lower}", LOWER).replace("{upper}", UPPER), re.MULTILINE)


_Type = type | tuple[type, ...]
TAKES: dict[str, tuple[tuple[str, ...], dict[str, _Type]]] = {}
"""By check: the parameters that it can't do without, and the types of all."""
_NAMES = {
    str: "a text",
    Regex: "a regular expression",
    int: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a mapping",
}
C = TypeVar("C", bound=Callable[..., Any])


def takes(*required: str, **types: _Type) -> Callable[[C], C]:
    """Says which parameters a check takes, and of what type; a name that is a word of Python ends in an underscore here."""

    def told(function: C) -> C:
        name = function.__name__.replace("_", "-")
        TAKES[name] = required, {name.rstrip("_"): type_ for name, type_ in types.items()}
        return function

    return told


def problem(check: str, params: dict[str, Any]) -> str:
    """What is wrong with the parameters, "" where nothing is. A check that doesn't say what it takes takes anything."""
    if check not in TAKES:
        return ""
    required, types = TAKES[check]
    if unknown := params.keys() - types.keys():
        return f"{check} takes no {', '.join(sorted(unknown))}; it takes {', '.join(types)}"
    if missing := [name for name in required if name not in params]:
        return f"{check} needs {', '.join(missing)}; add it to `with:`"
    for name, value in params.items():
        type_ = types[name]
        if type_ is Regex:
            try:
                compiled(value)
            except (re.error, TypeError) as error:
                return f"`{name}` is no regular expression: {error}"
        elif not isinstance(value, type_) or (type_ is int and isinstance(value, bool)):
            wanted = " or ".join(_NAMES[one] for one in (type_ if isinstance(type_, tuple) else (type_,)))
            return f"`{name}` must be {wanted}"
    return ""
