"""The workflows of a round of appraisal and of a point on the text."""

from django.utils.translation import gettext_lazy as _

from chancery.foundation.workflow import Action, Condition, State, Workflow

from ..models import Document
from ..procedure import queries as procedure
from .models import LIVE, Grade, Point, Round
from .standing import standings


def gate_open(document: Document) -> bool:
    """Whether the gate is open for the latest version, or needs nobody to open it."""
    version = document.latest
    return procedure.appraisers_asked(document) == 0 or (
        version is not None and version.rounds.filter(state="opened").exists()
    )


DEMANDED = Condition(
    lambda document: procedure.appraisers_asked(document) > 0,
    _("Loại việc này không cần người thẩm định: hết lỗi thể thức là trình duyệt được."),
)
NOT_ASKED = Condition(
    lambda document: not document.rounds.filter(state__in=LIVE).exists(),
    _("Văn bản đang được thẩm định hoặc đã mở cổng."),
)
GATE_OPEN = Condition(
    gate_open,
    _("Loại việc này phải qua thẩm định: lãnh đạo mở cổng cho phiên bản mới nhất rồi mới trình duyệt được."),
)
GIVEN = Condition(
    lambda round: round.opinions.exists() and not round.opinions.filter(given_at=None).exists(),
    _("Còn người thẩm định chưa cho ý kiến."),
)
SETTLED = Condition(
    lambda round: not any(one.to_settle for one in standings(round)),
    _("Còn mặt thẩm định chưa thống nhất hoặc chưa đạt: quyết định kèm lý do, hoặc trả về để sửa."),
)
PASSED = Condition(
    lambda round: all(one.final == Grade.PASS for one in standings(round)),
    _("Còn mặt thẩm định được kết luận là chưa đạt: trả về để sửa."),
)
ANSWERED = Condition(
    lambda round: not round.document.points.filter(state="open").exists(),
    _("Còn điểm góp ý chưa giải quyết xong."),
)
COMPLETE = Condition(
    lambda round: all(
        finding.severity != "error"
        for item in procedure.checklist(round.document)
        for finding in item.findings
    ),
    _("Hồ sơ còn thiếu giấy tờ bắt buộc."),
)
ON_THE_DRAFT = Condition(
    lambda point: point.document.state in ("draft", "returned"),
    _("Văn bản đã trình duyệt: không sửa các điểm góp ý nữa."),
)
GATE_SHUT = Condition(
    lambda point: not point.document.rounds.filter(state="opened").exists(),
    _("Cổng thẩm định đã mở cho phiên bản này."),
)

ROUNDS = Workflow(
    Round,
    states=[
        State("asked", _("Chờ phân công thẩm định"), "info"),
        State("assigned", _("Đang thẩm định"), "progress"),
        State("opened", _("Đã mở cổng"), "success"),
        State("sent_back", _("Trả về để sửa"), "warning"),
        State("ended", _("Hết hiệu lực"), "neutral"),
    ],
    actions=[
        Action("assign", _("Phân công thẩm định"), ("asked", "assigned"), "assigned", "assign"),
        Action("give", _("Cho ý kiến thẩm định"), ("assigned",), None, "give", tone="primary"),
        Action("raise", _("Góp ý vào văn bản"), ("assigned",), None, "give"),
        Action(
            "settle",
            _("Quyết định ý kiến khác nhau"),
            ("assigned",),
            None,
            "settle",
            (GIVEN,),
            reason_required=True,
        ),
        Action(
            "open",
            _("Mở cổng"),
            ("assigned",),
            "opened",
            "settle",
            (GIVEN, SETTLED, PASSED, ANSWERED, COMPLETE),
            reason_required=True,
            tone="primary",
        ),
        Action(
            "send_back",
            _("Trả về để sửa"),
            ("asked", "assigned"),
            "sent_back",
            "settle",
            reason_required=True,
        ),
    ],
)

POINTS = Workflow(
    Point,
    states=[State("open", _("Chưa giải quyết"), "warning"), State("closed", _("Đã giải quyết"), "success")],
    actions=[
        Action("answer", _("Trả lời góp ý"), ("open",), None, "answer", (ON_THE_DRAFT,)),
        Action("close", _("Đã giải quyết"), ("open",), "closed", "close", (ON_THE_DRAFT,)),
        Action(
            "overrule",
            _("Quyết định về góp ý"),
            ("open",),
            "closed",
            "overrule",
            (ON_THE_DRAFT,),
            reason_required=True,
        ),
        Action(
            "reopen",
            _("Nêu lại góp ý"),
            ("closed",),
            "open",
            "close",
            (ON_THE_DRAFT, GATE_SHUT),
            reason_required=True,
        ),
    ],
)
