from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chancery.foundation.navigation import Nav


class ProgrammeConfig(AppConfig):
    name = "chancery.rooms.programme"
    verbose_name = _("Chương trình công tác")
    nav = [
        Nav(_("Chương trình công tác"), "programme:list", "calendar"),
        Nav(_("Ý kiến chỉ đạo"), "programme:directions", "flag"),
    ]

    def ready(self) -> None:
        from chancery.foundation import panels, search
        from chancery.foundation.ledger import verbs

        from . import access, states  # noqa: F401
        from .models import Direction, Line
        from .panels import why
        from .search import of_direction, of_line

        panels.contribute("documents.document", why)  # type: ignore[arg-type]
        search.register(Direction, of_direction)
        search.register(Line, of_line)

        verbs.register(
            {
                "direction.entered": _("đã ghi ý kiến chỉ đạo"),
                "direction.changed": _("đã sửa ý kiến chỉ đạo"),
                "programme.line_added": _("đã đưa vào chương trình công tác"),
                "programme.line_changed": _("đã điều chỉnh nội dung chương trình"),
                "programme.product_linked": _("đã gắn văn bản"),
                "programme.line_start": _("đã bắt đầu triển khai"),
                "programme.line_finish": _("đã xác nhận hoàn thành"),
                "programme.line_drop": _("đã thôi thực hiện"),
                "programme.line_reopen": _("đã mở lại"),
            }
        )
