"""Each rule of style is tested by its own examples: the bad text breaks it and no other, the good one breaks none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chancery.gate import engine
from chancery.gate.compose import compose
from chancery.gate.compose.parts import Block
from chancery.gate.docx.model import Cell, Document, Format, Paragraph, Run, Section
from chancery.gate.docx.read import read
from chancery.gate.engine import check
from chancery.gate.fixes import fix
from chancery.gate.packs import forms, kinds, load, packs, rules_by_code
from chancery.gate.tests.documents import BASES

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


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fixable], ids=lambda rule: rule.code)
def test_what_is_fixable_is_mended_and_stays_so(rule):
    report = BASES["nd30"]["report"]
    content = compose(replace(report, body=(*report.body, Block("text", rule.bad))))
    result = check(content)
    assert {finding.rule for finding in result.findings} == {rule.code}
    mended = fix(content, result)
    after = check(mended)
    assert after.findings == ()
    assert fix(mended, after) == mended


def test_faults_that_meet_are_mended_in_one_go():
    report = BASES["nd30"]["report"]
    text = "Tỷ lệ đạt 8  %, tăng 12,5km đường  , rãnh;các phòng  báo cáo."
    content = compose(replace(report, body=(*report.body, Block("text", text))))
    mended = fix(content, check(content))
    assert "Tỷ lệ đạt 8%, tăng 12,5 km đường, rãnh; các phòng báo cáo./." in [
        p.text for p in read(mended).paragraphs
    ]
    assert fix(mended, check(mended)) == mended


def test_a_place_is_exact():
    text = "Các phòng báo cáo kết quả của của các đơn vị trước ngày 31/4/2026 ."
    found = {
        finding.rule: finding
        for finding in check(document(f"{text}\n{text}")).findings
        if finding.rule in CODES
    }
    places = {code: (finding.paragraph, text[finding.start : finding.end]) for code, finding in found.items()}
    assert places == {"VP-S310": (2, "của của"), "VP-S401": (2, "31/4/2026"), "VP-S501": (2, " ")}


def test_what_is_quoted_is_not_the_drafters_wording():
    assert broken("Bỏ cụm từ “các những” và “xài” trong mẫu.") == []


def test_a_document_in_an_old_code_is_left_to_the_rules_of_form():
    old = document("Báo cáo kết quả của của các đơn vị.")
    old.legacy_encoding = "tcvn3"
    assert not [finding for finding in check(old).findings if finding.rule in CODES]


OFFICE = """
title: Văn phong của cơ quan
english: House style
family: style
since: 2026-01-01
rules:
  - code: VP-S901
    check: words
    with: {swap: {tại cơ quan ta: tại cơ quan}}
    article: Quy chế văn bản của Văn phòng, Điều 12
    title: Không viết “cơ quan ta”
    english: No “cơ quan ta”
    mend: Bỏ chữ “ta”.
    good: Việc lưu trữ tại cơ quan được kiểm tra.
    bad: Việc lưu trữ tại cơ quan ta được kiểm tra.
  - code: VP-S314
    check: words
    with: {swap: {online: trực tuyến}}
    article: Quy chế văn bản của Văn phòng, Điều 13
    title: Dùng từ tiếng Việt
    english: Vietnamese words
    mend: Thay bằng từ tiếng Việt.
    good: Họp trực tuyến, gửi qua email.
    bad: Họp online.
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    (tmp_path / "van-phong.yaml").write_text(OFFICE)
    monkeypatch.setenv("CHANCERY_PACKS", str(tmp_path))
    for known in (packs, forms, rules_by_code):
        known.cache_clear()
    yield
    monkeypatch.undo()
    for known in (packs, forms, rules_by_code):
        known.cache_clear()


def test_an_office_adds_rules_of_its_own_and_puts_others_in_the_place_of_ours(office):
    text = "Việc lưu trữ tại cơ quan ta được kiểm tra online, kết quả gửi qua email của của đơn vị."
    found = {
        finding.rule: finding.quote
        for finding in check(document(text)).findings
        if finding.rule.startswith("VP-S")
    }
    assert found == {"VP-S901": "tại cơ quan ta", "VP-S314": "online", "VP-S310": "của của"}
    assert rules_by_code()["VP-S314"][1].article.startswith("Quy chế văn bản")


def test_the_offices_rules_bind_from_their_day(office):
    text = "Việc lưu trữ tại cơ quan ta được kiểm tra."
    assert "VP-S901" not in {
        finding.rule for finding in check(document(text), on=date(2025, 12, 31)).findings
    }


def test_the_worked_example_of_the_documentation_works(tmp_path, monkeypatch):
    page = (Path(__file__).parents[5] / "docs" / "admin" / "quy-tac-van-phong.md").read_text()
    path = tmp_path / "van-phong.yaml"
    path.write_text(page.split("```yaml\n")[1].split("```")[0])
    rules = load(path).rules
    monkeypatch.setattr(engine, "packs", lambda: {"van-phong": load(path)})
    for rule in rules:
        kind = next(iter(rule.kinds), "")
        said = {text: check(document(text, kind)).findings for text in (rule.good, rule.bad)}
        codes = {text: [f.rule for f in found if f.rule.startswith("VP-")] for text, found in said.items()}
        assert codes == {rule.good: [], rule.bad: [rule.code]}
