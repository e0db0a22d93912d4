"""Issue: number, date, register line, final file and PDF stand or fall together."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from chancery.foundation import files, ledger, registers
from chancery.foundation.files import office as libreoffice
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Secrecy, Unit
from chancery.foundation.jobs import worker
from chancery.foundation.jobs.models import Job, State
from chancery.foundation.ledger.models import Entry
from chancery.foundation.registers.models import Counter, Register, RegisterLine
from chancery.foundation.workflow import ActionRefused
from chancery.gate.docx.read import read
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document, IssuingBody
from chancery.rooms.documents.services import issuing

from .conftest import EVERYBODY, clear, content, lend

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def today() -> datetime.date:
    return timezone.localdate()


class TestIssuing:
    def test_the_number_is_everywhere_the_same(self, office, at):
        document = at("approved")
        services.issue(office.clerk, document, dated=today())
        document = Document.objects.get()
        line = RegisterLine.objects.get()
        shown = [paragraph.text for paragraph in read(content(document)).paragraphs]
        assert (document.state, document.number, document.symbol) == ("issued", 1, "01/BC-VP")
        assert document.issued_on == today()
        assert document.register_line == line
        assert (line.number, line.symbol, line.dated, line.year) == (1, "01/BC-VP", today(), today().year)
        assert line.title == "Báo cáo kết quả công tác tháng 01"
        assert (line.signer, line.entered_by) == ("Nguyễn Văn An", office.clerk)
        assert line.recipients == document.recipients
        assert "Số: 01/BC-VP" in shown
        assert any(f"ngày {today().day:02d} tháng" in text for text in shown)
        assert registers.line_of(document) == line

    def test_a_party_document_bears_the_party_s_form(self, office, at):
        document = at("issued", body=office.party, kind="quyet-dinh")
        shown = [paragraph.text for paragraph in read(content(document)).paragraphs]
        assert document.symbol == "01-QĐ/VPTU"
        assert "Số 01-QĐ/VPTU" in shown

    def test_the_issued_file_is_a_version_of_its_own_and_right(self, office, at):
        document = at("issued")
        final, approved = document.versions.select_related("appraisal")
        assert (approved.number, final.number) == (1, 2)
        assert final.author == office.clerk
        assert final.name == "01-BC-VP.docx"
        assert final.appraisal.verdict == "pass"
        assert final.appraisal.law_day == document.issued_on

    def test_one_line_in_the_ledger_of_the_document_and_one_of_the_register(self, office, at):
        document = at("issued")
        line = ledger.timeline(document).last()
        assert (line.verb, line.actor) == ("document.issued", office.clerk)
        assert line.before == {"state": "approved"}
        assert line.after["symbol"] == "01/BC-VP"
        assert line.after["sha256"] == document.latest.blob_id
        assert Entry.objects.filter(verb="register.number_taken").count() == 1

    def test_issued_for_the_clerk_both_lines_say_so(self, office, at):
        document = at("approved")
        services.issue(lend(office.clerk, office.stranger), document, dated=today())
        lines = Entry.objects.filter(verb__in=["document.issued", "register.number_taken"])
        assert [(line.actor, line.on_behalf_of) for line in lines] == [(office.stranger, office.clerk)] * 2

    def test_numbers_follow_each_other_without_gap_or_double(self, office, at):
        numbers = [at("issued", title=f"Báo cáo số {n}").number for n in range(1, 6)]
        assert numbers == [1, 2, 3, 4, 5]

    def test_both_systems_share_the_book_of_their_unit_unless_it_opened_one_for_a_type(self, office, at):
        registers.open_register(
            None, unit=office.root, code="qd", name="Sổ quyết định", kind="outgoing", types=["quyet-dinh"]
        )
        assert [at("issued", kind=kind).number for kind in ("bao-cao", "quyet-dinh", "ke-hoach")] == [1, 1, 2]

    def test_a_dated_before_the_change_of_law_is_appraised_by_the_old(self, office, at):
        document = at("approved", body=office.party)
        document = services.issue(office.clerk, document, dated=datetime.date(2026, 1, 8))
        assert document.latest.appraisal.pack == "hd36"
        assert document.versions.get(number=1).appraisal.pack == "qd399"


class TestRefusals:
    @pytest.fixture(autouse=True)
    def _nothing_taken(self, office):
        yield
        assert not RegisterLine.objects.exists()
        assert not Counter.objects.filter(last__gt=0).exists()
        assert not Document.objects.filter(number__isnull=False).exists()
        assert not Entry.objects.filter(verb__in=["document.issued", "register.number_taken"]).exists()
        assert not DBTaskResult.objects.exists()

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"clerk"}))
    def test_who_may_not(self, office, at, name):
        with pytest.raises(AccessDenied):
            services.issue(getattr(office, name), at("approved"), dated=today())

    @pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
    def test_what_is_not_approved(self, office, at, state):
        with pytest.raises((ActionRefused, AccessDenied)):
            services.issue(office.clerk, at(state), dated=today())

    def test_a_date_to_come(self, office, at):
        with pytest.raises(ValidationError, match="không được sau hôm nay"):
            services.issue(office.clerk, at("approved"), dated=today() + datetime.timedelta(days=1))

    def test_no_book_open(self, office, at):
        document = at("approved")
        Register.objects.update(closed=True)
        with pytest.raises(ValidationError, match="Chưa mở sổ"):
            services.issue(office.clerk, document, dated=today())

    def test_a_secret_document_without_a_book_of_its_own(self, settings, office, at):
        settings.MODE = "isolated"
        clear(*(getattr(office, name) for name in ("author", "head", "clerk")), to=Secrecy.MAT)
        document = at("approved", secrecy=Secrecy.MAT)
        with pytest.raises(ValidationError, match="Chưa mở sổ"):
            services.issue(office.clerk, document, dated=today())

    def test_a_file_that_has_no_place_for_the_number(self, office, at, monkeypatch):
        from .conftest import changed

        document = at("approved")
        emptied = changed(
            document, lambda word: [table._tbl.getparent().remove(table._tbl) for table in word.tables]
        )
        document.versions.update(blob=files.store(emptied, name="a.docx", allowed=None, limit=10**7))
        with pytest.raises(ValidationError, match="Không tìm thấy dòng “Số…”"):
            services.issue(office.clerk, document, dated=today())
        assert Document.objects.get().state == "approved"

    def test_a_fault_after_the_number_was_taken(self, office, at, monkeypatch):
        document = at("approved")

        def fails(*_args, **_kwargs):
            assert RegisterLine.objects.count() == 1
            raise OSError("no space left")

        monkeypatch.setattr(issuing, "stored", fails)
        with pytest.raises(OSError, match="no space"):
            services.issue(office.clerk, document, dated=today())
        assert Document.objects.get().state == "approved"
        assert document.versions.count() == 1


class TestAfterAFault:
    def test_the_next_takes_the_number_that_was_given_back(self, office, at, monkeypatch):
        first, second = at("approved"), at("approved", title="Báo cáo khác")
        with monkeypatch.context() as patch:
            patch.setattr(issuing, "keep_appraisal", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                services.issue(office.clerk, first, dated=today())
        assert services.issue(office.clerk, second, dated=today()).number == 1
        assert services.issue(office.clerk, first, dated=today()).number == 2

    def test_a_date_before_the_last_number_s_is_refused_and_leaves_no_gap(self, office, at):
        at("issued")
        late = at("approved")
        with pytest.raises(ValidationError, match="trình tự thời gian"):
            services.issue(office.clerk, late, dated=today() - datetime.timedelta(days=1))
        assert services.issue(office.clerk, late, dated=today()).number == 2

    def test_it_is_issued_once(self, office, at):
        document = at("issued")
        with pytest.raises(ActionRefused):
            services.issue(office.clerk, document, dated=today())
        assert RegisterLine.objects.count() == 1


class TestPdf:
    @pytest.fixture
    def made(self, monkeypatch):
        """Stands for LibreOffice; says what was made of what."""
        seen: list[bytes] = []

        def to_pdf(source: bytes, suffix: str) -> bytes:
            seen.append(source)
            return PDF

        monkeypatch.setattr(libreoffice, "to_pdf", to_pdf)
        return seen

    def test_it_is_asked_for_at_issue_and_made_of_the_issued_file(self, office, at, made):
        document = at("issued")
        assert (document.pdf_state, Job.objects.get().by) == ("pending", office.clerk)
        worker.run(once=True)
        document = Document.objects.get()
        assert document.pdf_state == "ready"
        assert files.read_bytes(document.pdf) == PDF
        assert made == [content(document)]
        line = ledger.timeline(document).last()
        assert (line.verb, line.actor, line.after) == ("document.pdf_made", None, {"sha256": document.pdf_id})

    def test_done_twice_it_comes_to_the_same(self, office, at, made):
        document = at("issued")
        DBTaskResult.objects.get()
        for _time in range(2):
            DBTaskResult.objects.update(status="READY")
            worker.run(once=True)
        assert len(made) == 1
        assert [entry.verb for entry in ledger.timeline(document)].count("document.pdf_made") == 1

    def test_without_libreoffice_all_else_stands_and_it_can_be_asked_again(
        self, office, at, monkeypatch, made
    ):
        document = at("issued")
        with monkeypatch.context() as patch:
            patch.undo()
            patch.setattr(libreoffice, "_program", lambda: None)
            patch.setattr(libreoffice, "to_pdf", _ORIGINAL)
            worker.run(once=True)
        document = Document.objects.get()
        assert (document.state, document.pdf_state) == ("issued", "failed")
        assert "LibreOffice" in document.pdf_problem
        assert Job.objects.get().state == State.SUCCESSFUL
        monkeypatch.setattr(libreoffice, "to_pdf", lambda source, suffix: PDF)
        services.make_pdf(office.author, document)
        assert Document.objects.get().pdf_state == "pending"
        worker.run(once=True)
        assert Document.objects.get().pdf_state == "ready"

    def test_an_unforeseen_fault_is_told_too(self, office, at, monkeypatch):
        at("issued")

        def fails(source: bytes, suffix: str) -> bytes:
            raise OSError("no space left")

        monkeypatch.setattr(libreoffice, "to_pdf", fails)
        worker.run(once=True)
        document = Document.objects.get()
        assert (document.pdf_state, document.pdf_problem) == ("failed", "Việc tạo bản PDF bị lỗi.")
        assert Job.objects.get().state == State.FAILED

    def test_none_is_made_again_of_what_has_one(self, office, at, made):
        document = at("issued")
        worker.run(once=True)
        with pytest.raises(ValidationError, match="không cần"):
            services.make_pdf(office.author, document)

    def test_none_of_a_draft(self, office, draft):
        document = draft()
        assert document.pdf_state == ""
        with pytest.raises(ValidationError, match="không cần"):
            services.make_pdf(office.author, document)

    def test_none_for_whom_may_not_read_it(self, office, at):
        with pytest.raises(AccessDenied):
            services.make_pdf(office.admin, at("issued"))


_ORIGINAL = libreoffice.to_pdf


@pytest.mark.parametrize(
    ("body", "unit", "in_text"),
    [
        ("VĂN PHÒNG TỈNH UỶ", "Văn phòng Tỉnh uỷ", "Văn phòng Tỉnh uỷ"),
        ("BAN QUẢN LÝ DỰ ÁN", "Ban Quản lý dự án tỉnh Lam Sơn", "Ban Quản lý dự án tỉnh Lam Sơn"),
        ("HỘI ĐỒNG THI ĐUA", "Văn phòng Tỉnh uỷ", "Hội đồng thi đua"),
    ],
)
def test_an_issuers_name_in_running_text_is_that_of_its_unit(body, unit, in_text):
    assert IssuingBody(name=body, unit=Unit(name=unit)).in_text == in_text
