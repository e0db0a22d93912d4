"""The forms of the programme room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Person, Role, Unit
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from . import queries
from .models import Direction, Line
from .services import DIRECTION_FIELDS, LINE_FIELDS


def _day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class DirectionForm(forms.ModelForm):
    class Meta:
        model = Direction
        fields = DIRECTION_FIELDS
        widgets = {"given_on": _day_input(), "text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leaders = Person.objects.filter(posts__role__in=[Role.LEADER, Role.CHIEF], is_active=True).distinct()
        self.fields["leader"].queryset = leaders  # type: ignore[attr-defined]
        issued = documents.visible_to(person).filter(state="issued").order_by("-issued_on")
        self.fields["source"].queryset = issued  # type: ignore[attr-defined]


class LineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = (*LINE_FIELDS, "partners")
        widgets = {"due": _day_input(), "topic": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].queryset = queries.directions(person)  # type: ignore[attr-defined]
        self.fields["lead"].queryset = Unit.objects.all()  # type: ignore[attr-defined]


class ChangeForm(LineForm):
    reason = forms.CharField(label=_("Lý do điều chỉnh"), max_length=500)


class ProductForm(forms.Form):
    document = forms.ModelChoiceField(Document.objects.none(), label=_("Văn bản"))

    def __init__(self, person: Person, line: Line, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = documents.visible_to(person).filter(unit=line.lead).exclude(ordered_by__line=line)
        self.fields["document"].queryset = free  # type: ignore[attr-defined]
