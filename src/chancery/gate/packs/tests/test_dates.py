"""The law of the day: which pack of form binds, and what a newer regulation takes, which is a new file and no code."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from chancery.gate import packs
from chancery.gate.compose import compose
from chancery.gate.engine import check
from chancery.gate.tests.documents import BASES, faultless

pytestmark = pytest.mark.gate_only

NEWER = """
title: Nghị định thử
english: A decree for the test
system: state
since: 2027-01-01
extends: nd30
drop: [ND30-650]
rules:
  - code: ND99-103
    check: margin
    with: {"side": "top", "min": 30, "max": 35}
    fixable: true
    article: "Nghị định thử, Điều 1"
    title: "Lề trên 30 - 35 mm"
    english: "Top margin 30 - 35 mm"
    mend: "Đặt lề trên từ 30 đến 35 mm."
  - code: ND99-104
    check: paper
    from: 2027-06-01
    until: 2027-06-30
    with: {"also": []}
    fixable: true
    article: "Nghị định thử, Điều 2"
    title: "Khổ giấy A4"
    english: "A4 paper"
    mend: "Đặt khổ giấy A4."
"""


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """An office's folder with a newer regulation."""
    (tmp_path / "nd99.yaml").write_text(NEWER)
    cached = (packs.packs, packs.forms, packs.rules_by_code)
    monkeypatch.setenv("CHANCERY_PACKS", str(tmp_path))
    for function in cached:
        function.cache_clear()
    yield
    monkeypatch.undo()
    for function in cached:
        function.cache_clear()


@pytest.mark.parametrize(("day", "pack"), [(date(2026, 1, 8), "hd36"), (date(2026, 1, 9), "qd399")])
def test_the_border_of_two_regulations_is_a_day(day, pack):
    parts = replace(BASES[pack]["decision"], date=day)
    result = check(compose(parts))
    assert (result.pack, result.findings) == (pack, ())


@pytest.mark.parametrize(
    ("day", "codes"),
    [(date(2026, 1, 8), set()), (date(2026, 1, 9), {"QD399-305"})],
)
def test_the_law_of_another_day_can_be_asked_for(day, codes):
    """A star under the issuer's name is a matter of the regulation of 2026."""
    starless = faultless("hd36", "decision")
    document = Document(io.BytesIO(starless))
    for table in document.tables:
        for paragraph in [p for cell in table.rows[0].cells for p in cell.paragraphs if p.text == "*"]:
            paragraph._p.getparent().remove(paragraph._p)
    out = io.BytesIO()
    document.save(out)
    found = {finding.rule for finding in check(out.getvalue(), on=day).findings}
    assert {code for code in found if code.startswith(("HD36", "QD399"))} == codes


@pytest.mark.usefixtures("newer")
class TestANewerRegulation:
    def test_binds_from_its_day_on(self):
        draft = faultless("nd30", "report")
        assert check(draft, on=date(2026, 12, 31)).pack == "nd30"
        assert check(draft, on=date(2027, 1, 1)).pack == "nd99"
        assert check(draft).pack == "nd30"

    def test_has_the_rules_that_it_takes_and_its_own(self):
        codes = {rule.code for rule in packs.packs()["nd99"].rules}
        assert {"ND30-103", "ND99-103", "ND99-104"} <= codes
        assert "ND30-650" not in codes

    def test_finds_by_its_own_rules(self):
        found = {finding.rule for finding in check(faultless("nd30", "report"), on=date(2027, 1, 1)).findings}
        assert "ND99-103" in found

    @pytest.mark.parametrize(
        ("day", "binds"),
        [
            (date(2027, 5, 31), False),
            (date(2027, 6, 1), True),
            (date(2027, 6, 30), True),
            (date(2027, 7, 1), False),
        ],
    )
    def test_a_rule_binds_on_its_own_days(self, day, binds):
        (rule,) = (rule for rule in packs.packs()["nd99"].rules if rule.code == "ND99-104")
        assert rule.binds("bao-cao", day) == binds
