"""What a document does to others, read from its own words: replaces, repeals, amends, guides; its bases; from when it binds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.gate.consistency import keys
from chancery.gate.consistency.model import VERBS
from chancery.gate.detect import Detection
from chancery.gate.text import dates
from chancery.gate.text.citations import SELF, Citation, citations

_VERBS = {
    "replaces": re.compile(r"\bthay thế\b(?! (?:cụm từ|từ|mẫu|biểu))", re.IGNORECASE),
    "repeals": re.compile(r"\b(?:bãi bỏ|huỷ bỏ|hủy bỏ)\b(?! (?:cụm từ|từ))", re.IGNORECASE),
    "amends": re.compile(r"\b(?:sửa đổi|bổ sung)\b", re.IGNORECASE),
}
# "Nghị định số … hết hiệu lực kể từ ngày …": the document stands before the verb.
_ENDS = re.compile(
    r"\bhết hiệu lực\b|\bbị (?:bãi bỏ|thay thế|huỷ bỏ|hủy bỏ)\b|\bđược thay thế\b", re.IGNORECASE
)
_AMENDED = re.compile(r"\b(?:đã |được |đã được )(?:sửa đổi|bổ sung|thay thế)\b[^.;]*", re.IGNORECASE)
_CLOSING = re.compile(r"hiệu lực|điều khoản thi hành|điều khoản cuối|bãi bỏ|thay thế", re.IGNORECASE)
_ARTICLE = re.compile(r"^\s*Điều\s+\d+", re.IGNORECASE)
_GUIDES = re.compile(r"hướng dẫn|quy định chi tiết|chi tiết|biện pháp thi hành|triển khai", re.IGNORECASE)
_LIST = re.compile(r":\s*$")
_ITEM = re.compile(r"^\s*(?:[a-zđ]\s*\)|[-–+]|\d+\s*[.)])\s*")
_FORCE = re.compile(
    r"(?:có hiệu lực|hiệu lực thi hành)(?: thi hành)?\s*(?:kể\s+)?từ\s+"
    r"(?P<day>ngày ký|ngày ban hành|ngày\s+\d{1,2}\D{1,9}\d{1,2}\D{1,7}\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What the document does to another, which is known by `target`, a key of `keys`. issuer: of the target, where it is
    written. places: of the target, "" for the whole. label: the target as written. since: the day, None: when the document
    comes into force."""

    verb: str
    target: str
    issuer: str = ""
    places: str = ""
    label: str = ""
    since: date | None = None


def in_force_from(shown: Sequence[str], kind: str, dated: date | None) -> date | None:
    """The first day that the document binds, as its closing articles say."""
    for text in reversed(shown):
        match = _FORCE.search(text)
        if not match or not re.search(r"\bnày\b", text[: match.start()] or "này"):
            continue
        if match["day"].lower() in ("ngày ký", "ngày ban hành"):
            return dated
        found = dates.find(match["day"])
        if found and found[0].date:
            return found[0].date
    return None


def effects(
    found: Detection, shown: Sequence[str], kind: str, abstract: str, cited: Sequence[Citation]
) -> Iterator[Effect]:
    """What the document does to others, each once, the gravest verb first."""
    told: dict[tuple[str, str], Effect] = {}
    bases = {span.paragraph.index - 1 for span in found.all("basis")}
    for verb, citation in [*_titled(abstract, kind), *_said(shown, cited, bases)]:
        named = _named(citation, cited)
        target = named and keys.of_citation(named.kind, named.number, named.symbol, named.title, named.year)
        if not named or not target:
            continue
        # Only a stretch of the whole document can be taken out or changed; "căn cứ Điều 5" rests on the document.
        places = "; ".join(map(str, citation.units)) if verb in ("replaces", "repeals", "amends") else ""
        effect = Effect(verb, target, named.issuer, places, _label(named))
        before = told.get((target, verb))
        if before is None or (before.places and not places):
            told[target, verb] = effect
    graver = {target for target, verb in told if verb != "cites"}
    for verb in VERBS:
        yield from (
            e for (target, v), e in told.items() if v == verb and not (verb == "cites" and target in graver)
        )


def _label(citation: Citation) -> str:
    from chancery.gate.packs import kinds

    known = kinds().get(citation.kind)
    word = known.name if known else _WORDS.get(citation.kind, "")
    return " ".join(part for part in (word, citation.title, citation.symbol or citation.number) if part)


_WORDS = {
    "luat": "Luật",
    "bo-luat": "Bộ luật",
    "phap-lenh": "Pháp lệnh",
    "hien-phap": "",
    "nghi-dinh": "Nghị định",
    "thong-tu": "Thông tư",
    "thong-tu-lien-tich": "Thông tư liên tịch",
    "dieu-le": "Điều lệ",
}


def _named(citation: Citation, cited: Sequence[Citation]) -> Citation | None:
    """The citation that names the document; None for the document's own."""
    if citation.named:
        return citation
    if citation.refers_to == SELF or citation.refers_to is None:
        return None
    return cited[citation.refers_to]


def _titled(abstract: str, kind: str) -> Iterator[tuple[str, Citation]]:
    """ "Sửa đổi, bổ sung một số điều của Nghị định số …"; "Quy định chi tiết … Luật …"."""
    for citation in citations([abstract]):
        before = abstract[: citation.start]
        if _VERBS["repeals"].search(before):
            yield "repeals", citation
        elif _VERBS["amends"].search(before):
            # A part of the document is changed, whichever.
            yield "amends", citation
        elif _GUIDES.search(before):
            yield "guides", citation


def _said(shown: Sequence[str], cited: Sequence[Citation], bases: set[int]) -> Iterator[tuple[str, Citation]]:
    by_paragraph: dict[int, list[Citation]] = {}
    for citation in cited:
        by_paragraph.setdefault(citation.paragraph, []).append(citation)
    closing = False
    listed = ""
    for index, text in enumerate(shown):
        here = by_paragraph.get(index, [])
        if _ARTICLE.match(text):
            closing, listed = bool(_CLOSING.search(text[:120])), ""
        if index in bases:
            yield from (("bases", citation) for citation in here if citation.named)
            continue
        item = bool(_ITEM.match(text))
        if not item:
            listed = ""
        for citation in here:
            verb = _verb(text, citation, closing) or (listed if item else "")
            yield verb or "cites", citation
        if _LIST.search(text):
            verb = _of_list(text)
            listed = verb if verb else listed
            closing = closing or bool(verb)


def _of_list(text: str) -> str:
    """ "Các văn bản sau đây hết hiệu lực:", "Bãi bỏ các quyết định sau:"."""
    if _ENDS.search(text) or _VERBS["repeals"].search(text):
        return "repeals"
    return "replaces" if _VERBS["replaces"].search(text) else ""


def _verb(text: str, citation: Citation, closing: bool) -> str:
    """What the sentence does to the document that it cites."""
    if citation.refers_to == SELF:
        return ""
    start = max(text.rfind(". ", 0, citation.start), text.rfind("; ", 0, citation.start)) + 1
    stop = re.compile(r"[.;](?:\s|$)").search(text, citation.end)
    before, after = text[start : citation.start], text[citation.end : stop.start() if stop else len(text)]
    # "Nghị định A đã được sửa đổi theo Nghị định B" tells of what others did.
    before = _AMENDED.sub(lambda match: " " * len(match[0]), before)
    # Behind a verb that turns the other way nothing is done to the document: "Luật này thay thế Luật A theo Nghị quyết B".
    if closing:
        found = {verb: last for verb in ("replaces", "repeals") if (last := _last(verb, before))}
        if found:
            verb, last = max(found.items(), key=lambda item: item[1].start())
            if not re.search(r"\b(?:theo|tại|căn cứ|quy định ở)\b", before[last.end() :]):
                return verb
        if (match := _ENDS.search(after)) and not re.search(r"\bnày\b", after[: match.start()]):
            return "replaces" if "thay thế" in match[0].lower() else "repeals"
    last = _last("amends", before)
    heads = re.match(
        r"\s*(?:Điều\s+\d+\.|\d+\.|[a-zđ]\))?\s*(?:sửa đổi|bổ sung)", text[start:], re.IGNORECASE
    )
    if heads and last and not re.search(r"\b(?:theo|tại|căn cứ)\b", before[last.end() :]):
        return "amends"
    return ""


def _last(verb: str, text: str) -> re.Match[str] | None:
    found = None
    for match in _VERBS[verb].finditer(text):
        found = match
    return found
