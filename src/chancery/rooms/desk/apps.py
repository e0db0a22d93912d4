from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chancery.foundation.navigation import Nav


class DeskConfig(AppConfig):
    name = "chancery.rooms.desk"
    verbose_name = _("Bàn làm việc")
    nav = [Nav(_("Bàn làm việc"), "desk", "home")]
