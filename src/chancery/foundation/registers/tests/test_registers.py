"""Taking numbers from register books, and what a book refuses."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from chancery.foundation import ledger, registers
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Person, Role, Secrecy, Unit
from chancery.foundation.registers import queries, services
from chancery.foundation.registers.kinds import kinds
from chancery.foundation.registers.models import Register, RegisterLine

from .conftest import DAY

pytestmark = pytest.mark.django_db


def document(number: int) -> Person:
    """Anything with a type and a key may take a number."""
    return Person(pk=number, full_name=f"Văn bản {number}")


def take(book: Register, number: int, by: Person | None = None, **changes) -> RegisterLine:
    values = {"year": 2026, "dated": DAY, "symbol": "{}/QĐ-VP".format, "title": "Về việc thử", "by": by}
    with transaction.atomic():
        return registers.take(book, subject=document(number), **{**values, **changes})


class TestTaking:
    def test_numbers_run_from_one_without_gaps(self, book, clerk):
        assert [take(book, n, clerk).number for n in (7, 8, 9)] == [1, 2, 3]

    def test_the_symbol_is_written_from_the_number(self, book):
        assert take(book, 1).symbol == "1/QĐ-VP"
        assert take(book, 2, symbol="02/CV-VP").symbol == "02/CV-VP"

    def test_each_year_and_each_book_begins_at_one(self, book, office):
        other = registers.open_register(
            None, unit=office, code="to-trinh", name="Sổ tờ trình", kind="outgoing"
        )
        take(book, 1)
        assert take(book, 2, year=2027, dated=datetime.date(2027, 1, 4)).number == 1
        assert take(other, 1).number == 1

    def test_it_is_in_the_ledger(self, book, clerk, specialist):
        line = take(book, 1, specialist, on_behalf_of=clerk)
        entry = ledger.timeline(line).get()
        assert (entry.verb, entry.actor, entry.on_behalf_of) == ("register.number_taken", specialist, clerk)
        assert entry.after["number"] == 1

    def test_a_number_of_a_change_that_is_undone_was_never_taken(self, book):
        take(book, 1)
        with transaction.atomic():
            take(book, 2)
            transaction.set_rollback(True)
        assert take(book, 3).number == 2
        assert ledger.verify().ok


class TestRefusals:
    @pytest.mark.django_db(transaction=True)
    def test_outside_of_a_transaction(self, book):
        with pytest.raises(RuntimeError):
            registers.take(book, year=2026, subject=document(1), dated=DAY, symbol="1", title="Thử", by=None)
        assert not RegisterLine.objects.exists()

    def test_a_second_number_for_the_same_document(self, book):
        take(book, 1)
        with pytest.raises(ValidationError, match="Văn bản này đã có số 1/QĐ-VP"):
            take(book, 1)
        assert take(book, 2).number == 2

    def test_a_date_before_the_last_number(self, book):
        take(book, 1, dated=datetime.date(2026, 3, 9))
        with pytest.raises(ValidationError, match="Ngày 06/03/2026 sớm hơn ngày 09/03/2026"):
            take(book, 2, dated=datetime.date(2026, 3, 6))
        assert take(book, 2, dated=datetime.date(2026, 3, 9)).number == 2

    def test_a_date_of_another_year(self, book):
        with pytest.raises(ValidationError, match="không thuộc năm 2026"):
            take(book, 1, dated=datetime.date(2025, 12, 31))

    def test_an_incoming_document_without_its_day_of_arrival(self, office):
        incoming = registers.open_register(None, unit=office, code="den", name="Sổ đến", kind="incoming")
        with pytest.raises(ValidationError, match="Phải ghi ngày đến"):
            take(incoming, 1)
        # Its own date may be older than that of the one before, and of another year.
        for number, dated in ((1, DAY), (2, datetime.date(2025, 12, 20))):
            assert take(incoming, number, dated=dated, received_on=DAY).number == number

    def test_a_closed_book(self, book, clerk):
        services.close(clerk, book, "Hết năm")
        with pytest.raises(ValidationError, match="đã khoá"):
            take(book, 1)

    def test_opening_a_book_that_is_there(self, book, office):
        with pytest.raises(ValidationError):
            registers.open_register(None, unit=office, code="di", name="Sổ khác", kind="outgoing")

    def test_opening_a_book_without_being_the_clerk(self, specialist, office):
        with pytest.raises(AccessDenied):
            registers.open_register(specialist, unit=office, code="x", name="Sổ", kind="outgoing")


class TestForEver:
    """What the database itself refuses."""

    def test_a_line_can_not_be_deleted(self, book):
        line = take(book, 1)
        with pytest.raises(DatabaseError, match="keeps its number"), transaction.atomic():
            line.delete()
        with (
            pytest.raises(DatabaseError, match="keeps its number"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM registers_registerline")
        assert RegisterLine.objects.count() == 1

    @pytest.mark.parametrize("change", [{"number": 5}, {"year": 2025}])
    def test_a_number_can_not_be_changed(self, book, change):
        take(book, 1)
        with pytest.raises(DatabaseError, match="keeps its number"), transaction.atomic():
            RegisterLine.objects.update(**change)

    def test_a_number_can_not_be_written_twice(self, book):
        line = take(book, 1)
        line.pk, line.subject_id = None, "2"
        with pytest.raises(IntegrityError), transaction.atomic():
            line.save(force_insert=True)


class TestCancelling:
    def test_a_cancelled_number_stays_and_is_not_given_again(self, book, clerk):
        line = services.cancel(clerk, take(book, 1), "Ký nhầm")
        assert line.cancelled_because == "Ký nhầm"
        assert [entry.because for entry in ledger.timeline(line)] == ["", "Ký nhầm"]
        assert take(book, 1).number == 2
        assert registers.line_of(document(1)).number == 2

    def test_without_a_reason(self, book, clerk):
        line = take(book, 1)
        with pytest.raises(ValidationError, match="lý do"):
            services.cancel(clerk, line, "  ")

    def test_twice(self, book, clerk):
        line = services.cancel(clerk, take(book, 1), "Ký nhầm")
        with pytest.raises(ValidationError, match="đã bị huỷ"):
            services.cancel(clerk, line, "Lại nhầm")

    def test_by_a_specialist(self, book, specialist):
        line = take(book, 1)
        with pytest.raises(AccessDenied):
            services.cancel(specialist, line, "Ký nhầm")
        line.refresh_from_db()
        assert line.cancelled_at is None


class TestCompleting:
    def test_the_clerk_adds_what_is_known_later(self, book, clerk):
        line = services.complete(clerk, take(book, 1), sent_on=DAY, copies=12, keeper="Lưu trữ")
        line.refresh_from_db()
        assert (line.sent_on, line.copies, line.keeper) == (DAY, 12, "Lưu trữ")
        assert ledger.timeline(line).last().after["copies"] == 12

    def test_what_was_entered_stays(self, book, clerk):
        line = take(book, 1)
        with pytest.raises(TypeError):
            services.complete(clerk, line, title="Khác")

    def test_by_a_specialist(self, book, specialist):
        with pytest.raises(AccessDenied):
            services.complete(specialist, take(book, 1), note="Ghi chú")


class TestChoosingABook:
    def test_one_of_the_type_before_one_for_all(self, book, office):
        own = registers.open_register(
            None, unit=office, code="qd", name="Sổ quyết định", kind="outgoing", types=["quyet-dinh"]
        )
        assert registers.register_for(office, "outgoing", "quyet-dinh") == own
        assert registers.register_for(office, "outgoing", "cong-van") == book

    def test_of_the_nearest_unit_upwards(self, book, office):
        room = Unit.objects.create(name="Phòng", parent=office, since=DAY)
        assert registers.register_for(room, "outgoing", "cong-van") == book
        own = registers.open_register(None, unit=room, code="di", name="Sổ của phòng", kind="outgoing")
        assert registers.register_for(room, "outgoing", "cong-van") == own
        assert registers.register_for(office, "outgoing", "cong-van") == book

    def test_secret_documents_have_numbers_of_their_own(self, book, office):
        assert registers.register_for(office, "outgoing", "cong-van", secret=True) is None
        secret = registers.open_register(
            None, unit=office, code="mat", name="Sổ văn bản mật đi", kind="outgoing", secret=True
        )
        assert registers.register_for(office, "outgoing", "cong-van", secret=True) == secret
        assert registers.register_for(office, "outgoing", "cong-van") == book

    def test_never_a_closed_one(self, book, office, clerk):
        services.close(clerk, book, "Hết năm")
        assert registers.register_for(office, "outgoing", "cong-van") is None


class TestReading:
    def test_the_clerk_reads_the_book_last_number_first(self, book, clerk):
        take(book, 1), take(book, 2)
        assert [line.number for line in queries.lines(clerk, book, 2026)] == [2, 1]
        assert queries.years(book) == [2026]

    def test_everyone_in_the_office_reads_ordinary_lines(self, book, specialist):
        take(book, 1)
        assert list(queries.books(specialist)) == [book]
        assert queries.lines(specialist, book, 2026).count() == 1

    def test_the_administrator_of_the_system_reads_none(self, book, hire):
        take(book, 1)
        assert not queries.lines(hire("quản trị", Role.ADMIN), book, 2026)

    def test_a_secret_line_only_within_clearance(self, book, clerk, hire):
        take(book, 1, secrecy=Secrecy.TOI_MAT)
        assert not queries.lines(clerk, book, 2026)
        assert queries.lines(hire("mật", Role.CLERK, clearance=2), book, 2026).count() == 1

    @pytest.mark.parametrize("size", [2, 30])
    def test_a_page_costs_the_same_however_long(self, book, clerk, size, django_assert_num_queries):
        for number in range(size):
            take(book, number, clerk)
        queries.books(clerk)
        list(queries.lines(clerk, book, 2026))
        with django_assert_num_queries(1):
            shown = [
                [str(getattr(line, column.field)) for column in line.register.form.columns]
                + [line.entered_by.full_name]
                for line in queries.lines(clerk, book, 2026)
            ]
        assert len(shown) == size


def test_the_forms_have_the_ten_columns_of_the_regulation():
    """Appendix IV, I.2 and VI.2 of Nghị định 30/2020/NĐ-CP: at least ten each."""
    fields = {field.name for field in RegisterLine._meta.fields}
    for kind in kinds().values():
        assert len(kind.columns) == 10
        assert {column.field for column in kind.columns} <= fields
