from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "chancery.foundation.jobs"
    verbose_name = _("Việc nền")

    def ready(self) -> None:
        from . import access, housekeeping  # noqa: F401 - registers the grants
        from .periodic import every

        every("jobs.prune", hours=24, task=housekeeping.prune, title=_("Dọn việc nền cũ"))
