"""What workers do for the storage once a day."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django_tasks import task

from . import keeping


class Damaged(Exception):
    """Stored files were lost or changed; the failed job tells the administrator which."""


@task()
def sweep() -> int:
    return keeping.sweep()


@task()
def verify() -> None:
    """Reads every blob again; fails when one is not what it was."""
    if damage := list(keeping.verify()):
        raise Damaged(
            _("Tệp hỏng hoặc mất: %(files)s")
            % {"files": ", ".join(f"{one.sha256[:12]} ({one.kind})" for one in damage[:20])}
        )
