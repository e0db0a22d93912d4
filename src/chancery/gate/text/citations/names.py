"""The words by which documents are cited, from names.yaml, made into patterns once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from chancery.gate.packs import kinds
from chancery.gate.text.citations.lexicon import Lexicon

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BY_NAME = frozenset({"hien-phap", "bo-luat", "luat", "phap-lenh"})
"""Kinds that may be cited by name without number."""
# The tone mark of an open syllable stands on its first vowel or, by the other convention, on its second.
_OTHER = dict(
    zip(
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        strict=True,
    )
)
_EITHER = re.compile("|".join([*_OTHER, *_OTHER.values()]))
_BACK = {second: first for first, second in _OTHER.items()}
_BLANK = r"[ \t\u00a0]*"
_SPACE = r"[ \t\u00a0]+"
# What a character of a name stands for in a pattern, where not for itself.
_READ = {
    " ": _SPACE,
    "-": rf"{_BLANK}[-–]{_BLANK}",
    "&": rf"{_BLANK}&{_BLANK}",
    ",": rf"(?:{_BLANK},{_BLANK}|{_SPACE})",
}


def _spellings(words: str) -> Iterable[str]:
    """The words in small letters, with either placement of each tone mark."""
    low = re.sub(r" ?([-&,]) ?", r"\1", words.lower())
    parts = _EITHER.split(low)
    marks = _EITHER.findall(low)
    for chosen in product(*((mark, _OTHER.get(mark) or _BACK[mark]) for mark in marks)):
        yield "".join(map("".join, zip(parts, [*chosen, ""], strict=True)))


def any_of(names: Iterable[str], capital: bool = False) -> str:
    """A pattern of the names, the longest first, whatever the case, blanks and placement of tone marks.

    capital: each name's first letter as it stands. It is a tree of letters, so that each is read once.
    """
    tree: dict[str, Any] = {}
    for name in names:
        for spelling in _spellings(name):
            first = name[0] if capital else spelling[0] + spelling[0].upper()
            branch = tree.setdefault(first, {})
            for letter in spelling[1:]:
                branch = branch.setdefault(letter, {})
            branch[""] = {}
    return "|".join(f"[{first}](?i:{_pattern(rest)})" for first, rest in tree.items())


def _pattern(tree: dict[str, Any]) -> str:
    ends = "" in tree
    branches = [
        (_READ.get(letter) or re.escape(letter)) + _pattern(rest) for letter, rest in tree.items() if letter
    ]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


@dataclass(frozen=True)
class Names:
    """The patterns and lists of names.yaml, which says what each is.

    kind: a type's name (`name`), its abbreviation (`short`) or that of a law's title (`code`: BLHS); kinds: the codes of the
    types by their names in small letters; heads: by the heads of their symbols. titles: the names of laws, by kind;
    starter: the first two syllables of one. issuer:
    an agency's whole name; post: one before it; head: words that an agency's name begins with, `name` without the post.
    """

    kind: re.Pattern[str]
    kinds: dict[str, str]
    short: dict[str, str]
    heads: dict[str, str]
    plain: frozenset[str]
    symbolled: frozenset[str]
    common: frozenset[str]
    unnumbered: frozenset[str]
    worded: frozenset[str]
    codes: dict[str, str]
    titles: dict[str, Lexicon]
    starter: Lexicon
    fields: re.Pattern[str]
    stops: frozenset[str]
    cue: re.Pattern[str]
    post: re.Pattern[str]
    issuer: Lexicon
    head: re.Pattern[str]
    branch: Lexicon
    nameless: frozenset[str]
    levels: frozenset[str]
    province: Lexicon
    bounds: frozenset[str]
    foreign: re.Pattern[str]
    treaties: re.Pattern[str]

    def code(self, match: re.Match[str]) -> str:
        """The kind's code of a match of `kind`."""
        if match["short"]:
            return self.short[match["short"]]
        return "bo-luat" if match["code"] else self.kinds[" ".join(match["name"].lower().split())]


def _starter(title: str) -> str:
    return " ".join(title.split()[:2])


@cache
def names() -> Names:
    path = Path(__file__).with_name("names.yaml")
    raw = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 the loader is a safe one
    full = {spelling: code for code, kind in kinds().items() for spelling in _spellings(kind.name)}
    heads: dict[str, str] = {}
    for code, kind in kinds().items():
        for abbreviation in filter(None, kind.symbols.values()):
            heads.setdefault(abbreviation, code)
    short: dict[str, str] = {}
    for code, value in raw["kinds"].items():
        full |= {spelling: code for name in value["names"] for spelling in _spellings(name)}
        short |= dict.fromkeys(value.get("short", ()), code)
        heads |= dict.fromkeys(value.get("heads", ()), code)
    posts = any_of(raw["posts"])
    ministries = [name.removeprefix("Bộ ") for name in raw["issuers"] if name.startswith("Bộ ")]
    branches = [*ministries, *raw["branches"]]
    return Names(
        kind=re.compile(
            rf"(?:(?P<name>{any_of(full)})|(?P<short>{'|'.join(sorted(short, reverse=True))})"
            rf"|(?P<code>{'|'.join(sorted(raw['codes'], reverse=True))}))(?!\w)"
        ),
        kinds=full,
        short=short,
        heads=heads,
        plain=frozenset(raw["plain"]),
        symbolled=frozenset(raw["symbolled"]),
        common=frozenset(raw["common"]),
        unnumbered=frozenset(raw["unnumbered"]),
        worded=frozenset(raw["worded"]),
        codes=raw["codes"],
        starter=Lexicon(_starter(title) for title in raw["titles"]["luat"]),
        titles={code: Lexicon(titles) for code, titles in raw["titles"].items()},
        fields=re.compile(rf"(?:{any_of(raw['fields'])})(?!\w)"),
        stops=frozenset(raw["stops"]),
        cue=re.compile(rf"""(?:(?:{any_of(raw["cues"])})|[,;])\s+[“"]?$"""),
        post=re.compile(rf"(?:{posts}){_SPACE}"),
        issuer=Lexicon(raw["issuers"]),
        head=re.compile(rf"(?:(?:{posts}){_SPACE})?(?P<name>{any_of(raw['heads'])})(?!\w)"),
        branch=Lexicon(branches),
        nameless=frozenset(raw["nameless"]),
        levels=frozenset(raw["levels"]),
        province=Lexicon(raw["provinces"]),
        bounds=frozenset(raw["bounds"]),
        treaties=re.compile(rf"(?:{any_of(raw['treaties'])})(?!\w)"),
        foreign=re.compile(rf"{_SPACE}(?:của{_SPACE})?(?:{any_of(raw['foreign'], capital=True)})(?!\w)"),
    )
