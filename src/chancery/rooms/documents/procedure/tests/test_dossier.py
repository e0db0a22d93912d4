"""The dossier: papers with immutable versions, agencies asked, and the checklist that follows."""

import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from chancery.foundation import calendar, ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents.models import Consultation, Paper
from chancery.rooms.documents.opinions.tests.conftest import complete, draft, office, statute
from chancery.rooms.documents.procedure import queries, services
from chancery.rooms.documents.tests.conftest import EVERYBODY, content

__all__ = ["complete", "draft", "office", "statute"]
WRITERS = {"author", "head", "chief"}


def missing(document):
    return [item.rule.code for item in queries.checklist(document) if not item.met]


def keep(person, document, paper=None, **values):
    values = {"kind": "to-trinh", "title": "Tờ trình 05", "signer": "head"} | values
    upload = values.pop("upload", io.BytesIO(content(document)))
    return services.keep_paper(person, document, paper, upload=upload, name="to-trinh.docx", **values)


def test_an_ordinary_document_asks_for_nothing_but_itself(draft):
    assert missing(draft()) == []


def test_the_checklist_follows_what_is_there(office, statute):
    assert missing(statute) == ["VP-P201", "VP-P203"]
    keep(office.author, statute)
    assert missing(statute) == ["VP-P203"]
    services.consult(office.author, statute, agency="thuc-hien", name="Phòng Quản trị")
    assert missing(statute) == ["VP-P204", "VP-P206"]


def test_a_whole_dossier_lacks_nothing(complete):
    assert missing(complete) == []


class TestPapers:
    def test_a_new_file_is_a_version_more_and_the_old_one_stays(self, office, statute):
        paper = keep(office.author, statute)
        first = paper.latest
        keep(office.author, statute, paper, upload=io.BytesIO(b"%PDF-1.4 \n%%EOF"), title="Tờ trình 06")
        assert [one.number for one in paper.versions.all()] == [2, 1]
        assert paper.versions.get(number=1) == first
        line = ledger.timeline(statute).last()
        assert (line.verb, line.before["title"], line.after["title"]) == (
            "document.paper_changed",
            "Tờ trình 05",
            "Tờ trình 06",
        )

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"upload": None}, "Chọn tệp"),
            ({"upload": io.BytesIO(b"MZ\x90\x00 chuong trinh")}, "không được nhận"),
            ({"upload": io.BytesIO(b"")}, "rỗng"),
            ({"kind": "sach"}, "không có loại giấy tờ"),
            ({"signer": "vua"}, "thẩm quyền ký"),
            ({"dated": datetime.date(2999, 1, 1)}, "sau hôm nay"),
            ({"title": ""}, "."),
            ({"title": "a\x00b"}, "ký tự điều khiển"),
        ],
    )
    def test_what_is_refused(self, office, statute, values, words):
        with pytest.raises(ValidationError, match=words):
            keep(office.author, statute, **values)
        assert not Paper.objects.exists()

    @pytest.mark.parametrize("name", sorted(EVERYBODY))
    def test_who_may(self, office, statute, name):
        if name in WRITERS:
            assert keep(getattr(office, name), statute).latest.author == getattr(office, name)
        else:
            with pytest.raises(AccessDenied):
                keep(getattr(office, name), statute)
            assert not Paper.objects.exists()

    def test_not_once_it_is_submitted(self, office, statute):
        type(statute).objects.filter(pk=statute.pk).update(state="submitted")
        with pytest.raises(ActionRefused):
            keep(office.author, statute)


class TestConsulting:
    def test_the_calendar_gives_the_deadline_and_its_reason(self, office, statute):
        asked = services.consult(office.author, statute, agency="thuc-hien", name=" Phòng  Quản trị ")
        assert asked.name == "Phòng Quản trị"
        assert (asked.due, asked.due_rule) == (calendar.add_working_days(timezone.localdate(), 7), "opinion")
        line = ledger.timeline(statute).last()
        assert (line.verb, line.after["rule"]) == ("document.opinion_asked", "opinion")

    def test_the_answer_comes_with_its_letter(self, office, statute):
        asked = services.consult(office.author, statute, agency="thuc-hien", name="Phòng Quản trị")
        services.take_answer(
            office.author,
            asked,
            answer="comments",
            answered_on=timezone.localdate(),
            note="Bổ sung Điều 3",
            upload=io.BytesIO(content(statute)),
            name="y-kien.docx",
        )
        kept = Consultation.objects.get()
        assert (kept.answer, kept.paper.kind) == ("comments", "y-kien")

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"answer": "disagree"}, "tóm tắt"),
            ({"answered_on": datetime.date(2999, 1, 1)}, "sau hôm nay"),
            ({"answered_on": datetime.date(2000, 1, 1)}, "trước ngày gửi"),
        ],
    )
    def test_what_is_refused(self, office, statute, values, words):
        asked = services.consult(office.author, statute, agency="thuc-hien", name="Phòng Quản trị")
        values = {"answer": "agree", "answered_on": timezone.localdate()} | values
        with pytest.raises(ValidationError, match=words):
            services.take_answer(office.author, asked, **values)
        assert Consultation.objects.get().answer == ""

    def test_who_may_not(self, office, statute):
        asked = services.consult(office.author, statute, agency="khac", name="Phòng Quản trị")
        for name in EVERYBODY - WRITERS:
            with pytest.raises(AccessDenied):
                services.consult(getattr(office, name), statute, agency="khac", name="A")
            with pytest.raises(AccessDenied):
                services.take_answer(
                    getattr(office, name), asked, answer="agree", answered_on=timezone.localdate()
                )

    def test_an_answer_without_a_day_is_kept_out_by_the_database(self, office, statute):
        asked = services.consult(office.author, statute, agency="khac", name="A")
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultation.objects.filter(pk=asked.pk).update(answer="agree")
