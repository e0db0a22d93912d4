from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "chancery.foundation.ledger"
    verbose_name = _("Nhật ký hệ thống")
