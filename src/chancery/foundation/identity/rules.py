"""Who may do what with people, units, posts and delegations."""

from .access import ANY_ROLE, grant, register, self_or_lent
from .models import ApiToken, Delegation, Person, Post, Role, Unit

for model in (Person, Unit, Post):
    register(
        model,
        secrecy=None,
        relations={},
        grants=[grant("read", ANY_ROLE), grant("create edit", {Role.ADMIN})],
    )
register(
    Delegation,
    secrecy=None,
    relations={"given": self_or_lent("delegator"), "held": self_or_lent("delegate")},
    grants=[
        grant("read create revoke", ANY_ROLE, "given"),
        grant("read", ANY_ROLE, "held"),
        grant("read revoke", {Role.ADMIN}),
    ],
)
register(
    ApiToken,
    secrecy=None,
    relations={"own": self_or_lent("person")},
    grants=[grant("read create revoke", ANY_ROLE, "own"), grant("revoke", {Role.ADMIN})],
)
