"""Each rule of style is tested by its own examples: the bad text breaks it and no other, the good one breaks none."""

import pytest

from chancery.gate.docx.model import Cell, Document, Format, Paragraph, Run, Section
from chancery.gate.engine import check
from chancery.gate.packs import kinds, packs

pytestmark = pytest.mark.gate_only

RULES = [rule for pack in packs().values() if pack.family == "style" for rule in pack.rules]
CODES = {rule.code for rule in RULES}


def document(text: str, kind: str = "") -> Document:
    """A document with these lines of content, of a type by its name above them.

    "| … | …" is a row of a table, "# …" the abstract, "… ×20" stands twenty times.
    """
    paragraphs: list[Paragraph] = []

    def add(text: str, alignment: str = "both", cell: Cell | None = None) -> None:
        runs = [Run(text, Format(size=14))] if text else []
        paragraphs.append(Paragraph(len(paragraphs) + 1, runs, alignment=alignment, cell=cell))

    if kind == "cong-van":
        add("Kính gửi: Các cơ quan, đơn vị.")
    elif kind:
        add(kinds()[kind].name.upper(), "center")
    for number, line in enumerate(text.splitlines()):
        if line.startswith("|"):
            for column, said in enumerate(line.split("|")[1:]):
                add(said.strip(), "left", Cell(1, number, column))
        elif line.startswith("# "):
            add(line[2:], "center")
        else:
            said, _, times = line.partition(" ×")
            for _ in range(int(times or 1)):
                add(said)
    return Document(paragraphs, [Section(210, 297, 20, 20, 30, 20)])


def broken(text: str, kind: str = "") -> list[str]:
    return [finding.rule for finding in check(document(text, kind)).findings if finding.rule in CODES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_its_rule_and_no_other(rule):
    assert set(broken(rule.bad, next(iter(rule.kinds), ""))) == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_breaks_no_rule(rule):
    assert broken(rule.good, next(iter(rule.kinds), "")) == []
