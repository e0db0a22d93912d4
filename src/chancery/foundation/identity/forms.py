"""The forms of identity."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Person, Post, Unit
from .services import PERSON_FIELDS, UNIT_FIELDS


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PersonForm(forms.ModelForm):
    password = forms.CharField(
        label=_("Mật khẩu mới"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 12 ký tự. Để trống để giữ mật khẩu cũ."),
    )

    class Meta:
        model = Person
        fields = PERSON_FIELDS


class UnitForm(forms.ModelForm):
    class Meta:
        model = Unit
        fields = UNIT_FIELDS
        widgets = {"since": _day(), "until": _day()}


class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ("unit", "role", "title", "since", "until")
        widgets = {"since": _day(), "until": _day()}


class DelegationForm(forms.Form):
    to = forms.ModelChoiceField(Person.objects.none(), label=_("Người được uỷ quyền"))
    since = forms.DateField(label=_("Từ ngày"), widget=_day(), initial=timezone.localdate)
    until = forms.DateField(label=_("Đến ngày"), widget=_day())
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Person.objects.filter(is_active=True).exclude(pk=person.pk)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Dùng cho"), max_length=80)
    days = forms.IntegerField(label=_("Số ngày hiệu lực"), min_value=1, max_value=365, initial=90)
