"""Every read of the register of issued documents, scoped to its reader."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.gate.consistency.model import Work as Known
from chancery.gate.consistency.naming import called
from chancery.gate.consistency.relations import meant, target_keys
from chancery.gate.consistency.standing import Standing, standing
from chancery.gate.text.normal import squeezed

from .entries import of_row
from .models import Verb, Work, WorkRelation
from .register import OfficeRegister

DEPTH = 6
"""How far the fall of a document is followed."""
MOST = 300
"""Documents that a list of the graph shows."""
_FALLS = (Verb.BASES, Verb.GUIDES)
_TONES = {
    "in-force": "success",
    "not-yet": "info",
    "ended": "danger",
    "replaced": "danger",
    "repealed": "danger",
}


def visible_to(person: Person) -> QuerySet[Work]:
    return access.scope(person, "read", Work.objects.all())


def search(
    works: QuerySet[Work], *, text: str = "", kind: str = "", year: int | None = None
) -> QuerySet[Work]:
    """Narrows a list: by words of symbol, name or abstract, by type, by year of issue."""
    if text := squeezed(text.replace("\0", "")):
        works = works.filter(
            Q(symbol__icontains=text) | Q(title__icontains=text) | Q(abstract__icontains=text)
        )
    if kind:
        works = works.filter(kind=kind)
    if year:
        works = works.filter(dated__year=year)
    return works


@dataclass(frozen=True)
class Badge:
    """A document's state on a day, for people."""

    label: str
    tone: str
    why: str = ""


def badge(work: Known, found: Standing) -> Badge:
    if work.draft:
        return Badge(_("Dự thảo"), "neutral")
    labels = {
        "in-force": _("Còn hiệu lực"),
        "not-yet": _("Chưa có hiệu lực"),
        "ended": _("Hết hiệu lực"),
        "replaced": _("Đã được thay thế"),
        "repealed": _("Đã bị bãi bỏ"),
    }
    if found.in_force and found.amended:
        why = ", ".join(called(relation.source) for relation in found.amended)
        return Badge(_("Còn hiệu lực, đã sửa đổi"), "warning", why)
    why = called(found.by.source) if found.by else ""
    return Badge(labels[found.state], _TONES[found.state], why)


def register_of(person: Person) -> OfficeRegister:
    """The register as this person may know it."""
    return OfficeRegister(person.clearance)


def badges(person: Person, works: Collection[Work], day: datetime.date | None = None) -> dict[int, Badge]:
    """The state of each on a day, today unless told; by id, in three questions however many they are."""
    day = day or timezone.localdate()
    known = [of_row(work) for work in works]
    done = register_of(person).done_to(known)
    return {work.id: badge(work, standing(work, done.get(work.id, ()), day)) for work in known}


@dataclass(frozen=True)
class Link:
    """A line of the graph: what a document does to another, which may not be in the register (`work` None)."""

    verb: str
    label: str
    work: Work | None = None
    places: str = ""
    since: datetime.date | None = None
    relation: WorkRelation | None = None

    @property
    def name(self) -> str:
        """The relation in words."""
        return str(Verb(self.verb).label)


@dataclass
class Graph:
    """What a document cites, what cites it, and what falls if it is repealed, by distance."""

    cites: list[Link] = field(default_factory=list)
    cited_by: list[Link] = field(default_factory=list)
    falls: list[list[Work]] = field(default_factory=list)
    badges: dict[int, Badge] = field(default_factory=dict)

    @property
    def fallen(self) -> int:
        return sum(map(len, self.falls))


def graph(person: Person, work: Work, day: datetime.date | None = None) -> Graph:
    """The citation graph around a document that the person may read; what he may not read isn't in it."""
    found = Graph(cites=_cites(person, work), cited_by=_cited_by(person, work), falls=_falls(person, work))
    shown = {link.work.pk: link.work for link in (*found.cites, *found.cited_by) if link.work}
    shown |= {one.pk: one for level in found.falls for one in level}
    found.badges = badges(person, [work, *shown.values()], day)
    return found


def counts(person: Person, work: Work) -> tuple[int, int]:
    """How many documents it cites, and how many cite it: for the panel of a document's page."""
    return len(_cites(person, work)), len(_cited_by(person, work))


def _cites(person: Person, work: Work) -> list[Link]:
    kept = list(WorkRelation.objects.filter(work=work).order_by("pk"))
    by_key = register_of(person).works({relation.target for relation in kept})
    targets: dict[int, Known] = {}
    for relation in kept:
        candidates = [one for one in by_key.get(relation.target, []) if one.id != work.pk]
        if (target := _meant(candidates, relation, work)) is not None:
            targets[relation.pk] = target
    rows = {
        row.pk: row for row in visible_to(person).filter(pk__in={target.id for target in targets.values()})
    }
    links = []
    for relation in kept:
        target = targets.get(relation.pk)
        if target is not None and target.id not in rows:
            continue  # a document that he may not read
        row = rows[target.id] if target else None
        links.append(_link(relation, row, str(row) if row else relation.label or relation.target))
    order = [verb.value for verb in Verb]
    return sorted(links, key=lambda link: order.index(link.verb))


def _meant(candidates: Sequence[Known], relation: WorkRelation, work: Work) -> Known | None:
    """Of several documents of one key the one that this document means: the newest by then, of the issuer named."""
    source = of_row(work)
    able = [one for one in candidates if meant(one, relation.issuer, source)]
    return max(able, key=lambda one: one.dated or datetime.date.min, default=None)


def _cited_by(person: Person, work: Work) -> list[Link]:
    told = register_of(person).relations_to([of_row(work)], list(Verb)).get(work.pk, [])
    rows = {
        row.pk: row for row in visible_to(person).filter(pk__in={relation.source.id for relation in told})
    }
    by_hand = {
        (relation.work_id, relation.verb): relation
        for relation in WorkRelation.objects.filter(target__in=target_keys(of_row(work)), by__isnull=False)
    }
    links = [
        Link(
            relation.verb,
            str(rows[relation.source.id]),
            rows[relation.source.id],
            relation.places,
            relation.since,
            by_hand.get((relation.source.id, relation.verb)),
        )
        for relation in told
        if relation.source.id in rows
    ]
    order = [verb.value for verb in Verb]
    return sorted(links, key=lambda link: (order.index(link.verb), link.label))[:MOST]


def _link(relation: WorkRelation, work: Work | None, label: str) -> Link:
    return Link(relation.verb, label, work, relation.places, relation.since)


def _falls(person: Person, work: Work) -> list[list[Work]]:
    """What loses its ground if the document is repealed: what is based on it or guides it, and so on; by distance."""
    register = register_of(person)
    seen = {work.pk}
    edge: list[Known] = [of_row(work)]
    levels: list[list[Work]] = []
    while edge and len(levels) < DEPTH and len(seen) <= MOST:
        told = register.relations_to(edge, _FALLS)
        fresh = {relation.source.id for relations in told.values() for relation in relations} - seen
        rows = list(visible_to(person).filter(pk__in=fresh)[:MOST])
        seen |= fresh
        edge = [of_row(row) for row in rows]
        if rows:
            levels.append(rows)
    return levels


def find(person: Person, written: str) -> Work | None:
    """The one document that a person means by a symbol, a name or an address of the register; None where unsure."""
    written = squeezed(written)
    if written.isdecimal():
        return visible_to(person).filter(pk=written).first()
    exact = list(visible_to(person).filter(symbol__iexact=written)[:2])
    return exact[0] if len(exact) == 1 else None
