"""The findings panel: families, what became of the last version's findings, one fix or all, silences."""

import pytest
from django.urls import reverse

from chancery.rooms.documents import services
from chancery.rooms.documents.models import Appraisal, Document, Silence
from chancery.rooms.documents.panel import panel
from chancery.rooms.documents.reading import layout

from .conftest import changed, content

pytestmark = pytest.mark.django_db


def told(rule="ND30-105", severity="error", quote="", paragraph=0, **more):
    return {"rule": rule, "severity": severity, "message": f"Về {rule}", "article": "", "paragraph": paragraph,
            "start": 0, "end": 3, "quote": quote, "fixable": False, "replacement": None, **more}  # fmt: skip


@pytest.fixture
def with_findings(draft):
    def with_(*findings, version=None) -> Document:
        document = draft()
        Appraisal.objects.filter(version__document=document).update(findings=list(findings))
        return Document.objects.get(pk=document.pk)

    return with_


def shown(document, before=None):
    return panel(document, document.latest, before)


class TestWhatItShows:
    def test_findings_stand_by_family_and_are_counted(self, with_findings):
        document = with_findings(told("ND30-105"), told("ND30-605", "warning"), told("ND30-609", "advice"))
        found = shown(document)
        assert [(group.family, len(group.items)) for group in found.groups] == [("form", 3)]
        assert found.counts == {"error": 1, "warning": 1, "advice": 1}

    def test_a_rule_that_is_gone_from_the_packs_is_still_shown(self, with_findings):
        (item,) = shown(with_findings(told("XX-1"))).standing
        assert (item.family, item.mend) == ("form", "")

    def test_what_is_silenced_stands_apart_and_is_not_counted(self, office, with_findings):
        document = with_findings(told("ND30-605", "warning"), told("ND30-105"))
        services.silence(office.author, document, finding=0, expected=1, reason="Theo mẫu")
        found = shown(document)
        assert [item.silence.reason for item in found.silenced] == ["Theo mẫu"]
        assert [item.at for item in found.standing] == [1]
        assert found.counts["warning"] == 0

    def test_against_the_version_before(self, office, draft):
        document = draft()
        services.add_version(
            office.author, document, changed(document, lambda word: None), name="a.docx", expected=1
        )
        new, old = document.versions.select_related("appraisal")
        old.appraisal.findings = [told(quote="a"), told(quote="a"), told("ND30-103")]
        new.appraisal.findings = [told(quote="a", paragraph=9), told("ND30-104")]
        found = panel(document, new, old)
        assert (found.mended, found.new) == (2, 1)
        assert [item.new for item in found.standing] == [False, True]

    def test_the_first_version_has_none_before_it(self, with_findings):
        found = shown(with_findings(told()))
        assert (found.mended, found.new) == (None, 0)

    def test_a_passage_is_marked_at_its_exact_letters(self, draft):
        from chancery.gate.docx.read import read

        docx = read(content(draft()))
        paragraph = next(p for p in docx.paragraphs if "Độc lập" in p.text)
        findings = [told(paragraph=paragraph.index, start=4, end=7), told(paragraph=paragraph.index, end=7)]
        pieces = {}
        for block in layout(docx, findings, {0, 1}):
            for shown in [block.paragraph, *[s for row in block.rows for cell in row for s in cell]]:
                if shown and shown.index == paragraph.index:
                    pieces = {piece.at: piece.text for piece in shown.pieces if piece.at}
        assert pieces == {"1": paragraph.text[:4], "0 1": paragraph.text[4:7]}


class TestOneFix:
    @pytest.fixture
    def mendable(self, office, draft) -> Document:
        """A draft with two departures that the gate can mend: the motto's dashes and a recipient's end."""

        def spoil(word) -> None:
            for cell in [cell for table in word.tables for cell in table._cells]:
                for run in [run for paragraph in cell.paragraphs for run in paragraph.runs]:
                    run.text = run.text.replace("Độc lập - Tự do", "Độc lập – Tự do")
                    run.text = run.text.replace("Lãnh đạo Văn phòng;", "Lãnh đạo Văn phòng")

        document = draft()
        services.add_version(office.author, document, changed(document, spoil), name="a.docx", expected=1)
        return Document.objects.get(pk=document.pk)

    def fixable(self, document):
        return [at for at, finding in enumerate(document.latest.appraisal.findings) if finding["fixable"]]

    def test_just_that_one_is_mended(self, office, mendable):
        one, other = self.fixable(mendable)
        rule = mendable.latest.appraisal.findings[other]["rule"]
        services.mend(office.author, mendable, expected=2, finding=one)
        left = mendable.latest.appraisal.findings
        assert [finding["rule"] for finding in left if finding["fixable"]] == [rule]

    def test_of_a_version_that_the_person_saw(self, office, mendable):
        with pytest.raises(services.StaleVersion):
            services.mend(office.author, mendable, expected=1, finding=self.fixable(mendable)[0])

    @pytest.mark.parametrize("finding", [99, -1])
    def test_one_that_is_not_there(self, office, mendable, finding):
        from django.core.exceptions import ValidationError

        with pytest.raises(ValidationError):
            services.mend(office.author, mendable, expected=2, finding=finding)
        assert mendable.versions.count() == 2

    def test_all_leaves_what_was_silenced(self, office, mendable):
        appraisal = mendable.latest.appraisal
        one, other = self.fixable(mendable)
        spared = appraisal.findings[other]
        Silence.objects.create(document=mendable, version=2, rule=spared["rule"], quote=spared["quote"],
                               paragraph=spared["paragraph"], reason="Vì", by=office.author)  # fmt: skip
        # Errors are never spared, whatever was written.
        services.mend(office.author, mendable, expected=2)
        left = {finding["rule"] for finding in mendable.latest.appraisal.findings}
        assert (spared["rule"] in left) == (spared["severity"] != "error")
        assert appraisal.findings[one]["rule"] not in left


class TestThePage:
    def page(self, client, person, document):
        client.force_login(person)
        return client.get(document.get_absolute_url()).content.decode()

    def test_a_finding_leads_to_its_rule_and_offers_its_fix_and_its_silence(
        self, client, office, with_findings
    ):
        document = with_findings(told("ND30-605", "warning", replacement="x", paragraph=2))
        page = self.page(client, office.author, document)
        assert reverse("rule", args=["ND30-605"]) in page
        assert 'data-silence="0"' in page
        assert "Sửa chỗ này" in page

    def test_a_reader_is_offered_neither(self, client, office, with_findings):
        document = with_findings(told("ND30-605", "warning", replacement="x", paragraph=2))
        page = self.page(client, office.colleague, document)
        assert "data-silence" not in page
        assert "Sửa chỗ này" not in page

    def test_an_error_offers_no_silence(self, client, office, with_findings):
        assert "data-silence=" not in self.page(client, office.author, with_findings(told()))

    def test_silencing_and_taking_back(self, client, office, with_findings):
        document = with_findings(told("ND30-605", "warning"))
        client.force_login(office.author)
        url = reverse("documents:silence", args=[document.pk])
        page = client.post(url, {"finding": "0", "expected": "1", "reason": "Theo mẫu"}, follow=True)
        assert "Theo mẫu" in page.content.decode()
        kept = Silence.objects.get()
        back = reverse("documents:unsilence", args=[document.pk, kept.pk])
        assert client.get(back).status_code == 405
        client.post(back)
        kept.refresh_from_db()
        assert kept.ended_by == office.author

    @pytest.mark.parametrize("sent", [
        {"finding": "0", "expected": "1", "reason": ""}, {"finding": "x", "expected": "1", "reason": "a"},
        {"finding": "0", "expected": "9", "reason": "a"}, {},
    ])  # fmt: skip
    def test_what_is_refused_says_so(self, client, office, with_findings, sent):
        document = with_findings(told("ND30-605", "warning"))
        client.force_login(office.author)
        page = client.post(reverse("documents:silence", args=[document.pk]), sent, follow=True)
        assert [message.level_tag for message in page.context["messages"]] == ["error"]
        assert not Silence.objects.exists()
