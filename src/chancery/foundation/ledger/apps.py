from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chancery.foundation.navigation import Nav


class LedgerConfig(AppConfig):
    name = "chancery.foundation.ledger"
    verbose_name = _("Nhật ký hệ thống")
    nav = [Nav(_("Nhật ký hệ thống"), "ledger", "history", {"admin", "chief"})]

    def ready(self) -> None:
        from . import access  # noqa: F401 - registers the grants
