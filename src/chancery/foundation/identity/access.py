"""The one access policy: role × unit × relation to the record × secrecy against clearance. Default deny.

Each record type is registered once with its relations and grants. A relation says how a record and a reader
are tied, by a lookup; from that one statement come the SQL of lists, the question about one record, and the
keys that the search index keeps, so that the three can't disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Person, Post, Role, Secrecy, Unit, in_force

M = TypeVar("M", bound=Model)
ANY_ROLE = frozenset(Role)
HEADS = frozenset({Role.HEAD, Role.CHIEF, Role.LEADER})


class AccessDenied(PermissionDenied):
    """The person may not do this; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in force today that a reader acts from: his own, or one lent to him by a delegation."""

    role: Role
    unit_id: int
    unit_path: str
    person_id: int
    lent_by: Person | None = None
    title: str = ""
    unit_name: str = ""


@dataclass(frozen=True)
class Reader:
    """A person with the seats he acts from today."""

    person: Person
    seats: tuple[Seat, ...]
    subunits: dict[str, frozenset[int]] = field(default_factory=dict, repr=False)
    """Unit path to the ids of its subtree, for the units of the seats."""
    asked: dict[tuple[type[Model], str, int], Q | Case | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What he may do, as SQL conditions: a page asks the same of many lists."""

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(seat.role for seat in self.seats)

    @property
    def people_ids(self) -> frozenset[int]:
        """Himself, and those whom he acts for."""
        return frozenset({self.person.pk, *(seat.person_id for seat in self.seats)})

    @property
    def unit_ids(self) -> frozenset[int]:
        return frozenset(seat.unit_id for seat in self.seats)

    @property
    def subtree_ids(self) -> frozenset[int]:
        """The units that he heads, with every unit below them."""
        return frozenset[int]().union(
            *(self.subunits.get(seat.unit_path, frozenset()) for seat in self.seats if seat.role in HEADS)
        )

    @property
    def clearance(self) -> int:
        return self.person.clearance

    @property
    def keys(self) -> frozenset[str]:
        """What he may read, as the search index writes it."""
        return frozenset(
            key for rules in _registry.values() for grant in rules.readable for key in grant.reader_keys(self)
        )

    def with_seats_of(self, lender: Person) -> Reader:
        """Himself with his own seats and those that `lender` lent him."""
        return self.narrowed(lambda seat: seat.lent_by in (None, lender))

    def narrowed(self, keep: Callable[[Seat], bool]) -> Reader:
        return Reader(self.person, tuple(seat for seat in self.seats if keep(seat)), self.subunits)


def reader(person: Person) -> Reader:
    """The reader that `person` is today; kept on the instance, so that a request asks once."""
    today = timezone.localdate()
    kept: tuple[Any, Reader] | None = getattr(person, "_reader", None)
    if kept and kept[0] == today:
        return kept[1]
    found = Reader(person, ())
    if person.is_active:
        posts = (
            Post.objects.on(today)
            .filter(
                Q(person=person)
                | Q(
                    in_force(today, "person__delegations_given__"),
                    person__delegations_given__delegate=person,
                    person__is_active=True,
                )
            )
            .select_related("unit", "person")
            .distinct()
        )
        seats = tuple(
            Seat(
                Role(post.role),
                post.unit_id,
                post.unit.path,
                post.person_id,
                None if post.person_id == person.pk else post.person,
                post.title,
                post.unit.name,
            )
            for post in posts
        )
        units = dict(Unit.objects.values_list("pk", "path")) if HEADS & {seat.role for seat in seats} else {}
        subunits = {
            seat.unit_path: frozenset(pk for pk, path in units.items() if path.startswith(seat.unit_path))
            for seat in seats
        }
        found = Reader(person, seats, subunits)
    person._reader = (today, found)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True)
class Relation:
    """How a record and a reader are tied: the record's `lookup` is among the reader's values.

    lookup: a Django lookup on the record ("author", "unit", "opinions__person"); None ties everybody.
    of_reader: the values that tie, from a reader narrowed to the seats of the grant's roles.
    of_record: the record's values, for the search index; by default the attribute `<lookup>_id`.
    """

    lookup: str | None
    of_reader: Callable[[Reader], Collection[object]]
    of_record: Callable[[Any], Iterable[object]] | None = None

    def q(self, who: Reader) -> Q:
        return Q() if self.lookup is None else Q(**{f"{self.lookup}__in": self.of_reader(who)})

    def record_values(self, record: Model) -> Iterable[object]:
        if self.lookup is None:
            return ("*",)
        if self.of_record:
            return self.of_record(record)
        return (attrgetter(f"{self.lookup}_id")(record),)

    def reader_values(self, who: Reader) -> Iterable[object]:
        return ("*",) if self.lookup is None else self.of_reader(who)


EVERYBODY = Relation(None, lambda who: ())


def self_or_lent(lookup: str, **kwargs: Any) -> Relation:
    """The record names the reader, or one whom he acts for."""
    return Relation(lookup, lambda who: who.people_ids, **kwargs)


def own_unit(lookup: str = "unit", **kwargs: Any) -> Relation:
    """The record belongs to a unit where the reader holds a post."""
    return Relation(lookup, lambda who: who.unit_ids, **kwargs)


def headed_unit(lookup: str = "unit", **kwargs: Any) -> Relation:
    """The record belongs to a unit that the reader heads, or to one below it."""
    return Relation(lookup, lambda who: who.subtree_ids, **kwargs)


@dataclass(frozen=True)
class Grant:
    """Lets the holders of `roles`, tied to the record by `relation`, do `actions` where `where` holds."""

    actions: frozenset[str]
    roles: frozenset[Role]
    relation: str = ""
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class _Bound:
    """A grant with its relation and the name that the search index knows it by."""

    grant: Grant
    relation: Relation
    name: str

    def holds(self, who: Reader) -> Reader | None:
        tied = who.narrowed(lambda seat: seat.role in self.grant.roles)
        return tied if tied.seats else None

    def reader_keys(self, who: Reader) -> Iterable[str]:
        tied = self.holds(who)
        return (f"{self.name}:{value}" for value in self.relation.reader_values(tied)) if tied else ()


class _Rules:
    def __init__(self, label: str, secrecy: str | None, relations: dict[str, Relation], grants: list[Grant]):
        self.secrecy = secrecy
        self.bound = [
            _Bound(grant, relations[grant.relation] if grant.relation else EVERYBODY, f"{label}#{number}")
            for number, grant in enumerate(grants)
        ]
        self.readable = [bound for bound in self.bound if "read" in bound.grant.actions]

    def q(self, who: Reader, action: str) -> Q | None:
        """The SQL of what `who` may do, or None where no grant is his."""
        found: Q | None = None
        for bound in self.bound:
            if action in bound.grant.actions and (tied := bound.holds(who)):
                part = bound.relation.q(tied) & bound.grant.where
                # An empty Q says "every record": nothing can widen it.
                if not part:
                    found = Q()
                    break
                found = part if found is None else found | part
        if found is None:
            return None
        if self.secrecy:
            found &= Q(**{f"{self.secrecy}__lte": who.clearance})
        return found


_registry: dict[type[Model], _Rules] = {}


def register(
    model: type[Model], *, secrecy: str | None, relations: dict[str, Relation], grants: list[Grant]
) -> None:
    """Says once, for a record type, who may do what.

    secrecy: the record's field with its `Secrecy`, compared with the reader's clearance; None if it has none.
    """
    _registry[model] = _Rules(model._meta.label_lower, secrecy, relations, grants)


def registered() -> list[type[Model]]:
    return list(_registry)


def roles_for(model: type[Model], action: str) -> frozenset[Role]:
    """The roles that some grant lets do `action` to records of the type."""
    rules = _registry.get(model)
    return frozenset[Role]().union(
        *(bound.grant.roles for bound in (rules.bound if rules else ()) if action in bound.grant.actions)
    )


def grant(actions: str, roles: Collection[Role], relation: str = "", where: Q | None = None) -> Grant:
    """A grant, with its actions as words: `grant("read edit", {Role.SPECIALIST}, "author")`."""
    return Grant(frozenset(actions.split()), frozenset(roles), relation, where or Q())


def scope(person: Person, action: str, records: QuerySet[M]) -> QuerySet[M]:
    """Of `records` those that `person` may do `action` to. One SQL condition; nothing for unregistered types."""
    return _scope(reader(person), action, records)


def _scope(who: Reader, action: str, records: QuerySet[M]) -> QuerySet[M]:
    key = records.model, action, who.clearance
    if key not in who.asked:
        who.asked[key] = _condition(who, action, records.model)
    condition = who.asked[key]
    return records.none() if condition is None else records.filter(condition)


def _condition(who: Reader, action: str, model: type[Model]) -> Q | Case | None:
    """Which records of the type the reader may do `action` to; an empty Q for all, None for none."""
    rules = _registry.get(model)
    condition = rules.q(who, action) if rules else None
    if not rules or not condition:
        return condition
    # A subquery, so that a lookup over many rows neither doubles records nor changes the caller's joins.
    if any(bound.relation.lookup and "__" in bound.relation.lookup for bound in rules.bound):
        return Q(pk__in=model._default_manager.filter(condition).values("pk"))
    if not _chooses(condition):
        return condition
    # As a CASE, since SQLite answers a bare OR from an index a branch and then sorts all that it found: a list
    # read in its own order stops at the end of its page.
    return Case(When(condition, then=Value(True)), default=Value(False))


def _chooses(condition: Q) -> bool:
    """Whether an OR stands anywhere in the condition."""
    return (condition.connector == Q.OR and len(condition) > 1) or any(
        isinstance(part, Q) and _chooses(part) for part in condition.children
    )


def can(person: Person, action: str, target: Model | type[Model]) -> bool:
    """May `person` do `action` to this record, or (given a type) to some record of the type, such as create it?"""
    return _can(reader(person), action, target)


def _can(who: Reader, action: str, target: Model | type[Model]) -> bool:
    if isinstance(target, type):
        rules = _registry.get(target)
        return rules is not None and any(
            action in bound.grant.actions and bound.holds(who) for bound in rules.bound
        )
    return _scope(who, action, type(target)._default_manager.filter(pk=target.pk)).exists()


def require(person: Person, action: str, target: Model | type[Model]) -> Person | None:
    """Passes if `person` may; returns whom he acts for, when only a delegation lets him. Raises AccessDenied."""
    who = reader(person)
    if _can(who.narrowed(lambda seat: seat.lent_by is None), action, target):
        return None
    for lender in {seat.lent_by for seat in who.seats if seat.lent_by}:
        if _can(who.with_seats_of(lender), action, target):
            return lender
    raise AccessDenied(_("Đồng chí không có quyền thực hiện việc này."))


def index_keys(record: Model) -> set[str]:
    """The keys of those who may read `record`; secrecy is compared apart."""
    rules = _registry.get(type(record))
    if rules is None:
        return set()
    manager = type(record)._default_manager
    return {
        f"{bound.name}:{value}"
        for bound in rules.readable
        if not bound.grant.where or manager.filter(bound.grant.where, pk=record.pk).exists()
        for value in bound.relation.record_values(record)
    }


def index_secrecy(record: Model) -> int:
    """The record's secrecy, for the search index."""
    rules = _registry.get(type(record))
    return getattr(record, rules.secrecy) if rules and rules.secrecy else Secrecy.ORDINARY
