"""Forms of the register of issued documents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.gate.consistency.corpus import SUFFIXES

from .models import Verb


class RelationForm(forms.Form):
    """What another document does to this one."""

    verb = forms.ChoiceField(
        label=_("Quan hệ"), choices=[(verb.value, verb.label) for verb in Verb if verb != Verb.CITES]
    )
    other = forms.CharField(label=_("Số, ký hiệu của văn bản tác động"), max_length=100)
    since = forms.DateField(
        label=_("Từ ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Để trống: từ ngày văn bản ấy có hiệu lực."),
    )
    places = forms.CharField(
        label=_("Điều, khoản"), required=False, max_length=300, help_text=_("Để trống: toàn bộ văn bản.")
    )
    because = forms.CharField(label=_("Căn cứ ghi quan hệ"), max_length=500)


class LoadForm(forms.Form):
    """A file of issued documents by others."""

    upload = forms.FileField(
        label=_("Tệp văn bản"), widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)})
    )
