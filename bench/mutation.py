"""How surely the gate finds what is wrong, and only that: every rule broken one at a time, in at least five ways.

The documents and the ways are those of `mutations/`. Recall of a rule: of the files in which it was broken, the part in
which it is reported; the figure is that of the worst rule. Precision: of all rules reported, one a file, the part that was
broken there; what is reported in the faultless documents counts against it.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random

from _figure import report
from mutations import form  # noqa: F401
from mutations.documents import Made, documents
from mutations.draft import Draft, NotHere
from mutations.ways import Way, ways

from chancery.gate.engine import check
from chancery.gate.packs import packs
from chancery.gate.rule import Rule

FIGURES = ("gate.recall", "gate.precision")
FEWEST_WAYS = 5
FILES_A_WAY = 2


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


def main(wanted: list[str]) -> None:
    made = list(documents())
    only = [word for word in wanted if word not in FIGURES]
    asked, told_right = Counter[str](), Counter[str]()
    few, vain, missed = [], defaultdict(list), defaultdict(list)
    right = wrong = 0
    for one in made:
        for code in {finding.rule for finding in check(one.content, pack=one.pack).findings}:
            wrong += 1
            vain[code].append(f"{one.key}, faultless")
    for pack in packs().values():
        of_pack = [one for one in made if pack.family != "form" or one.pack == pack.code]
        for rule in pack.rules:
            if only and not any(word in rule.code for word in only):
                continue
            key = f"{pack.code}/{rule.code}" if pack.family == "form" else rule.code
            used = set()
            for way in ways(rule):
                for one, content in broken(rule, way, of_pack):
                    used.add(way.name)
                    codes = {finding.rule for finding in check(content, pack=one.pack).findings}
                    asked[key] += 1
                    told_right[key] += rule.code in codes
                    if rule.code not in codes:
                        missed[key].append(f"{way.name} in {one.key}")
                    right += len(codes & {rule.code, *way.also})
                    for code in codes - {rule.code, *way.also}:
                        wrong += 1
                        vain[code].append(f"{one.key}, where {rule.code} was broken: {way.name}")
            if len(used) < FEWEST_WAYS:
                few.append(f"{key}: {len(used)} ways")
    recall = {key: told_right[key] / asked[key] for key in asked}
    tell(recall, missed, vain, few)
    files = sum(asked.values())
    kinds = len({one.parts.kind for one in made})
    size = f"{len(asked)} rules broken in {files} files, from {len(made)} documents of {kinds} types"
    if few and not only:
        print("Too few ways:", *few, sep="\n  ", file=sys.stderr)
        size += f"; {len(few)} rules in fewer than {FEWEST_WAYS} ways"
    worst = min(recall, key=recall.__getitem__)
    if "gate.recall" in wanted or only:
        mean = sum(told_right.values()) / files
        report(
            "gate.recall", round(recall[worst], 3), "", size, f"the worst rule, {worst}; over all {mean:.4f}"
        )
    if "gate.precision" in wanted or only:
        report("gate.precision", round(right / (right + wrong), 4), "", size, f"{wrong} reported in vain")


def tell(
    recall: dict[str, float], missed: dict[str, list[str]], vain: dict[str, list[str]], few: list[str]
) -> None:
    """The worst, for who mends them."""
    for key in sorted(missed, key=recall.__getitem__):
        print(f"{key}: recall {recall[key]:.2f}; missed:", *missed[key], sep="\n  ", file=sys.stderr)
    for code in sorted(vain, key=lambda code: -len(vain[code])):
        print(f"{code}: {len(vain[code])} in vain:", *vain[code][:8], sep="\n  ", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:] or list(FIGURES))
