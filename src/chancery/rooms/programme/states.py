"""The workflow of a programme line."""

from django.utils.translation import gettext_lazy as _

from chancery.foundation.workflow import Action, Condition, State, Workflow

from .models import Line

_HAS_ISSUED = Condition(
    lambda line: line.products.filter(state="issued").exists(),
    _("Chưa có văn bản nào đã ban hành gắn với nội dung này."),
)

LINES = Workflow(
    Line,
    states=[
        State("planned", _("Chưa triển khai"), "neutral"),
        State("under_way", _("Đang triển khai"), "progress"),
        State("done", _("Hoàn thành"), "success"),
        State("dropped", _("Thôi thực hiện"), "warning"),
    ],
    actions=[
        Action("start", _("Bắt đầu triển khai"), ("planned",), "under_way", "work", tone="primary"),
        Action(
            "finish", _("Xác nhận hoàn thành"), ("under_way",), "done", "work", (_HAS_ISSUED,), tone="primary"
        ),
        Action("reopen", _("Mở lại"), ("done", "dropped"), "under_way", "manage", reason_required=True),
        Action(
            "drop",
            _("Thôi thực hiện"),
            ("planned", "under_way"),
            "dropped",
            "manage",
            reason_required=True,
            tone="danger",
        ),
    ],
)
