from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "chancery.foundation.registers"
    verbose_name = _("Sổ đăng ký")

    def ready(self) -> None:
        from chancery.foundation.ledger import verbs

        from . import access  # noqa: F401 - registers the grants

        verbs.register(
            {
                "register.opened": _("đã mở sổ"),
                "register.closed": _("đã khoá sổ"),
                "register.number_taken": _("đã lấy số"),
                "register.line_completed": _("đã bổ sung dòng đăng ký"),
                "register.line_corrected": _("đã sửa dòng đăng ký"),
                "register.number_cancelled": _("đã huỷ số"),
            }
        )
