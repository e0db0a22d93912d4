from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "chancery.foundation.files"
    verbose_name = _("Tệp")

    def ready(self) -> None:
        from chancery.foundation import jobs

        from . import housekeeping

        jobs.every("files.sweep", hours=24, task=housekeeping.sweep, title=_("Dọn tệp không còn dùng"))
        jobs.every("files.verify", hours=24, task=housekeeping.verify, title=_("Kiểm tra tệp lưu trữ"))
