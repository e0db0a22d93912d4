"""The papers that go with a draft, and the agencies whose opinion was asked."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.files.models import AbstractVersion


class Paper(models.Model):
    """A paper beside the draft (giấy tờ kèm theo). kind, signer: codes of the document's type of matter."""

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="papers")
    kind = models.CharField(_("loại giấy tờ"), max_length=20)
    title = models.CharField(_("tên gọi, số và trích yếu"), max_length=300)
    dated = models.DateField(_("ngày của giấy tờ"), null=True, blank=True)
    signer = models.CharField(_("người ký là"), max_length=20, blank=True)
    signer_name = models.CharField(_("họ tên người ký"), max_length=120, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("giấy tờ kèm theo")

    def __str__(self) -> str:
        return self.title

    @property
    def latest(self) -> PaperVersion | None:
        return self.versions.select_related("blob", "author").first()


class PaperVersion(AbstractVersion):
    """A file of a paper. It is never changed."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")

    class Meta(AbstractVersion.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_number_once")]


class Answer(models.TextChoices):
    """What an agency answered."""

    AGREE = "agree", _("Thống nhất")
    COMMENTS = "comments", _("Có ý kiến")
    DISAGREE = "disagree", _("Không thống nhất")


class Consultation(models.Model):
    """An opinion asked of an agency (lấy ý kiến). `due` comes from the calendar's rule `due_rule`, from `asked_on`."""

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="consultations")
    agency = models.CharField(_("nhóm cơ quan"), max_length=20)
    name = models.CharField(_("cơ quan, đơn vị được hỏi"), max_length=200)
    asked_on = models.DateField(_("ngày gửi"))
    due = models.DateField(_("hạn trả lời"))
    due_rule = models.CharField(max_length=40)
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    answer = models.CharField(_("ý kiến"), max_length=10, choices=Answer, blank=True)
    note = models.TextField(_("tóm tắt ý kiến"), blank=True)
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("văn bản trả lời")
    )

    class Meta:
        ordering = ["asked_on", "pk"]
        verbose_name = _("lấy ý kiến")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False, answered_on__gte=F("asked_on")) & ~Q(answer="")),
                name="consultation_answered_with_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.name
