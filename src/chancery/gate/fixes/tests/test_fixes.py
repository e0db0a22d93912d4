"""Fixes mend what they say, touch nothing else, and have nothing left to do the second time."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document as open_docx
from lxml import etree

from chancery.gate.checks import CHECKS, Fault
from chancery.gate.docx.names import W
from chancery.gate.docx.read import read
from chancery.gate.docx.tracking import Track
from chancery.gate.engine import check, mend
from chancery.gate.findings import Finding
from chancery.gate.fixes import FIXERS, REWORDS, fix
from chancery.gate.packs import forms, packs
from chancery.gate.report.comments import annotated
from chancery.gate.tests.breaks import base_of, broken
from chancery.gate.tests.documents import BASES, faultless

from .rejecting import rejected

pytestmark = pytest.mark.gate_only

RULES = [(pack.code, rule) for pack in forms().values() for rule in pack.rules]
FIXABLE = [(pack, rule) for pack, rule in RULES if rule.fixable]
TRACK = Track("Nguyễn Văn An", datetime(2026, 2, 3, 1, 2, 3, tzinfo=UTC))
OFFERED = {"signer-plain", "annex-number", "division-numerals"}
"""Checks that say what would be right, and leave it to the writer: names, and numbers that other places cite."""
PAGES = {"page-number-shown", "page-number-centred", "page-number-size", "page-number-hidden-on-first"}


def ids(rules):
    return [f"{pack}-{rule.code}" for pack, rule in rules]


def text(content):
    return [paragraph.text for paragraph in read(content).paragraphs]


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def wrong(pack, rule):
    return broken(faultless(pack, base_of(rule)), rule)


def test_whatever_has_a_fixer_is_fixable_or_offered():
    rules = [rule for pack in packs().values() for rule in pack.rules]
    for rule in rules:
        if rule.check in OFFERED:
            assert not rule.fixable, rule.code
        elif rule.check == "capitals":
            assert rule.fixable == rule.params.get("on", True), rule.code
        elif rule.check in FIXERS or rule.check in REWORDS:
            assert rule.fixable, rule.code


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=ids(RULES))
def test_what_is_fixable_is_mended_and_nothing_is_left_to_do(pack, rule):
    content = wrong(pack, rule)
    result = check(content, pack=pack)
    mended, after = mend(content, pack=pack)
    if rule.fixable and result.findings[0].fixable:
        assert after.findings == ()
    else:
        assert mended == content
        assert {finding.rule for finding in after.findings} == {rule.code}
    again, _ = mend(mended, pack=pack)
    assert again == mended


@pytest.mark.parametrize(("pack", "rule"), FIXABLE, ids=ids(FIXABLE))
def test_every_break_of_a_fixable_rule_can_be_mended(pack, rule):
    (finding, *_) = check(wrong(pack, rule), pack=pack).findings
    assert finding.fixable


@pytest.mark.parametrize(("pack", "rule"), FIXABLE, ids=ids(FIXABLE))
def test_nothing_else_is_touched(pack, rule):
    content = wrong(pack, rule)
    mended, _ = mend(content, pack=pack)
    before, after = parts(content), parts(mended)
    changed = {name for name in after if before.get(name) != after[name]}
    if rule.check in PAGES:
        assert all("header" in name or "footer" in name or name == "word/document.xml" for name in changed - {
            "[Content_Types].xml", "word/_rels/document.xml.rels"})  # fmt: skip
    else:
        assert changed == {"word/document.xml"}
    findings = check(content, pack=pack).findings
    named = {finding.paragraph for finding in findings}
    if rule.check in {"exact-text", *REWORDS}:
        untouched = [p for p in read(content).paragraphs if p.index not in named]
        kept = [p for p in read(mended).paragraphs if p.index not in named]
        assert [p.text for p in untouched] == [p.text for p in kept]
    else:
        assert text(mended) == text(content)
    old, new = (etree.fromstring(both["word/document.xml"]) for both in (before, after))
    differing = sum(
        etree.tostring(one, method="c14n") != etree.tostring(other, method="c14n")
        for one, other in zip(old.iter(f"{W}p"), new.iter(f"{W}p"), strict=True)
    )
    assert differing <= len(findings)


@pytest.mark.parametrize(("pack", "rule"), FIXABLE, ids=ids(FIXABLE))
def test_tracked_it_can_be_accepted_or_rejected(pack, rule):
    content = wrong(pack, rule)
    mended, after = mend(content, pack=pack, track=TRACK)
    assert after.findings == ()
    assert mend(mended, pack=pack, track=TRACK)[0] == mended
    xml = parts(mended)["word/document.xml"] + b"".join(
        part for name, part in parts(mended).items() if "header" in name
    )
    assert 'w:author="Nguyễn Văn An"'.encode() in xml
    assert b'w:date="2026-02-03T01:02:03Z"' in xml
    back, old = read(rejected(mended)), read(content)
    assert [p.text for p in back.paragraphs] == [p.text for p in old.paragraphs]
    assert [[(c, p.format_at(at)) for at, c in enumerate(p.text)] for p in back.paragraphs] == [
        [(c, p.format_at(at)) for at, c in enumerate(p.text)] for p in old.paragraphs
    ]
    assert [
        (p.alignment, p.first_line, p.indent_left, p.space_before, p.line_spacing) for p in back.paragraphs
    ] == [(p.alignment, p.first_line, p.indent_left, p.space_before, p.line_spacing) for p in old.paragraphs]
    layout = [(s.width_mm, s.left_mm, s.right_mm, s.top_mm, s.title_page) for s in back.sections]
    assert layout == [(s.width_mm, s.left_mm, s.right_mm, s.top_mm, s.title_page) for s in old.sections]


@pytest.mark.parametrize(("pack", "base"), [(pack, base) for pack, bases in BASES.items() for base in bases])
def test_a_faultless_document_comes_back_byte_for_byte(pack, base):
    content = faultless(pack, base)
    assert mend(content, pack=pack)[0] == content


def test_several_departures_in_one_line_are_all_mended():
    draft = open_docx(io.BytesIO(faultless("nd30", "decision")))
    for cell in [cell for table in draft.tables for row in table.rows for cell in row.cells]:
        for paragraph in cell.paragraphs:
            if paragraph.text.startswith("Số"):
                (first, *others) = paragraph.runs
                first.text = "SỐ 5 / QĐ – VP"
                for run in others:
                    run.text = ""
            if "ngày" in paragraph.text:
                paragraph.runs[0].text = "lam Sơn, ngày 3 tháng 2 năm 2026"
                for run in paragraph.runs[1:]:
                    run.text = ""
    out = io.BytesIO()
    draft.save(out)
    mended, after = mend(out.getvalue(), pack="nd30")
    assert after.findings == ()
    assert "Số: 05/QĐ-VP" in text(mended)
    assert "Lam Sơn, ngày 03 tháng 02 năm 2026" in text(mended)


def test_only_the_letters_that_differ_change_so_the_rest_keeps_its_format():
    content = wrong("nd30", next(rule for _, rule in RULES if rule.check == "date-zero"))
    before = next(p for p in read(content).paragraphs if "Lam Sơn, ngày" in p.text)
    mended, _ = mend(content, pack="nd30")
    after = next(p for p in read(mended).paragraphs if "Lam Sơn, ngày" in p.text)
    assert after.text == before.text.replace("ngày 3", "ngày 03")
    assert {run.format for run in after.runs} == {run.format for run in before.runs}


def test_a_replacement_is_put_in_where_the_rule_is_fixable_only(monkeypatch):
    def motto(found, rule):
        (span,) = found.all("motto")
        yield Fault(("", ""), span.paragraph, span.start, span.start + 3, "ĐỘC")

    content = faultless("nd30", "decision")
    monkeypatch.setitem(CHECKS, "kind-known", motto)
    result = check(content)
    assert [(finding.fixable, finding.replacement) for finding in result.findings] == [(False, "ĐỘC")]
    assert fix(content, result) == content
    safe = replace(result, findings=(replace(result.findings[0], fixable=True),))
    assert "ĐỘC lập - Tự do - Hạnh phúc" in text(fix(content, safe))


def test_of_two_replacements_of_one_place_the_first_is_made():
    content = faultless("nd30", "decision")
    finding = Finding("ND30-607", "advice", "", "", 1, 0, 2, "", True, "X")
    result = replace(check(content), findings=(finding, replace(finding, start=1, replacement="Y")))
    assert text(fix(content, result))[0] == f"X{text(content)[0][2:]}"


def test_findings_become_comments_and_the_text_stays():
    (rule,) = [rule for rule in packs()["nd30"].rules if rule.code == "ND30-605"]
    content = wrong("nd30", rule)
    result = check(content)
    noted = annotated(content, result)
    assert read(noted).comments == len(result.findings) == 1
    assert text(noted) == text(content)
