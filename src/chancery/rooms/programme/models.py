"""Directions, the lines of the work programme that they cause, and the documents that fulfil the lines."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Unit
from chancery.rooms.documents.models import Document


class Direction(models.Model):
    """What a leader asked for (ý kiến chỉ đạo), in his words, with where he said it."""

    text = models.TextField(_("nội dung chỉ đạo"))
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="directions",
        verbose_name=_("lãnh đạo chỉ đạo"),
    )
    occasion = models.CharField(_("chỉ đạo tại"), max_length=300)
    given_on = models.DateField(_("ngày chỉ đạo"), default=datetime.date.today)
    source = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="directions",
        verbose_name=_("văn bản ghi chỉ đạo"),
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    entered_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name = _("ý kiến chỉ đạo")
        indexes = [models.Index(fields=["-given_on", "-id"])]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 120 else f"{self.text[:119].rstrip()}…"

    def get_absolute_url(self) -> str:
        return reverse("programme:direction", args=[self.pk])


class Line(models.Model):
    """A line of the work programme (chương trình công tác): what is due, from which unit, by when, why."""

    class Period(models.TextChoices):
        YEAR = "year", _("Cả năm")
        QUARTER_1 = "q1", _("Quý I")
        QUARTER_2 = "q2", _("Quý II")
        QUARTER_3 = "q3", _("Quý III")
        QUARTER_4 = "q4", _("Quý IV")

    topic = models.CharField(_("nội dung"), max_length=500)
    body = models.CharField(_("cấp xem xét"), max_length=200)
    year = models.PositiveSmallIntegerField(_("năm"))
    period = models.CharField(_("kỳ"), max_length=4, choices=Period)
    due = models.DateField(_("thời hạn"))
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="lines_led", verbose_name=_("đơn vị chủ trì"))
    partners = models.ManyToManyField(
        Unit, blank=True, related_name="lines_shared", verbose_name=_("đơn vị phối hợp")
    )
    direction = models.ForeignKey(
        Direction,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name=_("theo ý kiến chỉ đạo"),
    )
    products = models.ManyToManyField(Document, through="Product", related_name="programme_lines")
    state = models.CharField(max_length=10, default="planned", editable=False)

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("nội dung chương trình công tác")
        indexes = [
            models.Index(fields=["year", "due"]),
            models.Index(fields=["lead", "state"]),
            models.Index(fields=["due"]),
        ]

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return reverse("programme:line", args=[self.pk])


class Product(models.Model):
    """A document that a line asked for."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="outcomes")
    document = models.ForeignKey(Document, models.PROTECT, related_name="ordered_by")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "document"], name="product_once")]

    def __str__(self) -> str:
        return f"{self.line} → {self.document}"
