"""Who may do what with dossiers and register books."""

from chancery.foundation.identity.access import ANY_ROLE, grant, headed_unit, own_unit, register, self_or_lent
from chancery.foundation.identity.models import Role

from .models import Dossier

KEEPERS = {Role.SPECIALIST, Role.ACCOUNTANT, Role.CLERK, Role.ARCHIVIST, Role.HEAD, Role.CHIEF}

register(
    Dossier,
    secrecy="secrecy",
    relations={
        "keeper": self_or_lent("keeper"),
        "own": own_unit("unit"),
        "headed": headed_unit("unit"),
    },
    grants=[
        grant("read", ANY_ROLE - {Role.ADMIN}, "own"),
        grant("read", {Role.HEAD, Role.CHIEF, Role.LEADER}, "headed"),
        grant("read file oversee", {Role.CLERK, Role.ARCHIVIST}),
        grant("create", KEEPERS, "own"),
        grant("read keep file", KEEPERS, "keeper"),
        grant("create keep file oversee", {Role.HEAD, Role.CHIEF}, "headed"),
    ],
)
