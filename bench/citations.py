"""How well the gate reads citations of issued documents: precision and recall on mentions labelled by hand.

`data/citations.jsonl` holds one source a line: `source` (a file of nd30-2020, the conference report, or an article of
vietnews), `read` (the stretches read whole, as paragraph, start, end; every mention in them is labelled) and `mentions`
(paragraph, start, end, quote, and the fields that are not empty). Sources marked `held` were labelled when the parser was
done, and nothing was changed for them since: what it does on those is told beside the figure over all. Texts are taken
NFC; a file's paragraphs are its lines, an article is one paragraph. What counts as a mention, and how far one reaches, is
told by the package that reads them.

A mention found is right when it and the labelled one share at least 80% of the characters that either covers, and
type, number, symbol, name, date, issuer and places are those of the label. A mention found outside of `read` isn't counted.
"""

from __future__ import annotations

import json
import lzma
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from _figure import report, unable

from chancery.gate.text.citations import Citation, citations
from chancery.gate.text.normal import canonical_tone

FIGURES = ["citations.precision", "citations.recall"]
LABELS = Path(__file__).parent / "data" / "citations.jsonl"
DATA = Path(__file__).parents[2] / "shared" / "data"
FIELDS = ("kind", "number", "symbol", "title", "year", "dated", "issuer", "units")
SHARED = 0.8


@cache
def articles() -> dict[str, str]:
    with lzma.open(DATA / "vietnews" / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {article["id"]: article["text"] for article in map(json.loads, lines)}


def paragraphs(source: str) -> list[str]:
    """The paragraphs of a source, NFC."""
    folder, _, name = source.partition("/")
    text = articles()[name] if folder == "vietnews" else (DATA / source).read_text(encoding="utf-8")
    text = unicodedata.normalize("NFC", text)
    return [text] if folder == "vietnews" else text.split("\n")


def told(value: str) -> str:
    return canonical_tone(" ".join(value.split())).lower()


def fields(found: Citation) -> dict[str, Any]:
    """What is compared. The year counts where a law is cited by name: "Bộ luật Hình sự năm 2015"."""
    return {
        "kind": found.kind,
        "number": found.number,
        "symbol": found.symbol,
        "title": told(found.title),
        "year": found.year if found.title and not found.symbol else None,
        "dated": found.dated.isoformat() if found.dated else "",
        "issuer": told(found.issuer),
        "units": [str(unit) for unit in found.units],
    }


def same(found: Citation, label: dict[str, Any]) -> bool:
    if found.paragraph != label["paragraph"]:
        return False
    common = min(found.end, label["end"]) - max(found.start, label["start"])
    either = max(found.end, label["end"]) - min(found.start, label["start"])
    if common < SHARED * either:
        return False
    meant = {
        **{"kind": "", "number": "", "symbol": "", "year": None, "dated": "", "units": []},
        **{name: label[name] for name in FIELDS if name in label},
        "title": told(label.get("title", "")),
        "issuer": told(label.get("issuer", "")),
    }
    return fields(found) == meant


def compare(source: dict[str, Any]) -> tuple[int, list[Citation], list[dict[str, Any]]]:
    """How many are right; those found in vain; those missed."""
    texts = paragraphs(source["source"])
    own = "nghi-dinh" if source["source"].startswith("nd30") else ""
    found = [
        citation
        for citation in citations(texts, own)
        if any(
            citation.paragraph == paragraph and start <= citation.start < end
            for paragraph, start, end in source["read"]
        )
    ]
    missed = []
    for label in source["mentions"]:
        quote = texts[label["paragraph"]][label["start"] : label["end"]]
        if quote != label["quote"]:
            unable(f"{source['source']} is not the text that was labelled: {label['quote']!r} isn't there")
        match = next((citation for citation in found if same(citation, label)), None)
        if match:
            found.remove(match)
        else:
            missed.append(label)
    return len(source["mentions"]) - len(missed), found, missed


@dataclass
class Tally:
    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def mentions(self) -> int:
        return self.right + self.missing

    @property
    def precision(self) -> float:
        return round(self.right / (self.right + self.wrong or 1), 4)

    @property
    def recall(self) -> float:
        return round(self.right / (self.mentions or 1), 4)


def main() -> None:
    if not DATA.is_dir():
        unable(f"no labelled texts: {DATA} is missing")
    whole, held = Tally(), Tally()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        source = json.loads(line)
        right, vain, missed = compare(source)
        for tally in (whole, held) if source.get("held") else (whole,):
            tally.right += right
            tally.wrong += len(vain)
            tally.missing += len(missed)
        for citation in vain:
            print(f"{source['source']} found: {citation}", file=sys.stderr)
        for label in missed:
            print(f"{source['source']} missed: {label}", file=sys.stderr)
    size = f"{whole.mentions} mentions, {held.mentions} of them held out"
    against = "labels made by hand; span, type, number, name, date, issuer and places all right; on those held out: "
    wanted = sys.argv[1:] or FIGURES
    for name in ("precision", "recall"):
        if f"citations.{name}" in wanted:
            report(f"citations.{name}", getattr(whole, name), "", size, f"{against}{getattr(held, name)}")


if __name__ == "__main__":
    main()
