"""What rules of style find in documents made by others, each looked at by eye; and nothing in what the product itself writes."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from chancery.gate.compose import compose
from chancery.gate.compose.outlines import outline
from chancery.gate.compose.parts import Parts, Signature
from chancery.gate.docx.read import read
from chancery.gate.engine import check
from chancery.gate.packs import kinds, packs

from .test_style import CODES, document

pytestmark = pytest.mark.gate_only
# Spelling has tests of its own, on the same files.
STYLE = CODES - {rule.code for rule in packs()["spelling"].rules}
DATA = Path(__file__).parents[6] / "shared" / "data"

# VP-S503: two blanks and more between words, all typed so. VP-S520: a sentence of 78 words in the decree's last article.
EXPECTED = {
    "30_2020_ND_CP.docx": {"VP-S503": 3, "VP-S520": 1},
    "Phuluc1.docx": {"VP-S503": 4},
    "Phuluc2.docx": {},
    "Phuluc3.docx": {"VP-S503": 1},
    "Phuluc4.docx": {"VP-S503": 3},
    "Phuluc5.docx": {"VP-S503": 3},
    "Phuluc6.docx": {"VP-S503": 1},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_decree_and_its_appendices(name):
    result = check(read(DATA / "nd30-2020" / name))
    assert Counter(finding.rule for finding in result.findings if finding.rule in STYLE) == EXPECTED[name]


def test_a_report_of_a_conference():
    text = (DATA / "year-end-conference-2022.vi.txt").read_text()
    found = [finding.rule for finding in check(document(text)).findings if finding.rule in STYLE]
    # Two blanks before a name, twice; a caption without a stop; one sentence of 85 words; “…” and “...” mixed.
    assert Counter(found) == {"VP-S503": 2, "VP-S509": 1, "VP-S513": 1, "VP-S520": 1}


@pytest.mark.parametrize(
    ("system", "kind"), [(system, code) for code, kind in kinds().items() for system in sorted(kind.symbols)]
)
def test_a_template_has_nothing_to_mend(system, kind):
    symbol = kinds()[kind].symbols[system] or "VP"
    parts = Parts(
        system=system,
        kind=kind,
        issuer="VĂN PHÒNG",
        superior="TỈNH UỶ LAM SƠN",
        symbol=f"{symbol}/VPTU" if system == "party" else f"{symbol}-TH",
        number=5,
        date=date(2026, 2, 3),
        place="Lam Sơn",
        title="về [trích yếu]",
        body=outline(system, kind),
        signature=Signature("CHÁNH VĂN PHÒNG", "Nguyễn Văn An"),
        addressees=("Các phòng, đơn vị",) if kind in {"cong-van", "to-trinh"} else (),
        recipients=("Như trên", "Lưu: VT"),
    )
    assert [finding for finding in check(compose(parts)).findings if finding.rule in CODES] == []
