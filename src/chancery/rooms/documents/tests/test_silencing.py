"""Silencing a finding with a reason: kept with the document, carried on, shown, taken back; never an error."""

import io

import pytest
from django.core.exceptions import ValidationError

from chancery.foundation import ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.workflow import ActionRefused
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document, Silence
from chancery.rooms.documents.silence import covering

from .conftest import content

pytestmark = pytest.mark.django_db


def told(rule="VP-S101", quote="của của", paragraph=4, severity="warning"):
    return {"rule": rule, "quote": quote, "paragraph": paragraph, "severity": severity, "message": "", "article": "",
            "start": 0, "end": 7, "fixable": False}  # fmt: skip


@pytest.fixture
def remarked(draft) -> Document:
    """A draft whose latest version has a warning and an error."""
    document = draft()
    appraisal = document.latest.appraisal
    appraisal.findings = [told(), told("ND30-103", "", 0, "error")]
    appraisal.save()
    return document


def silence(person, document, finding=0, expected=1, reason="Tên riêng của chương trình"):
    return services.silence(person, document, finding=finding, expected=expected, reason=reason)


def test_it_is_kept_with_who_why_and_what(office, remarked):
    kept = silence(office.author, remarked)
    assert (kept.rule, kept.quote, kept.by, kept.reason, kept.version) == (
        "VP-S101",
        "của của",
        office.author,
        "Tên riêng của chương trình",
        1,
    )
    line = ledger.timeline(remarked).last()
    assert (line.verb, line.because) == ("document.finding_silenced", "Tên riêng của chương trình")


def test_an_error_is_never_silenced(office, remarked):
    with pytest.raises(ValidationError, match="Lỗi thì không bỏ qua được"):
        silence(office.author, remarked, finding=1)
    assert not Silence.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_it_takes_a_reason(office, remarked, reason):
    with pytest.raises(ActionRefused):
        silence(office.author, remarked, reason=reason)


def test_it_is_of_the_version_that_the_person_saw(office, remarked):
    services.add_version(office.author, remarked, io.BytesIO(content(remarked)), name="a.docx", expected=1)
    with pytest.raises(services.StaleVersion):
        silence(office.author, remarked)


@pytest.mark.parametrize("finding", [-1, 2])
def test_a_finding_that_is_not_there(office, remarked, finding):
    with pytest.raises(ValidationError, match="Không có nhận xét"):
        silence(office.author, remarked, finding=finding)


def test_it_is_silenced_once(office, remarked):
    silence(office.author, remarked)
    with pytest.raises(ValidationError, match="đã được bỏ qua"):
        silence(office.author, remarked)


@pytest.mark.parametrize("name", ["colleague", "stranger", "clerk", "leader", "admin"])
def test_who_may_not(office, remarked, name):
    with pytest.raises(AccessDenied):
        silence(getattr(office, name), remarked)


def test_a_submitted_document_is_no_more_the_drafter_s(office, at):
    with pytest.raises(ActionRefused):
        silence(office.author, at("submitted"))


def test_it_is_taken_back_and_its_trace_stays(office, remarked):
    kept = silence(office.author, remarked)
    services.unsilence(office.author, remarked, silence=kept.pk)
    kept.refresh_from_db()
    assert kept.ended_by == office.author
    assert ledger.timeline(remarked).last().verb == "document.finding_unsilenced"
    with pytest.raises(ValidationError, match="không còn"):
        services.unsilence(office.author, remarked, silence=kept.pk)
    silence(office.author, remarked)


def test_nobody_takes_back_what_is_not_his_to_edit(office, remarked):
    kept = silence(office.author, remarked)
    with pytest.raises(AccessDenied):
        services.unsilence(office.colleague, remarked, silence=kept.pk)


class TestCovering:
    def kept(self, paragraph=4, rule="VP-S101", quote="của của"):
        return Silence(rule=rule, quote=quote, paragraph=paragraph, reason="Vì")

    def test_the_same_finding_on_the_same_words_wherever_they_moved(self):
        kept = self.kept()
        assert covering([kept], [told(paragraph=9)]) == {0: kept}

    def test_not_once_the_words_are_others(self):
        assert covering([self.kept()], [told(quote="các các")]) == {}

    def test_not_another_rule_s_finding(self):
        assert covering([self.kept()], [told("VP-S102")]) == {}

    def test_not_once_the_rule_calls_it_an_error(self):
        assert covering([self.kept()], [told(severity="error")]) == {}

    def test_of_several_on_the_same_words_the_nearest_only(self):
        kept = self.kept(paragraph=5)
        assert covering([kept], [told(paragraph=1), told(paragraph=6), told(paragraph=40)]) == {1: kept}

    def test_two_silences_cover_two(self):
        one, two = self.kept(4), self.kept(4)
        assert covering([one, two], [told(paragraph=4), told(paragraph=7)]) == {0: one, 1: two}
