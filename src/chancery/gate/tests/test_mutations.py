"""Files broken by chance: each is read or refused with a reason, and what can be read can be appraised and written."""

from random import Random

import pytest

from chancery.gate.docx.tests.making import docx, p
from chancery.gate.tests.documents import faultless
from chancery.gate.tests.mutation import mutated
from chancery.gate.tests.survival import survive

pytestmark = pytest.mark.gate_only
SEEDS = (("nd30", "annexed"), ("qd399", "decision"), ("nd30", "dispatch"))
GROUPS = 20
EACH = 20


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_file_broken_by_chance_is_read_or_refused(group):
    chance = Random(group)
    for _ in range(EACH):
        survive(mutated(faultless(*chance.choice(SEEDS)), chance), whole=True)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 20_000,
        "a-" * 10_000,
        "a." * 10_000,
        "A." * 10_000,
        "_" * 20_000,
        "1" * 20_000,
        "/" * 20_000,
        "“" * 500,
        "a@" * 9_999,
    ],
    ids=lambda text: f"{text[:2]}…",
)
def test_a_word_without_end_takes_no_time_without_end(text):
    """What nobody writes, and a regular expression may choke on; pytest's own limit of time is the assertion."""
    survive(docx(p("Điều 1. " + text) + p(text)), whole=True)


def test_the_same_chance_breaks_the_same():
    content = faultless("nd30", "decision")
    assert mutated(content, Random(7)) == mutated(content, Random(7))
