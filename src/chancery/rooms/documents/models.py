"""Documents (văn bản) from draft to issue, their versions, and what the gate said of each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.files.models import AbstractVersion, Blob
from chancery.foundation.identity.models import Secrecy, Unit
from chancery.foundation.registers.models import RegisterLine
from chancery.gate.packs import Kind, kinds

from .issued.models import Work as Work
from .opinions.models import Opinion as Opinion
from .opinions.models import Place as Place
from .opinions.models import Point as Point
from .opinions.models import Reply as Reply
from .opinions.models import Round as Round
from .opinions.models import Settlement as Settlement
from .opinions.models import Verdict as Verdict
from .procedure.models import Consultation as Consultation
from .procedure.models import Paper as Paper
from .procedure.models import PaperVersion as PaperVersion
from .silence import Silence as Silence


class System(models.TextChoices):
    """Whose form a document takes."""

    PARTY = "party", _("Văn bản của Đảng")
    STATE = "state", _("Văn bản hành chính nhà nước")


class Urgency(models.TextChoices):
    """Urgency marks (mức độ khẩn). NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm b."""

    NONE = "", _("Không khẩn")
    URGENT = "KHẨN", _("Khẩn")
    VERY_URGENT = "THƯỢNG KHẨN", _("Thượng khẩn")
    EXPRESS = "HOẢ TỐC", _("Hoả tốc")


class IssuingBody(models.Model):
    """An agency that issues documents (cơ quan ban hành), as the head of its documents names it."""

    name = models.CharField(_("tên cơ quan ban hành"), max_length=200)
    superior = models.CharField(_("cơ quan cấp trên"), max_length=200, blank=True)
    symbol = models.CharField(_("chữ viết tắt trong ký hiệu"), max_length=20)
    place = models.CharField(_("địa danh"), max_length=100)
    system = models.CharField(_("thể thức"), max_length=5, choices=System)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies", verbose_name=_("đơn vị giữ sổ"))
    decider = models.CharField(
        _("thẩm quyền ban hành ghi trong quyết định"), max_length=200, help_text=_("Ví dụ: CHÁNH VĂN PHÒNG.")
    )
    active = models.BooleanField(_("đang dùng"), default=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("cơ quan ban hành")
        constraints = [models.UniqueConstraint(fields=["name", "superior"], name="issuing_body_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.superior})" if self.superior else self.name

    @property
    def in_text(self) -> str:
        """Its name as running text has it; the head of a document is in capitals, which tell nothing of names."""
        own = self.unit.name
        return own if own.casefold().startswith(self.name.casefold()) else self.name.capitalize()


class Document(models.Model):
    """A document the office makes. `symbol` is "15/QĐ-VP" or "15-QĐ/VPTU" once issued, "" before.

    `code` is the symbol without its number. `signer_authority` has a line for each line above the signer's post.
    """

    kind = models.CharField(_("tên loại"), max_length=20)
    body = models.ForeignKey(
        IssuingBody, models.PROTECT, related_name="documents", verbose_name=_("cơ quan ban hành")
    )
    matter = models.CharField(_("loại việc"), max_length=20, default="thuong")
    title = models.CharField(_("trích yếu"), max_length=500)
    code = models.CharField(_("ký hiệu"), max_length=40)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="documents", verbose_name=_("đơn vị soạn thảo")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="documents", verbose_name=_("người soạn thảo")
    )
    signer_authority = models.CharField(_("quyền hạn của người ký"), max_length=300, blank=True)
    signer_post = models.CharField(_("chức vụ của người ký"), max_length=200)
    signer_name = models.CharField(_("họ tên người ký"), max_length=120)
    addressees = models.TextField(_("kính gửi"), blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)
    secrecy = models.PositiveSmallIntegerField(_("độ mật"), choices=Secrecy, default=Secrecy.ORDINARY)
    urgency = models.CharField(_("mức độ khẩn"), max_length=12, choices=Urgency, blank=True)
    due = models.DateField(_("thời hạn trình"), null=True, blank=True)
    state = models.CharField(max_length=10, default="draft", editable=False)
    number = models.PositiveIntegerField(_("số"), null=True, editable=False)
    symbol = models.CharField(_("số, ký hiệu"), max_length=60, blank=True, editable=False)
    issued_on = models.DateField(_("ngày ban hành"), null=True, editable=False)
    register_line = models.OneToOneField(
        RegisterLine, models.PROTECT, null=True, editable=False, related_name="document"
    )
    pdf = models.ForeignKey(Blob, models.PROTECT, null=True, editable=False, related_name="+")
    pdf_problem = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(_("tạo lúc"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("cập nhật lúc"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("văn bản")
        indexes = [
            models.Index(fields=["-changed_at", "-id"]),
            models.Index(fields=["state", "unit"]),
            models.Index(fields=["state", "-changed_at", "-id"]),
            models.Index(fields=["state", "-issued_on", "-id"]),
            models.Index(fields=["author", "state", "-changed_at", "-id"]),
            models.Index(fields=["issued_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(number__isnull=False, issued_on__isnull=False),
                name="issued_has_number_and_date",
            )
        ]

    def __str__(self) -> str:
        return (
            f"{self.kind_name} {self.symbol} {self.title}"
            if self.symbol
            else f"{self.kind_name} {self.title}"
        )

    def get_absolute_url(self) -> str:
        return reverse("documents:page", args=[self.pk])

    @property
    def type(self) -> Kind:
        return kinds()[self.kind]

    @property
    def kind_name(self) -> str:
        return self.type.name

    @property
    def pdf_state(self) -> str:
        """ "" before issue, then pending, ready, or failed, which `pdf_problem` explains."""
        if self.state != "issued":
            return ""
        return "ready" if self.pdf_id else "failed" if self.pdf_problem else "pending"

    @property
    def latest(self) -> Version | None:
        """Its newest version, with what the gate said of it."""
        return self.versions.select_related("blob", "appraisal", "override__by", "author").first()


class Version(AbstractVersion):
    """A version of a document's file. It is never changed."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")

    class Meta(AbstractVersion.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="version_number_once")]


class Appraisal(models.Model):
    """What the gate said of a version, by the law of a day. `findings` is a list of the contract's findings."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="appraisal")
    pack = models.CharField(max_length=20)
    law_day = models.DateField(_("theo quy định ngày"))
    verdict = models.CharField(max_length=10, choices=[("pass", _("Đạt")), ("fail", _("Chưa đạt"))])
    findings = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kết quả thẩm định")

    def __str__(self) -> str:
        return f"{self.pack}: {self.verdict}"

    def count(self, severity: str) -> int:
        return sum(finding["severity"] == severity for finding in self.findings)

    @property
    def tally(self) -> dict[str, Any]:
        return {severity: self.count(severity) for severity in ("error", "warning", "advice")}

    @property
    def fixable(self) -> int:
        return sum(finding["fixable"] for finding in self.findings)


class Override(models.Model):
    """A head's leave to submit a version that has errors (cho phép trình), with his written reason."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="override")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(_("lý do"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("cho phép trình")

    def __str__(self) -> str:
        return self.reason
