"""Every page that needs no record, as each role finds it: accessible, and no wider than a telephone."""

import pytest
from django.test import Client

from chancery.foundation.identity.models import Role

from ..test_walk import OPEN, ROLES, ROUTES
from .conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

PIECES = {"ledger-check"}
"""Answers that are no page: a piece of one."""


def pages():
    return [
        (f"/{route}", name)
        for route, name in ROUTES
        if "<" not in route and not name.startswith("api") and name not in OPEN | PIECES
    ]


def test_there_are_pages_to_look_at():
    names = {name for _, name in pages()}
    assert {"desk", "profile", "directory", "ledger", "people", "documents:list"} <= names


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_each_role_finds_them_accessible(office, draft, open_page, live_server, accessible, role):
    draft()
    person = getattr(office, ROLES[role])
    client = Client()
    client.force_login(person)
    page = open_page()
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    seen = 0
    for path, name in pages():
        told = client.get(path)
        # What he may not open, only takes posts, or gives a file, is for other tests.
        if told.status_code != 200 or not told["Content-Type"].startswith("text/html"):
            continue
        seen += 1
        page.set_viewport_size(DESKTOP)
        page.goto(path)
        accessible(page)
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    assert seen >= (12 if role is Role.ADMIN else 8)
