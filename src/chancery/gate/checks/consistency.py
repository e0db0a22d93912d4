"""What a draft says of issued documents, against the register: whether they exist, their number, date, issuer and
abstract, whether they were in force, whether they have the article cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chancery.gate.consistency import keys
from chancery.gate.consistency.authority import agree, central
from chancery.gate.consistency.cited import Looked, Mention, head_tells
from chancery.gate.consistency.model import Series, Work
from chancery.gate.consistency.naming import called, kind_name, place_name, place_of
from chancery.gate.consistency.reading import lacks
from chancery.gate.consistency.standing import Standing
from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone

from .base import Fault, check
from .consistency_asked import looked

_DENSE = 0.5
"""Of a series whose numbers the register holds so many of, a number that is missing was never given."""
_FEW = 5
"""A series of fewer documents says nothing of what is missing."""
_ENDED = {
    "replaced": ("đã được thay thế", "was replaced"),
    "repealed": ("đã bị bãi bỏ", "was repealed"),
    "ended": ("đã hết hiệu lực", "was no longer in force"),
}
_SAYS_SO = re.compile(r"hết hiệu lực|thay thế|bãi bỏ|hu[ỷy] bỏ|hủy bỏ|sửa đổi|trước đây", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# Words that begin an abstract and are left out or put in at will.
_OPENING = frozenset(canonical_tone("về việc quy định ban hành hướng dẫn của và các một số").split())
_SHORTENED = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐ&-]{1,}(?!\w)")


def _at(mention: Mention, vi: str, en: str, replacement: str | None = None) -> Fault:
    return Fault((vi, en), mention.paragraph, mention.citation.start, mention.citation.end, replacement)


def _told(mention: Mention) -> str:
    """The document as the draft names it, in few words."""
    named = mention.named
    return " ".join(
        part for part in (kind_name(named.kind) if named.kind else "", named.title, named.symbol) if part
    )


def _known(found: Detection) -> Iterator[tuple[Mention, Work]]:
    """The mentions whose document is known for sure and may be read."""
    for mention in looked(found).mentions:
        if mention.work is not None and mention.sure and not mention.work.hidden:
            yield mention, mention.work


# Whether it exists


@check
def cited_exists(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The document cited is in the register. with: covered: ask where the register holds the series of that year nearly
    whole (true), or only in part, or other years of a law of that name (false)."""
    said = looked(found)
    seen = set()
    for mention in said.mentions:
        key = mention.key
        if (
            not mention.first
            or mention.named.draft
            or key in said.known
            or key in seen
            or _renumbered(said, mention)
        ):
            continue
        seen.add(key)
        named = mention.named
        year = keys.year_of(named.symbol) or named.year
        others = said.same_name.get(keys.of_title(named.kind, named.title), []) if named.title else []
        if others and year and not rule.params["covered"]:
            years = ", ".join(sorted({str(work.dated.year) for work in others if work.dated}))
            if years:
                name = _told(mention)
                yield _at(
                    mention,
                    f"Sổ văn bản đã ban hành không có {name} năm {year}, chỉ có của năm {years}.",
                    f"The register has no {name} of {year}, only of {years}.",
                )
        held = _held(said.held.get((mention.series, year or 0), []), mention)
        if held and named.symbol and (_covers(held, named.symbol) == rule.params["covered"]):
            yield _at(
                mention,
                f"Sổ văn bản đã ban hành không có {_told(mention)} (năm {year} sổ có {held.count} văn bản cùng loại ký hiệu).",
                f"The register has no {_told(mention)} ({held.count} documents of that series and year are in it).",
            )


def _held(held: list[Series], mention: Mention) -> Series | None:
    """What the register holds of the issuer's documents in the series; None where too little, or of whom isn't sure."""
    if not central(mention.series):
        if not mention.named.issuer:
            return None
        held = [series for series in held if agree(series.issuer, mention.named.issuer)]
        if len(held) > 1:
            return None
    count = sum(series.count for series in held)
    return Series("", count, max(series.highest for series in held)) if count >= _FEW else None


def _covers(held: Series, symbol: str) -> bool:
    number = int(re.sub(r"\D", "", keys.number_of(symbol)) or 0)
    return held.count >= _DENSE * held.highest and number <= held.highest


def _renumbered(said: Looked, mention: Mention) -> Work | None:
    """The one document of that type and day, in that series, on that subject: then the number is written wrongly."""
    named = mention.named
    if not named.dated or not named.symbol or len(_subject(named.abstract)) < 3:
        return None
    beside = [
        work
        for work in said.same_day.get(keys.of_day(named.kind, named.dated), [])
        if not work.hidden
        and keys.series(work.symbol) == mention.series
        and _overlap(work.abstract, named.abstract) >= 0.8
    ]
    return beside[0] if len(beside) == 1 else None


@check
def cited_number(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The number is that of the document of that type, day and subject."""
    said = looked(found)
    for mention in said.mentions:
        if not mention.first or mention.key in said.known or not (work := _renumbered(said, mention)):
            continue
        yield _at(
            mention,
            f"Sai số, ký hiệu: văn bản này trong sổ là {called(work)} “{work.abstract}”.",
            f"Wrong number: in the register this document is {called(work)}.",
        )


# Whether its date, type, issuer and abstract are right


@check
def cited_date(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The date is that of the document."""
    for mention, work in _known(found):
        dated = mention.citation.dated
        if dated and work.dated and dated != work.dated:
            yield _at(
                mention,
                f"Sai ngày ban hành: {called(work)}, không phải ngày {dated:%d/%m/%Y}.",
                f"Wrong date: {called(work)}, not {dated:%d/%m/%Y}.",
            )


@check
def cited_kind(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The type is that of the document."""
    for mention, work in _known(found):
        kind = mention.citation.kind
        if (
            mention.citation.symbol
            and kind not in ("", "van-ban", work.kind)
            and head_tells(keys.series(work.symbol), work.kind)
        ):
            yield _at(
                mention,
                f"Sai loại văn bản: {work.symbol} là {kind_name(work.kind)}, không phải {kind_name(kind)}.",
                f"Wrong type: {work.symbol} is a {kind_name(work.kind)}, not a {kind_name(kind)}.",
            )


@check
def cited_issuer(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The issuer is that of the document."""
    for mention, work in _known(found):
        issuer = mention.citation.issuer
        # An abbreviated name can't be compared word by word.
        if not issuer or not work.issuer or _SHORTENED.search(issuer) or agree(issuer, work.issuer):
            continue
        if central(keys.series(work.symbol)) or mention.citation.dated == work.dated:
            yield _at(
                mention,
                f"Cơ quan ban hành {called(work)} là {work.issuer}, không phải {issuer}.",
                f"{called(work)} was issued by {work.issuer}, not by {issuer}.",
            )


@check
def cited_abstract(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The abstract is that of the document, whole or shortened."""
    for mention, work in _known(found):
        said = mention.citation.abstract
        if work.title or min(len(_subject(said)), len(_subject(work.abstract))) < 3:
            continue
        if _overlap(said, work.abstract) < 0.5:
            yield _at(
                mention,
                f"Trích yếu không khớp: {called(work)} là “{work.abstract}”, ở đây ghi “{said}”.",
                f"The abstract differs: {called(work)} is “{work.abstract}”, here “{said}”.",
            )


def _subject(abstract: str) -> frozenset[str]:
    return frozenset(_WORD.findall(canonical_tone(abstract.lower()))) - _OPENING


def _overlap(left: str, right: str) -> float:
    one, other = _subject(left), _subject(right)
    return len(one & other) / max(1, min(len(one), len(other)))


# Whether it was in force


@check
def cited_in_force(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The document was in force on the day of the draft. with: basis: ask it of legal bases (true), or of the rest (false)."""
    said = looked(found)
    seen = (
        {mention.work.id for mention in said.mentions if mention.basis and mention.work}
        if not rule.params["basis"]
        else set()
    )
    for mention, work in _known(found):
        standing = said.standings[work.id]
        if mention.basis != rule.params["basis"] or work.id in seen or standing.state not in _ENDED:
            continue
        if not mention.basis and (
            _said_so(mention) or mention.citation.relation in ("thay-the", "bai-bo", "sua-doi")
        ):
            continue
        seen.add(work.id)
        vi, en = _ended(standing, found.law_day)
        yield _at(mention, f"{called(work)} {vi}.", f"{called(work)} {en}.")


def _ended(standing: Standing, day: date) -> tuple[str, str]:
    vi, en = _ENDED[standing.state]
    if standing.by:
        vi, en = f"{vi} bằng {called(standing.by.source)}", f"{en} by {called(standing.by.source)}"
        if standing.state == "repealed":
            vi = vi.replace(" bằng ", " theo ", 1)
    if standing.since:
        vi, en = f"{vi} từ ngày {standing.since:%d/%m/%Y}", f"{en}, from {standing.since:%d/%m/%Y}"
    return vi, en


def _said_so(mention: Mention) -> bool:
    """The sentence itself tells of the end."""
    text, citation = mention.paragraph.text, mention.citation
    return bool(_SAYS_SO.search(text[max(0, citation.start - 60) : citation.end + 120]))


@check
def cited_amended(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Where the document has been amended by that day, the draft names by what. with: basis: of legal bases, as a whole
    (true), or of the places that the rest cites (false)."""
    said = looked(found)
    named = {mention.work.id for mention in said.mentions if mention.work}
    seen = set()
    for mention, work in _known(found):
        if mention.basis != rule.params["basis"] or work.id in seen:
            continue
        text = mention.paragraph.text[mention.citation.end :]
        amended = [
            relation for relation in said.standings[work.id].amended if relation.source.id not in named
        ]
        if not mention.basis:
            places = {place_of(unit) for unit in mention.citation.units} - {""}
            amended = [relation for relation in amended if _touches(relation.places, places)]
        if not amended or re.search(r"^[^.;]{0,80}(?:được|đã) (?:được )?(?:sửa đổi|bổ sung)", text):
            continue
        seen.add(work.id)
        by = ", ".join(called(relation.source) for relation in amended[:3])
        more = f" và {len(amended) - 3} văn bản khác" if len(amended) > 3 else ""
        yield _at(
            mention,
            f"{called(work)} đã được sửa đổi, bổ sung bằng {by}{more}; cần dẫn cả văn bản sửa đổi.",
            f"{called(work)} was amended by {by}; cite the amendment too.",
        )


def _touches(changed: str, places: set[str]) -> bool:
    """Whether one of the places is among those that were changed; what is told as a text is compared by article."""
    articles = {place.split(".")[0] for place in places}
    return any(re.search(rf"điều {re.escape(article)}(?!\w)", changed.lower()) for article in articles)


@check
def cited_early(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A legal basis is in force already."""
    said = looked(found)
    for mention, work in _known(found):
        standing = said.standings[work.id]
        if mention.basis and standing.state == "not-yet" and standing.since:
            yield _at(
                mention,
                f"{called(work)} đến ngày {standing.since:%d/%m/%Y} mới có hiệu lực.",
                f"{called(work)} comes into force only on {standing.since:%d/%m/%Y}.",
            )


@check
def cited_draft(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The document is issued, and no draft."""
    seen = set()
    for mention, work in _known(found):
        if work.draft and work.id not in seen:
            seen.add(work.id)
            yield _at(
                mention,
                f"{_told(mention)} mới là dự thảo, chưa ban hành.",
                f"{_told(mention)} is a draft, not issued.",
            )
    for span in found.all("basis"):
        if re.search(r"căn cứ (?:vào )?dự thảo (?!nghị quyết của đảng)", span.line, re.IGNORECASE):
            yield Fault.at(
                span, "Dự thảo chưa ban hành không thể làm căn cứ.", "A draft can't be a legal basis."
            )


@check
def cited_place(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The article, clause or point is in the document."""
    said = looked(found)
    for mention, work in _known(found):
        text = mention.paragraph.text[mention.citation.start : mention.citation.end]
        # An attached statute has articles of its own, and amendments put new ones in.
        attached = "kèm theo" in text.lower() or canonical_tone(work.abstract.lower()).startswith("ban hành")
        if said.standings[work.id].amended or attached:
            continue
        for unit in mention.citation.units:
            places = [place_of(unit)]
            if unit.until and unit.places[-1][0] == "điều":
                places.append(unit.until.lower())
            for place in places:
                if place and lacks(work.places, place):
                    yield _at(
                        mention,
                        f"{called(work)} không có {place_name(place)}{_has(work, place)}.",
                        f"{called(work)} has no {place_name(place)}.",
                    )


def _has(work: Work, place: str) -> str:
    """How many articles, or clauses, there are."""
    article, _, clause = place.partition(".")
    if article not in work.places:
        return f" (văn bản có {max(int(p) for p in work.places if p.isdigit())} điều)"
    count = sum(other.count(".") == 1 and other.startswith(f"{article}.") for other in work.places)
    return f" (Điều {article} có {count} khoản)" if clause and "." not in clause and count else ""
