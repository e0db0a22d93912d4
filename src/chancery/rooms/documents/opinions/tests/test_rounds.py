"""A round of appraisal: asked, assigned, given, settled, the gate opened or the version sent back."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from chancery.foundation import calendar, files, ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Secrecy
from chancery.foundation.workflow import ActionRefused
from chancery.gate.engine import check
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document, Opinion, Round
from chancery.rooms.documents.opinions import points, queries
from chancery.rooms.documents.opinions import services as opinions
from chancery.rooms.documents.opinions.models import Aspect
from chancery.rooms.documents.opinions.sheet import compose_sheet
from chancery.rooms.documents.opinions.standing import standings
from chancery.rooms.documents.tests.conftest import EVERYBODY, again, changed, lend, spoiled

from .conftest import GOOD, opened, verdicts


def verbs(document):
    return [entry.verb for entry in ledger.timeline(document)]


def given(office, round, **grades):
    """Both appraisers' opinions: the second says what is told, the first passes all."""
    opinions.give(office.colleague, round, GOOD)
    opinions.give(office.stranger, round, verdicts(**grades))


class TestTheShortWay:
    def test_an_ordinary_document_needs_nobody(self, office, draft):
        document = draft()
        assert services.submit(office.author, document).state == "submitted"
        with pytest.raises(ActionRefused, match="không cần người thẩm định"):
            opinions.ask(office.author, draft())

    def test_one_that_demands_appraisal_waits_for_the_gate(self, office, statute):
        with pytest.raises(ActionRefused, match="phải qua thẩm định"):
            services.submit(office.author, statute)

    def test_with_the_gate_open_it_goes(self, office, complete):
        opened_round = _open(office, complete)
        assert services.submit(office.author, complete).state == "submitted"
        assert opened_round.state == "opened"

    def test_a_version_with_errors_isn_t_appraised_by_people(self, office, statute):
        services.add_version(office.author, statute, spoiled(statute), name="a.docx", expected=1)
        with pytest.raises(ActionRefused, match="còn lỗi thể thức"):
            opinions.ask(office.author, statute)

    def test_nor_asked_twice(self, office, statute):
        opinions.ask(office.author, statute)
        with pytest.raises(ActionRefused, match="đang được thẩm định"):
            opinions.ask(office.author, statute)
        assert Round.objects.count() == 1


def _open(office, document):
    round = opinions.ask(office.author, document)
    opinions.assign(office.head, round, [office.colleague, office.stranger])
    given(office, round)
    return opinions.open_gate(office.head, round, reason="Hai ý kiến đều đạt")


class TestAssigning:
    def test_each_has_a_deadline_in_working_days_with_its_reason(self, office, round):
        for opinion in Opinion.objects.all():
            assert opinion.due == calendar.add_working_days(timezone.localdate(), 5)
            assert (opinion.due_rule, opinion.start) == ("appraise", timezone.localdate())
            assert "ngày làm việc" in opinion.why_due
        line = ledger.timeline(round.document).last()
        assert (line.verb, line.actor) == ("document.appraisers_assigned", office.head)
        assert [one["name"] for one in line.after["appraisers"]] == ["Colleague", "Stranger"]

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"head", "chief", "leader"}))
    def test_who_may_not(self, office, statute, name):
        round = opinions.ask(office.author, statute)
        with pytest.raises(AccessDenied):
            opinions.assign(getattr(office, name), round, [office.colleague, office.stranger])
        assert not Opinion.objects.exists()

    def test_too_few_are_refused(self, office, statute):
        round = opinions.ask(office.author, statute)
        with pytest.raises(ValidationError, match="ít nhất 2"):
            opinions.assign(office.head, round, [office.colleague])
        assert not Opinion.objects.exists()

    @pytest.mark.parametrize("name", ["author", "admin"])
    def test_nor_the_drafter_or_one_without_office_work(self, office, statute, name):
        round = opinions.ask(office.author, statute)
        with pytest.raises(ValidationError, match="Không phân công"):
            opinions.assign(office.head, round, [office.colleague, getattr(office, name)])

    def test_nor_one_without_clearance(self, settings, office, statute):
        settings.MODE = "isolated"
        round = opinions.ask(office.author, statute)
        office.colleague.clearance = Secrecy.MAT
        office.colleague.save()
        Document.objects.update(secrecy=Secrecy.MAT)
        document = Document.objects.get(pk=round.document_id)
        assert list(queries.able_to_appraise(document)) == [office.colleague]

    def test_a_head_has_his_own_draft_appraised_by_the_one_above(self, office, draft):
        document = draft(office.head, kind="quy-che", title="làm việc", matter="noi-bo")
        round = opinions.ask(office.head, document)
        with pytest.raises(AccessDenied):
            opinions.assign(office.head, round, [office.colleague, office.stranger])
        assert opinions.assign(office.chief, round, [office.colleague, office.stranger]).state == "assigned"

    def test_asked_again_it_adds_some_and_lets_others_go(self, office, round):
        opinions.assign(office.head, round, [office.colleague, office.accountant])
        assert {one.appraiser for one in round.opinions.all()} == {office.colleague, office.accountant}

    def test_but_not_one_who_gave_his_opinion(self, office, round):
        opinions.give(office.stranger, round, GOOD)
        with pytest.raises(ValidationError, match="Stranger đã cho ý kiến"):
            opinions.assign(office.head, round, [office.colleague, office.accountant])

    def test_an_appraiser_of_another_unit_reads_the_draft_from_then_on(self, office, statute):
        assert statute not in documents.visible_to(again(office.stranger))
        round = opinions.ask(office.author, statute)
        opinions.assign(office.head, round, [office.colleague, office.stranger])
        assert statute in documents.visible_to(again(office.stranger))
        assert statute not in documents.visible_to(again(office.accountant))


class TestGiving:
    def test_verdicts_and_grounds_are_kept_and_in_the_ledger(self, office, round):
        opinion = opinions.give(office.colleague, round, verdicts(form="amend"))
        assert opinion.given_on == timezone.localdate()
        kept = {one.aspect: (one.grade, one.ground) for one in opinion.verdicts.all()}
        assert kept["form"] == ("amend", "Xem căn cứ.")
        line = ledger.timeline(round.document).last()
        assert (line.verb, line.actor) == ("document.opinion_given", office.colleague)
        assert line.after["form"] == ["amend", "Xem căn cứ."]

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"colleague", "stranger"}))
    def test_only_those_who_were_asked(self, office, round, name):
        with pytest.raises(AccessDenied):
            opinions.give(getattr(office, name), round, GOOD)

    @pytest.mark.parametrize(
        "said", [{}, GOOD | {Aspect.FORM: ("pass", " ")}, GOOD | {Aspect.FORM: ("", "A")}]
    )
    def test_each_aspect_needs_a_verdict_and_a_ground(self, office, round, said):
        with pytest.raises(ValidationError) as refused:
            opinions.give(office.colleague, round, said)
        assert set(refused.value.message_dict) <= {
            f"{aspect}_{part}" for aspect in Aspect for part in ("grade", "ground")
        }
        assert not round.opinions.exclude(given_at=None).exists()

    def test_it_may_be_changed_until_the_head_decides(self, office, round):
        given(office, round, form="amend")
        opinions.give(office.stranger, round, verdicts(form="fail"))
        assert "document.opinion_changed" in verbs(round.document)
        opinions.settle(office.head, round, aspect="form", grade="pass", reason="Đúng mẫu")
        with pytest.raises(ActionRefused, match="không sửa ý kiến nữa"):
            opinions.give(office.stranger, round, GOOD)

    def test_who_acts_for_an_appraiser_gives_his_opinion(self, office, round):
        accountant = lend(office.stranger, office.accountant)
        opinions.give(accountant, round, GOOD)
        line = ledger.timeline(round.document).last()
        assert (line.actor, line.on_behalf_of) == (office.accountant, office.stranger)
        assert round.opinions.get(appraiser=office.stranger).given_at


class TestSettling:
    def test_differing_opinions_keep_the_gate_shut_until_the_head_decides(self, office, round):
        given(office, round, form="amend")
        with pytest.raises(ActionRefused, match="chưa thống nhất"):
            opinions.open_gate(office.head, round, reason="Đủ ý kiến")
        opinions.settle(office.head, round, aspect="form", grade="pass", reason=" Đúng  mẫu của cơ quan ")
        assert opinions.open_gate(office.head, round, reason="Đủ ý kiến").state == "opened"
        line = next(e for e in ledger.timeline(round.document) if e.verb == "document.opinions_settled")
        assert (line.because, line.after["aspect"]) == ("Đúng mẫu của cơ quan", "form")

    def test_passing_what_the_gate_found_wanting_is_a_difference_too(self, office, statute):
        round = opinions.ask(office.author, statute)
        opinions.assign(office.head, round, [office.colleague, office.stranger])
        given(office, round)
        standing = {one.aspect: one for one in standings(round)}
        assert standing["procedure"].gate == "amend"
        assert standing["procedure"].differ
        assert standing["form"].final == "pass"

    def test_settled_as_wanting_it_goes_back(self, office, round):
        given(office, round, form="amend")
        opinions.settle(office.head, round, aspect="form", grade="amend", reason="Phải sửa")
        with pytest.raises(ActionRefused, match="chưa đạt"):
            opinions.open_gate(office.head, round, reason="Đủ ý kiến")
        assert opinions.send_back(office.head, round, reason="Sửa thể thức").state == "sent_back"
        (waiting,) = documents.waits(again(office.author)).for_me
        assert (waiting.what, waiting.why) == ("Sửa theo ý kiến thẩm định", "Sửa thể thức")

    def test_not_before_all_have_spoken(self, office, round):
        opinions.give(office.colleague, round, verdicts(form="fail"))
        with pytest.raises(ActionRefused, match="chưa cho ý kiến"):
            opinions.settle(office.head, round, aspect="form", grade="pass", reason="Gấp")

    def test_not_where_nobody_differs(self, office, round):
        given(office, round)
        with pytest.raises(ValidationError, match="không có ý kiến khác nhau"):
            opinions.settle(office.head, round, aspect="form", grade="fail", reason="Tôi thấy thế")

    def test_not_without_a_reason(self, office, round):
        given(office, round, form="amend")
        with pytest.raises(ActionRefused, match="lý do"):
            opinions.settle(office.head, round, aspect="form", grade="pass", reason=" ")

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"head", "chief", "leader"}))
    def test_who_may_not(self, office, round, name):
        given(office, round, form="amend")
        with pytest.raises(AccessDenied):
            opinions.settle(getattr(office, name), round, aspect="form", grade="pass", reason="Gấp")


class TestOpening:
    def test_the_record_says_who_when_on_what_ground_and_keeps_the_sheet(self, office, round):
        given(office, round)
        opinions.open_gate(office.head, round, reason=" Hai ý kiến đều  đạt ")
        kept = Round.objects.get()
        assert (kept.opened_by, kept.ground) == (office.head, "Hai ý kiến đều đạt")
        assert kept.opened_at is not None
        line = ledger.timeline(round.document).last()
        assert (line.verb, line.because) == ("document.gate_opened", "Hai ý kiến đều đạt")
        assert (line.after["version"], line.after["sheet"], line.after["lacking"]) == (1, kept.sheet_id, [])

    def test_not_before_all_have_spoken(self, office, round):
        opinions.give(office.colleague, round, GOOD)
        with pytest.raises(ActionRefused, match="chưa cho ý kiến"):
            opinions.open_gate(office.head, round, reason="Gấp")

    def test_not_with_open_points(self, office, round):
        points.raise_point(office.colleague, round, aspect="content", text="Nêu rõ thời hạn")
        given(office, round)
        with pytest.raises(ActionRefused, match="điểm góp ý"):
            opinions.open_gate(office.head, round, reason="Gấp")

    def test_not_without_a_ground(self, office, round):
        given(office, round)
        with pytest.raises(ActionRefused, match="lý do"):
            opinions.open_gate(office.head, round, reason=" ")

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"head", "chief", "leader"}))
    def test_who_may_not(self, office, round, name):
        given(office, round)
        with pytest.raises(AccessDenied):
            opinions.open_gate(getattr(office, name), round, reason="Gấp")
        assert Round.objects.get().state == "assigned"

    def test_a_new_version_shuts_it_again(self, office, complete):
        _open(office, complete)
        services.add_version(
            office.author, complete, changed(complete, lambda word: None), name="b.docx", expected=1
        )
        assert Round.objects.get().state == "ended"
        assert "document.appraisal_ended" in verbs(complete)
        with pytest.raises(ActionRefused, match="phải qua thẩm định"):
            services.submit(office.author, complete)
        assert opinions.ask(office.author, complete).version.number == 2

    def test_so_does_giving_the_draft_up(self, office, round):
        services.withdraw(office.author, round.document, reason="Không cần nữa")
        assert Round.objects.get().state == "ended"

    def test_the_type_of_matter_can_t_be_changed_to_get_around_it(self, office, round):
        with pytest.raises(ValidationError, match="không đổi sang"):
            services.edit_details(office.author, round.document, matter="thuong")
        assert Document.objects.get().matter == "noi-bo"

    def test_an_unknown_type_of_matter_is_refused(self, office, draft):
        with pytest.raises(ValidationError, match="không có loại việc"):
            draft(matter="cap-uy")


class TestSheet:
    @pytest.fixture
    def head(self, office):
        """A head and an agency with names that a form accepts."""
        services.keep_body(None, office.state, superior="UỶ BAN NHÂN DÂN TỈNH LAM SƠN")
        office.head.full_name = "Nguyễn Văn Trưởng"
        office.head.save()
        post = office.head.posts.get()
        post.title = "Trưởng phòng Tổng hợp"
        post.save()
        office.head = again(office.head)
        return office.head

    @pytest.mark.usefixtures("head")
    def test_as_kept_it_is_faultless(self, office, round):
        points.raise_point(office.colleague, round, aspect="content", text="Sửa lại cho rõ.\nNêu thời hạn.")
        points.close(office.colleague, round.points.get(), text="đã sửa")
        given(office, round, form="amend")
        opinions.settle(office.head, round, aspect="form", grade="pass", reason="Đúng mẫu.")
        opinions.open_gate(office.head, round, reason="Các ý kiến đã thống nhất;")
        told = check(files.read_bytes(Round.objects.get().sheet))
        assert (told.kind, told.verdict, told.findings) == ("phieu-tham-dinh", "pass", ())

    @pytest.mark.usefixtures("head")
    @pytest.mark.parametrize("system", ["state", "party"])
    def test_so_it_is_at_every_stage_in_both_forms(self, office, draft, system):
        document = draft(
            kind="quy-che",
            title="làm việc của Văn phòng",
            matter="noi-bo",
            body=getattr(office, system),
            due=timezone.localdate() - datetime.timedelta(days=3),
        )
        round = opinions.ask(office.author, document)
        assert check(compose_sheet(round)).findings == ()
        opinions.assign(office.head, round, [office.colleague, office.stranger])
        opinions.give(office.colleague, round, verdicts(content="fail"))
        assert check(compose_sheet(round)).findings == ()

    @pytest.mark.usefixtures("head")
    def test_it_says_all_that_was_said(self, office, round):
        points.raise_point(office.colleague, round, aspect="content", text="Nêu rõ thời hạn")
        points.answer(office.author, round.points.get(), text="Đã bổ sung vào Điều 3")
        points.overrule(office.head, round.points.get(), reason="Giữ như dự thảo")
        given(office, round, form="amend")
        opinions.settle(office.head, round, aspect="form", grade="pass", reason="Đúng mẫu")
        opinions.open_gate(office.head, round, reason="Các ý kiến đã thống nhất")
        text = files.text_of(Round.objects.get().sheet)
        for words in (
            "PHIẾU THẨM ĐỊNH",
            "Quyết định quy phạm, quy chế nội bộ",
            "Cần sửa: Xem căn cứ",
            "Nêu rõ thời hạn (Colleague)",
            "Đã bổ sung vào Điều 3",
            "Giữ như dự thảo",
            "Thể thức: đạt, do Nguyễn Văn Trưởng quyết định; lý do: Đúng mẫu",
            "Nguyễn Văn Trưởng mở cổng thẩm định",
            "Các ý kiến đã thống nhất",
        ):
            assert words in text, words


class TestTheDesk:
    def test_each_step_waits_where_it_should(self, office, complete):
        def what(person):
            return [(one.what, one.due) for one in documents.waits(again(person)).for_me]

        round = opinions.ask(office.author, complete)
        assert what(office.head) == [("Phân công thẩm định", None)]
        assert what(office.chief) == []
        opinions.assign(office.head, round, [office.colleague, office.stranger])
        due = calendar.due(timezone.localdate(), "appraise").date
        assert what(office.stranger) == [("Thẩm định", due)]
        given(office, round)
        assert what(office.stranger) == []
        assert what(office.head) == [("Quyết định thẩm định", None)]
        opinions.open_gate(office.head, round, reason="Đủ")
        assert what(office.head) == []
        assert what(office.author) == [("Trình duyệt", None)]
        services.submit(office.author, complete)
        assert what(office.author) == []


def test_opened_without_its_papers_the_ledger_says_what_was_lacking(office, statute):
    opened(office, statute)
    line = ledger.timeline(statute).last()
    assert line.after["lacking"] == ["VP-P201", "VP-P203"]
