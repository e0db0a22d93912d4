"""The engine: which pack binds, what a broken rule does, what a document of others' making gives."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chancery.gate import engine
from chancery.gate.checks import CHECKS
from chancery.gate.compose import compose
from chancery.gate.engine import check
from chancery.gate.packs import choose, forms, packs
from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import BASES, faultless

pytestmark = pytest.mark.gate_only
REAL = Path(__file__).parents[5] / "shared" / "data" / "nd30-2020"


@pytest.mark.parametrize(
    ("system", "day", "pack"),
    [
        ("state", date(2021, 1, 1), "nd30"),
        ("party", date(2026, 1, 8), "hd36"),
        ("party", date(2026, 1, 9), "qd399"),
        ("party", date(2005, 1, 1), "hd36"),
    ],
)
def test_the_pack_is_that_of_the_system_on_the_day(system, day, pack):
    assert choose(system, day).code == pack


def test_an_undated_draft_is_read_by_the_law_of_today():
    draft = compose(replace(BASES["hd36"]["decision"], date=None, number=None))
    assert check(draft).pack == choose("party", date.today()).code


def test_a_draft_with_blank_number_and_date_passes():
    for pack in ("nd30", "qd399"):
        draft = compose(replace(BASES[pack]["decision"], date=None, number=None))
        assert check(draft, pack=pack).findings == ()


def test_a_rule_that_raises_is_reported_and_hides_no_other(monkeypatch):
    def raises(found, rule):
        raise ZeroDivisionError("thử")
        yield

    monkeypatch.setitem(CHECKS, "paper", raises)
    result = check(with_fault("nd30", "ND30-105"))
    assert {finding.rule for finding in result.findings} == {"ND30-101", "ND30-105"}
    (fault,) = [finding for finding in result.findings if finding.rule == "ND30-101"]
    assert fault.severity == "advice"
    assert "ZeroDivisionError" in fault.message


def test_no_unconfirmed_provision_is_an_error():
    assert not [
        rule.code
        for pack in packs().values()
        for rule in pack.rules
        if rule.unconfirmed and rule.severity == "error"
    ]


def test_codes_carry_their_packs_prefix():
    prefixes = {"nd30": ("ND30-",), "hd36": ("HD36-",), "qd399": ("QD399-", "HD36-")}
    prefixes |= {"style": ("VP-S",), "consistency": ("VP-C",), "procedure": ("VP-P",)}
    for pack in packs().values():
        assert all(
            rule.code.startswith(prefixes.get(pack.code) or prefixes[pack.family]) for rule in pack.rules
        )


# What the circulated files of the decree really depart in, each looked at in LibreOffice and in the XML.
EXPECTED = {
    # "(Đã ký)" is typed in white between brackets.
    # Clauses with titles ("1. Nguyên tắc") aren't bold.
    "30_2020_ND_CP.docx": {"ND30-109", "ND30-643"},
    # Headings of points in the second part stand without space between them (paragraphs 117 and on).
    # The landscape page has a bottom margin of 15 mm; clauses with titles aren't bold.
    "Phuluc1.docx": {"ND30-115", "ND30-609", "ND30-643"},
    # The first paragraph of content follows its heading without space.
    # "4. Danh từ chung đã riêng hóa", the title of a clause, isn't bold.
    "Phuluc2.docx": {"ND30-609", "ND30-643"},
    # Captions "Mẫu 1.2 …" are in Calibri 11.
    # Heading I is italic.
    "Phuluc3.docx": {"ND30-107", "ND30-605", "ND30-647"},
    # The last section's right margin is 4.3 mm; heading II has lines closer than single; heading V is not bold.
    # Heading V ("MẪU DẤU “ĐẾN”: Được khắc sẵn, …") goes on in small letters.
    # "2. Ý kiến của lãnh đạo đơn vị" isn't bold.
    "Phuluc4.docx": {"ND30-106", "ND30-610", "ND30-624", "ND30-643", "ND30-645"},
    # Lines closer than single, and forms without space between paragraphs.
    "Phuluc5.docx": {"ND30-609", "ND30-610"},
    # Heading III stands in Calibri 11, not bold.
    "Phuluc6.docx": {"ND30-107", "ND30-605", "ND30-624"},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_documents_made_by_others_give_true_findings_only(name):
    result = check(REAL / name)
    assert result.error == ""
    # What rules of style find in them is looked at in checks/tests/test_style_real.py.
    form = {rule.code for pack in forms().values() for rule in pack.rules}
    assert {finding.rule for finding in result.findings} & form == EXPECTED[name]


def test_every_real_file_is_expected():
    assert {path.name for path in REAL.glob("*.docx")} == EXPECTED.keys()


def test_reading_from_a_path_a_stream_and_bytes_gives_the_same(tmp_path):
    content = faultless("nd30", "statute")
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with path.open("rb") as stream:
        assert check(path).findings == check(content).findings == check(stream).findings
    assert engine.check(path).path == str(path)
