"""The forms of the registry."""

from __future__ import annotations

from typing import Any

from django import forms

from chancery.foundation.identity.models import Person
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents.models import Document

from . import queries
from .models import Dossier
from .services import FIELDS


class DossierForm(forms.ModelForm):
    class Meta:
        model = Dossier
        fields = FIELDS
        widgets = {
            "opened_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "title": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].queryset = Person.objects.filter(is_active=True)  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """Into which dossier a document goes."""

    dossier = forms.ModelChoiceField(Dossier.objects.none(), label=Dossier._meta.verbose_name)

    def __init__(self, person: Person, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier"].queryset = queries.open_to(person, document)  # type: ignore[attr-defined]


class AddForm(forms.Form):
    """Which document goes into a dossier."""

    document = forms.ModelChoiceField(Document.objects.none(), label=Document._meta.verbose_name)

    def __init__(self, person: Person, dossier: Dossier, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = (
            documents.visible_to(person)
            .filter(state="issued", secrecy__lte=dossier.secrecy)
            .exclude(filings__dossier=dossier)
            .order_by("-issued_on")
        )
        self.fields["document"].queryset = free  # type: ignore[attr-defined]
