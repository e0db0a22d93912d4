"""The components, each by what it draws."""

import datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from chancery.foundation.workflow import Action, Offer
from chancery.site.templatetags import ui


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def draw(source: str, **context) -> BeautifulSoup:
    return BeautifulSoup(Template(source).render(Context(context)), "lxml")


class Letter(forms.Form):
    title = forms.CharField(label="trích yếu", help_text="Một câu.", max_length=10)
    urgency = forms.ChoiceField(
        label="độ khẩn", widget=forms.RadioSelect, choices=[("a", "Thường"), ("b", "Khẩn")]
    )
    notify = forms.BooleanField(label="báo trưởng phòng", required=False)
    file = forms.FileField(label="tệp", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


class TestField:
    def test_names_explains_and_marks_what_must_be_filled(self):
        page = draw("{% field form.title %}", form=Letter())
        box = page.select_one("input")
        assert page.select_one(f'label[for="{box["id"]}"]').text.startswith("trích yếu")
        assert page.select_one(f"#{box['aria-describedby']}").text == "Một câu."
        assert box.has_attr("required")

    def test_ties_the_error_to_the_field_and_keeps_what_was_typed(self):
        page = draw("{% field form.title %}", form=Letter({"title": "dài hơn mười chữ <b>"}))
        box = page.select_one("input")
        described = [page.select_one(f"#{name}") for name in box["aria-describedby"].split()]
        assert box["aria-invalid"] == "true"
        assert box["value"] == "dài hơn mười chữ <b>"
        assert "10" in described[1].text

    def test_groups_choices_under_a_legend(self):
        page = draw("{% field form.urgency %}", form=Letter({}))
        group = page.select_one("fieldset")
        assert group.select_one("legend").text.startswith("độ khẩn")
        assert len(group.select("input[type=radio]")) == 2
        assert page.select_one(f"#{group['aria-describedby']}").text.strip()

    def test_puts_the_words_beside_a_single_choice(self):
        page = draw("{% field form.notify %}", form=Letter())
        assert page.select_one("label input[type=checkbox]").parent.text.strip() == "báo trưởng phòng"

    def test_makes_a_file_a_place_to_drop_it_with_its_limit(self, settings):
        settings.UPLOAD_LIMIT = 3_000_000
        page = draw("{% field form.file %}", form=Letter())
        assert page.select_one(".drop")["data-limit"] == "3000000"
        assert page.select_one(".drop input[type=file]")["id"] == page.select_one("label")["for"]

    def test_draws_a_hidden_field_alone(self):
        page = draw("{% field form.key %}", form=Letter())
        assert page.select_one("input")["type"] == "hidden"
        assert not page.select("label")


class TestFormErrors:
    def test_lead_to_each_field(self):
        page = draw("{% fields form %}", form=Letter({}))
        targets = [link["href"] for link in page.select(".form-errors a")]
        assert len(targets) == 2
        assert all(page.select(target) for target in targets)

    def test_are_silent_when_all_is_well(self):
        assert not draw("{% form_errors form %}", form=Letter()).select(".form-errors")


class TestButton:
    def test_turns_other_arguments_into_attributes(self):
        page = draw('{% button "Lưu" tone="primary" hx_post="/a?b&c" disabled=True hidden=False %}')
        made = page.select_one("button.button--primary")
        assert made["hx-post"] == "/a?b&c"
        assert made.has_attr("disabled")
        assert not made.has_attr("hidden")

    def test_escapes_its_words_and_address(self):
        page = draw("{% link_button label url %}", label="<i>", url='/"><script>')
        assert page.select_one("a").text == "<i>"
        assert not page.select("script")


class TestIcon:
    def test_only_decorates_unless_named(self):
        assert draw('{% icon "file" %}').select_one("svg")["aria-hidden"] == "true"

    def test_speaks_its_name(self):
        drawn = draw('{% icon "lock" label="Mật" %}').select_one("svg")
        assert drawn["role"] == "img"
        assert drawn["aria-label"] == "Mật"


def offer(name, why_not="", reason=False, tone="neutral"):
    return Offer(
        Action(name, name.title(), ("draft",), None, "edit", reason_required=reason, tone=tone), why_not
    )


class TestOffers:
    def test_post_the_actions_name_with_the_proof_of_origin(self):
        page = draw(
            '{% offers offers "/ho-so/1/" %}', offers=[offer("submit", tone="primary")], csrf_token="t0ken"
        )
        form = page.select_one("form[method=post]")
        assert form["action"] == "/ho-so/1/"
        assert form.select_one("[name=csrfmiddlewaretoken]")["value"] == "t0ken"
        assert form.select_one("button.button--primary[name=action]")["value"] == "submit"

    def test_ask_for_a_reason_in_a_dialog(self):
        page = draw('{% offers offers "/x/" %}', offers=[offer("return", reason=True)], csrf_token="t")
        dialog = page.select_one(f"dialog#{page.select_one('[data-dialog]')['data-dialog']}")
        assert dialog.select_one("textarea[name=reason]").has_attr("required")
        assert dialog.select_one("input[name=action]")["value"] == "return"
        assert not page.select("button[name=action]")

    def test_say_what_an_action_lacks_and_offer_no_button(self):
        page = draw(
            '{% offers offers "/x/" %}', offers=[offer("issue", why_not="Chưa được duyệt.")], csrf_token="t"
        )
        assert "Chưa được duyệt." in page.text
        assert not page.select("button, form")

    def test_draw_nothing_for_who_may_do_nothing(self):
        assert draw('{% offers offers "/x/" %}', offers=[]).text.strip() == ""


class TestPagination:
    def draw(self, address, number, count=200):
        request = RequestFactory().get(address)
        page = Paginator(range(count), 20).get_page(number)
        return draw("{% pagination page %}", request=request, page=page)

    def test_keeps_the_rest_of_the_address(self):
        page = self.draw("/?q=b%C3%A1o+c%C3%A1o&state=a&state=b&page=3", 3)
        assert page.select_one("[rel=next]")["href"] == "?q=b%C3%A1o+c%C3%A1o&state=a&state=b&page=4"
        assert page.select_one("[aria-current=page]").text == "3"

    def test_ends_at_the_ends(self):
        assert not self.draw("/", 1).select("[rel=prev]")
        assert not self.draw("/", 10).select("[rel=next]")

    def test_one_page_needs_no_links(self):
        page = self.draw("/", 1, count=7)
        assert "7" in page.text
        assert not page.select("a")

    def test_counts_with_thousands_apart(self):
        assert "1.234" in self.draw("/", 1, count=1234).text


class TestTimeline:
    entry = SimpleNamespace(
        actor_name="Lê Thị Ễ", on_behalf_of_id=None, verb="đã trình", at=timezone.now(), because=""
    )

    def test_says_who_did_what(self):
        assert "Lê Thị Ễ đã trình" in " ".join(
            draw("{% timeline entries %}", entries=[self.entry]).text.split()
        )

    def test_says_for_whom_and_why(self):
        entry = SimpleNamespace(
            **{
                **vars(self.entry),
                "on_behalf_of_id": 1,
                "on_behalf_of": "Đỗ Hưng",
                "because": "Thiếu <căn cứ>.",
            }
        )
        page = draw("{% timeline entries %}", entries=[entry])
        assert "(thay mặt Đỗ Hưng)" in page.text
        assert page.select_one(".timeline__because").text == "Thiếu <căn cứ>."


class TestProgress:
    def test_asks_again_until_finished(self):
        assert (
            draw('{% progress "Đọc kho" 3 9 url="/viec/1/" %}').select_one("[hx-get]")["hx-get"] == "/viec/1/"
        )
        assert not draw('{% progress "Đọc kho" 9 9 url="/viec/1/" %}').select("[hx-get]")

    def test_has_no_value_before_the_total_is_known(self):
        assert not draw('{% progress "Đọc kho" 0 0 %}').select_one("progress").has_attr("value")
        assert draw('{% progress "Đọc kho" 3 9 %}').select_one("progress")["value"] == "33"


class TestDeadline:
    """Monday 2 to Friday 6 March 2026 are working days without a holiday."""

    monday, friday = datetime.date(2026, 3, 2), datetime.date(2026, 3, 6)

    def test_counts_the_working_days_left(self):
        assert ui._standing(self.friday, None, self.monday) == ("còn 4 ngày làm việc", "neutral")

    def test_a_weekend_counts_for_nothing(self):
        assert ui._standing(datetime.date(2026, 3, 9), None, self.friday) == (
            "còn 1 ngày làm việc",
            "warning",
        )

    def test_warns_today(self):
        assert ui._standing(self.monday, None, self.monday) == ("hạn hôm nay", "warning")

    def test_says_how_late(self):
        assert ui._standing(self.monday, None, self.friday) == ("trễ 4 ngày làm việc", "danger")

    def test_what_is_done_is_no_longer_late(self):
        assert ui._standing(self.friday, self.monday, datetime.date(2027, 1, 1)) == (
            "xong đúng hạn",
            "success",
        )
        assert ui._standing(self.monday, self.friday, datetime.date(2027, 1, 1)) == (
            "xong trễ 4 ngày làm việc",
            "warning",
        )

    def test_no_deadline_draws_nothing(self):
        assert ui.deadline(None) == ""


def test_initials_are_of_the_family_and_the_given_name():
    assert draw("{% avatar who %}", who="Nguyễn Thị Ngọc Ánh").text == "NÁ"
    assert draw("{% avatar who %}", who="Ễ").text == "Ễ"


def test_a_date_is_written_as_the_office_does():
    assert draw("{% day date %}", date=datetime.date(2026, 3, 9)).select_one("time").text == "09/03/2026"


def test_a_moment_is_told_in_the_offices_time():
    utc = datetime.datetime(2026, 3, 8, 18, 30, tzinfo=datetime.UTC)
    assert draw("{% when moment %}", moment=utc).select_one("time").text == "09/03/2026 01:30"


def test_a_count_is_grouped_as_its_language_does():
    assert ui.grouped(1234567) == "1.234.567"
    with translation.override("en"):
        assert ui.grouped(1234567) == "1,234,567"


def test_a_number_that_is_no_count_is_never_grouped():
    for language in ("vi", "en"):
        with translation.override(language):
            assert draw("{{ year }}", year=2026).text == "2026"


def test_the_tab_of_the_page_is_current():
    page = draw('{% tab "Một" "/a/" %}{% tab "Hai" "/b/" count=3 %}', request=RequestFactory().get("/b/?x=1"))
    assert page.select_one("[aria-current]").text == "Hai 3"


def test_a_dialog_is_named_by_its_title():
    page = draw('{% dialog "d" title %}<p>x</p>{% enddialog %}', title="A & B")
    dialog = page.select_one("dialog#d")
    assert page.select_one(f"#{dialog['aria-labelledby']}").text == "A & B"
    assert dialog.select_one("p")


def test_an_empty_list_says_the_next_step():
    page = draw('{% empty "Chưa có gì" "Hãy bắt đầu." action="Tạo" url="/moi/" %}')
    assert page.select_one("a")["href"] == "/moi/"
