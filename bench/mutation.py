"""How surely the gate finds what is wrong, and only that: every rule broken one at a time, in at least five ways.

The documents and the ways are those of `mutations/`. Recall of a rule: of the files in which it was broken, the part in
which it is reported; the figure is that of the worst rule. Precision: of all rules reported, one a file, the part that was
broken there; what is reported in the faultless documents counts against it.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from random import Random

from _figure import report
from mutations import consistency, form, parts, procedure, style  # noqa: F401
from mutations.documents import Made, documents
from mutations.draft import Draft, NotHere
from mutations.register import register
from mutations.ways import Way, ways

from chancery.gate.engine import check
from chancery.gate.packs import Pack, packs
from chancery.gate.procedure import examine
from chancery.gate.rule import Rule

FIGURES = ("gate.recall", "gate.precision")
FEWEST_WAYS = 5
FILES_A_WAY = 2
OF_A_CASE = Way("of a dossier", lambda draft: None)


def broken(rule: Rule, way: Way, made: list[Made]) -> Iterator[tuple[Made, bytes]]:
    """Files in which the rule is broken so: documents taken at random, but the same in every run."""
    chance = Random(hashlib.sha256(f"{rule.code} {way.name}".encode()).digest())
    able = [one for one in made if way.fits(one)]
    chance.shuffle(able)
    found = 0
    for one in able:
        draft = Draft(one)
        try:
            way.act(draft)
        except NotHere:
            continue
        yield one, draft.saved()
        found += 1
        if found == FILES_A_WAY:
            return


class Tally:
    """What was reported of all that was broken."""

    def __init__(self) -> None:
        self.asked, self.right = Counter[str](), Counter[str]()
        self.vain, self.missed = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        self.ways: dict[str, int] = {}

    def count(self, key: str, way: Way, code: str, codes: set[str], where: str) -> None:
        """One file or case: the rule that was broken there, in which way, and the codes that were reported."""
        self.asked[key] += 1
        if codes & {code, *way.either}:
            self.right[key] += 1
        else:
            self.missed[key].append(where)
        for other in codes - {code, *way.also, *way.either}:
            self.vain[other].append(f"{code} broken: {where}")

    def faultless(self, codes: set[str], where: str) -> None:
        for code in codes:
            self.vain[code].append(f"faultless: {where}")

    @property
    def recall(self) -> dict[str, float]:
        return {key: self.right[key] / self.asked[key] for key in self.asked}

    @property
    def precision(self) -> float:
        right = self.right.total()
        return right / (right + sum(map(len, self.vain.values())))


def appraise(tally: Tally, pack: Pack, rule: Rule, made: list[Made]) -> None:
    key = f"{pack.code}/{rule.code}" if pack.family == "form" else rule.code
    used = set()
    for way in ways(rule):
        for one, content in broken(rule, way, made):
            used.add(way.name)
            tally.count(key, way, rule.code, codes_of(content, one.pack), f"{way.name} in {one.key}")
    tally.ways[key] = len(used)


def codes_of(content: bytes, pack: str) -> set[str]:
    return {finding.rule for finding in check(content, pack=pack, register=register()).findings}


def examine_cases(tally: Tally, pack: Pack, asked: Callable[[str], bool]) -> None:
    """The rules of procedure, on dossiers."""
    for whole in procedure.dossiers(pack):
        codes = {finding.rule for finding in examine(whole.case)}
        tally.faultless(codes, f"{pack.code}, dossier {whole.number}")
    for rule in pack.rules:
        if asked(rule.code):
            cases = list(procedure.broken(pack, rule))
            key = f"{pack.code}/{rule.code}"
            tally.ways[key] = len(set(cases))
            for number, case in enumerate(cases):
                codes = {finding.rule for finding in examine(case)}
                tally.count(key, OF_A_CASE, rule.code, codes, f"{pack.code}, dossier {number}")


def main(wanted: list[str]) -> None:
    """wanted: figures; or parts of rules' codes, to see how those do without telling a figure."""
    only = [word for word in wanted if word not in FIGURES]

    def asked(code: str) -> bool:
        return not only or any(word in code for word in only)

    made = list(documents())
    tally = Tally()
    for one in made:
        tally.faultless(codes_of(one.content, one.pack), one.key)
    for pack in packs().values():
        if pack.family == "procedure":
            examine_cases(tally, pack, asked)
            continue
        of_pack = [one for one in made if pack.family != "form" or one.pack == pack.code]
        for rule in pack.rules:
            if asked(rule.code):
                bound = [one for one in of_pack if not rule.kinds or one.parts.kind in rule.kinds]
                appraise(tally, pack, rule, bound)
    tell(tally)
    if only:
        return
    few = [f"{key}: {count}" for key, count in tally.ways.items() if count < FEWEST_WAYS]
    types = len({one.parts.kind for one in made})
    size = f"{len(tally.asked)} rules broken in {tally.asked.total()} files, from {len(made)} documents of {types} types"
    if few:
        print(f"In fewer than {FEWEST_WAYS} ways:", *few, sep="\n  ", file=sys.stderr)
        size += f"; {len(few)} rules in fewer than {FEWEST_WAYS} ways"
    if "gate.recall" in wanted:
        worst = min(tally.recall, key=tally.recall.__getitem__)
        mean = tally.right.total() / tally.asked.total()
        report(
            "gate.recall",
            round(tally.recall[worst], 3),
            "",
            size,
            f"the worst rule, {worst}; over all {mean:.4f}",
        )
    if "gate.precision" in wanted:
        vain = sum(map(len, tally.vain.values()))
        report("gate.precision", round(tally.precision, 4), "", size, f"{vain} reported in vain")


def tell(tally: Tally) -> None:
    """The worst, for who mends them."""
    for key in sorted(tally.missed, key=tally.recall.__getitem__):
        print(
            f"{key}: recall {tally.recall[key]:.2f}; missed:", *tally.missed[key], sep="\n  ", file=sys.stderr
        )
    for code, where in sorted(tally.vain.items(), key=lambda item: -len(item[1])):
        print(f"{code}: {len(where)} in vain:", *where[:8], sep="\n  ", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:] or list(FIGURES))
