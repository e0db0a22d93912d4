"""Who may do what with register books."""

from chancery.foundation.identity.access import ANY_ROLE, grant, register
from chancery.foundation.identity.models import Role

from .models import Register, RegisterLine

OFFICE = ANY_ROLE - {Role.ADMIN}

register(
    Register,
    secrecy=None,
    relations={},
    grants=[grant("read", ANY_ROLE), grant("manage", {Role.CLERK, Role.CHIEF})],
)
register(
    RegisterLine,
    secrecy="secrecy",
    relations={},
    grants=[
        grant("read", OFFICE),
        grant("enter complete cancel", {Role.CLERK}),
        grant("cancel", {Role.CHIEF}),
    ],
)
