"""The register of issued documents in a SQLite file, for the command line and for machines without the office's database.

Every question is answered from an index, a few rows of it; nothing is kept in memory. Processes and threads share a
register by its path: each opens the file by itself.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chancery.gate.consistency import keys
from chancery.gate.consistency.model import Line, Relation, Series, Work
from chancery.gate.consistency.passages import COMMON
from chancery.gate.consistency.reading import Entry
from chancery.gate.consistency.relations import Row, related, targets

VERSION = 1
_SCHEMA = """
create table works(id integer primary key, identity text not null unique, kind text not null, symbol text not null,
  title text not null, abstract text not null, issuer text not null, dated text, since text, until text,
  draft integer not null, series text not null, year integer, number integer, places text not null, terms text not null);
create index works_series on works(series, year, issuer, number);
create table bodies(work integer primary key, body blob not null);
create table keys(key text not null, work integer not null, primary key(key, work)) without rowid;
create index keys_work on keys(work);
create table relations(target text not null, work integer not null, verb text not null, issuer text not null,
  places text not null, since text, primary key(target, work, verb)) without rowid;
create index relations_work on relations(work);
create table prints(print integer not null, work integer not null, line integer not null,
  primary key(print, work, line)) without rowid;
create index prints_work on prints(work);
create table sources(path text primary key, digest text not null, works integer not null);
"""
_BY_KEY = (
    "select key, id, kind, symbol, title, abstract, issuer, dated, since, until, draft, places, terms"
    " from keys join works on works.id = keys.work where key in (?)"
)
_BY_ID = "select id, kind, symbol, title, abstract, issuer, dated, since, until, draft, places, terms from works where id in (?)"
_DONE_TO = (
    "select target, work, verb, issuer, places, since from relations where target in (?)"
    " and verb in ('replaces', 'repeals', 'amends', 'guides')"
)
_MOST = 500
"""Values in one question: SQLite takes a bounded number."""


class NotARegister(Exception):
    """The file isn't a register of issued documents; the message says so in Vietnamese."""


_opened = threading.local()
"""The thread's connection, so that a register handed to a process with each file isn't opened each time."""


class FileRegister:
    """A register in a file, to be asked. Raises NotARegister when the file isn't one."""

    def __init__(self, path: Path | str) -> None:
        self._path = str(path)
        self._ask("select 1 from works limit 1")

    def __reduce__(self) -> tuple[type[FileRegister], tuple[str]]:
        return FileRegister, (self._path,)

    def _connection(self) -> sqlite3.Connection:
        # A connection must not be carried over into a forked process.
        kept = (os.getpid(), self._path)
        found: sqlite3.Connection | None = getattr(_opened, "connections", {}).get(kept)
        if found is None:
            if not Path(self._path).is_file():
                raise NotARegister(f"{self._path}: không có tệp này")
            found = sqlite3.connect(f"{Path(self._path).resolve().as_uri()}?mode=ro", uri=True)
            _opened.connections = {kept: found}
        return found

    def _ask(self, question: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            return self._connection().execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise NotARegister(f"{self._path}: không phải tệp sổ văn bản đã ban hành ({error})") from error

    def _among(self, question: str, values: Iterable[Any]) -> Iterator[Any]:
        """Asks `question`, in which "?" stands for a list of values, for all of them."""
        wanted = list(dict.fromkeys(values))
        for start in range(0, len(wanted), _MOST):
            part = wanted[start : start + _MOST]
            yield from self._ask(question.replace("?", ",".join("?" * len(part))), part)

    def works(self, keys: Collection[str]) -> dict[str, list[Work]]:
        found: dict[str, list[Work]] = {}
        for key, *row in self._among(_BY_KEY, keys):
            found.setdefault(key, []).append(_work(row))
        return found

    def by_id(self, ids: Collection[int]) -> dict[int, Work]:
        return {row[0]: _work(row) for row in self._among(_BY_ID, ids)}

    def done_to(self, works: Collection[Work]) -> dict[int, list[Relation]]:
        rows = [
            Row(target, work, verb, issuer, places, _day(since))
            for target, work, verb, issuer, places, since in self._among(_DONE_TO, targets(works))
        ]
        return related(self, works, rows)

    def bodies(self, ids: Collection[int]) -> dict[int, list[Line]]:
        return {
            work: unpacked(zlib.decompress(body).decode())
            for work, body in self._among("select work, body from bodies where work in (?)", ids)
        }

    def series(self, asked: Collection[tuple[str, int]]) -> dict[tuple[str, int], list[Series]]:
        found: dict[tuple[str, int], list[Series]] = {}
        for name, year in asked:
            rows = self._ask(
                "select issuer, count(distinct number), max(number) from works where series = ? and year = ? group by issuer",
                (name, year),
            )
            if rows:
                found[name, year] = [Series(issuer, count, highest or 0) for issuer, count, highest in rows]
        return found

    def alike(self, prints: Collection[int]) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for value, work, line in self._among(
            "select print, work, line from prints where print in (?)", prints
        ):
            found.setdefault(value, []).append((work, line))
        return {value: places for value, places in found.items() if len(places) < COMMON}


def packed(lines: Iterable[Line]) -> str:
    """Lines as one text: a line each, its place before a tab."""
    return "\n".join(f"{line.place}\t{line.text}" for line in lines)


def unpacked(body: str) -> list[Line]:
    return [Line(*line.split("\t", 1)) for line in body.split("\n")] if body else []


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _work(row: Sequence[Any]) -> Work:
    pk, kind, symbol, title, abstract, issuer, dated, since, until, draft, places, terms = row
    return Work(
        id=pk,
        kind=kind,
        number=keys.number_of(symbol),
        symbol=symbol,
        title=title,
        abstract=abstract,
        issuer=issuer,
        dated=_day(dated),
        since=_day(since),
        until=_day(until),
        draft=bool(draft),
        places=frozenset(places.split()),
        terms=json.loads(terms) if terms else {},
    )


class Writing:
    """A register in a file, to be filled. Used as a context: what happens in it is kept whole or not at all."""

    def __init__(self, path: Path | str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._db.execute("pragma journal_mode = wal")
            version = self._db.execute("pragma user_version").fetchone()[0]
            empty = not self._db.execute("select 1 from sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            raise NotARegister(f"{path}: không phải tệp sổ văn bản đã ban hành ({error})") from error
        if version != VERSION and not empty:
            raise NotARegister(f"{path}: không phải tệp sổ văn bản đã ban hành phiên bản {VERSION}")
        self._db.execute("pragma synchronous = normal")
        # Fingerprints are written all over their index.
        self._db.execute("pragma cache_size = -65536")
        if empty:
            self._db.executescript(f"begin; {_SCHEMA} pragma user_version = {VERSION}; commit")

    def __enter__(self) -> Writing:
        self._db.execute("begin immediate")
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._db.execute("rollback" if kind else "commit")

    def close(self) -> None:
        """Ends the writing; the file then stands alone, without a journal beside it."""
        self._db.execute("pragma journal_mode = delete")
        self._db.close()

    def taken(self, path: str) -> str:
        """The digest with which a source was loaded, "" where it wasn't."""
        row = self._db.execute("select digest from sources where path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def keep(self, path: str, digest: str, entries: Iterable[Entry]) -> int:
        """Adds the documents of a source, all or none; returns how many."""
        with self:
            works = self.add(entries)
            self._db.execute("insert or replace into sources values (?, ?, ?)", (path, digest, works))
        return works

    def count(self) -> int:
        """How many documents the register has."""
        found: int = self._db.execute("select count(*) from works").fetchone()[0]
        return found

    def add(self, entries: Iterable[Entry]) -> int:
        """Adds documents, each in place of the one of the same identity; returns how many."""
        count = 0
        for entry in entries:
            self._add(entry)
            count += 1
        return count

    def _add(self, entry: Entry) -> None:
        db = self._db
        old = db.execute("select id from works where identity = ?", (entry.identity,)).fetchone()
        if old:
            for table, column in (
                ("works", "id"), ("bodies", "work"), ("keys", "work"), ("relations", "work"), ("prints", "work"),
            ):  # fmt: skip
                db.execute(f"delete from {table} where {column} = ?", old)  # noqa: S608 the names are those above
        number = keys.number_of(entry.symbol)
        digits = "".join(char for char in number if char.isdigit())
        year = keys.year_of(entry.symbol) or (entry.dated.year if entry.dated else None)
        cursor = db.execute(
            "insert into works values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                old[0] if old else None,
                entry.identity,
                entry.kind,
                entry.symbol,
                entry.title,
                entry.abstract,
                entry.issuer,
                *(day.isoformat() if day else None for day in (entry.dated, entry.since, entry.until)),
                int(entry.draft),
                keys.series(entry.symbol),
                year,
                int(digits) if digits else None,
                " ".join(sorted(entry.places)),
                json.dumps(entry.terms, ensure_ascii=False) if entry.terms else "",
            ),
        )
        work = cursor.lastrowid
        db.execute("insert into bodies values (?, ?)", (work, zlib.compress(packed(entry.lines).encode(), 6)))
        db.executemany("insert into keys values (?, ?)", [(key, work) for key in entry.keys])
        db.executemany(
            "insert or ignore into relations values (?, ?, ?, ?, ?, ?)",
            [
                (e.target, work, e.verb, e.issuer, e.places, e.since.isoformat() if e.since else None)
                for e in entry.effects
            ],
        )
        own: Counter[int] = Counter()
        for value, line in entry.prints:
            own[value] += 1
            # Enough are kept to know a formula by; more would only make the file large.
            db.execute(
                "insert or ignore into prints select ?1, ?2, ?3 where (select count(*) from prints where print = ?1) < ?4",
                (value, work, line, COMMON),
            )
