"""Drafts: begun from a template or a file, given versions, said things of."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from chancery.foundation import files, ledger
from chancery.foundation.files.models import Blob
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Secrecy
from chancery.foundation.ledger.models import Entry
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document, Version

from .conftest import changed, clear, content, lend, spoiled


def verbs(document: Document) -> list[str]:
    return [entry.verb for entry in ledger.timeline(document)]


class TestBeginning:
    @pytest.mark.parametrize(
        "kind", ["bao-cao", "quyet-dinh", "cong-van", "to-trinh", "ke-hoach", "thong-bao"]
    )
    @pytest.mark.parametrize("body", ["state", "party"])
    def test_the_template_of_a_type_has_no_error(self, office, draft, kind, body):
        document = draft(kind=kind, body=getattr(office, body))
        version = document.latest
        assert (version.number, version.author) == (1, office.author)
        assert [finding for finding in version.appraisal.findings if finding["severity"] == "error"] == []
        assert version.appraisal.verdict == "pass"
        assert document.title.casefold() in files.text_of(version.blob).casefold()

    def test_it_begins_in_the_ledger(self, office, draft):
        document = draft()
        created, version = ledger.timeline(document)
        assert (created.verb, version.verb) == ("document.created", "document.version_added")
        assert created.actor == office.author
        assert created.after["title"] == "kết quả công tác tháng 01"
        assert version.after["sha256"] == document.latest.blob_id
        assert (version.after["verdict"], version.after["error"]) == ("pass", 0)

    @pytest.mark.parametrize(
        ("kind", "body", "code"),
        [
            ("quyet-dinh", "state", "QĐ-VP"),
            ("cong-van", "state", "VP-TH"),
            ("quyet-dinh", "party", "QĐ/VPTU"),
            ("cong-van", "party", "CV/VPTU"),
        ],
    )
    def test_the_symbol_follows_from_type_body_and_unit(self, office, draft, kind, body, code):
        assert draft(kind=kind, body=getattr(office, body)).code == code

    def test_an_upload_is_kept_as_it_is_under_a_safe_name(self, office, draft):
        sent = content(draft())
        document = draft(upload=io.BytesIO(sent), name="../../báo cáo.docx")
        assert content(document) == sent
        assert document.latest.name == "báo cáo.docx"

    def test_it_is_appraised_by_the_system_it_is_begun_in_whatever_it_looks_like(self, office, draft):
        state = content(draft())
        document = draft(upload=io.BytesIO(state), name="a.docx", body=office.party, kind="bao-cao")
        assert document.latest.appraisal.pack == "qd399"
        assert document.latest.appraisal.verdict == "fail"

    def test_texts_are_kept_in_one_form(self, draft):
        document = draft(
            title="  ke\u0302\u0301t  qua\u0309\ncông tác ", recipients="Như trên;\r\n\r\n  Lưu: VT \r\n"
        )
        assert document.title == "kết quả công tác"
        assert document.recipients == "Như trên;\nLưu: VT"

    @pytest.mark.parametrize("title", ["kết\x00quả", "kết\x07quả", "kết\ud800quả"])
    def test_a_control_character_is_refused_by_name_of_the_field(self, draft, title):
        with pytest.raises(ValidationError, match="ký tự điều khiển") as refused:
            draft(title=title)
        assert set(refused.value.message_dict) == {"title"}
        assert not Document.objects.exists()

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"title": ""}, "title"),
            ({"title": "x" * 501}, "title"),
            ({"signer_name": " "}, "signer_name"),
            ({"kind": "bien-ban", "urgency": "MAI"}, "urgency"),
        ],
    )
    def test_what_is_missing_or_too_long_is_named(self, draft, values, field):
        with pytest.raises(ValidationError) as refused:
            draft(**values)
        assert field in refused.value.message_dict
        assert not Document.objects.exists()

    def test_a_type_that_the_system_hasn_t_is_refused(self, office, draft):
        from chancery.gate.packs import kinds

        foreign = next(code for code, kind in kinds().items() if "state" not in kind.symbols)
        with pytest.raises(ValidationError, match="không có trong thể thức"):
            draft(kind=foreign)

    @pytest.mark.parametrize("sent", [b"", b"Not a document", b"PK\x03\x04 broken"])
    def test_a_bad_file_leaves_nothing(self, office, draft, sent):
        before = Entry.objects.count()
        with pytest.raises(files.FileRefused):
            draft(upload=io.BytesIO(sent), name="a.docx")
        assert not Document.objects.exists()
        assert not Blob.objects.exists()
        assert Entry.objects.count() == before

    @pytest.mark.parametrize("name", ["leader", "admin"])
    def test_who_drafts_nothing(self, office, draft, name):
        with pytest.raises(AccessDenied):
            draft(getattr(office, name), unit=office.root)
        assert not Document.objects.exists()

    def test_nobody_drafts_for_another_s_unit(self, office, draft):
        with pytest.raises(AccessDenied):
            draft(office.stranger, unit=office.synthesis)
        assert not Document.objects.exists()

    def test_a_chief_drafts_for_the_units_below(self, office, draft):
        assert draft(office.chief).unit == office.synthesis

    def test_drafted_for_another_it_says_for_whom(self, office, draft):
        document = draft(lend(office.author, office.stranger))
        assert {entry.on_behalf_of for entry in ledger.timeline(document)} == {office.author}


class TestConnectedMode:
    @pytest.mark.parametrize("secrecy", [Secrecy.MAT, Secrecy.TOI_MAT, Secrecy.TUYET_MAT])
    def test_no_secret_content_comes_in(self, settings, office, draft, secrecy):
        settings.MODE = "connected"
        clear(office.author)
        with pytest.raises(ValidationError, match="chỉ ghi một dòng vào sổ"):
            draft(secrecy=secrecy)
        assert not Document.objects.exists()
        assert not Blob.objects.exists()

    def test_a_draft_is_not_made_secret(self, settings, office, draft):
        settings.MODE = "connected"
        clear(office.author)
        with pytest.raises(ValidationError, match="chỉ ghi một dòng vào sổ"):
            services.edit_details(office.author, draft(), secrecy=Secrecy.MAT)
        assert Document.objects.get().secrecy == Secrecy.ORDINARY

    def test_nor_given_a_version_when_it_came_from_an_isolated_machine(self, settings, office, draft):
        settings.MODE = "isolated"
        clear(office.author)
        document = draft(secrecy=Secrecy.MAT)
        settings.MODE = "connected"
        with pytest.raises(ValidationError, match="chỉ ghi một dòng vào sổ"):
            services.add_version(office.author, document, spoiled(document), name="a.docx", expected=1)

    def test_an_isolated_machine_takes_it(self, settings, office, draft):
        settings.MODE = "isolated"
        clear(office.author)
        assert draft(secrecy=Secrecy.TUYET_MAT).secrecy == Secrecy.TUYET_MAT


class TestVersions:
    def test_a_new_one_is_appraised_and_the_old_one_stays(self, office, faulty):
        new, old = faulty.versions.select_related("appraisal")
        assert [(v.number, v.appraisal.verdict) for v in (old, new)] == [(1, "pass"), (2, "fail")]
        finding = next(f for f in new.appraisal.findings if f["severity"] == "error")
        assert set(finding) == {
            "rule",
            "severity",
            "message",
            "article",
            "paragraph",
            "start",
            "end",
            "quote",
            "fixable",
            "replacement",
        }
        assert new.appraisal.tally["error"] == 1
        assert new.appraisal.law_day == timezone.localdate()

    def test_a_head_may_add_one(self, office, draft):
        document = draft()
        version = services.add_version(office.head, document, spoiled(document), name="a.docx", expected=1)
        assert (version.number, version.author) == (2, office.head)

    @pytest.mark.parametrize("name", ["colleague", "stranger", "clerk", "leader", "admin"])
    def test_who_may_not(self, office, draft, name):
        document = draft()
        with pytest.raises(AccessDenied):
            services.add_version(
                getattr(office, name), document, spoiled(document), name="a.docx", expected=1
            )
        assert document.versions.count() == 1

    @pytest.mark.parametrize("state", ["submitted", "approved", "issued", "withdrawn"])
    def test_none_is_added_once_it_left_the_drafter(self, office, at, state):
        document = at(state)
        count = document.versions.count()
        with pytest.raises(ActionRefused):
            services.add_version(office.author, document, spoiled(document), name="a.docx", expected=count)
        assert document.versions.count() == count

    def test_the_second_of_two_who_worked_on_the_same_is_told_who_saved_what(self, office, draft):
        document = draft()
        mine, his = spoiled(document), changed(document, lambda word: word.add_paragraph("Của tôi."))
        services.add_version(office.head, document, his, name="a.docx", expected=1, note="Sửa số liệu")
        with pytest.raises(services.StaleVersion, match=r"Head đã lưu phiên bản 2 lúc \d\d:\d\d") as stale:
            services.add_version(office.author, document, mine, name="b.docx", expected=1)
        assert stale.value.newest.author == office.head
        assert [v.name for v in document.versions.all()] == ["a.docx", "bao-cao.docx"]
        assert verbs(document).count("document.version_added") == 2

    def test_having_seen_it_he_adds_his(self, office, draft):
        document = draft()
        sent = spoiled(document)
        services.add_version(
            office.head, document, changed(document, lambda w: None), name="a.docx", expected=1
        )
        assert services.add_version(office.author, document, sent, name="b.docx", expected=2).number == 3

    def test_a_bad_file_changes_nothing(self, office, draft):
        document = draft()
        with pytest.raises(files.FileRefused):
            services.add_version(office.author, document, io.BytesIO(b"MZ"), name="a.docx", expected=1)
        assert verbs(document) == ["document.created", "document.version_added"]

    def test_the_note_is_in_the_ledger(self, office, draft):
        document = draft()
        services.add_version(
            office.author, document, spoiled(document), name="a.docx", expected=1, note=" Sửa  lề\x0b "
        )
        assert ledger.timeline(document).last().because == "Sửa lề"


class TestDetails:
    def test_a_change_is_in_the_ledger_with_what_was_before(self, office, draft):
        document = draft()
        services.edit_details(office.author, document, title="kết quả  công tác tháng 02", due=None)
        line = ledger.timeline(document).last()
        assert line.verb == "document.changed"
        assert line.before == {"title": "kết quả công tác tháng 01"}
        assert line.after == {"title": "kết quả công tác tháng 02"}

    def test_no_change_no_line(self, office, draft):
        document = draft()
        services.edit_details(office.author, document, title=document.title, unit=document.unit)
        assert verbs(document) == ["document.created", "document.version_added"]

    def test_an_emptied_symbol_is_made_again(self, office, draft):
        document = draft(code="BC-ABC")
        assert services.edit_details(office.author, document, code="").code == "BC-VP"

    @pytest.mark.parametrize("field", ["state", "number", "symbol", "author", "issued_on", "kind"])
    def test_what_services_write_is_no_detail(self, office, draft, field):
        with pytest.raises(TypeError, match=field):
            services.edit_details(office.author, draft(), **{field: None})

    @pytest.mark.parametrize("state", ["submitted", "approved", "issued", "withdrawn"])
    def test_nothing_changes_once_it_left_the_drafter(self, office, at, state):
        document = at(state)
        with pytest.raises(ActionRefused):
            services.edit_details(office.author, document, title="khác")
        assert Document.objects.get().title == document.title

    @pytest.mark.parametrize("name", ["colleague", "stranger", "clerk", "leader", "admin"])
    def test_who_may_not(self, office, draft, name):
        document = draft()
        with pytest.raises(AccessDenied):
            services.edit_details(getattr(office, name), document, title="khác")
        assert Document.objects.get().title == document.title

    def test_it_is_not_handed_to_a_unit_that_isn_t_his(self, office, draft):
        with pytest.raises(AccessDenied):
            services.edit_details(office.author, draft(), unit=office.finance)
        assert Document.objects.get().unit == office.synthesis

    def test_the_chief_hands_it_over(self, office, draft):
        assert services.edit_details(office.chief, draft(), unit=office.finance).unit == office.finance


def test_versions_can_t_share_a_number(office, draft):
    from django.db import IntegrityError

    version = draft().latest
    version.pk = None
    with pytest.raises(IntegrityError):
        Version.objects.bulk_create([version])


class TestMending:
    @pytest.fixture
    def mendable(self, office, draft) -> Document:
        """A draft with an error that the gate can mend: a national motto with the wrong dashes."""

        def wrong_dashes(word) -> None:
            for table in word.tables:
                for cell in table._cells:
                    for paragraph in cell.paragraphs:
                        for run in paragraph.runs:
                            run.text = run.text.replace(
                                "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"
                            )

        document = draft()
        services.add_version(
            office.author, document, changed(document, wrong_dashes), name="a.docx", expected=1
        )
        assert any(finding["fixable"] for finding in document.latest.appraisal.findings)
        return document

    def test_what_is_safe_to_mend_is_mended_in_a_new_version(self, office, mendable):
        version = services.mend(office.author, mendable, expected=2)
        assert (version.number, version.note, version.appraisal.fixable) == (3, "Sửa tự động", 0)
        assert version.appraisal.verdict == "pass"

    def test_where_nothing_is_to_mend_it_says_so(self, office, draft):
        with pytest.raises(ValidationError, match="Không có lỗi nào sửa tự động"):
            services.mend(office.author, draft(), expected=1)

    def test_it_mends_no_version_that_the_person_hasn_t_seen(self, office, mendable):
        with pytest.raises(services.StaleVersion):
            services.mend(office.author, mendable, expected=1)

    def test_who_may_not(self, office, mendable):
        with pytest.raises(AccessDenied):
            services.mend(office.colleague, mendable, expected=2)
