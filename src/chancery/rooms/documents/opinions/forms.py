"""The forms of the page of an appraisal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Person, Post

from ..models import Document
from . import queries
from .models import Aspect, Grade, Opinion
from .points import LONGEST


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": 4000})


class _People(forms.ModelMultipleChoiceField):
    """People with the posts that they hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts: dict[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        held = self.posts.get(obj.pk, "")
        return f"{obj}, {held}" if held else str(obj)


class AssignForm(forms.Form):
    appraisers = _People(
        Person.objects.none(), label=_("Người thẩm định"), widget=forms.CheckboxSelectMultiple(attrs={})
    )

    def __init__(self, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.able_to_appraise(document)
        posts = Post.objects.on(timezone.localdate()).filter(person__in=people).select_related("unit")
        field = self.fields["appraisers"]
        assert isinstance(field, _People)
        field.posts = {
            post.person_id: f"{post.title or post.get_role_display()}, {post.unit}" for post in posts
        }
        field.queryset = people


class VerdictForm(forms.Form):
    """A grade and a written ground for each aspect."""

    def __init__(self, opinion: Opinion, data: Any = None) -> None:
        said = {one.aspect: one for one in opinion.verdicts.all()}
        initial = {f"{aspect}_grade": one.grade for aspect, one in said.items()} | {
            f"{aspect}_ground": one.ground for aspect, one in said.items()
        }
        super().__init__(data, initial=initial)
        for aspect in Aspect:
            self.fields[f"{aspect}_grade"] = forms.ChoiceField(
                label=aspect.label, choices=Grade.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"{aspect}_ground"] = forms.CharField(
                label=_("Căn cứ, nhận xét"), widget=_words(3), required=False
            )

    def verdicts(self) -> dict[str, tuple[str, str]]:
        data = self.cleaned_data
        return {aspect: (data[f"{aspect}_grade"], data[f"{aspect}_ground"]) for aspect in Aspect}

    def pairs(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The two fields of each aspect."""
        for aspect in Aspect:
            yield self[f"{aspect}_grade"], self[f"{aspect}_ground"]


class PointForm(forms.Form):
    text = forms.CharField(label=_("Góp ý"), widget=_words(3), required=False)
    aspect = forms.ChoiceField(label=_("Về mặt"), choices=Aspect.choices)
    paragraph = forms.IntegerField(
        label=_("Đoạn số"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("Bấm dấu cộng cạnh đoạn văn để điền; để trống nếu góp ý cho cả văn bản."),
    )
    quote = forms.CharField(
        label=_("Chỗ cần góp ý"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bôi đen chữ trong văn bản để điền; để trống nếu góp ý cho cả đoạn."),
    )


class SettleForm(forms.Form):
    aspect = forms.ChoiceField(choices=Aspect.choices, widget=forms.HiddenInput)
    grade = forms.ChoiceField(
        label=_("Kết luận"), choices=Grade.choices, widget=forms.RadioSelect, required=False
    )
    reason = forms.CharField(label=_("Lý do"), widget=_words(3), required=False)
