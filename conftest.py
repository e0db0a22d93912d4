"""Tests run on a data folder of their own (tools/testenv.py); CHANCERY_DATABASE chooses the database."""

import pytest
from django.db import connections
from django.test import TransactionTestCase

from chancery.foundation.ledger import guard as ledger_guard
from chancery.foundation.registers import guard as registers_guard

GUARDS = (ledger_guard, registers_guard)
_teardown = TransactionTestCase._fixture_teardown


def _flush_past_the_guards(self: TransactionTestCase) -> None:
    """A transactional test ends by emptying every table, which the ledger and the registers refuse."""
    for guard in GUARDS:
        guard.remove(connections["default"])
    _teardown(self)
    for guard in GUARDS:
        guard.install(connections["default"])


TransactionTestCase._fixture_teardown = _flush_past_the_guards


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
