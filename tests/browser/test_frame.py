"""The frame and the components in a browser: both themes, both sizes, by keyboard."""

import datetime

import pytest

from chancery.foundation.identity.models import Person, Post, Role, Unit

from .conftest import DESKTOP, PHONE

ADDRESS = "/he-thong/giao-dien/"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def opened(open_page, client, live_server):
    """Opens the page of the components as a signed-in specialist."""
    since = datetime.date(2020, 1, 1)
    office = Unit.objects.create(name="Văn phòng Thành uỷ Hà Trung", since=since)
    person = Person.objects.create(username="anh", full_name="Nguyễn Thị Ngọc Ánh")
    Post.objects.create(person=person, unit=office, role=Role.SPECIALIST, title="Chuyên viên", since=since)
    client.force_login(person)

    def opened_(viewport=None, theme="light"):
        page = open_page(viewport)
        page.emulate_media(color_scheme=theme)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        page.goto(ADDRESS)
        return page

    return opened_


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "viewport", [DESKTOP, PHONE, {"width": 320, "height": 640}], ids=["desktop", "phone", "narrow"]
)
def test_every_component_is_accessible_and_fits(opened, accessible, viewport, theme):
    page = opened(viewport, theme)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_policy_refuses_nothing_of_ours(opened):
    """A refusal is an error on the console, which the fixture takes for a failure."""
    page = opened()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('600 16px \"Be Vietnam Pro\"'))"
    )


def test_the_theme_is_kept(opened):
    page = opened()
    page.locator(".menu summary").click()
    page.locator("[data-theme-toggle]").click()
    page.locator("[data-theme-toggle]").click()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_search_box_is_one_key_away_unless_switched_off(opened):
    page = opened()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.get_by_label("Dùng phím tắt").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"


def test_the_navigation_opens_and_closes_on_a_phone(opened):
    page = opened(PHONE)
    assert not page.locator("#nav").is_visible()
    page.get_by_role("button", name="Danh mục chức năng").click()
    page.locator("#nav").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#nav").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.hasAttribute('data-nav-toggle')")


def test_an_action_that_needs_a_reason_asks_for_it(opened):
    page = opened()
    page.get_by_role("button", name="Trả lại").click()
    dialog = page.get_by_role("dialog", name="Trả lại")
    dialog.get_by_role("textbox", name="Lý do").fill("Thiếu căn cứ.")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_a_chosen_file_is_named_and_one_too_large_is_told_early(opened, settings):
    settings.UPLOAD_LIMIT = 1000
    page = opened()
    box = page.locator("input[type=file]")
    box.set_input_files({"name": "dự thảo.docx", "mimeType": "application/msword", "buffer": b"x" * 900})
    assert "dự thảo.docx" in page.locator(".drop__files").inner_text()
    box.set_input_files({"name": "phụ lục.docx", "mimeType": "application/msword", "buffer": b"x" * 1100})
    assert "tệp lớn hơn" in page.locator(".drop__files").inner_text()
    assert not box.evaluate("box => box.checkValidity()")


def test_on_paper_only_the_content_stays(opened):
    page = opened()
    page.emulate_media(media="print")
    assert not page.locator(".header").is_visible()
    assert page.locator(".print-head").is_visible()
    assert page.locator("table thead").first.is_visible()
