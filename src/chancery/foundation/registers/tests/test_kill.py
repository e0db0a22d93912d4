"""Numbers taken by processes that are killed with signal 9 at any moment have no gap and no double."""

import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from chancery.foundation import ledger
from chancery.foundation.registers.models import Counter, RegisterLine

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TAKER = """
import datetime, itertools, os, sys
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import transaction
from chancery.foundation import registers
from chancery.foundation.identity.models import Person
from chancery.foundation.registers.models import Register
book = Register.objects.get(pk=sys.argv[2])
for pk in itertools.count(int(sys.argv[3])):
    with transaction.atomic():
        line = registers.take(
            book, year=2026, subject=Person(pk=pk), dated=datetime.date(2026, 3, 2),
            symbol="{}/CV".format, title="Thử", by=None,
        )
    os.write(1, f"{line.number} {pk}\\n".encode())
"""


def test_no_gap_and_no_double(book):
    chance = random.Random(30)
    told: list[str] = []
    for kill in range(4):
        takers = [
            subprocess.Popen(
                [sys.executable, "-c", TAKER, connection.settings_dict["NAME"], str(book.pk), str(start)],
                stdout=subprocess.PIPE,
                text=True,
            )
            for start in (1_000_000 * (2 * kill + 1), 1_000_000 * (2 * kill + 2))
        ]
        # Both are at work before either dies.
        told += [taker.stdout.readline() for taker in takers]
        for taker in takers:
            time.sleep(chance.random() * 0.3)
            taker.kill()
        told += [line for taker in takers for line in taker.communicate()[0].splitlines(keepends=True)]
        assert {taker.returncode for taker in takers} == {-signal.SIGKILL}, "none failed by itself"

    kept = dict(RegisterLine.objects.values_list("number", "subject_id"))
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert Counter.objects.get().last == len(kept)
    assert len(told) > 8
    # Whatever was told to have its number has it.
    for line in told:
        if line.endswith("\n"):
            number, pk = line.split()
            assert kept[int(number)] == pk
    assert ledger.verify().ok
