"""Every read of rounds of appraisal. A round is read by those who may read its document."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from chancery.foundation.identity import access
from chancery.foundation.identity.access import HEADS
from chancery.foundation.identity.models import Person, Post, Role, in_force

from ..models import Document, Version
from ..procedure import queries as procedure
from .models import Opinion, Place, Point, Round


def current(document: Document) -> Round | None:
    """The newest round of a document that the caller may read."""
    return (
        document.rounds.select_related(
            "version__blob", "version__appraisal", "asked_by", "opened_by", "sheet"
        )
        .select_related("document__body")
        .first()
    )


def own_opinion(person: Person, round: Round) -> Opinion | None:
    """The opinion that this person, or one whom he acts for, was asked for; his own first."""
    found = list(round.opinions.filter(appraiser__in=access.reader(person).people_ids))
    return min(found, key=lambda one: one.appraiser_id != person.pk, default=None)


def able_to_appraise(document: Document) -> QuerySet[Person]:
    """Those who may be asked: in a post, cleared for it, and not its drafter."""
    posts = Post.objects.on(timezone.localdate()).exclude(role=Role.ADMIN).values("person")
    return (
        Person.objects.filter(is_active=True, clearance__gte=document.secrecy, pk__in=posts)
        .exclude(pk=document.author_id)
        .order_by("full_name", "pk")
    )


@dataclass(frozen=True)
class Shown:
    """A point with where it stands in the version that is looked at; place None: its passage is gone there."""

    point: Point
    place: Place | None


def points(document: Document, version: Version) -> list[Shown]:
    """The points of a document, as they stand in a version: the open ones in the order of the text, then the others."""
    found = (
        document.points.filter(round__version__number__lte=version.number)
        .select_related("author", "closed_by")
        .prefetch_related("replies__by", "places")
    )
    shown = [
        Shown(point, next((one for one in point.places.all() if one.version_id == version.pk), None))
        for point in found
    ]
    return sorted(
        shown,
        key=lambda one: (
            one.point.state != "open",
            one.place.paragraph if one.place else 0,
            one.place.start if one.place else 0,
        ),
    )


@dataclass(frozen=True)
class Summary:
    """How a document's appraisal by people stands, in short. asked: the appraisers that its type of matter asks for."""

    asked: int
    round: Round | None
    opinions: list[Opinion]
    open_points: int
    met: int
    items: int


def summary(document: Document) -> Summary | None:
    """What the page of a document tells of its appraisal by people; None where there is no need of one."""
    asked, round = procedure.appraisers_asked(document), current(document)
    if not asked and round is None:
        return None
    items = procedure.checklist(document)
    opinions = list(round.opinions.select_related("appraiser").prefetch_related("verdicts")) if round else []
    return Summary(
        asked,
        round,
        opinions,
        document.points.filter(state="open").count(),
        sum(item.met for item in items),
        len(items),
    )


# What waits for a person


def states_under_way() -> set[str]:
    """The states in which there is any round on a draft. It tells only which of the questions below are worth asking."""
    rounds = Round.objects.filter(document__state__in=["draft", "returned"])
    return set(rounds.order_by().values_list("state", flat=True).distinct())


def to_assign(person: Person) -> QuerySet[Round]:
    """Rounds that wait for this head to say who appraises, the oldest first."""
    return _for_head(person, "assign").filter(state="asked")


def to_decide(person: Person) -> QuerySet[Round]:
    """Rounds in which all appraisers gave their opinions: the head decides, opens the gate or sends back."""
    pending = Opinion.objects.filter(round=OuterRef("pk"), given_at=None)
    return _for_head(person, "settle").filter(~Exists(pending), state="assigned")


def _for_head(person: Person, action: str) -> QuerySet[Round]:
    """The nearest head, as with what waits for approval: of the unit itself, or above where it has none of its own."""
    heads = Post.objects.filter(
        in_force(timezone.localdate()),
        unit=OuterRef("document__unit"),
        role__in=HEADS,
        person__is_active=True,
    )
    headed = {seat.unit_id for seat in access.reader(person).seats if seat.role in HEADS}
    nearest = Q(document__unit__in=headed) | ~Exists(heads.exclude(person=OuterRef("document__author")))
    found = Round.objects.filter(nearest, document__state__in=["draft", "returned"])
    return (
        access.scope(person, action, found).select_related("document", "asked_by").order_by("asked_at", "pk")
    )


def to_give(person: Person) -> QuerySet[Opinion]:
    """Opinions that this person, or one whom he acts for, was asked for and hasn't given; the first due first."""
    return (
        Opinion.objects.filter(
            appraiser__in=access.reader(person).people_ids,
            given_at=None,
            round__state="assigned",
            round__document__secrecy__lte=person.clearance,
        )
        .select_related("round__document", "assigned_by")
        .order_by("due", "pk")
    )


def to_take_up(person: Person) -> QuerySet[Round]:
    """Rounds of his own drafts that came back to him: sent back, or with the gate open."""
    newest = Round.objects.filter(document=OuterRef("document")).order_by("-pk").values("pk")[:1]
    return (
        Round.objects.filter(
            document__author=person,
            document__state__in=["draft", "returned"],
            document__secrecy__lte=person.clearance,
            state__in=["sent_back", "opened"],
        )
        .filter(pk=newest)
        .select_related("document")
        .order_by("asked_at", "pk")
    )
