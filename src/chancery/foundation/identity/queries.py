"""The directory of the office (danh bạ): units as a tree, with those who work in them today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from chancery.gate.text.normal import squeezed, toneless

from . import access
from .models import Delegation, Person, Post, Role, Unit, in_force


@dataclass(frozen=True)
class Branch:
    """A unit, how deep it lies (0 for the root), and the posts that are held in it today."""

    unit: Unit
    depth: int
    posts: list[Post]


def directory(person: Person, text: str = "") -> list[Branch]:
    """The units in the order of the tree, each below the one that it belongs to. Two statements.

    text: words that a post must have, each in a name, title, unit, e-mail or telephone number; what is typed
    without diacritics finds words with any. Units without a hit are then left out.
    """
    today = timezone.localdate()
    held: dict[int, list[Post]] = defaultdict(list)
    words = squeezed(text).lower().split()
    posts = access.scope(person, "read", Post.objects.on(today)).filter(person__is_active=True)
    # The heads first, then in the order in which the office entered them: a directory knows rank, not the alphabet.
    for post in sorted(posts.select_related("person", "unit").order_by("pk"), key=_rank):
        if _has(post, words):
            held[post.unit_id].append(post)
    return [
        Branch(unit, depth, held[unit.pk])
        for unit, depth in _tree(list(access.scope(person, "read", Unit.objects.filter(in_force(today)))))
        if held[unit.pk] or not words
    ]


def delegations_in_force(person: Person, of: Person) -> list[Delegation]:
    """Who acts for `of` today and for whom he acts, as far as `person` may know."""
    found = access.scope(person, "read", Delegation.objects.filter(in_force(timezone.localdate())))
    mine = found.filter(delegator=of) | found.filter(delegate=of)
    return list(mine.select_related("delegator", "delegate"))


def _rank(post: Post) -> int:
    order = (Role.LEADER, Role.CHIEF, Role.HEAD)
    return order.index(Role(post.role)) if post.role in order else len(order)


def _has(post: Post, words: list[str]) -> bool:
    parts = (post.person.full_name, post.title, post.unit.name, post.person.email, post.person.phone)
    written = squeezed(" ".join(parts)).lower()
    bare = toneless(written)
    return all(word in (bare if word == toneless(word) else written) for word in words)


def _tree(units: list[Unit]) -> list[tuple[Unit, int]]:
    """The units depth first, siblings in their order; a unit whose parent isn't among them is a root."""
    known = {unit.pk for unit in units}
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        below[unit.parent_id if unit.parent_id in known else None].append(unit)

    def walk(parent: int | None, depth: int) -> list[tuple[Unit, int]]:
        return [pair for unit in below[parent] for pair in ((unit, depth), *walk(unit.pk, depth + 1))]

    return walk(None, 0)
