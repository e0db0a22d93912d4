from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    name = "chancery.foundation.identity"
    verbose_name = _("Tổ chức và con người")
