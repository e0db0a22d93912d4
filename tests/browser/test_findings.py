"""The findings beside the text, in a real browser: jump, walk, sift, upload without leaving the page, mend, silence."""

import io
import re

import pytest
from docx import Document as Word
from docx.shared import Mm

from chancery.foundation import files
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document

from .conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def spoiled(document: Document, margin: int = 10) -> bytes:
    """The draft with a margin, a motto and a recipient that are wrong, and a paragraph in another typeface."""
    word = Word(io.BytesIO(files.read_bytes(document.latest.blob)))
    word.sections[0].left_margin = Mm(margin)
    for cell in [cell for table in word.tables for cell in table._cells]:
        for run in [run for paragraph in cell.paragraphs for run in paragraph.runs]:
            run.text = run.text.replace("Độc lập - Tự do", "Độc lập – Tự do")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@pytest.fixture
def faulty(office, draft) -> Document:
    document = draft()
    services.add_version(office.author, document, io.BytesIO(spoiled(document)), name="a.docx", expected=1)
    return Document.objects.get(pk=document.pk)


def findings(page):
    return page.locator("#findings [data-finding-at]")


def test_a_click_jumps_to_the_passage_marked_at_its_letters(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    one = findings(page).filter(has_text="Độc lập").first
    one.locator(".finding__jump").click()
    marked = page.locator(".paper .is-current")
    assert "".join(marked.all_text_contents()) == one.locator(".finding__quote").text_content()
    assert marked.first.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )


def test_a_click_on_the_passage_leads_to_its_finding(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    page.locator(".paper [data-at]").first.click()
    assert page.locator("#findings .finding.is-current").count() == 1


def test_n_and_p_walk_along_the_findings(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    total = findings(page).count()
    assert total >= 2
    walked = []
    for key in ["n"] * total + ["n", "p"]:
        page.keyboard.press(key)
        walked.append(page.evaluate("document.querySelector('.finding.is-current').id"))
    assert len(set(walked[:total])) == total
    assert walked[total] == walked[0]
    assert walked[-1] == walked[total - 1]


def test_sifting_by_severity_stays_after_an_upload(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    page.locator("[data-sift] input[name=error]").uncheck()
    assert page.locator("#findings .finding--error:visible").count() == 0


def test_an_upload_shows_what_is_mended_and_new_without_leaving_the_page(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    page.evaluate("window.stayed = true")
    page.locator(".upload summary").click()
    page.locator(".upload input[type=file]").set_input_files(
        {"name": "b.docx", "mimeType": "application/octet-stream", "buffer": spoiled(faulty, margin=32)}
    )
    page.locator(".upload button[type=submit]").click()
    page.locator('#draft[data-version="3"]').wait_for()
    assert page.evaluate("window.stayed")
    assert re.search(r"đã hết [1-9]\d*, mới có \d", page.locator("#findings").text_content())
    assert findings(page).filter(has_text="ND30-105").count() == 0
    assert "Phiên bản 3" in page.locator("#around .versions").text_content()
    assert "phiên bản 3" in page.locator("#toasts").text_content()


def test_a_file_that_is_none_is_refused_and_the_draft_stays(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    page.locator(".upload summary").click()
    page.locator(".upload input[type=file]").set_input_files(
        {"name": "b.docx", "mimeType": "application/octet-stream", "buffer": b"%PDF-1.7"}
    )
    page.locator(".upload button[type=submit]").click()
    page.locator("#alerts .toast").wait_for()
    assert page.locator('#draft[data-version="2"]').count() == 1


def test_one_fix_then_all(sign_in, office, faulty):
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    page.evaluate("window.stayed = true")
    before = findings(page).count()
    findings(page).filter(has_text="Độc lập").get_by_role("button", name="Sửa chỗ này").first.click()
    page.locator('#draft[data-version="3"]').wait_for()
    assert findings(page).count() == before - 1
    page.get_by_role("button", name="Sửa tự động").click()
    page.locator('#draft[data-version="4"]').wait_for()
    assert findings(page).filter(has_text="Sửa chỗ này").count() == 0
    assert page.evaluate("window.stayed")


def remark(document: Document, many: int = 1) -> None:
    appraisal = document.latest.appraisal
    appraisal.findings += [
        {"rule": "ND30-609", "severity": "advice" if at % 2 else "warning", "message": f"Nhận xét thứ {at}",
         "article": "NĐ 30/2020/NĐ-CP, Phụ lục I", "paragraph": 1 + at % 12, "start": 0, "end": 4,
         "quote": f"lời {at}", "fixable": False, "replacement": None}
        for at in range(many)
    ]  # fmt: skip
    appraisal.save()


def test_a_remark_is_silenced_with_a_reason_and_comes_back(sign_in, office, faulty, accessible):
    remark(faulty)
    page = sign_in(office.author)
    page.goto(faulty.get_absolute_url())
    one = findings(page).filter(has_text="Nhận xét thứ 0")
    one.get_by_role("button", name="Bỏ qua").click()
    accessible(page)
    page.locator("#silence textarea").fill("Biểu mẫu của Bộ")
    page.locator("#silence").get_by_role("button", name="Bỏ qua").click()
    page.locator(".finding--silenced").wait_for(state="attached")
    assert findings(page).filter(has_text="Nhận xét thứ 0").count() == 0
    page.locator("#findings summary", has_text="Đã bỏ qua").click()
    assert "Biểu mẫu của Bộ" in page.locator(".finding--silenced").text_content()
    accessible(page)
    page.get_by_role("button", name="Thôi bỏ qua").click()
    findings(page).filter(has_text="Nhận xét thứ 0").wait_for()


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_two_hundred_findings_are_walked_and_sifted_on_either_size(
    sign_in, office, faulty, accessible, viewport
):
    remark(faulty, 200)
    page = sign_in(office.author, viewport)
    page.goto(faulty.get_absolute_url())
    assert findings(page).count() >= 200
    for key in "nnn":
        page.keyboard.press(key)
    current = page.locator(".finding.is-current")
    assert current.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top < innerHeight && b.bottom > 0 }"
    )
    page.locator("[data-sift] input[name=advice]").uncheck()
    assert page.locator("#findings .finding--advice:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    accessible(page)


@pytest.mark.parametrize("name", ["/gate/rules/", "/gate/rules/ND30-405/"])
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_the_rules_pages(sign_in, office, accessible, name, viewport):
    page = sign_in(office.author, viewport)
    page.goto(name)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    accessible(page)
