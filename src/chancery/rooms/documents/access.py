"""Who may do what with documents."""

from django.db.models import F, Q

from chancery.foundation.identity.access import ANY_ROLE, grant, headed_unit, own_unit, register, self_or_lent
from chancery.foundation.identity.models import Role

from .models import Document, IssuingBody

OFFICE = ANY_ROLE - {Role.ADMIN}
WRITERS = OFFICE - {Role.LEADER}
HEADS = {Role.HEAD, Role.CHIEF}
ISSUED = Q(state="issued")
UNDER_WAY = Q(state__in=["approved", "issued"])

register(
    Document,
    secrecy="secrecy",
    relations={
        "author": self_or_lent("author"),
        "own": own_unit("unit"),
        "headed": headed_unit("unit"),
    },
    grants=[
        grant("read", OFFICE, where=ISSUED),
        grant("read edit submit", WRITERS, "author"),
        grant("read", OFFICE, "own"),
        grant("create", WRITERS, "own"),
        grant("read edit override", HEADS, "headed"),
        # A head's own draft is approved by the head above him, never by himself.
        grant(
            "approve",
            {Role.HEAD},
            "headed",
            where=~Q(author__posts__unit=F("unit"), author__posts__role=Role.HEAD),
        ),
        grant("approve", {Role.CHIEF}, "headed"),
        grant("read", {Role.LEADER}, "headed", where=UNDER_WAY | Q(state="submitted")),
        grant("read issue", {Role.CLERK}, where=UNDER_WAY),
        grant("read", {Role.ARCHIVIST}, where=UNDER_WAY),
    ],
)
register(
    IssuingBody,
    secrecy=None,
    relations={},
    grants=[grant("read", OFFICE | {Role.ADMIN}), grant("create edit", {Role.ADMIN, Role.CLERK})],
)
