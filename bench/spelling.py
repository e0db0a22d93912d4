"""How well the gate spells: detection F1 on mistakes marked by others, and false alarms on clean legal text.

`spelling.f1`: the articles of Viwiki-spelling (Tran et al. 2021; the 54 of the set's 107 that lie in shared/data). A word
told of is right where it overlaps a marked mistake, and corrected where the first suggestion is one of the marked
corrections (in either placement of tone marks, i or y). The weights of the words in context are learnt from articles of
the same set, so each article is judged with weights learnt without it (`data/spelling_folds.json`, made by
tools/spelling_fit.py); the counts of syllables come from other texts (gate/text/spelling/data/README.md). The threshold
and the other rules were tuned looking at the same articles.

`spelling.false_alarms`: Nghị định 30/2020/NĐ-CP with its appendices, without the notes of who collected it, and a report of
a conference: what rules VP-S101 to VP-S107 tell of in every line. TRUE are those findings that are mistakes of the copy, looked at by
hand. Mixed conventions (VP-S108, VP-S109) aren't counted: they are facts of the document.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from _figure import report, unable

from chancery.gate.packs import rules_by_code
from chancery.gate.text.normal import nfc
from chancery.gate.text.running import Running
from chancery.gate.text.spelling import Misspelling, context, misspellings, misspellings_each, slips
from chancery.gate.text.syllables import form

FIGURES = ["spelling.f1", "spelling.false_alarms"]
DATA = Path(__file__).parents[2] / "shared" / "data"
FOLDS = Path(__file__).parent / "data" / "spelling_folds.json"
PUBLISHED = (
    "each article judged with weights learnt without it; Tran et al. 2021 on all 107 articles, as cited by others: "
    "P 0.6696, R 0.7092, F1 0.6888"
)
# "dấu chẩm phẩy" for "dấu chấm phẩy", in the first appendix as circulated.
TRUE = {("appendix-I.md", "chẩm")}
WORD = re.compile(r"[^\W\d_]+")


def ratios(right: int, told: int, marked: int) -> dict[str, float]:
    precision, recall = right / told, right / marked
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / (precision + recall)}


def judged(articles: list[dict[str, Any]]) -> list[list[Misspelling]]:
    """What is told of each article, with the weights of its fold."""
    folds = json.loads(FOLDS.read_text())
    found = []
    for number, article in enumerate(articles):
        with mock.patch.object(slips, "weights", lambda n=number: folds[n % len(folds)]):
            context.vector.cache_clear()
            found.append(misspellings(nfc(article["text"])))
    context.vector.cache_clear()
    return found


def f1() -> None:
    path = DATA / "viwiki-spelling" / "even.jsonl"
    if not path.is_file():
        unable(f"no marked mistakes: {path} is missing")
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    told = detected = corrected = marked = missed = words = 0
    kinds: Counter[tuple[str, bool]] = Counter()
    for article, slips_ in zip(articles, judged(articles), strict=True):
        text = article["text"]
        if nfc(text) != text:
            unable(f"article {article['_id']} isn't NFC: its offsets would be others")
        words += len(WORD.findall(text))
        gold = {int(mistake["start_offset"]): mistake for mistake in article["mistakes"]}
        hit: set[int] = set()
        for slip in slips_:
            at = [s for s, m in gold.items() if s < slip.end and slip.start < s + len(m["text"])]
            hit.update(at)
            detected += bool(at)
            kinds[slip.why, bool(at)] += 1
            if at and slip.suggestions:
                meant = {form(nfc(one)) for one in gold[at[0]]["suggest"]}
                corrected += form(slip.suggestions[0]) in meant
        told, marked, missed = told + len(slips_), marked + len(gold), missed + len(gold.keys() - hit)
    detection = {"P": detected / told, "R": (marked - missed) / marked}
    detection["F1"] = 2 * detection["P"] * detection["R"] / (detection["P"] + detection["R"])
    for name, values in (("detection", detection), ("correction", ratios(corrected, told, marked))):
        print(name, {key: round(value, 4) for key, value in values.items()}, file=sys.stderr)
    for (why, right), count in sorted(kinds.items()):
        print(f"{why}: {count} {'right' if right else 'wrong'}", file=sys.stderr)
    size = f"{len(articles)} articles, {marked} marked mistakes, {words} words"
    report("spelling.f1", round(detection["F1"], 4), "", size, PUBLISHED)


def paragraphs(path: Path) -> list[str]:
    """The lines of a text without the notes and the marks of Markdown."""
    lines = nfc(path.read_text("utf-8")).splitlines()
    kept = [line for line in lines if not line.startswith(">")]
    return [re.sub(r"^#+ |\*\*|`|\[RELEVANT\]", "", line.replace("|", " ; ")).strip() for line in kept]


def told_of(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Every misspelling that the rules tell of, known mistakes too."""
    for slips_ in misspellings_each(lines):
        for slip in slips_:
            yield slip.wrong, slip.why
    running = Running(lines)
    for wrong in rules_by_code()["VP-S102"][1].params["swap"]:
        for _ in running.find(wrong):
            yield wrong, "VP-S102"


def false_alarms() -> None:
    texts = [*sorted((DATA / "nd30-2020").glob("*.md")), DATA / "year-end-conference-2022.vi.txt"]
    if len(texts) < 2:
        unable(f"no clean texts: {DATA} is missing")
    words = alarms = 0
    for path in texts:
        lines = [line for line in paragraphs(path) if line]
        words += sum(len(WORD.findall(line)) for line in lines)
        for quote, rule in told_of(lines):
            true = (path.name, quote) in TRUE
            alarms += not true
            print(path.name, rule, quote, "true" if true else "FALSE", file=sys.stderr)
    report(
        "spelling.false_alarms",
        round(1000 * alarms / words, 3),
        "per 1,000 words",
        f"{words} words of legal text",
        f"every finding looked at by hand; {alarms} false",
    )


if __name__ == "__main__":
    wanted = sys.argv[1:] or FIGURES
    if "spelling.f1" in wanted:
        f1()
    if "spelling.false_alarms" in wanted:
        false_alarms()
