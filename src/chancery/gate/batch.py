"""Appraises many files at once, on every core: an archive, or the drafts of a whole office."""

from __future__ import annotations

import gc
import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from chancery.gate.consistency.model import Register
from chancery.gate.engine import check, warm
from chancery.gate.findings import Result

logger = logging.getLogger(__name__)
AHEAD = 4
"""Files a process that are given out before the first of them is told: enough to keep all busy, whatever the batch."""
_FAILED = (
    "Không thẩm định được tệp này: {error}.",
    "This file could not be appraised: {error}.",
)
_DIED = ("tiến trình thẩm định dừng đột ngột", "the process that appraised it died")


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_many(
    paths: Iterable[Path],
    *,
    jobs: int,
    pack: str = "auto",
    on: date | None = None,
    lang: str = "vi",
    register: Register | None = None,
) -> Iterator[Result]:
    """The results of `engine.check`, in the order of the paths, each as soon as those before it are told.

    jobs: processes; with 1 all is done in this one. A file that can't be appraised, or that kills its process, is
    `unreadable` and stops no other. Memory doesn't grow with the number of files. With more jobs call it from a program of
    one thread: processes are forked. register: one that can be handed to another process, as a file's can.
    """
    appraise = partial(_appraise, pack=pack, on=on, lang=lang, register=register)
    if jobs == 1:
        yield from map(appraise, paths)
        return
    warm()
    # What is loaded by now stays shared: a collection in a child would touch, and so copy, every page of it.
    gc.collect()
    gc.freeze()
    workers = _Workers(appraise, jobs, lang)
    try:
        yield from workers.results(iter(paths))
    finally:
        workers.close()
        gc.unfreeze()


def _appraise(path: Path, *, lang: str, **how: Any) -> Result:
    try:
        return check(path, lang=lang, **how)
    except Exception as error:
        logger.exception("%s could not be appraised", path)
        return _failed(path, lang, f"{type(error).__name__}: {error}")


def _failed(path: Path, lang: str, error: str) -> Result:
    return Result(str(path), "", "", "unreadable", _FAILED[lang == "en"].format(error=error), 0.0)


class _Workers:
    """Processes that appraise, replaced when a file kills one of them."""

    def __init__(self, appraise: partial[Result], jobs: int, lang: str) -> None:
        self._appraise = appraise
        self._jobs = jobs
        self._lang = lang
        self._pool = ProcessPoolExecutor(jobs)

    def results(self, paths: Iterator[Path]) -> Iterator[Result]:
        given: deque[tuple[Path, Future[Result]]] = deque()
        while True:
            wanted = self._jobs * AHEAD - len(given)
            given.extend((path, self._give(path)) for path in islice(paths, wanted))
            if not given:
                return
            path, told = given.popleft()
            try:
                yield told.result()
            except BrokenProcessPool:
                yield self._alone(path)

    def _give(self, path: Path) -> Future[Result]:
        try:
            return self._pool.submit(self._appraise, path)
        except BrokenProcessPool:
            self._pool = ProcessPoolExecutor(self._jobs)
            return self._pool.submit(self._appraise, path)

    def _alone(self, path: Path) -> Result:
        """When one process dies the pool gives up all that it holds: which file it was shows when each runs alone."""
        with ProcessPoolExecutor(1) as pool:
            try:
                return pool.submit(self._appraise, path).result()
            except BrokenProcessPool:
                logger.exception("%s killed its process", path)
                return _failed(path, self._lang, _DIED[self._lang == "en"])

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
