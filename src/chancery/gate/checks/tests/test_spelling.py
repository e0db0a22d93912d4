"""Spelling in whole documents: what is read, what is told once, and what is mended."""

import pytest

from chancery.gate.checks.tests.test_style import broken, document
from chancery.gate.docx.read import read
from chancery.gate.docx.tests.making import docx, p, r
from chancery.gate.engine import check, mend
from chancery.gate.packs import packs

pytestmark = pytest.mark.gate_only

CODES = {rule.code for rule in packs()["spelling"].rules}


def findings(text: str):
    return [finding for finding in check(document(text)).findings if finding.rule in CODES]


def test_a_known_mistake_is_told_by_its_own_rule_alone():
    (finding,) = findings("Các phòng bổ xung số liệu, báo cáo Chánh Văn phòng.")
    assert (finding.rule, finding.quote, finding.replacement) == ("VP-S102", "bổ xung", "bổ sung")


def test_every_known_mistake_is_found_and_its_right_form_is_not():
    (rule,) = (rule for rule in packs()["spelling"].rules if rule.code == "VP-S102")
    swap = rule.params["swap"]
    wrong = check(document("\n".join(f"Các đơn vị nêu {phrase} trong báo cáo." for phrase in swap)))
    assert {f.quote for f in wrong.findings if f.rule == "VP-S102"} == swap.keys()
    right = check(document("\n".join(f"Các đơn vị nêu {phrase} trong báo cáo." for phrase in swap.values())))
    assert [f.quote for f in right.findings if f.rule == "VP-S102"] == []


def test_what_is_doubtful_is_advice_and_what_is_sure_a_warning():
    sure, doubtful = findings(
        "Kinh phí thực hiện theo quy đinh hiện hành.\nVăn phòng tổng hộp ý kiến của các sở, ban, ngành."
    )
    assert (sure.rule, sure.severity, sure.quote) == ("VP-S103", "warning", "đinh")
    assert (doubtful.rule, doubtful.severity, doubtful.quote) == ("VP-S104", "advice", "hộp")
    assert "“hợp”" in doubtful.message


def test_tables_and_legal_bases_are_read():
    assert broken("Căn cứ quy đinh của pháp luật về lưu trữ;\n| Nội dung | Kế họach năm 2026 |") == [
        "VP-S103",
        "VP-S107",
    ]


def test_the_tone_marks_are_mended_and_nothing_else():
    lines = [
        "Họat động cuả Ủy ban nhân dân xã, hòa giải ở thôn; ông Nguyễn Văn Thuý.",
        "Huỷ bỏ quyết định cũ; sử lý vi phạm.",
    ]
    content = docx("".join(p(r(line)) for line in lines))
    mended, result = mend(content)
    assert [paragraph.text for paragraph in read(mended).paragraphs] == [
        "Hoạt động của Ủy ban nhân dân xã, hòa giải ở thôn; ông Nguyễn Văn Thuý.",
        "Hủy bỏ quyết định cũ; sử lý vi phạm.",
    ]
    assert not {"VP-S107", "VP-S108"} & {finding.rule for finding in result.findings}
    assert mend(mended)[0] == mended


def test_decomposed_letters_are_placed_as_they_stand():
    (finding,) = [
        f
        for f in check(docx(p(r("Kê\u0301 hoa\u0323ch va\u0300 kê\u0301 ho\u0323ach.")))).findings
        if f.rule in CODES
    ]
    assert (finding.rule, finding.replacement) == ("VP-S107", "hoạch")
