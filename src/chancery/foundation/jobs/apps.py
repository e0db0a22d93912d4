from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "chancery.foundation.jobs"
    verbose_name = _("Việc nền")

    def ready(self) -> None:
        from . import access  # noqa: F401 - registers the grants
