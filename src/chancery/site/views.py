"""The pages of the frame itself: the design language, and what is shown when something fails."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from chancery.foundation.workflow import Action, Offer

from .templatetags.ui import TONES, icon_names


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the request was too large. Asks nothing of the request, which may be unfit to be asked."""
    if isinstance(exception, RequestDataTooBig):
        limit = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return HttpResponse(render_to_string("413.html", {"limit": limit}), status=413)
    return HttpResponse(render_to_string("400.html"), status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its proof of origin, mostly from a page left open over a sign-out."""
    return render(request, "403_csrf.html", status=403)


class _Sample(forms.Form):
    """A form with one field of each kind."""

    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), help_text=gettext_lazy("Một câu, không quá 200 chữ.")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại văn bản"),
        choices=[("cv", gettext_lazy("Công văn")), ("tt", gettext_lazy("Tờ trình"))],
    )
    due = forms.DateField(label=gettext_lazy("Hạn xử lý"), widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(
        label=gettext_lazy("Ý kiến"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Độ khẩn"),
        widget=forms.RadioSelect,
        initial="0",
        choices=[("0", gettext_lazy("Thường")), ("1", gettext_lazy("Khẩn")), ("2", gettext_lazy("Hoả tốc"))],
    )
    notify = forms.BooleanField(label=gettext_lazy("Báo cho trưởng phòng"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Tệp dự thảo"), required=False, help_text=gettext_lazy("Tệp Word (.docx).")
    )


def _actions() -> list[Offer]:
    def action(name: str, label: str, tone: str = "neutral", reason: bool = False) -> Action:
        return Action(name, label, ("draft",), None, "edit", reason_required=reason, tone=tone)

    return [
        Offer(action("submit", _("Trình duyệt"), "primary")),
        Offer(action("return", _("Trả lại"), "danger", reason=True)),
        Offer(action("issue", _("Ban hành")), _("Văn bản chưa được duyệt.")),
    ]


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """The living page of the components, with the made-up records that they show."""
    today = timezone.localdate()
    lines = Paginator(range(1, 1235), 20)
    entry = SimpleNamespace(
        actor_name="Nguyễn Thị Ngọc Ánh",
        on_behalf_of_id=None,
        on_behalf_of=None,
        verb=_("đã trình duyệt"),
        at=timezone.now(),
        because="",
    )
    returned = SimpleNamespace(
        **{
            **vars(entry),
            "actor_name": "Đỗ Quang Hưng",
            "verb": _("đã trả lại"),
            "because": _("Thiếu căn cứ pháp lý ở phần mở đầu."),
        }
    )
    return render(
        request,
        "site/design.html",
        {
            "tones": TONES,
            "form": _Sample(),
            "wrong": _Sample({"title": "", "kind": "cv", "urgency": "0"}, auto_id="wrong_%s"),
            "lines": lines.get_page(request.GET.get("page")),
            "entries": [entry, returned],
            "offers": _actions(),
            "people": ["Nguyễn Thị Ngọc Ánh", "Đỗ Quang Hưng", "Ễ Ban Ậu Ộ", "Trần Văn Bình"],
            "days": [today + datetime.timedelta(days=shift) for shift in (-9, 0, 3, 30)],
            "today": today,
            "icons": icon_names(),
        },
    )
