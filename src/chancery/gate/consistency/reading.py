"""Makes an entry of a register from a document: its face, its structure, its terms, what it does to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chancery.gate.consistency import keys, passages
from chancery.gate.consistency.effects import Effect, effects, in_force_from
from chancery.gate.consistency.model import Line
from chancery.gate.detect import Detection, detect
from chancery.gate.docx.model import Document, Format, Paragraph, Run
from chancery.gate.text import dates, symbols
from chancery.gate.text.citations import citations
from chancery.gate.text.citations.names import BY_NAME, names
from chancery.gate.text.normal import POINT_LETTERS, canonical_tone, nfc, squeezed

HEAD = 40
"""Lines from the top in which the face is looked for."""
_ARTICLE = re.compile(r"^Điều\s+(\d+[a-zđ]?)\s*(?:[.:]|$)", re.IGNORECASE)
_CLAUSE = re.compile(r"^(\d{1,3}[a-zđ]?)\s*[.)](?!\d)")
_POINT = re.compile(r"^([a-zđ])\s*\)")
_NUMBER = re.compile(r"\s*(?:\w+ ){0,3}(?i:số)\s*:?\s*(\d+[a-zđ]?\s*[/-]\s*[\w/&.-]+(?:\s*-\s*[A-ZĐ&]+)*)")
_PASSED = re.compile(r"thông qua (?=ngày)")
_TERMS = re.compile(r"giải thích từ ngữ|từ ngữ (?:dưới đây|sau đây)? ?được hiểu", re.IGNORECASE)
_TERM = re.compile(
    r"^(?:\d+\s*[.)]|[a-zđ]\s*\)|[-–+])?\s*[“\"]?(?P<term>[^“”\".,;:()]{2,70}?)[”\"]?\s*(?:\([^)]{1,80}\)\s*)?"
    r"(?:là|được hiểu là|bao gồm)\s+(?P<meaning>\S.{10,})$"
)


@dataclass(frozen=True)
class Entry:
    """A document as it goes into a register. See `Work` for the fields that both have."""

    kind: str
    symbol: str
    title: str
    abstract: str
    issuer: str
    dated: date | None
    since: date | None
    until: date | None
    draft: bool
    places: frozenset[str]
    terms: Mapping[str, str]
    lines: tuple[Line, ...]
    effects: tuple[Effect, ...]

    @property
    def keys(self) -> list[str]:
        return list(dict.fromkeys(keys.of_work(self.kind, self.symbol, self.title, self.dated)))

    @property
    def identity(self) -> str:
        """What tells the document from all others: its type, its surest key, and its issuer where that can't be told from it."""
        from chancery.gate.consistency.authority import central, issuer_words

        sure = self.keys[0] if self.keys else ""
        if self.symbol and not central(keys.series(self.symbol)):
            sure += "|" + " ".join(sorted(issuer_words(self.issuer)))
        return f"{self.kind} {sure}"

    @property
    def prints(self) -> list[tuple[int, int]]:
        """The fingerprints with the index of their line."""
        return [
            (value, index) for index, line in enumerate(self.lines) for value in passages.prints(line.text)
        ]


@dataclass(frozen=True)
class Told:
    """What a source tells of a document beside its text; it goes before what the text says."""

    kind: str = ""
    symbol: str = ""
    title: str = ""
    abstract: str = ""
    issuer: str = ""
    dated: date | None = None
    since: date | None = None
    until: date | None = None
    draft: bool | None = None
    effects: tuple[Effect, ...] = field(default=())


def plain(lines: Sequence[str]) -> Document:
    """A document of plain lines; those of the head count as centred, since nothing says how they stood."""
    found = []
    head = True
    for index, line in enumerate(lines, start=1):
        text = nfc(line)
        head = head and index <= HEAD and not re.match(r"(?i)\s*(căn cứ|điều\s+1\b|kính gửi)", text)
        found.append(Paragraph(index, [Run(text, Format())], alignment="center" if head else "both"))
    return Document(found, [])


def entry(document: Document, told: Told | None = None) -> Entry:
    """The entry of a document. Raises ValueError, in Vietnamese, where it can't be told from others."""
    told = told or Told()
    found = detect(document)
    shown = [paragraph.shown for paragraph in document.paragraphs]
    symbol = told.symbol or _symbol(found, shown)
    kind = told.kind or _kind(found, shown, symbol)
    dated = told.dated or found.day or _passed(shown)
    abstract = told.abstract or _abstract(found)
    title = told.title or (_without_kind(abstract, kind) if kind in BY_NAME else "")
    if not kind and found.all("annex"):
        raise ValueError("đây là phụ lục, không phải văn bản")
    if not kind:
        raise ValueError("không rõ loại văn bản")
    if not symbol and not title and dated is None:
        raise ValueError("không có số, ký hiệu, tên hay ngày ban hành")
    lines = split(shown)
    since = told.since or in_force_from(shown, kind, dated)
    own = set(keys.of_work(kind, symbol, title, dated))
    said = effects(found, shown, kind, abstract, citations(shown, kind))
    done = {(effect.verb, effect.target): effect for effect in (*said, *told.effects)}
    return Entry(
        kind=kind,
        symbol=symbol,
        title=title,
        abstract=abstract,
        issuer=told.issuer or _issuer(found),
        dated=dated,
        since=since,
        until=told.until,
        draft=told.draft if told.draft is not None else bool(found.all("draft")),
        places=places(lines),
        terms=terms(shown),
        lines=tuple(line.line for line in lines if line.line.text),
        effects=tuple(effect for effect in done.values() if effect.target not in own),
    )


def _symbol(found: Detection, shown: Sequence[str]) -> str:
    span = found.first("number")
    if span and (parsed := symbols.parse(span.line)) and parsed.number:
        return parsed.text
    for line in shown[:HEAD]:
        if re.match(r"(?i)\s*căn cứ", line):
            break
        if match := _NUMBER.match(line):
            return re.sub(r"\s+", "", match[1]).rstrip(".,;")
    return ""


def _kind(found: Detection, shown: Sequence[str], symbol: str) -> str:
    known = names()
    head = re.match(r"[a-zđ]+", keys.series(symbol))
    by_symbol = next((code for name, code in known.heads.items() if head and name.lower() == head[0]), "")
    for line in shown[:HEAD]:
        bare = canonical_tone(squeezed(line)).strip(" .:")
        if bare.isupper() and bare.lower() in known.kinds:
            return known.kinds[bare.lower()]
    return found.kind or by_symbol


def _abstract(found: Detection) -> str:
    spans = found.all("abstract") or found.all("dispatch_abstract")
    text = squeezed(" ".join(span.line for span in spans))
    return re.sub(r"^(?:v/v|về việc)\s+", "", text, flags=re.IGNORECASE).strip("_-–* ")


def _issuer(found: Detection) -> str:
    lines = [span.line for span in (*found.all("issuer"), *found.all("superior"))]
    return squeezed(" ".join(lines)).capitalize() if lines else ""


def _passed(shown: Sequence[str]) -> date | None:
    """The day that a law was passed, as its last lines tell it."""
    for line in reversed(shown[-60:]):
        if (match := _PASSED.search(line)) and (found := dates.find(line[match.end() :])):
            return found[0].date
    return None


def _without_kind(abstract: str, kind: str) -> str:
    word = {"luat": "luật", "bo-luat": "bộ luật", "phap-lenh": "pháp lệnh", "hien-phap": "hiến pháp"}[kind]
    text = abstract.strip()
    return text[len(word) :].strip() if text.lower().startswith(f"{word} ") else text


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence with where it stands in its paragraph, so that a finding can point to it."""

    line: Line
    paragraph: int
    start: int
    end: int


def split(shown: Sequence[str]) -> list[Placed]:
    """The sentences of a text with their places; a line that is no more than a number gives one without words."""
    article = clause = point = ""
    found = []
    for index, text in enumerate(shown):
        stripped = text.strip()
        if match := _ARTICLE.match(stripped):
            article, clause, point = match[1].lower(), "", ""
        elif article and (match := _CLAUSE.match(stripped)):
            clause, point = match[1].lower(), ""
        elif article and (match := _POINT.match(stripped)):
            point = match[1]
        place = ".".join(part for part in (article, clause or ("0" if point else ""), point) if part)
        for start, end in passages.sentences(text):
            found.append(Placed(Line(place, squeezed(text[start:end])), index, start, end))
    return found


def places(lines: Sequence[Placed]) -> frozenset[str]:
    """The articles, clauses and points; none where the articles aren't whole, as in a part of a document."""
    found = {placed.line.place for placed in lines} - {""}
    for place in list(found):
        found |= {place.rsplit(".", count)[0] for count in range(1, place.count(".") + 1)}
    articles = {int(place) for place in found if place.isdigit()}
    whole = articles and articles == set(range(1, len(articles) + 1))
    return frozenset(found) if whole else frozenset()


def lacks(found: frozenset[str], place: str) -> bool:
    """Whether a document with these places has no such place. False also where its numbering isn't whole there."""
    if not found or place in found:
        return False
    above, _, last = place.rpartition(".")
    if not above:
        return last.isdigit()
    if above not in found:
        return lacks(found, above)
    depth = above.count(".") + 1
    beside = [
        other.rsplit(".", 1)[1]
        for other in found
        if other.startswith(f"{above}.") and other.count(".") == depth
    ]
    if last.isdigit():
        numbers = {int(other) for other in beside if other.isdigit()} - {0}
        return bool(numbers) and numbers == set(range(1, len(numbers) + 1)) and int(last) not in numbers
    letters = sorted((other for other in beside if other in POINT_LETTERS), key=POINT_LETTERS.index)
    return bool(letters) and "".join(letters) == POINT_LETTERS[: len(letters)] and last in POINT_LETTERS


def defined(shown: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """What the document defines: the paragraph's index, the term in small letters, and its meaning."""
    inside = False
    for index, text in enumerate(shown):
        stripped = text.strip()
        if _TERMS.search(stripped):
            inside = True
        elif inside and _ARTICLE.match(stripped):
            inside = False
        elif inside and (match := _TERM.match(stripped)):
            term = canonical_tone(squeezed(match["term"]).lower())
            yield index, term, squeezed(match["meaning"]).rstrip(" .;")


def terms(shown: Sequence[str]) -> dict[str, str]:
    """Each term that the document defines, with its words."""
    found: dict[str, str] = {}
    for _, term, meaning in defined(shown):
        found.setdefault(term, meaning)
    return found
