"""The citations of a draft, each looked up in the register of issued documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chancery.gate.consistency import keys
from chancery.gate.consistency.authority import agree, central, issuer_words
from chancery.gate.consistency.model import Register, Relation, Series, Work
from chancery.gate.consistency.standing import Standing, standing
from chancery.gate.detect import Detection
from chancery.gate.docx.model import Paragraph
from chancery.gate.text import symbols
from chancery.gate.text.citations import Citation
from chancery.gate.text.citations.names import names


@dataclass(frozen=True)
class Mention:
    """A citation in the draft. named: the citation that names its document, itself or an earlier one. basis: it stands in a
    legal basis. work: the document in the register, None where it can't be told. sure: the document found is the one meant,
    and not another agency's of the same symbol."""

    citation: Citation
    named: Citation
    paragraph: Paragraph
    basis: bool
    work: Work | None = None
    sure: bool = False

    @property
    def first(self) -> bool:
        return self.citation is self.named

    @property
    def key(self) -> str:
        named = self.named
        return keys.of_citation(named.kind, named.number, named.symbol, named.title, named.year)

    @property
    def series(self) -> str:
        return keys.series(self.named.symbol)


@dataclass
class Looked:
    """What the register says of a draft's citations."""

    mentions: list[Mention] = field(default_factory=list)
    standings: dict[int, Standing] = field(default_factory=dict)
    """By the id of a document."""
    held: dict[tuple[str, int], list[Series]] = field(default_factory=dict)
    same_day: dict[str, list[Work]] = field(default_factory=dict)
    """For citations that weren't found: the documents of their type and day, by `keys.of_day`."""
    same_name: dict[str, list[Work]] = field(default_factory=dict)
    """For laws that weren't found: those of the same name and another year, by `keys.of_title`."""
    known: frozenset[str] = frozenset()
    """The keys of citations that some document of the register has."""


def mentions_of(found: Detection, cited: Sequence[Citation]) -> list[Mention]:
    """The citations of issued documents by others, not yet looked up."""
    paragraphs = found.document.paragraphs
    bases = {span.paragraph.index for span in found.all("basis")}
    own = own_keys(found)
    told = []
    for citation in cited:
        named = citation
        if not citation.named:
            if not isinstance(citation.refers_to, int):
                continue
            named = cited[citation.refers_to]
        paragraph = paragraphs[citation.paragraph]
        mention = Mention(citation, named, paragraph, paragraph.index in bases)
        if mention.key and mention.key not in own:
            told.append(mention)
    return told


def own_keys(found: Detection) -> frozenset[str]:
    """The keys of the draft itself, so that it isn't compared with itself when it is in the register."""
    span = found.first("number")
    parsed = symbols.parse(span.line) if span else None
    if not parsed or not parsed.number:
        return frozenset()
    return frozenset(
        key for key in keys.of_work(found.kind or "", parsed.text, "", found.day) if key[0] in "sn"
    )


def look(found: Detection, told: Sequence[Mention]) -> Looked:
    """Every citation looked up, a few questions in all; nothing without a register."""
    register = found.register
    if register is None or not told:
        return Looked()
    by_key = register.works({mention.key for mention in told})
    own = _own_words(found)
    result = Looked(known=frozenset(by_key))
    for mention in told:
        work = _picked(mention, by_key.get(mention.key, []), found)
        sure = work is not None and _sure(mention, work, own)
        result.mentions.append(
            Mention(mention.citation, mention.named, mention.paragraph, mention.basis, work, sure)
        )
    result.standings = _standings(
        found, register, [mention.work for mention in result.mentions if mention.work]
    )
    _missing(result, register)
    return result


def _standings(found: Detection, register: Register, works: Sequence[Work]) -> dict[int, Standing]:
    unique = {work.id: work for work in works if not work.hidden}
    own = own_keys(found)

    def own_doing(relation: Relation) -> bool:
        source = relation.source
        return bool(own.intersection(keys.of_work(source.kind, source.symbol, source.title, source.dated)))

    done = register.done_to(unique.values())
    return {
        pk: standing(
            work, [relation for relation in done.get(pk, ()) if not own_doing(relation)], found.law_day
        )
        for pk, work in unique.items()
    }


def _missing(result: Looked, register: Register) -> None:
    """Asks beside what wasn't found: the series, other documents of the day, laws of the same name."""
    missing = [mention for mention in result.mentions if mention.first and mention.key not in result.known]
    asked = set()
    beside: set[str] = set()
    for mention in missing:
        named = mention.named
        year = keys.year_of(named.symbol) or named.year
        if mention.series and year:
            asked.add((mention.series, year))
        if named.dated and named.kind and named.symbol:
            beside.add(keys.of_day(named.kind, named.dated))
        if named.title:
            beside.add(keys.of_title(named.kind, named.title))
    if asked:
        result.held = register.series(asked)
    if beside:
        found = register.works(beside)
        result.same_day = {key: works for key, works in found.items() if key.startswith("d:")}
        result.same_name = {key: works for key, works in found.items() if key.startswith("t:")}


def _picked(mention: Mention, works: Sequence[Work], found: Detection) -> Work | None:
    """The document meant among those of one key; None where several could be."""
    named = mention.named
    narrowed = list(works)
    for fits in (
        lambda work: work.kind == named.kind,
        lambda work: named.dated is None or work.dated == named.dated,
        lambda work: not named.issuer or agree(work.issuer, named.issuer),
    ):
        kept = [work for work in narrowed if fits(work)]
        narrowed = kept or narrowed
    if named.title and not named.symbol and len(narrowed) > 1:
        # A law cited without its year is the newest by then.
        passed = [work for work in narrowed if work.dated and work.dated <= found.law_day]
        narrowed = [max(passed, key=lambda work: work.dated or found.law_day)] if passed else narrowed
    if len(narrowed) != 1:
        return None
    work = narrowed[0]
    if named.kind and work.kind != named.kind and not head_tells(mention.series, work.kind):
        return None
    return work


def head_tells(series: str, kind: str) -> bool:
    """Whether the symbol tells the type: laws and resolutions of the National Assembly have numbers of their own, and so
    have a regulation (quy định) and a decision of the Party, with like symbols."""
    if "/" in series:
        return False
    head = re.match(r"[a-zđ]+", series)
    return head is not None and any(
        name.lower() == head[0] and code == kind for name, code in names().heads.items()
    )


def _own_words(found: Detection) -> frozenset[str]:
    """The words of the draft's own agencies and place."""
    spans = [*found.all("issuer"), *found.all("superior"), *found.all("place_date")]
    return frozenset().union(*(issuer_words(span.line) for span in spans))


def _sure(mention: Mention, work: Work, own: frozenset[str]) -> bool:
    if not work.symbol or mention.named.title or central(keys.series(work.symbol)):
        return True
    return issuer_words(work.issuer) <= issuer_words(mention.named.issuer) | own
