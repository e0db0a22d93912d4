"""A batch of drafts through `chancery check`: two processes against one, and the memory that all of them take."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from _figure import report, unable
from gate import draft

FIGURES = ("gate.batch_speedup", "gate.batch_peak_mb")
SIZES = (200, 1000)
ARTICLES = (2, 4, 6, 8, 10, 14, 19)
"""Drafts of about one page to ten."""
LOOK_EVERY = 0.1


def run(files: list[Path], jobs: int) -> tuple[float, float]:
    """Seconds of the whole command, and the most memory that it and its processes took at one time, in MB.

    Memory is the proportional set size (PSS): a page that processes share is counted once.
    """
    arguments = ["check", "--jobs", str(jobs), "--format", "json", *map(str, files)]
    code = f"import sys; from chancery.site.command import main; sys.exit(main({arguments!r}))"
    start = time.perf_counter()
    process = psutil.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with tempfile.TemporaryFile() as out:
        # What is told is taken off in the shell's stead, so that the pipe is never full.
        drain = subprocess.Popen(["cat"], stdin=process.stdout, stdout=out)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory(process))
            time.sleep(LOOK_EVERY)
        seconds = time.perf_counter() - start
        drain.wait()
        out.seek(0)
        told = out.read().count(b'"verdict": "')
    if told != len(files):
        unable(f"{told} of {len(files)} drafts were appraised")
    return seconds, peak / 1e6


def memory(process: psutil.Process) -> int:
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:
        # It ended while it was looked at.
        return 0
    return total


def main(wanted: list[str]) -> None:
    if len(psutil.Process().cpu_affinity()) < 2:
        unable("two processors are needed")
    with tempfile.TemporaryDirectory() as folder:
        contents = [draft(articles) for articles in ARTICLES]
        files = [Path(folder) / f"{at}.docx" for at in range(max(SIZES))]
        for at, path in enumerate(files):
            path.write_bytes(contents[at % len(contents)])
        # Each twice, by turns, and the better of both: other work on the machine only ever takes time.
        times = {1: [], 2: []}
        peaks = dict.fromkeys(SIZES, 0.0)
        for _ in range(2 if "gate.batch_speedup" in wanted else 0):
            for jobs in times:
                seconds, peak = run(files, jobs)
                times[jobs].append(seconds)
                print(
                    f"{len(files)} drafts, {jobs} processes: {seconds:.1f} s, {peak:.0f} MB", file=sys.stderr
                )
        if "gate.batch_speedup" in wanted:
            one, two = min(times[1]), min(times[2])
            report(
                "gate.batch_speedup",
                round(one / two, 2),
                "times",
                f"{len(files)} drafts",
                f"one process {one:.1f} s, two {two:.1f} s",
            )
        if "gate.batch_peak_mb" in wanted:
            for size in SIZES:
                seconds, peaks[size] = run(files[:size], 2)
                report(
                    "gate.batch_peak_mb",
                    round(peaks[size]),
                    "MB",
                    f"{size} drafts, two processes",
                    f"PSS of the command and its processes together; {size / seconds:.0f} drafts a second",
                )


if __name__ == "__main__":
    main(sys.argv[1:] or list(FIGURES))
