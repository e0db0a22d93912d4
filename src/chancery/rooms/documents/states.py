"""The workflow of a document, from draft to issue."""

from django.utils.translation import gettext_lazy as _

from chancery.foundation.workflow import Action, Condition, State, Workflow

from .models import Document
from .opinions.states import DEMANDED, GATE_OPEN, NOT_ASKED


def _appraised(document: Document) -> bool:
    version = document.latest
    return version is not None and hasattr(version, "appraisal")


def _passes(document: Document) -> bool:
    """The latest version has no error, or its head let it through."""
    version = document.latest
    return version is not None and (
        hasattr(version, "override")
        or (hasattr(version, "appraisal") and version.appraisal.verdict == "pass")
    )


HAS_VERSION = Condition(lambda document: document.versions.exists(), _("Văn bản chưa có tệp nội dung nào."))
APPRAISED = Condition(_appraised, _("Phiên bản mới nhất chưa được thẩm định thể thức."))
PASSES = Condition(
    _passes,
    _("Phiên bản mới nhất còn lỗi thể thức. Sửa hết lỗi, hoặc để lãnh đạo đơn vị ghi lý do cho phép trình."),
)
FAILS = Condition(
    lambda document: _appraised(document) and not _passes(document),
    _("Phiên bản mới nhất không có lỗi nào cần cho phép."),
)

DOCUMENTS = Workflow(
    Document,
    states=[
        State("draft", _("Đang soạn"), "neutral"),
        State("submitted", _("Chờ duyệt"), "progress"),
        State("returned", _("Trả lại"), "warning"),
        State("approved", _("Đã duyệt, chờ cấp số"), "info"),
        State("issued", _("Đã ban hành"), "success"),
        State("withdrawn", _("Thôi soạn"), "danger"),
    ],
    actions=[
        Action(
            "submit",
            _("Trình duyệt"),
            ("draft", "returned"),
            "submitted",
            "submit",
            (HAS_VERSION, APPRAISED, PASSES, GATE_OPEN),
            tone="primary",
        ),
        Action(
            "ask",
            _("Trình thẩm định"),
            ("draft", "returned"),
            None,
            "submit",
            (DEMANDED, HAS_VERSION, APPRAISED, PASSES, NOT_ASKED),
            tone="primary",
        ),
        Action(
            "override",
            _("Cho phép trình khi còn lỗi"),
            ("draft", "returned"),
            None,
            "override",
            (FAILS,),
            reason_required=True,
        ),
        Action("approve", _("Duyệt"), ("submitted",), "approved", "approve", tone="primary"),
        Action(
            "return", _("Trả lại"), ("submitted", "approved"), "returned", "approve", reason_required=True
        ),
        Action("recall", _("Rút lại"), ("submitted",), "draft", "submit"),
        Action("issue", _("Cấp số, ban hành"), ("approved",), "issued", "issue", tone="primary"),
        Action(
            "withdraw",
            _("Thôi soạn"),
            ("draft", "returned"),
            "withdrawn",
            "edit",
            reason_required=True,
            tone="danger",
        ),
        Action(
            "silence",
            _("Bỏ qua một nhận xét"),
            ("draft", "returned"),
            None,
            "edit",
            (APPRAISED,),
            reason_required=True,
        ),
        Action("revise", _("Tải lên phiên bản mới"), ("draft", "returned"), None, "edit"),
    ],
)
