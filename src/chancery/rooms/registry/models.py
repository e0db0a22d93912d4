"""Dossiers of work (hồ sơ công việc) and the documents filed in them. Register books: see foundation.registers."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Secrecy, Unit
from chancery.rooms.documents.models import Document


class Dossier(models.Model):
    """A dossier of work: all that arose in settling one matter. NĐ 30/2020, Điều 28–30."""

    code = models.CharField(_("số và ký hiệu hồ sơ"), max_length=40)
    title = models.CharField(_("tiêu đề hồ sơ"), max_length=500)
    year = models.PositiveSmallIntegerField(_("năm"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="dossiers", verbose_name=_("đơn vị lập hồ sơ")
    )
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="dossiers", verbose_name=_("người lập hồ sơ")
    )
    retention_years = models.PositiveSmallIntegerField(
        _("thời hạn bảo quản (năm)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Để trống nếu bảo quản vĩnh viễn."),
    )
    secrecy = models.PositiveSmallIntegerField(_("độ mật"), choices=Secrecy, default=Secrecy.ORDINARY)
    opened_on = models.DateField(_("ngày mở"), default=datetime.date.today)
    closed_on = models.DateField(_("ngày kết thúc"), null=True, blank=True, editable=False)
    state = models.CharField(max_length=8, default="open", editable=False)
    documents = models.ManyToManyField(Document, through="Filing", related_name="dossiers")

    class Meta:
        ordering = ["-year", "code"]
        verbose_name = _("hồ sơ")
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="dossier_code")]
        indexes = [models.Index(fields=["unit", "state"]), models.Index(fields=["-year", "code"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("registry:dossier", args=[self.pk])


class Filing(models.Model):
    """A document's place in a dossier; `position` counts from 1."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="filings")
    document = models.ForeignKey(Document, models.PROTECT, related_name="filings")
    position = models.PositiveSmallIntegerField()
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "document"], name="filed_once"),
            models.UniqueConstraint(fields=["dossier", "position"], name="filing_position"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.position}"
