"""The node's own copy of the index, kept in step with the ledger.

`DATA/index/current` names the generation in use, a folder beside it. How far the ledger was read is written in
the same commit as what was read, so that a process that dies at any moment leaves an index that is right. Many
processes of a node share the copy: whoever holds the lock writes, the others reload.
"""

from __future__ import annotations

import fcntl
import json
import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NoReturn

import tantivy
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.db.models import Model

from chancery.foundation.ledger.models import Entry, Head

from . import catalogue, schema

log = logging.getLogger(__name__)

BATCH = 500
"""Lines of the ledger read for one commit."""
AT_ONCE = 2000
"""Lines that a search reads on before it answers; more are left to a thread, and the answer says so."""
PATIENCE = 2.0
"""Seconds that a search waits for another process that is writing."""
_HEAP = 64_000_000


class Unusable(Exception):
    """There is no index here, or none that can be read."""


@dataclass
class Generation:
    """An opened index, and how far it has read: the last line's number and digest."""

    folder: Path
    index: tantivy.Index
    seq: int = 0
    digest: str = ""
    stamp: tuple[int, int] = (0, 0)

    def reload(self) -> None:
        """Sees what was committed last, by this process or another."""
        meta = (self.folder / "meta.json").stat()
        stamp = (meta.st_ino, meta.st_mtime_ns)
        if stamp == self.stamp:
            return
        self.index.reload()
        searcher = self.index.searcher()
        at = tantivy.Query.term_query(schema.schema(), "subject", schema.POSITION)
        _, address = searcher.search(at, 1).hits[0]
        said = json.loads(searcher.doc(address).to_dict()["shown"][0])
        self.seq, self.digest, self.stamp = said["seq"], said["digest"], stamp


_opened: dict[Path, Generation] = {}
_opening = threading.Lock()


def home() -> Path:
    return settings.DATA / "index"


def current() -> Generation:
    """The generation in use, as last committed. Raises Unusable."""
    root = home()
    with _opening:
        try:
            folder = root / (root / "current").read_text()
            if not folder.name.startswith(f"{schema.FORMAT}-"):
                raise Unusable(f"{folder.name} is of another format")
            generation = _opened.get(root)
            if generation is None or generation.folder != folder:
                index = tantivy.Index.open(str(folder))
                index.config_reader("manual")
                generation = Generation(folder, index)
            generation.reload()
        except BaseException as error:
            _opened.pop(root, None)
            if isinstance(error, (OSError, ValueError, LookupError, TypeError)) or _panic(error):
                raise Unusable(str(error)) from error
            raise
        _opened[root] = generation
        return generation


def _panic(error: BaseException) -> bool:
    """The engine's panics reach Python as a BaseException of no importable type."""
    return type(error).__name__ == "PanicException"


@contextmanager
def _lock(name: str, wait: float | None) -> Iterator[bool]:
    """Holds the node's lock `name`; False if others still held it after `wait` seconds (None: for ever)."""
    home().mkdir(parents=True, exist_ok=True)
    deadline = None if wait is None else time.monotonic() + wait
    with (home() / f"{name}.lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if deadline is None else fcntl.LOCK_NB))
            except BlockingIOError:
                if deadline is None or time.monotonic() >= deadline:
                    yield False
                    return
                time.sleep(0.01)
            else:
                yield True
                return


def refresh() -> bool:
    """Reads the ledger on before a search; True if the index now says all that the ledger does.

    Costs one SQL statement when nothing has happened.
    """
    try:
        behind = _behind()
        if behind <= AT_ONCE:
            return not behind or _read_on(PATIENCE)
    except Unusable:
        if _head()[0] <= AT_ONCE:
            return _mend(PATIENCE)
    _in_background(follow).join(PATIENCE)
    try:
        return not _behind()
    except Unusable:
        return False


def follow() -> None:
    """Reads the ledger to its end; rebuilds an index that can't be used."""
    try:
        while _behind():
            _read_on(None)
    except Unusable:
        _mend(None)
        while _behind():
            _read_on(None)


def _behind() -> int:
    """How many lines of the ledger the index has not read. Raises Unusable."""
    # The index first: it may be read on between the two, and the ledger is never behind it.
    generation = current()
    seq, digest = _head()
    if generation.seq > seq or (generation.seq == seq and generation.digest != digest):
        raise Unusable("it follows another ledger")
    return seq - generation.seq


def _head() -> tuple[int, str]:
    return Head.objects.filter(pk=1).values_list("seq", "digest").first() or (0, "0" * 64)


def _mend(wait: float | None) -> bool:
    """Rebuilds the index if it can't be used. False if another process kept the lock: it is at it."""
    with _lock("rebuild", wait) as held:
        if not held:
            return False
        try:
            _behind()
        except Unusable as why:
            log.warning("search index: rebuilt, because %s", why)
            _rebuild()
        return True


def _read_on(wait: float | None) -> bool:
    """Reads the ledger to its end, a commit a batch. False if another process kept the lock. Raises Unusable."""
    until, _ = _head()
    with _lock("write", wait) as held:
        generation = current()
        while held and generation.seq < until:
            entries = list(Entry.objects.filter(seq__gt=generation.seq).order_by("seq")[:BATCH])
            if not entries or entries[0].previous != generation.digest:
                discard(generation, "it follows another ledger")
            touched = _touched(entries)
            with damage(generation), _writer(generation.index) as writer:
                for searchable, pks in touched.items():
                    _write(writer, searchable, pks)
                _mark(writer, entries[-1].seq, entries[-1].digest)
            generation = current()
        return generation.seq >= until


def discard(generation: Generation, why: str) -> NoReturn:
    """Puts a generation out of use, unless it is already; raises Unusable. The next search makes a new one."""
    log.warning("search index: discarded, because %s", why)
    name = home() / "current"
    if name.exists() and name.read_text() == generation.folder.name:
        name.unlink()
    raise Unusable(why)


@contextmanager
def damage(generation: Generation) -> Iterator[None]:
    """Discards the generation if the engine finds its files damaged."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, ValueError) or _panic(error):
            discard(generation, str(error))
        raise


@contextmanager
def _writer(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Commits at the end, and waits for the merging of small segments, which would be lost otherwise."""
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    # A writer that was killed leaves files whose names the next would use again, and be refused.
    writer.garbage_collect_files()
    yield writer
    writer.commit()
    writer.wait_merging_threads()


def _mark(writer: tantivy.IndexWriter, seq: int, digest: str) -> None:
    writer.delete_documents_by_term("subject", schema.POSITION)
    writer.add_document(schema.position(seq, digest))


def _touched(entries: list[Entry]) -> dict[catalogue.Searchable, set[Any]]:
    """The records to read anew after `entries`, each once."""
    found: dict[catalogue.Searchable, set[Any]] = {}
    for entry in entries:
        named: list[tuple[str, object]] = [(entry.subject_type, entry.subject_id)]
        for searchable in catalogue.types():
            named += [(model._meta.label_lower, pk) for model, pk in searchable.subjects(entry)]
        for label, pk in named:
            if of_type := catalogue.of(label):
                try:
                    found.setdefault(of_type, set()).add(of_type.model._meta.pk.to_python(pk))
                except ValidationError:
                    log.error("search index: line %s names no %s: %r", entry.seq, label, pk)
    return found


def _write(writer: tantivy.IndexWriter, searchable: catalogue.Searchable, pks: set[Any]) -> None:
    """Puts the records into the index as they are now; those that are gone leave it."""
    records = searchable.model._default_manager.in_bulk(pks)
    for pk in pks:
        writer.delete_documents_by_term("subject", schema.subject(searchable.label, pk))
        if (record := records.get(pk)) and (document := _document(searchable, record)):
            writer.add_document(document)


def _document(searchable: catalogue.Searchable, record: Model) -> tantivy.Document | None:
    """The record for the index. One that can't be read is left out, for it must not stop all that come after."""
    try:
        return schema.document(searchable, record, searchable.to_document(record))
    except DatabaseError:
        raise
    except Exception:
        log.exception("search index: left out %s %s", searchable.label, record.pk)
        return None


def rebuild() -> int:
    """Makes a new index from the records themselves and puts it in the old one's place; returns their number.

    Searches go on in the old one meanwhile. What changes while it runs is read from the ledger afterwards.
    """
    with _lock("rebuild", None):
        return _rebuild()


def _rebuild() -> int:
    seq, digest = _head()
    folder = Path(mkdtemp(prefix=f"{schema.FORMAT}-", dir=home()))
    records = 0
    with _writer(tantivy.Index(schema.schema(), str(folder))) as writer:
        for searchable in catalogue.types():
            for record in searchable.model._default_manager.order_by("pk").iterator(chunk_size=BATCH):
                if document := _document(searchable, record):
                    writer.add_document(document)
                    records += 1
        _mark(writer, seq, digest)
    with _lock("write", None):
        name = home() / "current.new"
        name.write_text(folder.name)
        name.replace(home() / "current")
        for other in home().iterdir():
            # Whoever still searches an older one keeps its files open.
            if other.is_dir() and other != folder:
                shutil.rmtree(other, ignore_errors=True)
    log.info("search index: %s records, up to line %s of the ledger", records, seq)
    return records


_reader_on: threading.Thread | None = None
_starting = threading.Lock()


def _in_background(work: Callable[[], object]) -> threading.Thread:
    """Runs `work` in a thread of this process; the one already running, if there is one."""

    def run() -> None:
        try:
            work()
        except Exception:
            log.exception("search index: reading on failed")
        finally:
            connection.close()

    global _reader_on
    with _starting:
        if _reader_on is None or not _reader_on.is_alive():
            _reader_on = threading.Thread(target=run, name="search-index", daemon=True)
            _reader_on.start()
        return _reader_on
