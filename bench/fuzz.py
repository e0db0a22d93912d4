"""A hundred thousand broken files, led by coverage, each of which the gate must read or refuse with a reason.

Two processes of Atheris (libFuzzer) change files by `gate/tests/mutation.py` and keep those that reach new code of the
reader; every file is read, and some are appraised, mended and annotated as well. A fault is an exception other than a
refusal, a refusal without a reason, more than 2 seconds of the processor (or 30 by the clock), more than 500 MB, or a
process that dies. Those of a fault are kept
in the folder that FUZZ_KEEP names.
"""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

from _figure import report, unable
from lxml import etree

FIGURES = ("fuzz.faults",)
FILES = int(os.environ.get("FUZZ_FILES", "100000"))
PROCESSES = 2
SECONDS = 2.0
MEGABYTES = 500
WHOLE_EVERY = 10
"""One file of so many goes through all of the gate."""
LARGEST = 60_000
REAL = Path(__file__).parents[2] / "shared" / "data" / "nd30-2020"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def seeds() -> list[bytes]:
    """Composed documents of each type at hand, a page with all that XML can hold, and stretches of real documents."""
    from chancery.gate.docx.tests.test_refusals import RICH
    from chancery.gate.tests.documents import BASES, faultless

    found = [faultless(pack, base) for pack in ("nd30", "qd399") for base in BASES[pack] if base != "long"]
    found.append(RICH)
    for path in sorted(REAL.glob("*.docx")):
        found += stretches(path.read_bytes())
    return found


def stretches(content: bytes, length: int = 25, most: int = 4) -> list[bytes]:
    """The document cut to so many blocks at several places, with its styles and lists: small enough to try many."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith("customXml")}
    found = []
    for at in range(most):
        root = etree.fromstring(parts["word/document.xml"])
        body = root.find(f"{W}body")
        start = at * max(0, len(body) - 1 - length) // (most - 1)
        for block in [*body[:start], *body[start + length : -1]]:
            body.remove(block)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in (parts | {"word/document.xml": etree.tostring(root)}).items():
                package.writestr(name, part)
        if len(out.getvalue()) < LARGEST:
            found.append(out.getvalue())
    return found


def work(folder: Path, seed: int, runs: int) -> None:
    """Tries `runs` files; tells of each fault, and at its end how many of each outcome there were."""
    import atheris

    with atheris.instrument_imports(include=["chancery.gate.docx"]):
        import chancery.gate.docx.read  # noqa: F401
    from chancery.gate.tests.mutation import mutated, unpacked
    from chancery.gate.tests.survival import survive

    current = folder / "current"
    outcomes: Counter[str] = Counter()
    tried = 0
    quiet = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def tell(**told: object) -> None:
        with (folder / "told.jsonl").open("a") as out:
            out.write(json.dumps(told) + "\n")

    def one(content: bytes) -> None:
        nonlocal tried, quiet
        tried += 1
        current.write_bytes(content)
        start = time.process_time()
        fault, where = "", ""
        try:
            outcomes[survive(content, whole=tried % WHOLE_EVERY == 0)] += 1
        except BaseException as error:
            fault = f"{type(error).__name__}: {error}"
            where = traceback.format_exc()
        took = time.process_time() - start
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if not fault and took > SECONDS:
            fault = f"took {took:.1f} s"
        if not fault and most > MEGABYTES * 1024 and most > quiet * 1.1:
            fault = f"took {most / 1024:.0f} MB"
        quiet = max(quiet, most)
        if fault:
            kept = folder / f"fault-{seed}-{tried}.docx"
            kept.write_bytes(content)
            tell(fault=fault, file=kept.name, where=where)
        if tried % 500 == 0 or tried == runs:
            (folder / "tally").write_text(json.dumps({"tried": tried, **outcomes}))

    first = seeds()

    def change(content: bytes, largest: int, seed: int) -> bytes:
        chance = Random(seed)
        if unpacked(content) is None and chance.random() < 0.9:
            # Where the package itself is broken there is little more to break.
            content = chance.choice(first)
        broken = mutated(content, chance)
        return broken if len(broken) <= largest else content

    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for at, content in enumerate(first):
        (corpus / f"seed-{at}").write_bytes(content)
    limits = [
        f"-max_len={LARGEST}",
        "-len_control=0",
        "-timeout=30",
        "-rss_limit_mb=2000",
        "-reduce_inputs=0",
    ]
    atheris.Setup(
        ["fuzz", str(corpus), f"-runs={runs}", f"-seed={seed}", *limits, "-verbosity=0"],
        one,
        custom_mutator=change,
    )
    atheris.Fuzz()


def main() -> None:
    try:
        import atheris  # noqa: F401
    except ImportError:
        unable("Atheris is needed: it exists for Linux on x86-64 (requirements/test.in)")
    if not REAL.is_dir():
        unable(f"no real documents: {REAL} is missing")
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(at) for at in range(PROCESSES)]
        faults: list[dict[str, str]] = []
        outcomes: Counter[str] = Counter()
        left = dict.fromkeys(folders, FILES // PROCESSES)
        while any(left.values()):
            running = {}
            for at, folder in enumerate(folders):
                if left[folder] > 0:
                    folder.mkdir(exist_ok=True)
                    me = [
                        sys.executable,
                        __file__,
                        "work",
                        str(folder),
                        str(at + 1 + left[folder]),
                        str(left[folder]),
                    ]
                    running[folder] = subprocess.Popen(
                        me, stdout=subprocess.DEVNULL, stderr=(folder / "err").open("w")
                    )
            for folder, process in running.items():
                code = process.wait()
                told = (
                    json.loads((folder / "tally").read_text())
                    if (folder / "tally").exists()
                    else {"tried": 0}
                )
                done = told.pop("tried")
                outcomes.update(told)
                (folder / "tally").unlink(missing_ok=True)
                if done < left[folder]:
                    kept = folder / f"fault-died-{left[folder]}.docx"
                    kept.write_bytes((folder / "current").read_bytes())
                    words = (folder / "err").read_text(errors="replace")[-2000:]
                    faults.append(
                        {"fault": f"the process died with {code}", "file": kept.name, "where": words}
                    )
                    done = max(done, 1)
                left[folder] -= done
        for folder in folders:
            if (folder / "told.jsonl").exists():
                faults += map(json.loads, (folder / "told.jsonl").read_text().splitlines())
        corpus = sum(1 for folder in folders for _ in (folder / "corpus").iterdir())
        if keep := os.environ.get("FUZZ_KEEP"):
            Path(keep).mkdir(exist_ok=True)
            for folder in folders:
                for path in folder.glob("fault-*"):
                    (Path(keep) / path.name).write_bytes(path.read_bytes())
            (Path(keep) / "faults.json").write_text(json.dumps(faults, indent=1))
    for fault in faults:
        print(fault["fault"], fault["file"], fault["where"], sep="\n", file=sys.stderr)
    tried = sum(outcomes.values()) + len(faults)
    print(dict(outcomes.most_common()), file=sys.stderr)
    report(
        "fuzz.faults",
        len(faults),
        "faults",
        f"{tried} files",
        f"{outcomes['']} read, {tried - outcomes['']} refused with a reason; {corpus} kept for new coverage; "
        f"{time.perf_counter() - start:.0f} s in {PROCESSES} processes",
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        main()
