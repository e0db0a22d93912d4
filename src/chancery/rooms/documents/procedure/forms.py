"""The forms of a dossier."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Consultation, Document, Paper
from . import queries
from .models import Answer


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PaperForm(forms.ModelForm):
    """A paper and its file; of one that is there already, the file may stay."""

    upload = forms.FileField(
        label=_("Tệp"), required=False, help_text=_("Word, Excel, PowerPoint, PDF hoặc ảnh chụp.")
    )
    field_order = ["kind", "title", "upload", "dated", "signer", "signer_name"]

    class Meta:
        model = Paper
        fields = ("kind", "title", "dated", "signer", "signer_name")
        widgets = {"dated": _day()}

    def __init__(self, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        matter = queries.matter_of(document)
        self.fields["kind"] = forms.ChoiceField(label=_("Loại giấy tờ"), choices=queries.names(matter.papers))
        self.fields["signer"] = forms.ChoiceField(
            label=_("Người ký là"),
            choices=[("", _("Chưa ký hoặc không cần ký")), *queries.names(matter.signers)],
            required=False,
        )
        self.order_fields(self.field_order)


class ConsultForm(forms.ModelForm):
    """An agency whose opinion is asked."""

    class Meta:
        model = Consultation
        fields = ("agency", "name", "asked_on")
        widgets = {"asked_on": _day()}

    def __init__(self, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = queries.names(queries.matter_of(document).agencies)
        self.fields["agency"] = forms.ChoiceField(label=_("Nhóm cơ quan"), choices=choices)
        self.initial.setdefault("asked_on", timezone.localdate())


class AnswerForm(forms.Form):
    """What an agency answered."""

    answer = forms.ChoiceField(label=_("Ý kiến"), choices=Answer.choices, widget=forms.RadioSelect)
    answered_on = forms.DateField(label=_("Ngày trả lời"), widget=_day(), initial=timezone.localdate)
    note = forms.CharField(
        label=_("Tóm tắt ý kiến"), widget=forms.Textarea(attrs={"rows": 4, "maxlength": 4000}), required=False
    )
    upload = forms.FileField(label=_("Văn bản trả lời"), required=False)
