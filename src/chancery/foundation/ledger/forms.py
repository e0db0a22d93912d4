"""What the ledger's page may be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Person


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class EntryFilter(forms.Form):
    q = forms.CharField(
        label=_("Việc hoặc tên hồ sơ"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Người thực hiện"), required=False, empty_label=_("Mọi người")
    )
    kind = forms.ChoiceField(label=_("Loại hồ sơ"), required=False)
    since = forms.DateField(label=_("Từ ngày"), required=False, widget=_day())
    until = forms.DateField(label=_("Đến ngày"), required=False, widget=_day())

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.all()  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Mọi loại")), *kinds]  # type: ignore[attr-defined]
