"""A real browser on a real server: Debian's Chromium, headless."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright's loop runs in this thread; Django would take our own queries for queries from async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
CHROMIUM = "/usr/bin/chromium"
PASSWORD = "mot mat khau that dai"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, live_server):
    """Opens a page of the given size; the test fails on any console error or failed script."""
    contexts, complaints = [], []

    def open_(viewport=None) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport or DESKTOP,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            # What moves is half transparent when axe looks at it.
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        # Chromium calls a form that was refused (422) an error of its own.
        page.on(
            "console",
            lambda told: (
                complaints.append(told.text)
                if told.type == "error" and "status of 422" not in told.text
                else None
            ),
        )
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def sign_in(open_page):
    """Signs a person in, through the page."""

    def sign_in_(person, viewport=None) -> Page:
        person.set_password(PASSWORD)
        person.save()
        page = open_page(viewport)
        page.goto("/")
        page.locator("#id_username").fill(person.username)
        page.locator("#id_password").fill(PASSWORD)
        page.locator("main button[type=submit]").first.click()
        page.wait_for_url("/")
        return page

    return sign_in_


@pytest.fixture
def accessible():
    """Fails with axe's words where a page is not accessible."""

    def check(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found] == []

    return check
