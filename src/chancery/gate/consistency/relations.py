"""Which document another one means, when it names it by its symbol or its title."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from chancery.gate.consistency import keys
from chancery.gate.consistency.authority import agree, central
from chancery.gate.consistency.model import Register, Relation, Work


@dataclass(frozen=True, slots=True)
class Row:
    """A relation as a store keeps it: what the document `source` does to the one that has the key `target`."""

    target: str
    source: int
    verb: str
    issuer: str = ""
    places: str = ""
    since: date | None = None


def target_keys(work: Work) -> list[str]:
    """The keys by which other documents may have named this one: a symbol without its year could be another's."""
    unsure = {keys.of_symbol(work.symbol, None)} if work.dated and not keys.year_of(work.symbol) else set()
    found = keys.of_work(work.kind, work.symbol, work.title, work.dated)
    return [key for key in found if not key.startswith("d:") and key not in unsure]


def targets(works: Iterable[Work]) -> set[str]:
    """The keys of several documents, to ask for relations to any of them."""
    return {key for work in works for key in target_keys(work)}


def related(register: Register, works: Collection[Work], rows: Collection[Row]) -> dict[int, list[Relation]]:
    """Relations to each of the documents, by id, in the order of effect. rows: what is kept of their `targets`."""
    sources = register.by_id({row.source for row in rows})
    rivals = register.works({row.target for row in rows if _by_title_alone(row.target)})
    by_key: dict[str, list[Work]] = {}
    for work in works:
        for key in target_keys(work):
            by_key.setdefault(key, []).append(work)
    found: dict[int, dict[tuple[int, str], Relation]] = {}
    for row in rows:
        source = sources.get(row.source)
        for work in by_key[row.target] if source else ():
            assert source is not None
            if meant(work, row.issuer, source) and not _rivalled(work, source, rivals.get(row.target, [])):
                told = Relation(source, row.verb, row.places, row.since or source.since or source.dated)
                found.setdefault(work.id, {}).setdefault((source.id, row.verb), told)
    return {
        pk: sorted(told.values(), key=lambda relation: (relation.since or date.min, relation.source.id))
        for pk, told in found.items()
    }


def meant(work: Work, issuer: str, source: Work) -> bool:
    """Whether a document that another names by a key is this one: of the same symbol there may be several."""
    if work.id == source.id or (work.dated and source.dated and source.dated < work.dated):
        return False
    if not work.symbol or central(keys.series(work.symbol)):
        return True
    return agree(work.issuer, issuer or source.issuer)


def _by_title_alone(key: str) -> bool:
    return key.startswith("t:") and not key.rpartition(":")[2].isdigit()


def _rivalled(work: Work, source: Work, rivals: Collection[Work]) -> bool:
    """A law named without its year is the newest of its name by then."""
    return any(
        rival.id not in (work.id, source.id)
        and rival.dated
        and work.dated
        and work.dated < rival.dated <= (source.dated or date.max)
        for rival in rivals
    )
