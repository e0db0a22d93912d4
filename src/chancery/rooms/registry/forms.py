"""The forms of the registry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Person, Secrecy
from chancery.foundation.registers.models import Register, RegisterLine
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


class LineForm(forms.ModelForm):
    """The columns of a register line written by hand; made for a book by `line_form`."""

    class Meta:
        model = RegisterLine
        fields = ("secrecy",)
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "recipients": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }


def line_form(
    person: Person, register: Register, data: Any = None, line: RegisterLine | None = None
) -> forms.ModelForm:
    """A new line of the book, or the correction of `line`: the columns of the book's form, under its headings."""
    form = register.form
    columns = {column.field: column.heading for column in form.columns if column.field != "number"}
    fields = line.correctable if line else ["secrecy", *columns]
    widgets: dict[str, Any] = {
        name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        for name in ("dated", "received_on", "sent_on")
    }
    made = forms.modelform_factory(
        RegisterLine, LineForm, fields=fields, labels=columns, widgets=LineForm.Meta.widgets | widgets
    )(data, instance=line, initial=None if line else {form.ordered_by: timezone.localdate()})
    if line is None:
        made.fields[form.ordered_by].required = True
        allowed = [
            (value, label)
            for value, label in Secrecy.choices
            if value <= person.clearance and register.secret == (value > Secrecy.ORDINARY)
        ]
        made.fields["secrecy"].choices = allowed  # type: ignore[attr-defined]
        if form.symbol_from_number:
            made.fields["symbol"].label = _("Ký hiệu")
            made.fields["symbol"].help_text = _("Phần đứng sau số, ví dụ: /BC-VP. Số do sổ cấp khi ghi dòng.")
    return made


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
