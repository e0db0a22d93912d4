"""Submitting, overriding, approving, returning: what must hold, and what is written down."""

import pytest
from django.core.exceptions import ValidationError

from chancery.foundation import ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document, Override
from chancery.rooms.documents.states import DOCUMENTS

from .conftest import EVERYBODY, changed, spoiled
from .test_access import DOERS

MOVES = {
    ("draft", "submit"): (services.submit, "submitted", "document.submitted"),
    ("returned", "submit"): (services.submit, "submitted", "document.submitted"),
    ("submitted", "recall"): (services.recall, "draft", "document.recalled"),
    ("submitted", "approve"): (services.approve, "approved", "document.approved"),
}
WITH_REASON = {
    ("submitted", "return"): (services.return_, "returned", "document.returned"),
    ("approved", "return"): (services.return_, "returned", "document.returned"),
    ("draft", "withdraw"): (services.withdraw, "withdrawn", "document.withdrawn"),
    ("returned", "withdraw"): (services.withdraw, "withdrawn", "document.withdrawn"),
}
ALL = MOVES | WITH_REASON


def do(key, person, document):
    reason = {"reason": " Thiếu  căn cứ "} if key in WITH_REASON else {}
    return ALL[key][0](person, document, **reason)


@pytest.mark.parametrize("key", ALL, ids="-".join)
class TestEachMove:
    def test_those_who_may_do_it(self, office, at, key):
        _service, target, verb = ALL[key]
        document = at(key[0])
        doer = getattr(office, sorted(DOERS[key])[0])
        assert do(key, doer, document).state == target
        assert Document.objects.get().state == target
        line = ledger.timeline(document).last()
        assert (line.verb, line.actor) == (verb, doer)
        assert (line.before, line.after) == ({"state": key[0]}, {"state": target})
        assert line.because == ("Thiếu căn cứ" if key in WITH_REASON else "")

    def test_those_who_may_not(self, office, at, key):
        document = at(key[0])
        lines = ledger.timeline(document).count()
        for name in EVERYBODY - DOERS[key]:
            with pytest.raises(AccessDenied):
                do(key, getattr(office, name), document)
        assert Document.objects.get().state == key[0]
        assert ledger.timeline(document).count() == lines

    def test_from_no_other_state(self, office, at, key):
        action = DOCUMENTS.actions[key[1]]
        for state in set(DOCUMENTS.states) - set(action.source):
            document = at(state)
            with pytest.raises((ActionRefused, AccessDenied)):
                do(key, getattr(office, sorted(DOERS[key])[0]), document)
            assert Document.objects.get(pk=document.pk).state == state


@pytest.mark.parametrize("key", WITH_REASON, ids="-".join)
@pytest.mark.parametrize("reason", ["", "  \n", "\u00a0"])
def test_a_reason_is_asked(office, at, key, reason):
    document = at(key[0])
    with pytest.raises(ActionRefused, match="lý do"):
        WITH_REASON[key][0](getattr(office, sorted(DOERS[key])[0]), document, reason=reason)
    assert Document.objects.get().state == key[0]


def test_a_reason_with_control_characters_is_refused(office, at):
    document = at("submitted")
    with pytest.raises(ValidationError, match="ký tự điều khiển"):
        services.return_(office.head, document, reason="Sửa\x00 lại")
    assert Document.objects.get().state == "submitted"


def test_two_who_approve_and_return_at_once_don_t_both_win(office, at):
    document = at("submitted")
    services.approve(office.head, Document.objects.get(pk=document.pk))
    with pytest.raises(ActionRefused, match="Đã duyệt"):
        services.approve(office.chief, document)


class TestSubmitting:
    def test_errors_stop_it(self, office, faulty):
        with pytest.raises(ActionRefused, match="còn lỗi thể thức"):
            services.submit(office.author, faulty)
        assert Document.objects.get().state == "draft"

    def test_a_version_without_error_goes(self, office, faulty):
        good = changed(faulty, lambda word: setattr(word.sections[0], "left_margin", 30 * 36000))
        services.add_version(office.author, faulty, good, name="a.docx", expected=2)
        assert services.submit(office.author, faulty).state == "submitted"

    def test_a_version_that_was_not_appraised_stops_it(self, office, draft):
        document = draft()
        document.latest.appraisal.delete()
        with pytest.raises(ActionRefused, match="chưa được thẩm định"):
            services.submit(office.author, document)

    def test_so_does_no_version_at_all(self, office, draft):
        document = draft()
        document.versions.all().delete()
        with pytest.raises(ActionRefused, match="chưa có tệp"):
            services.submit(office.author, document)

    def test_the_file_s_symbol_must_be_the_one_that_the_register_will_have(self, office, draft):
        document = draft(code="BC-VP")
        services.edit_details(office.author, document, code="BC-TH")
        with pytest.raises(ActionRefused, match=r"“BC-VP”.*“BC-TH”"):
            services.submit(office.author, document)
        assert Document.objects.get().state == "draft"
        assert "document.submitted" not in [entry.verb for entry in ledger.timeline(document)]

    def test_a_file_without_a_place_for_the_number_goes_no_further(self, office, draft):
        def without_number(word):
            for table in word.tables:
                for cell in table._cells:
                    for paragraph in cell.paragraphs:
                        if paragraph.text.startswith("Số"):
                            paragraph._p.getparent().remove(paragraph._p)

        document = draft()
        services.add_version(
            office.author, document, changed(document, without_number), name="a.docx", expected=1
        )
        services.override(office.head, document, reason="Gấp")
        with pytest.raises(ActionRefused, match="Không tìm thấy dòng “Số…”"):
            services.submit(office.author, document)


class TestOverriding:
    def test_with_the_head_s_written_reason_a_version_with_errors_goes(self, office, faulty):
        services.override(office.head, faulty, reason=" Văn bản in khổ đặc biệt ")
        assert services.submit(office.author, faulty).state == "submitted"

    def test_the_reason_is_kept_and_in_the_ledger(self, office, faulty):
        services.override(office.head, faulty, reason=" Văn bản in khổ đặc biệt ")
        kept = Override.objects.get()
        assert (kept.version.number, kept.by, kept.reason) == (2, office.head, "Văn bản in khổ đặc biệt")
        line = ledger.timeline(faulty).last()
        assert (line.verb, line.because) == ("document.overridden", "Văn bản in khổ đặc biệt")
        assert (line.after["version"], line.after["error"]) == (2, 1)

    def test_it_holds_for_that_version_alone(self, office, faulty):
        services.override(office.head, faulty, reason="Gấp")
        services.add_version(office.author, faulty, spoiled(faulty), name="a.docx", expected=2)
        with pytest.raises(ActionRefused, match="còn lỗi thể thức"):
            services.submit(office.author, faulty)

    def test_without_a_reason_there_is_none(self, office, faulty):
        with pytest.raises(ActionRefused, match="lý do"):
            services.override(office.head, faulty, reason=" ")
        assert not Override.objects.exists()

    def test_nor_where_nothing_is_wrong(self, office, draft):
        with pytest.raises(ActionRefused, match="không có lỗi nào"):
            services.override(office.head, draft(), reason="Gấp")

    def test_nor_twice(self, office, faulty):
        services.override(office.head, faulty, reason="Gấp")
        with pytest.raises(ActionRefused):
            services.override(office.chief, faulty, reason="Gấp")
        assert Override.objects.count() == 1

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"head", "chief"}))
    def test_who_may_not(self, office, faulty, name):
        with pytest.raises(AccessDenied):
            services.override(getattr(office, name), faulty, reason="Gấp")
        assert not Override.objects.exists()

    @pytest.mark.parametrize("state", ["submitted", "approved", "issued", "withdrawn"])
    def test_nor_once_it_left_the_drafter(self, office, at, state):
        with pytest.raises(ActionRefused):
            services.override(office.head, at(state), reason="Gấp")


def test_every_offer_that_can_t_be_done_says_why(office, faulty):
    offers = {offer.action.name: offer.why_not for offer in DOCUMENTS.offers(office.author, faulty)}
    assert "còn lỗi thể thức" in offers["submit"]
    assert offers["revise"] == offers["withdraw"] == ""
