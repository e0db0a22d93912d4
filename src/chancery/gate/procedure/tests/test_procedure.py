"""Each type of matter: a dossier that lacks nothing, and what is said of one that lacks something."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chancery.gate.packs import PackError, load, packs
from chancery.gate.procedure import Case, Opinion, Paper, checklist, examine, matter, matters
from chancery.gate.procedure.checks import CHECKS

pytestmark = pytest.mark.gate_only

DAY = date(2026, 3, 16)
ASKED = date(2026, 3, 2)
DUE = date(2026, 3, 11)


def asked(agency: str, answered: date | None = date(2026, 3, 10), answer: str = "agree") -> Opinion:
    return Opinion(agency, f"Cơ quan {agency}", ASKED, DUE, answered, answer if answered else "")


WHOLE = {
    "thuong": Case("thuong", "state", "bao-cao", DAY),
    "noi-bo": Case(
        "noi-bo",
        "state",
        "quy-che",
        DAY,
        papers=(Paper("to-trinh", DAY, "head"), Paper("tong-hop", date(2026, 3, 12))),
        opinions=(asked("thuc-hien"),),
    ),
    "de-an": Case(
        "de-an",
        "state",
        "de-an",
        DAY,
        papers=(
            Paper("to-trinh", DAY, "chief"),
            Paper("tong-hop", date(2026, 3, 12)),
            Paper("thuyet-minh"),
            Paper("tac-dong"),
            Paper("tham-dinh"),
        ),
        opinions=(asked("thuc-hien"), asked("tai-chinh")),
    ),
    "cap-uy": Case(
        "cap-uy",
        "party",
        "nghi-quyet",
        DAY,
        authority="T/M BAN CHẤP HÀNH",
        papers=(
            Paper("to-trinh", DAY, "leader"),
            Paper("tong-hop", date(2026, 3, 12)),
            Paper("thuyet-minh"),
            Paper("tac-dong"),
            Paper("tham-dinh"),
            Paper("tong-ket"),
        ),
        opinions=(asked("thuc-hien"), asked("to-chuc")),
    ),
    "lien-tich": Case(
        "lien-tich",
        "state",
        "quy-che",
        DAY,
        papers=(Paper("to-trinh", DAY, "head"), Paper("tong-hop", date(2026, 3, 12))),
        opinions=(asked("cung-ky"),),
    ),
}


def without(case: Case, kind: str) -> Case:
    return replace(case, papers=tuple(paper for paper in case.papers if paper.kind != kind))


def unasked(case: Case, agency: str) -> Case:
    return replace(case, opinions=tuple(one for one in case.opinions if one.agency != agency))


def with_paper(case: Case, paper: Paper) -> Case:
    return replace(without(case, paper.kind), papers=(*without(case, paper.kind).papers, paper))


def with_opinion(case: Case, one: Opinion) -> Case:
    return replace(unasked(case, one.agency), opinions=(*unasked(case, one.agency).opinions, one))


NOIBO, DEAN, CAPUY, LIENTICH = (WHOLE[code] for code in ("noi-bo", "de-an", "cap-uy", "lien-tich"))
BROKEN = {
    ("thuong", "VP-P101"): replace(WHOLE["thuong"], drafted=False),
    ("thuong", "VP-P102"): replace(WHOLE["thuong"], due=DAY - timedelta(days=1)),
    ("thuong", "VP-P103"): replace(WHOLE["thuong"], kind="quy-che"),
    ("noi-bo", "VP-P201"): without(NOIBO, "to-trinh"),
    ("noi-bo", "VP-P202"): with_paper(NOIBO, Paper("to-trinh", DAY, "other")),
    ("noi-bo", "VP-P203"): replace(NOIBO, opinions=(asked("khac"),)),
    ("noi-bo", "VP-P204"): with_opinion(NOIBO, asked("thuc-hien", None)),
    ("noi-bo", "VP-P205"): with_opinion(NOIBO, asked("thuc-hien", date(2026, 3, 12))),
    ("noi-bo", "VP-P206"): without(NOIBO, "tong-hop"),
    ("noi-bo", "VP-P207"): with_paper(NOIBO, Paper("tong-hop", date(2026, 3, 9))),
    ("de-an", "VP-P202"): with_paper(DEAN, Paper("to-trinh", DAY, "head")),
    ("de-an", "VP-P301"): without(DEAN, "thuyet-minh"),
    ("de-an", "VP-P302"): without(DEAN, "tac-dong"),
    ("de-an", "VP-P303"): unasked(DEAN, "tai-chinh"),
    ("de-an", "VP-P304"): without(DEAN, "tham-dinh"),
    ("cap-uy", "VP-P401"): unasked(CAPUY, "to-chuc"),
    ("cap-uy", "VP-P402"): replace(CAPUY, authority="K/T CHÁNH VĂN PHÒNG"),
    ("cap-uy", "VP-P403"): without(CAPUY, "tong-ket"),
    ("lien-tich", "VP-P501"): replace(LIENTICH, opinions=(asked("khac"),)),
    ("lien-tich", "VP-P502"): with_opinion(LIENTICH, asked("cung-ky", answer="comments")),
}


def test_every_matter_and_rule_is_tried():
    own = {pack.matter.code: pack for pack in packs().values() if pack.matter}
    assert set(own) == set(WHOLE)
    assert {code for _, code in BROKEN} == {rule.code for pack in own.values() for rule in pack.rules}
    assert {rule.check for pack in own.values() for rule in pack.rules} == set(CHECKS)


@pytest.mark.parametrize("code", WHOLE)
def test_a_whole_dossier_lacks_nothing(code):
    assert examine(WHOLE[code]) == ()
    assert all(item.met for item in checklist(WHOLE[code]))


@pytest.mark.parametrize("key", BROKEN, ids="-".join)
def test_what_breaks_one_rule_breaks_only_that(key):
    found = examine(BROKEN[key])
    assert [finding.rule for finding in found] == [key[1]]
    assert found[0].message
    assert found[0].article
    english = examine(BROKEN[key], "en")[0].message
    assert english
    assert english != found[0].message


def test_an_unanswered_opinion_says_whether_its_time_is_over():
    waiting = with_opinion(NOIBO, asked("thuc-hien", None))
    (late,) = examine(waiting)
    (early,) = examine(replace(waiting, on=DUE))
    assert "đã quá hạn ngày 11/03/2026" in late.message
    assert "hạn trả lời ngày 11/03/2026" in early.message


def test_what_is_not_confirmed_never_stops_anything():
    for pack in packs().values():
        if pack.matter:
            assert all(rule.severity != "error" or not rule.unconfirmed for rule in pack.rules)


def test_a_party_s_matters_are_not_a_state_agency_s():
    assert "cap-uy" in matters("party", DAY)
    assert "cap-uy" not in matters("state", DAY)
    with pytest.raises(KeyError):
        matter("cap-uy", "state", DAY)


def test_an_ordinary_document_asks_for_no_appraisal():
    asks = {code: pack.matter.appraisers for code, pack in matters("party", DAY).items()}
    assert asks == {"thuong": 0, "noi-bo": 2, "de-an": 2, "cap-uy": 2, "lien-tich": 1}


HEAD = "title: A\nenglish: A\nfamily: procedure\nsince: 2020-01-01\nextends: thuong\n"
RULE = "rules:\n  - {code: T-1, check: paper-there, with: {paper: to-trinh}, article: x, title: x, english: x, mend: x}\n"


def test_an_office_adds_a_paper_and_a_matter_without_code(tmp_path):
    path = tmp_path / "rieng.yaml"
    paper = "papers: {bao-hiem: {name: Ý kiến bảo hiểm, english: Insurance}}\n"
    path.write_text(HEAD + "matter: rieng\n" + paper + RULE.replace("to-trinh", "bao-hiem"))
    pack = load(path)
    assert pack.matter.papers["bao-hiem"] == ("Ý kiến bảo hiểm", "Insurance")
    assert "to-trinh" in pack.matter.papers
    assert pack.rules[-1].code == "T-1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + RULE, r"rieng.yaml:1: `matter:` is missing"),
        (
            HEAD + "matter: rieng\n" + RULE.replace("to-trinh", "la"),
            r"rieng.yaml:8: papers has no la; there are",
        ),
        (HEAD + "matter: rieng\npapers: {x: {name: X}}\n" + RULE, r"rieng.yaml:1: papers: x needs"),
        (
            HEAD + "matter: rieng\n" + RULE.replace("paper-there", "margin"),
            r"rieng.yaml:8: no check is called margin",
        ),
        (
            HEAD + "matter: rieng\n" + RULE.replace("paper: to-trinh", "agency: khac"),
            r"paper-there takes no agency",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, words):
    path = tmp_path / "rieng.yaml"
    path.write_text(text)
    with pytest.raises(PackError, match=words):
        load(path)
