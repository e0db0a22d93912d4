"""The forms of the documents room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person, Unit
from chancery.gate.consistency.naming import kind_name
from chancery.gate.packs import kinds
from chancery.gate.text.citations.names import names

from . import queries
from .models import Document, IssuingBody
from .procedure import queries as procedure
from .services import bodies
from .services.drafting import DETAILS


def _day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def kind_choices(system: str = "") -> list[tuple[str, str]]:
    """The types, by name; of one system, or of both."""
    found = [(code, kind.name) for code, kind in kinds().items() if not system or system in kind.symbols]
    return sorted(found, key=lambda choice: choice[1])


class DetailsForm(forms.ModelForm):
    """What is said of a document besides its text."""

    matter = forms.ChoiceField(
        label=_("Loại việc"),
        required=False,
        help_text=_("Loại việc quyết định hồ sơ phải có gì và có phải qua người thẩm định hay không."),
    )

    class Meta:
        model = Document
        fields = DETAILS
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "signer_authority": forms.Textarea(attrs={"rows": 2}),
            "addressees": forms.Textarea(attrs={"rows": 2}),
            "recipients": forms.Textarea(attrs={"rows": 3}),
            "due": _day_input(),
        }
        help_texts = {
            "code": _("Để trống để hệ thống đặt theo loại văn bản và cơ quan ban hành."),
            "signer_authority": _(
                "Ví dụ: T/M BAN THƯỜNG VỤ, KT. CHÁNH VĂN PHÒNG. Để trống nếu người ký ký trực tiếp."
            ),
            "signer_post": _("Viết in hoa, ví dụ: CHÁNH VĂN PHÒNG."),
            "recipients": _("Mỗi nơi nhận một dòng; dòng cuối là nơi lưu."),
        }

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = access.reader(person)
        units = Unit.objects.filter(pk__in=who.unit_ids | who.subtree_ids)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["code"].required = False
        system = self.instance.body.system if self.instance.pk else ""
        self.fields["matter"].choices = procedure.matter_choices(system)  # type: ignore[attr-defined]
        if not self.is_bound and not self.instance.pk and (own := units.first()):
            self.initial.setdefault("unit", own.pk)

    def clean_matter(self) -> str:
        return self.cleaned_data["matter"] or self.instance.matter


class NewForm(DetailsForm):
    """A document to be: its type and issuing body, and a file if there is one already."""

    body = forms.ModelChoiceField(IssuingBody.objects.none(), label=_("Cơ quan ban hành"))
    kind = forms.ChoiceField(label=_("Tên loại"))
    upload = forms.FileField(
        label=_("Tệp Word (DOCX)"),
        required=False,
        help_text=_("Để trống để bắt đầu từ mẫu đúng thể thức của loại văn bản."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    field_order = [
        "kind",
        "body",
        "matter",
        "title",
        "upload",
        "unit",
        "signer_post",
        "signer_name",
        "signer_authority",
    ]

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(person, *args, **kwargs)
        self.fields["body"].queryset = queries.bodies(person)  # type: ignore[attr-defined]
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """A new version of the file. expected: the version that the person worked on."""

    upload = forms.FileField(
        label=_("Tệp Word (DOCX)"), widget=forms.ClearableFileInput(attrs={"accept": ".docx"})
    )
    note = forms.CharField(label=_("Đã sửa gì"), required=False, max_length=500)
    expected = forms.IntegerField(widget=forms.HiddenInput)


class IssueForm(forms.Form):
    dated = forms.DateField(label=_("Ngày ban hành"), widget=_day_input(), initial=timezone.localdate)


class BodyForm(forms.ModelForm):
    class Meta:
        model = IssuingBody
        fields = bodies.FIELDS


def work_kind_choices() -> list[tuple[str, str]]:
    """The types of issued documents, also of those that only others issue, by name."""
    codes = set(kinds()) | set(names().kinds.values())
    return sorted(((code, kind_name(code)) for code in codes), key=lambda choice: choice[1])
