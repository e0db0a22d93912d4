"""Tests run on a data folder of their own (tools/testenv.py); CHANCERY_DATABASE chooses the database."""

import pytest
from django.db import connections
from django.test import TransactionTestCase

from chancery.foundation.ledger import guard

_teardown = TransactionTestCase._fixture_teardown


def _flush_past_the_guard(self: TransactionTestCase) -> None:
    """A transactional test ends by emptying every table, which the ledger refuses."""
    guard.remove(connections["default"])
    _teardown(self)
    guard.install(connections["default"])


TransactionTestCase._fixture_teardown = _flush_past_the_guard


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
