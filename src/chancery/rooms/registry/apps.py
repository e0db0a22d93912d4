from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chancery.foundation.navigation import Nav


class RegistryConfig(AppConfig):
    name = "chancery.rooms.registry"
    verbose_name = _("Văn thư")
    nav = [
        Nav(_("Sổ đăng ký"), "registry:books", "book"),
        Nav(_("Hồ sơ"), "registry:dossiers", "folder"),
    ]

    def ready(self) -> None:
        from chancery.foundation import panels, search
        from chancery.foundation.ledger import verbs

        from . import access, states  # noqa: F401
        from .models import Dossier
        from .panels import filed
        from .search import to_document

        panels.contribute("documents.document", filed)  # type: ignore[arg-type]
        search.register(Dossier, to_document)

        verbs.register(
            {
                "dossier.opened": _("đã mở hồ sơ"),
                "dossier.changed": _("đã sửa hồ sơ"),
                "dossier.document_filed": _("đã xếp văn bản vào hồ sơ"),
                "dossier.close": _("đã kết thúc hồ sơ"),
                "dossier.reopen": _("đã mở lại hồ sơ"),
            }
        )
