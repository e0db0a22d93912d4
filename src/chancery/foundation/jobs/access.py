"""Who may see which jobs."""

from chancery.foundation.identity.access import ANY_ROLE, grant, register, self_or_lent
from chancery.foundation.identity.models import Role

from .models import Job

register(
    Job,
    secrecy=None,
    relations={"asker": self_or_lent("by")},
    grants=[grant("read", ANY_ROLE, "asker"), grant("read", {Role.ADMIN})],
)
