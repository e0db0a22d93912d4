from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "chancery.foundation.registers"
    verbose_name = _("Sổ đăng ký")
