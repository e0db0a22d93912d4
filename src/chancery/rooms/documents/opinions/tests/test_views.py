"""The pages of an appraisal and of a dossier: what each reader is shown, and what a refused form keeps."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chancery.rooms.documents.models import Opinion, Paper, Point, Round
from chancery.rooms.documents.opinions import points
from chancery.rooms.documents.opinions import services as opinions

from .conftest import GOOD, verdicts


def url(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


@pytest.fixture
def see(client):
    """The words of a page, as a person gets it."""

    def see(person, address, status=200):
        client.force_login(person)
        told = client.get(address)
        assert told.status_code == status
        return told.content.decode()

    return see


class TestPage:
    def test_before_it_is_asked_it_says_what_to_do(self, office, statute, draft, see):
        assert "Người soạn thảo bấm “Trình thẩm định”" in see(office.head, url("appraisal", statute))
        assert "không cần người thẩm định" in see(office.head, url("appraisal", draft()))

    def test_each_is_offered_his_own_part(self, office, round, see):
        page = url("appraisal", round.document)
        head, appraiser, author = (see(p, page) for p in (office.head, office.stranger, office.author))
        assert "Gửi ý kiến" in appraiser
        assert "phan-cong" not in appraiser
        assert "phan-cong" in head
        assert "Gửi ý kiến" not in head
        assert "phan-cong" not in author
        assert "Gửi ý kiến" not in author

    def test_the_head_settles_only_when_all_have_spoken(self, office, round, see):
        page = url("appraisal", round.document)
        opinions.give(office.colleague, round, verdicts(form="fail"))
        assert "Ghi quyết định" not in see(office.head, page)
        opinions.give(office.stranger, round, GOOD)
        assert "Ghi quyết định" in see(office.head, page)

    def test_a_document_one_may_not_read_has_no_page(self, office, statute, see):
        for name in ("appraisal", "dossier", "sheet"):
            see(office.stranger, url(name, statute), 404)

    def test_a_document_s_own_page_tells_how_it_stands(self, office, round, draft, see):
        assert "Người thẩm định cho ý kiến" in see(office.author, round.document.get_absolute_url())
        assert "human-title" not in see(office.author, draft().get_absolute_url())


class TestForms:
    def test_a_verdict_without_a_ground_keeps_what_was_typed(self, client, office, round):
        client.force_login(office.stranger)
        said = {"content_grade": "pass", "content_ground": "Đúng chủ trương"}
        told = client.post(url("give", round.document), said)
        assert told.status_code == 422
        assert "Đúng chủ trương" in told.content.decode()
        assert "Ghi căn cứ của kết luận." in told.content.decode()
        assert not Opinion.objects.exclude(given_at=None).exists()

    def test_a_settlement_without_a_reason_keeps_the_grade(self, client, office, round):
        opinions.give(office.colleague, round, verdicts(form="fail"))
        opinions.give(office.stranger, round, GOOD)
        client.force_login(office.head)
        told = client.post(url("settle", round.document), {"aspect": "form", "grade": "amend", "reason": " "})
        assert told.status_code == 422
        assert "Phải ghi lý do." in told.content.decode()
        assert 'value="amend" required' in told.content.decode() or "checked" in told.content.decode()

    @pytest.mark.parametrize("values", [{"aspect": "x"}, {}, {"aspect": "form", "grade": "x", "reason": "A"}])
    def test_a_senseless_settlement_changes_nothing(self, client, office, round, values):
        client.force_login(office.head)
        assert client.post(url("settle", round.document), values).status_code == 422
        assert not round.settlements.exists()

    def test_a_point_is_raised_where_the_page_says(self, client, office, round):
        client.force_login(office.colleague)
        page = client.get(url("appraisal", round.document), {"doan": "12"}).content.decode()
        assert 'name="paragraph" value="12"' in page
        values = {"aspect": "content", "text": "Sửa", "paragraph": "99999", "quote": ""}
        told = client.post(url("raise-point", round.document), values)
        assert (told.status_code, Point.objects.count()) == (422, 0)
        client.post(url("raise-point", round.document), {**values, "paragraph": ""})
        assert Point.objects.get().places.get().paragraph == 0

    def test_an_action_that_there_is_none_of(self, client, office, round):
        client.force_login(office.head)
        assert client.post(url("appraisal-act", round.document), {"action": "burn"}).status_code == 404
        point = points.raise_point(office.colleague, round, aspect="form", text="Sửa")
        assert client.post(url("point", round.document, point.pk), {"action": "burn"}).status_code == 404
        assert client.post(url("point", round.document, point.pk + 1), {"action": "close"}).status_code == 404

    def test_a_refusal_is_told_as_a_message(self, client, office, round):
        client.force_login(office.head)
        told = client.post(
            url("appraisal-act", round.document), {"action": "open", "reason": "A"}, follow=True
        )
        assert "Còn người thẩm định chưa cho ý kiến." in told.content.decode()
        assert Round.objects.get().state == "assigned"


class TestDossier:
    def test_what_was_typed_of_a_paper_stays_when_its_file_is_refused(self, client, office, statute):
        client.force_login(office.author)
        values = {"kind": "to-trinh", "title": "Tờ trình số 5", "signer": "head"}
        upload = SimpleUploadedFile("a.exe", b"MZ\x90\x00 khong phai van ban")
        told = client.post(url("add-paper", statute), {**values, "upload": upload})
        assert told.status_code == 422
        assert "Tờ trình số 5" in told.content.decode()
        assert "không được nhận" in told.content.decode()
        assert not Paper.objects.exists()

    def test_its_files_are_those_of_the_document_alone(self, client, office, complete, draft):
        client.force_login(office.author)
        file = complete.papers.first().latest
        assert client.get(url("paper", complete, file.pk)).status_code == 200
        assert client.get(url("paper", draft(), file.pk)).status_code == 404

    def test_a_reader_who_may_not_write_is_offered_no_form(self, office, complete, see):
        page = see(office.colleague, url("dossier", complete))
        assert "Bảng tổng hợp ý kiến" in page
        assert "Thêm giấy tờ" not in page
        see(office.colleague, url("edit-paper", complete, complete.papers.first().pk), 403)
