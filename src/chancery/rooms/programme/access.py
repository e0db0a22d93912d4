"""Who may do what with directions and programme lines."""

from chancery.foundation.identity.access import ANY_ROLE, grant, headed_unit, own_unit, register
from chancery.foundation.identity.models import Role

from .models import Direction, Line

OFFICE = ANY_ROLE - {Role.ADMIN}
MANAGERS = {Role.CHIEF, Role.HEAD}

register(
    Direction,
    secrecy=None,
    relations={},
    grants=[grant("read", OFFICE), grant("create edit", {Role.CHIEF, Role.HEAD, Role.SPECIALIST})],
)
register(
    Line,
    secrecy=None,
    relations={"own": own_unit("lead"), "headed": headed_unit("lead")},
    grants=[
        grant("read", OFFICE),
        grant("create edit manage", {Role.CHIEF}),
        grant("create edit manage", {Role.HEAD}, "headed"),
        grant("work", {Role.SPECIALIST, Role.HEAD}, "own"),
        grant("work", {Role.CHIEF, Role.HEAD}, "headed"),
    ],
)
