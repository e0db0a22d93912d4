"""Register lines written by hand for documents that exist only on paper, and secret ones above all."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from chancery.foundation import ledger, registers
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.registers import queries, services
from chancery.foundation.registers.models import PaperEntry, Register, RegisterLine
from chancery.foundation.search import catalogue
from chancery.rooms.documents.tests.conftest import EVERYBODY, again, clear, office  # noqa: F401

DAY = datetime.date(2026, 1, 5)
SECRET_TITLE = "Báo cáo phương án bảo vệ mục tiêu Bạch Đằng"


@pytest.fixture
def book(office) -> Register:  # noqa: F811
    return Register.objects.get(code="di")


@pytest.fixture
def secret_book(office) -> Register:  # noqa: F811
    return registers.open_register(
        None, unit=office.root, code="di-mat", name="Sổ văn bản mật đi", kind="outgoing", secret=True
    )


@pytest.fixture
def incoming(office) -> Register:  # noqa: F811
    return registers.open_register(None, unit=office.root, code="den", name="Sổ văn bản đến", kind="incoming")


@pytest.fixture
def clerk(office):  # noqa: F811
    clear(office.clerk)
    return again(office.clerk)


def enter(person, book, **changed) -> RegisterLine:
    told = {"symbol": "/BC-VP", "title": "Báo cáo bản giấy", "dated": DAY, "signer": "Nguyễn Văn An"}
    return services.enter(person, book, **told | changed)


def secret(person, book, **changed) -> RegisterLine:
    return enter(person, book, **{"title": SECRET_TITLE, "secrecy": 1} | changed)


def typed(**changed) -> dict[str, str]:
    return {"secrecy": "0", "symbol": "/BC-VP", "title": "Báo cáo bản giấy", "dated": "2026-01-05"} | changed


class TestWriting:
    def test_the_clerk_takes_the_next_number_each_time(self, clerk, book):
        assert [enter(clerk, book).symbol for _ in range(3)] == ["01/BC-VP", "02/BC-VP", "03/BC-VP"]

    def test_an_incoming_document_keeps_its_senders_symbol(self, clerk, incoming):
        line = enter(clerk, incoming, symbol="12/UBND", received_on=DAY, issuer="UBND xã")
        assert (line.number, line.symbol) == (1, "12/UBND")

    def test_it_is_in_the_ledger_and_the_chain_holds(self, clerk, book):
        entry = ledger.timeline(enter(clerk, book)).get()
        assert (entry.verb, entry.actor) == ("register.number_taken", clerk)
        assert ledger.verify().ok

    @pytest.mark.parametrize("who", sorted(EVERYBODY - {"clerk"}))
    def test_nobody_but_the_clerk(self, office, book, client, who):  # noqa: F811
        person = getattr(office, who)
        with pytest.raises(AccessDenied):
            enter(person, book)
        client.force_login(person)
        assert client.get(reverse("registry:new-line", args=[book.pk])).status_code == 403
        assert client.post(reverse("registry:new-line", args=[book.pk]), typed()).status_code == 403
        assert not RegisterLine.objects.exists()
        assert not PaperEntry.objects.exists()

    def test_a_refusal_takes_no_number(self, clerk, book):
        enter(clerk, book, dated=datetime.date(2026, 3, 9))
        with pytest.raises(ValidationError, match="sớm hơn"):
            enter(clerk, book)
        with pytest.raises(ValidationError):
            enter(clerk, book, title="", dated=datetime.date(2026, 3, 9))
        assert enter(clerk, book, dated=datetime.date(2026, 3, 9)).number == 2

    def test_ordinary_and_secret_documents_share_no_book(self, clerk, book, secret_book):
        with pytest.raises(ValidationError, match="sổ riêng"):
            secret(clerk, book)
        with pytest.raises(ValidationError, match="chỉ dành cho văn bản mật"):
            enter(clerk, secret_book)
        assert not RegisterLine.objects.exists()


class TestThePage:
    def test_it_writes_the_line_and_shows_it(self, clerk, book, client):
        client.force_login(clerk)
        assert b"dong-moi" in client.get(reverse("registry:book", args=[book.pk])).content
        answer = client.post(reverse("registry:new-line", args=[book.pk]), typed(), follow=True)
        assert answer.status_code == 200
        assert "01/BC-VP" in answer.content.decode()
        assert RegisterLine.objects.get().entered_by == clerk

    def test_a_refused_form_keeps_what_was_typed(self, clerk, book, client):
        enter(clerk, book, dated=datetime.date(2026, 3, 9))
        client.force_login(clerk)
        answer = client.post(reverse("registry:new-line", args=[book.pk]), typed(title="Tờ trình bản giấy"))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Tờ trình bản giấy" in page
        assert "sớm hơn" in page

    def test_others_are_not_offered_it(self, office, book, client):  # noqa: F811
        client.force_login(office.author)
        assert b"dong-moi" not in client.get(reverse("registry:book", args=[book.pk])).content


class TestSecretLines:
    def test_their_name_in_the_ledger_is_neutral(self, clerk, secret_book):
        line = secret(clerk, secret_book)
        services.cancel(clerk, line, "Ghi nhầm")
        assert {entry.title for entry in ledger.timeline(line)} == {"Văn bản mật số 01/BC-VP"}

    def test_beyond_clearance_there_is_no_line(self, office, clerk, secret_book, client):  # noqa: F811
        line = secret(clerk, secret_book, secrecy=2)
        clear(office.author, to=1)
        clear(office.head, to=2)
        for person, sees in ((clerk, True), (again(office.head), True), (again(office.author), False)):
            client.force_login(person)
            assert queries.lines(person, secret_book, 2026).exists() is sees
            for query in ("", "?q=Bạch+Đằng"):
                page = client.get(reverse("registry:book", args=[secret_book.pk]) + query)
                assert (SECRET_TITLE in page.content.decode()) is sees
            address = reverse("registry:line", args=[line.pk])
            assert client.get(address).status_code == (200 if sees else 404)

    def test_a_clerk_does_not_write_above_his_clearance(self, office, secret_book, client):  # noqa: F811
        clear(office.clerk, to=1)
        clerk = again(office.clerk)
        with pytest.raises(AccessDenied):
            secret(clerk, secret_book, secrecy=2)
        client.force_login(clerk)
        answer = client.post(reverse("registry:new-line", args=[secret_book.pk]), typed(secrecy="2"))
        assert answer.status_code == 422
        assert not RegisterLine.objects.exists()
        assert secret(clerk, secret_book).number == 1

    def test_search_keeps_no_lines_at_all(self):
        """What isn't in the index can't be found in it beyond clearance."""
        labels = {
            label for label in ("registers.registerline", "registers.paperentry") if catalogue.of(label)
        }
        assert not labels
        assert catalogue.of("documents.document")


class TestCancelling:
    def test_the_number_stays_struck_through_with_the_reason(self, clerk, book, client):
        line = enter(clerk, book)
        client.force_login(clerk)
        client.post(reverse("registry:cancel-line", args=[line.pk]), {"reason": "Ghi trùng"})
        line.refresh_from_db()
        assert line.cancelled_at
        assert line.number == 1
        page = client.get(reverse("registry:book", args=[book.pk])).content.decode()
        assert "<s>" in page
        assert "Đã huỷ: Ghi trùng" in page
        assert enter(clerk, book).number == 2

    def test_the_reason_is_required(self, clerk, book, client):
        line = enter(clerk, book)
        client.force_login(clerk)
        answer = client.post(reverse("registry:cancel-line", args=[line.pk]), {"reason": " "}, follow=True)
        assert "Phải ghi lý do huỷ số" in answer.content.decode()
        line.refresh_from_db()
        assert line.cancelled_at is None

    @pytest.mark.parametrize("who", sorted(EVERYBODY - {"clerk", "chief", "admin"}))
    def test_only_by_the_clerk_or_the_chief(self, office, clerk, book, client, who):  # noqa: F811
        line = enter(clerk, book)
        client.force_login(getattr(office, who))
        answer = client.post(reverse("registry:cancel-line", args=[line.pk]), {"reason": "Thử"})
        assert answer.status_code == 403
        assert RegisterLine.objects.get().cancelled_at is None


class TestCorrecting:
    def test_the_ledger_keeps_what_was_and_what_is(self, clerk, book, client):
        line = enter(clerk, book)
        client.force_login(clerk)
        told = {"title": "Báo cáo đã sửa", "signer": "Nguyễn Văn An"}
        assert client.post(reverse("registry:correct-line", args=[line.pk]), told).status_code == 302
        entry = ledger.timeline(line).last()
        assert entry.verb == "register.line_corrected"
        assert (entry.before, entry.after) == (
            {"title": "Báo cáo bản giấy"},
            {"title": "Báo cáo đã sửa"},
        )

    @pytest.mark.parametrize("field", ["number", "year", "symbol", "dated", "secrecy"])
    def test_what_makes_the_number_stands(self, clerk, book, field):
        line = enter(clerk, book)
        with pytest.raises(TypeError):
            services.correct(clerk, line, **{field: 9})

    def test_saving_without_a_change_writes_nothing(self, clerk, book):
        line = enter(clerk, book)
        services.correct(clerk, line, title=line.title)
        assert ledger.timeline(line).count() == 1

    def test_not_a_cancelled_line(self, clerk, book):
        line = enter(clerk, book)
        services.cancel(clerk, line, "Ghi trùng")
        with pytest.raises(ValidationError, match="đã bị huỷ"):
            services.correct(clerk, line, title="Khác")

    def test_not_the_line_of_a_document_of_the_system(self, office, clerk, book, client):  # noqa: F811
        with transaction.atomic():
            line = registers.take(
                book, year=2026, subject=office.author, dated=DAY, symbol="1", title="Thử", by=clerk
            )
        with pytest.raises(ValidationError, match="trong hệ thống"):
            services.correct(clerk, line, title="Khác")
        client.force_login(clerk)
        assert client.get(reverse("registry:line", args=[line.pk])).status_code == 404
        assert (
            client.post(reverse("registry:cancel-line", args=[line.pk]), {"reason": "x"}).status_code == 404
        )

    @pytest.mark.parametrize("who", sorted(EVERYBODY - {"clerk"}))
    def test_nobody_but_the_clerk(self, office, clerk, book, who):  # noqa: F811
        line = enter(clerk, book)
        with pytest.raises(AccessDenied):
            services.correct(getattr(office, who), line, title="Khác")


def test_the_book_writes_dates_as_the_office_does(client, book, clerk):
    enter(clerk, book, dated=datetime.date(2026, 3, 9))
    client.force_login(clerk)
    page = client.get(f"/van-thu/so/{book.pk}/").content.decode()
    assert "09/03/2026" in page
    assert "2026-03-09" not in page
