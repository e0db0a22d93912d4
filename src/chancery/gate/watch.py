"""Looks after files and tells which changed. It asks the file system: that works on every disk, shared ones too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

INTERVAL = 0.5
"""Seconds between two looks."""
_State = tuple[int, int, int]


def changes(paths: Iterable[Path], sleep: Callable[[float], None] = time.sleep) -> Iterator[list[Path]]:
    """First all the documents that there are, then, for ever, those that changed or came.

    paths: files, and folders whose DOCX files are looked after. A file is told of once it has come to rest, so that
    none is read half written.
    """
    told: dict[Path, _State] = {}
    seen: dict[Path, _State] = {}
    paths = tuple(paths)
    first = True
    while True:
        now = {path: state for path in documents(paths) if (state := _state(path)) is not None}
        changed = [
            path
            for path, state in now.items()
            if told.get(path) != state and (first or seen.get(path) == state)
        ]
        told = {path: state for path, state in told.items() if path in now}
        told |= {path: now[path] for path in changed}
        seen, first = now, False
        if changed:
            yield changed
        sleep(INTERVAL)


def documents(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and the DOCX files of the folders; not those that an office suite keeps while a file is open."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found for found in path.glob("*.docx") if not found.name.startswith(("~$", ".~", "."))
            )
        else:
            yield path


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
