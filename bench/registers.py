"""Numbers under kill -9: two processes take numbers from one register and are killed at random, on both databases."""

from __future__ import annotations

import datetime
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _figure import report, unable

FIGURES = ("numbers.wrong",)
PROCESSES = 2
SIZES = (500, 5000)
"""Numbers that each process takes."""
ROOT = Path(__file__).parent.parent
TAKEN_IN = datetime.date(2026, 3, 2)


def work(action: str, *arguments: str) -> None:
    """What this file does when it runs itself, with the database of the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancery.site.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from chancery.foundation import ledger, registers
    from chancery.foundation.identity.models import Person, Unit
    from chancery.foundation.registers.models import Register, RegisterLine

    if action == "prepare":
        call_command("migrate", verbosity=0)
        unit = Unit.objects.create(name="Văn phòng", since=TAKEN_IN)
        registers.open_register(None, unit=unit, code="di", name="Sổ văn bản đi", kind="outgoing")
    elif action == "take":
        book, who, each = Register.objects.get(), int(arguments[0]), int(arguments[1])
        mine = range(who * 1_000_000, who * 1_000_000 + each)
        have = set(map(int, RegisterLine.objects.values_list("subject_id", flat=True)))
        for pk in mine:
            if pk in have:
                continue
            with transaction.atomic():
                line = registers.take(
                    book,
                    year=TAKEN_IN.year,
                    subject=Person(pk=pk),
                    dated=TAKEN_IN,
                    symbol="{}/CV-VP".format,
                    title="Thử",
                    by=None,
                )
            os.write(1, f"{line.number} {pk}\n".encode())
    else:
        told = [line.split() for line in Path(arguments[0]).read_text().splitlines()]
        numbers = list(RegisterLine.objects.values_list("number", "subject_id"))
        kept = dict(numbers)
        gaps = max(kept, default=0) - len(kept)
        doubles = len(numbers) - len(kept)
        lost = sum(kept.get(int(number)) != pk for number, pk in told)
        chain = 0 if ledger.verify().ok else 1
        print(len(numbers), gaps, doubles, lost, chain)


def race(each: int, environment: dict[str, str]) -> tuple[int, int, int]:
    """Runs one race to its end; gives what is wrong, the kills, and the numbers taken."""
    chance = random.Random(30)
    me = [sys.executable, __file__]
    subprocess.run([*me, "prepare"], env=environment, check=True)
    with tempfile.NamedTemporaryFile("ab") as told, Path(told.name).open("rb") as reader:

        def start(who: int) -> subprocess.Popen[bytes]:
            return subprocess.Popen([*me, "take", str(who), str(each)], env=environment, stdout=told)

        running = {who: start(who) for who in range(1, PROCESSES + 1)}
        kills = 0
        seen = until = 0
        while running:
            # By progress, not by the clock: a kill falls among the numbers however fast the machine is.
            seen += reader.read().count(b"\n")
            time.sleep(chance.uniform(0, 0.02))
            who = chance.choice(list(running))
            if seen >= until and running[who].poll() is None:
                until = seen + chance.randrange(each // 50, each // 8)
                running[who].kill()
                running[who].wait()
                kills += 1
            for who, process in list(running.items()):
                if process.poll() == 0:
                    del running[who]
                elif process.poll() == -signal.SIGKILL:
                    running[who] = start(who)
                elif process.poll() is not None:
                    raise RuntimeError(f"a process failed by itself, with {process.poll()}")
        counted = subprocess.run([*me, "count", told.name], env=environment, check=True, capture_output=True)
    taken, *wrong = map(int, counted.stdout.split())
    wrong.append(PROCESSES * each - taken)
    print(f"{taken} numbers, {kills} kills; gaps, doubles, lost, chain, short: {wrong}", file=sys.stderr)
    return sum(wrong), kills, taken


def main() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from postgres import Unavailable, cluster

    for each in SIZES:
        results = {}
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "CHANCERY_DATA": folder, "CHANCERY_DATABASE": ""}
            started = time.perf_counter()
            results["SQLite"] = (*race(each, environment), time.perf_counter() - started)
            try:
                with cluster() as address:
                    environment["CHANCERY_DATABASE"] = address
                    started = time.perf_counter()
                    results["PostgreSQL"] = (*race(each, environment), time.perf_counter() - started)
            except Unavailable as reason:
                unable(str(reason))
        report(
            "numbers.wrong",
            sum(wrong for wrong, *_rest in results.values()),
            "gaps and duplicates",
            f"{PROCESSES} processes × {each} numbers, each database",
            "every number from 1 on exactly once, none lost that was told; "
            + ", ".join(
                f"{name}: {kills} kills, {seconds:.0f} s"
                for name, (_w, kills, _t, seconds) in results.items()
            ),
        )


if __name__ == "__main__":
    if sys.argv[1:2] in (["prepare"], ["take"], ["count"]):
        work(*sys.argv[1:])
    else:
        main()
