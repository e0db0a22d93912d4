"""The pages of the documents room: what each shows, does and refuses."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from chancery.foundation import files
from chancery.foundation.files import office as libreoffice
from chancery.foundation.jobs import worker
from chancery.rooms.documents.models import Document, Override

from .conftest import changed, content

pytestmark = pytest.mark.django_db


def url(name: str, document: Document | None = None, *more: object) -> str:
    return reverse(f"documents:{name}", args=[document.pk, *more] if document else [])


def word(stream: io.BytesIO | bytes, name: str = "bao-cao.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, stream if isinstance(stream, bytes) else stream.read())


@pytest.fixture
def as_(client, office):
    """The browser of one of the office's people."""

    def as_(name: str):
        client.force_login(getattr(office, name))
        return client

    return as_


def text(answer) -> str:
    return answer.content.decode()


def said(answer) -> str:
    """The messages that the page after a post shows."""
    return " ".join(str(message) for message in answer.context["messages"])


def do(browser, document, action, reason=""):
    return browser.post(url("act", document), {"action": action, "reason": reason}, follow=True)


def state(document: Document) -> str:
    return Document.objects.get(pk=document.pk).state


@pytest.fixture
def told(office) -> dict[str, object]:
    """What a new draft's form is filled in with."""
    return {
        "kind": "bao-cao",
        "body": office.state.pk,
        "title": "kết quả công tác tháng 02",
        "unit": office.synthesis.pk,
        "signer_post": "CHÁNH VĂN PHÒNG",
        "signer_name": "Nguyễn Văn An",
        "recipients": "Lưu: VT",
        "secrecy": "0",
        "urgency": "",
    }


class TestDrafting:
    def test_from_the_template(self, as_, told):
        answer = as_("author").post(url("new"), told, follow=True)
        document = Document.objects.get()
        assert (document.state, document.latest.number) == ("draft", 1)
        assert "kết quả công tác tháng 02" in text(answer)

    def test_from_a_file(self, as_, told, draft):
        first = draft()
        sent = content(first)
        as_("author").post(url("new"), told | {"upload": word(sent)})
        document = Document.objects.exclude(pk=first.pk).get()
        assert files.read_bytes(document.latest.blob) == sent
        assert document.latest.name == "bao-cao.docx"

    def test_a_file_that_is_no_word_document_is_refused_and_the_form_kept(self, as_, told):
        answer = as_("author").post(url("new"), told | {"upload": word(b"%PDF-1.7 x")})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"upload"}
        assert "kết quả công tác tháng 02" in text(answer)
        assert not Document.objects.exists()

    @pytest.mark.parametrize("who", ["leader", "admin"])
    def test_not_by_those_who_draft_nothing(self, as_, told, who):
        assert as_(who).get(url("new")).status_code == 403
        assert as_(who).post(url("new"), told).status_code == 403
        assert not Document.objects.exists()


class TestVersions:
    def upload(self, browser, document, stream, expected=1):
        told = {"upload": word(stream), "expected": expected, "note": "Sửa số liệu"}
        return browser.post(url("add-version", document), told, follow=True)

    def edited(self, document):
        return changed(document, lambda file: file.add_paragraph("Một đoạn viết thêm"))

    def test_a_new_one_is_kept_and_compared(self, as_, draft):
        document, browser = draft(), as_("author")
        assert "phiên bản 2" in said(self.upload(browser, document, self.edited(document)))
        page = browser.get(url("compare", document))
        assert page.context["changes"] >= 1
        assert "Một đoạn viết thêm" in text(page)

    def test_on_top_of_another_s_it_is_refused(self, as_, draft):
        document, browser = draft(), as_("author")
        self.upload(browser, document, self.edited(document))
        self.upload(browser, document, self.edited(document), expected=1)
        assert document.versions.count() == 2

    def test_its_file_is_downloaded_as_it_was_kept(self, as_, draft):
        document = draft()
        answer = as_("author").get(url("download", document, 1))
        assert b"".join(answer.streaming_content) == content(document)
        assert as_("author").get(url("download", document, 9)).status_code == 404


class TestDeciding:
    def test_submitted_returned_submitted_approved(self, as_, draft):
        document = draft()
        do(as_("author"), document, "submit")
        assert state(document) == "submitted"
        do(as_("head"), document, "return", "Thiếu số liệu quý I")
        assert state(document) == "returned"
        assert "Thiếu số liệu quý I" in text(as_("author").get(url("page", document)))
        do(as_("author"), document, "submit")
        do(as_("head"), document, "approve")
        assert state(document) == "approved"

    def test_a_return_asks_its_reason(self, as_, at):
        document = at("submitted")
        assert "Phải ghi lý do" in said(do(as_("head"), document, "return"))
        assert state(document) == "submitted"

    def test_an_error_stops_it_until_the_head_lets_it_through_and_the_reason_is_shown(self, as_, faulty):
        assert "còn lỗi thể thức" in said(do(as_("author"), faulty, "submit"))
        do(as_("head"), faulty, "override", "Khổ giấy đặc biệt")
        assert Override.objects.get().reason == "Khổ giấy đặc biệt"
        assert "Khổ giấy đặc biệt" in text(as_("author").get(url("page", faulty)))
        do(as_("author"), faulty, "submit")
        assert state(faulty) == "submitted"

    def test_the_author_does_not_approve_his_own(self, as_, at):
        document = at("submitted")
        assert do(as_("author"), document, "approve").status_code == 403
        assert state(document) == "submitted"

    def test_an_action_that_is_none(self, as_, draft):
        document = draft()
        assert "Không có việc này" in said(do(as_("author"), document, "burn"))
        assert state(document) == "draft"

    def test_it_is_never_done_by_following_a_link(self, as_, draft):
        document = draft()
        for name in ("act", "issue", "add-version", "mend", "convert", "make-pdf"):
            assert as_("author").get(url(name, document)).status_code == 405


class TestIssuing:
    def issue(self, browser, document, dated=None):
        told = {"dated": dated or timezone.localdate().isoformat()}
        return browser.post(url("issue", document), told, follow=True)

    def test_the_clerk_gives_number_and_date(self, as_, at):
        document = at("approved")
        assert "Đã ban hành: số 01/" in said(self.issue(as_("clerk"), document))
        issued = Document.objects.get()
        assert (issued.state, issued.number, issued.issued_on) == ("issued", 1, timezone.localdate())

    def test_a_date_that_is_none(self, as_, at):
        document = at("approved")
        assert "Ngày ban hành chưa đúng" in said(self.issue(as_("clerk"), document, "hôm nay"))
        assert state(document) == "approved"

    @pytest.mark.parametrize("who", ["author", "head", "chief"])
    def test_nobody_else_does(self, as_, at, who):
        document = at("approved")
        assert self.issue(as_(who), document).status_code == 403
        assert state(document) == "approved"

    def test_without_libreoffice_it_is_issued_and_the_page_says_why_there_is_no_pdf(
        self, as_, at, monkeypatch
    ):
        monkeypatch.setattr(libreoffice, "_program", lambda: None)
        document = at("issued")
        worker.run(once=True)
        assert state(document) == "issued"
        assert "LibreOffice" in text(as_("author").get(url("page", document)))
        assert as_("author").get(url("pdf", document)).status_code == 404


class TestAnotherUnitsSpecialist:
    PAGES = ("page", "edit", "compare", "pdf")
    POSTS = ("act", "issue", "add-version", "mend", "convert", "make-pdf")

    @pytest.mark.parametrize("when", ["draft", "submitted", "approved"])
    def test_finds_nothing_until_it_is_issued(self, as_, at, when):
        document, browser = at(when), as_("stranger")
        assert {browser.get(url(name, document)).status_code for name in self.PAGES} == {404}
        assert {browser.post(url(name, document)).status_code for name in self.POSTS} == {404}
        assert browser.get(url("download", document, 1)).status_code == 404
        assert document.title not in text(browser.get(url("list")))
        assert state(document) == when

    def test_reads_it_once_it_is_issued(self, as_, at):
        document, browser = at("issued"), as_("stranger")
        assert browser.get(url("page", document)).status_code == 200
        assert document.title in text(browser.get(url("list")))
