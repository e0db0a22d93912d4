"""Every change to the register of issued documents."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from chancery.foundation import files, ledger
from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person
from chancery.gate.consistency import corpus, keys
from chancery.gate.consistency.effects import Effect
from chancery.gate.consistency.passages import COMMON
from chancery.gate.consistency.reading import Entry, Told, entry
from chancery.gate.consistency.store import packed
from chancery.gate.docx.read import read

from ..models import Document
from .models import Fingerprint, Source, Work, WorkBody, WorkKey, WorkRelation

_MOST = 5000
"""Fingerprints that are asked for or written at once."""
BATCH = 200
"""Documents that are written at once."""
_FIELDS = ("kind", "symbol", "title", "abstract", "issuer", "dated", "since", "until", "draft")


def load(
    person: Person | None, sources: Sequence[Path], told: Callable[[corpus.Loaded], None] | None = None
) -> list[corpus.Loaded]:
    """Takes files of a legal corpus (nạp văn bản), each whole or not at all, and again only where it has changed.

    person: None for the system itself. told: called with each file as it is done. Raises AccessDenied, or Refused for a path
    that isn't there; a bad file is told in what comes back, and keeps no other out.
    """
    if person:
        access.require(person, "load", Work)

    def keep(path: str, digest: str, entries: Iterator[Entry]) -> int:
        return _take(person, path, digest, entries)

    done = []
    for path in corpus.files(sources):
        done.append(corpus.load(path, _digest, keep))
        if told:
            told(done[-1])
    return done


def load_upload(person: Person, name: str, path: Path) -> corpus.Loaded:
    """Takes one uploaded file under its own name. Raises AccessDenied."""
    access.require(person, "load", Work)
    return corpus.load(
        path, lambda _: _digest(name), lambda _, digest, entries: _take(person, name, digest, entries)
    )


def _digest(path: str) -> str:
    return Source.objects.filter(path=path).values_list("digest", flat=True).first() or ""


@transaction.atomic
def _take(person: Person | None, path: str, digest: str, entries: Iterator[Entry]) -> int:
    count = 0
    while batch := list(islice(entries, BATCH)):
        count += len(_keep(batch))
    source, _created = Source.objects.update_or_create(
        path=path[:500], defaults={"digest": digest, "works": count, "by": person}
    )
    ledger.record(person, "corpus.loaded", source, after={"sha256": digest, "works": count})
    return count


def _keep(entries: Iterable[Entry]) -> list[Work]:
    """Writes outside documents, each in place of the one of the same identity; the office's own are left as they are."""
    by_identity = {entry.identity[:380]: entry for entry in entries}
    known = {work.identity: work for work in Work.objects.filter(identity__in=by_identity)}
    wanted = {
        identity: entry
        for identity, entry in by_identity.items()
        if identity not in known or known[identity].document_id is None
    }
    works = {identity: known.get(identity, Work(identity=identity)) for identity in wanted}
    for identity, work in works.items():
        _fill(work, wanted[identity])
    changed = [work for work in works.values() if work.pk]
    Work.objects.bulk_update(changed, [*_FIELDS, "series", "year", "number", "places", "terms"])
    for model in (WorkBody, WorkKey, Fingerprint):
        model.objects.filter(work__in=changed).delete()
    WorkRelation.objects.filter(work__in=changed, by=None).delete()
    Work.objects.bulk_create([work for work in works.values() if not work.pk])
    _beside([(works[identity], entry) for identity, entry in wanted.items()])
    return list(works.values())


def _fill(work: Work, entry: Entry) -> None:
    for name in _FIELDS:
        value = getattr(entry, name)
        limit = getattr(Work._meta.get_field(name), "max_length", None) if isinstance(value, str) else None
        setattr(work, name, value[:limit] if limit else value)
    number = "".join(char for char in keys.number_of(entry.symbol) if char.isdigit())
    work.series = keys.series(entry.symbol)[:100]
    work.year = keys.year_of(entry.symbol) or (entry.dated.year if entry.dated else None)
    work.number = int(number) if number else None
    work.places = " ".join(sorted(entry.places))
    work.terms = dict(entry.terms)


def _beside(pairs: Sequence[tuple[Work, Entry]]) -> None:
    """Writes keys, words, relations and fingerprints of new works."""
    WorkBody.objects.bulk_create([WorkBody(work=work, text=packed(entry.lines)) for work, entry in pairs])
    WorkKey.objects.bulk_create(
        [WorkKey(work=work, key=key[:600]) for work, entry in pairs for key in entry.keys]
    )
    WorkRelation.objects.bulk_create(
        [_relation(work, effect) for work, entry in pairs for effect in entry.effects], ignore_conflicts=True
    )
    prints = [(value, work, line) for work, entry in pairs for value, line in entry.prints]
    # Enough are kept to know a formula by; more would only make the table large.
    kept: Counter[int] = Counter()
    values = sorted({value for value, _, _ in prints})
    for start in range(0, len(values), _MOST):
        part = Fingerprint.objects.filter(value__in=values[start : start + _MOST])
        kept.update(part.values_list("value", flat=True))
    fresh = []
    for value, work, line in prints:
        if kept[value] < COMMON:
            kept[value] += 1
            fresh.append(Fingerprint(value=value, work=work, line=line))
    Fingerprint.objects.bulk_create(fresh, batch_size=_MOST, ignore_conflicts=True)


def _relation(work: Work, effect: Effect) -> WorkRelation:
    return WorkRelation(
        work=work,
        verb=effect.verb,
        target=effect.target[:600],
        label=effect.label[:600],
        issuer=effect.issuer[:300],
        places=effect.places[:1000],
        since=effect.since,
    )


def add_own(person: Person | None, document: Document, content: bytes) -> Work:
    """Puts an issued document of the office into the register, with what its text does to others.

    content: the issued file. Runs in the caller's transaction.
    """
    told = Told(
        kind=document.kind,
        symbol=document.symbol,
        abstract=document.title,
        issuer=document.body.in_text,
        dated=document.issued_on,
        draft=False,
    )
    said = entry(read(content), told)
    identity = said.identity[:380]
    # What was loaded of it from elsewhere gives way to the document itself.
    Work.objects.filter(identity=identity, document=None).delete()
    if Work.objects.filter(identity=identity).exists():
        identity = f"{identity}#{document.pk}"
    work = Work(identity=identity, document=document, secrecy=document.secrecy)
    _fill(work, said)
    work.save()
    _beside([(work, said)])
    ledger.record(
        person,
        "work.added",
        work,
        after={
            "document": document,
            "relations": [f"{effect.verb} {effect.label or effect.target}" for effect in said.effects],
        },
    )
    return work


def add_missing() -> int:
    """Puts in the office's issued documents that aren't there yet; returns how many."""
    count = 0
    missing = Document.objects.filter(state="issued", work=None).select_related("body")
    for document in missing.iterator(chunk_size=BATCH):
        version = document.latest
        if version is None:
            continue
        with transaction.atomic():
            add_own(None, document, files.read_bytes(version.blob))
        count += 1
    return count


@transaction.atomic
def relate(
    person: Person,
    work: Work,
    verb: str,
    target: Work,
    *,
    since: datetime.date | None = None,
    places: str = "",
    because: str = "",
) -> WorkRelation:
    """Enters that `work` does `verb` to `target` from a day (ghi quan hệ văn bản). Raises ValidationError, AccessDenied."""
    acting_for = access.require(person, "relate", target)
    access.require(person, "read", work)
    if work.pk == target.pk:
        raise ValidationError(_("Văn bản không có quan hệ với chính nó."))
    if work.dated and target.dated and work.dated < target.dated:
        raise ValidationError(_("Văn bản ban hành trước không tác động đến văn bản ban hành sau."))
    key = target.keys_as_target[0] if target.keys_as_target else ""
    if not key:
        raise ValidationError(_("Văn bản này không có số, ký hiệu hay tên để ghi quan hệ."))
    relation, created = WorkRelation.objects.get_or_create(
        work=work,
        verb=verb,
        target=key,
        defaults={
            "label": str(target),
            "issuer": target.issuer,
            "places": places,
            "since": since,
            "by": person,
        },
    )
    if not created:
        raise ValidationError(_("Quan hệ này đã có."))
    ledger.record(
        person,
        "work.related",
        target,
        after={"relation": verb, "by": work, "since": since, "places": places},
        because=because,
        on_behalf_of=acting_for,
    )
    return relation


@transaction.atomic
def unrelate(person: Person, target: Work, relation: WorkRelation, *, because: str) -> None:
    """Takes back a relation to `target` that was entered by hand, with the reason. Raises ValidationError, AccessDenied."""
    acting_for = access.require(person, "relate", target)
    if relation.target not in target.keys_as_target:
        raise ValidationError(_("Quan hệ này không phải với văn bản này."))
    if relation.by_id is None:
        raise ValidationError(_("Quan hệ này đọc từ chính văn bản nên không gỡ bằng tay."))
    if not because.strip():
        raise ValidationError(_("Ghi lý do gỡ quan hệ."))
    ledger.record(
        person,
        "work.unrelated",
        target,
        before={"relation": relation.verb, "by": relation.work, "since": relation.since},
        because=because,
        on_behalf_of=acting_for,
    )
    relation.delete()
