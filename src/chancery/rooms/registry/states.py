"""The workflow of a dossier."""

from django.utils.translation import gettext_lazy as _

from chancery.foundation.workflow import Action, Condition, State, Workflow

from .models import Dossier

_NOT_EMPTY = Condition(lambda dossier: dossier.filings.exists(), _("Hồ sơ chưa có văn bản nào."))

DOSSIERS = Workflow(
    Dossier,
    states=[State("open", _("Đang lập"), "progress"), State("closed", _("Đã kết thúc"), "success")],
    actions=[
        Action("close", _("Kết thúc hồ sơ"), ("open",), "closed", "keep", (_NOT_EMPTY,), tone="primary"),
        Action("reopen", _("Mở lại hồ sơ"), ("closed",), "open", "oversee", reason_required=True),
    ],
)
