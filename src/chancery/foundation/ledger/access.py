"""Who may look through the whole ledger, and ask for its proof."""

from chancery.foundation.identity.access import grant, register
from chancery.foundation.identity.models import Role

from .models import Entry

register(Entry, secrecy=None, relations={}, grants=[grant("read verify", {Role.ADMIN, Role.CHIEF})])
