"""Rounds of appraisal, the appraisers' opinions, points on the text, and what the head decided."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation import calendar
from chancery.foundation.files.models import Blob

LIVE = ("asked", "assigned", "opened")
"""The states of a round that still says something of its document; a document has one such round at most."""


class Aspect(models.TextChoices):
    """What is appraised (mặt thẩm định)."""

    CONTENT = "content", _("Nội dung")
    PROCEDURE = "procedure", _("Trình tự, thủ tục")
    FORM = "form", _("Thể thức")


class Grade(models.TextChoices):
    """A verdict on an aspect."""

    PASS = "pass", _("Đạt")
    AMEND = "amend", _("Cần sửa")
    FAIL = "fail", _("Không đạt")


class Round(models.Model):
    """An appraisal by people of one version (đợt thẩm định), asked by the drafter.

    When the gate opens, it keeps who opened it, when, on what ground, and the appraisal sheet as it then was.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="rounds")
    version = models.ForeignKey("documents.Version", models.PROTECT, related_name="rounds")
    state = models.CharField(max_length=10, default="asked", editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    ground = models.TextField(_("căn cứ mở cổng"), blank=True)
    sheet = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("lý do trả về"), blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("đợt thẩm định")
        indexes = [models.Index(fields=["state", "document"])]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=LIVE), name="one_live_round_a_document"
            ),
            models.CheckConstraint(
                condition=~Q(state="opened")
                | (Q(opened_by__isnull=False, opened_at__isnull=False, sheet__isnull=False) & ~Q(ground="")),
                name="opened_by_someone_on_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)


class Opinion(models.Model):
    """What an appraiser was asked for (phân công thẩm định), and when he gave it.

    `due` comes from the calendar's rule `due_rule`, counted from `start`.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="opinions")
    appraiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="opinions", verbose_name=_("người thẩm định")
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    start = models.DateField(_("từ ngày"))
    due = models.DateField(_("hạn cho ý kiến"))
    due_rule = models.CharField(max_length=40)
    given_at = models.DateTimeField(_("cho ý kiến lúc"), null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("ý kiến thẩm định")
        constraints = [
            models.UniqueConstraint(fields=["round", "appraiser"], name="one_opinion_an_appraiser")
        ]

    def __str__(self) -> str:
        return str(self.appraiser)

    @property
    def why_due(self) -> str:
        """Why the deadline is what it is, in words."""
        return calendar.due(self.start, self.due_rule).why

    @property
    def given_on(self) -> datetime.date | None:
        return timezone.localdate(self.given_at) if self.given_at else None


class Verdict(models.Model):
    """A verdict of an opinion on one aspect, with its written ground."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="verdicts")
    aspect = models.CharField(max_length=10, choices=Aspect)
    grade = models.CharField(_("kết luận"), max_length=5, choices=Grade)
    ground = models.TextField(_("căn cứ, nhận xét"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("kết luận thẩm định")
        constraints = [
            models.UniqueConstraint(fields=["opinion", "aspect"], name="one_verdict_an_aspect"),
            models.CheckConstraint(condition=~Q(ground=""), name="verdict_has_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.get_grade_display()}"


class Settlement(models.Model):
    """The head's decision on an aspect where the appraisers differ, or differ with the gate; with his reason."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="settlements")
    aspect = models.CharField(max_length=10, choices=Aspect)
    grade = models.CharField(_("kết luận"), max_length=5, choices=Grade)
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("quyết định về ý kiến khác nhau")
        constraints = [models.UniqueConstraint(fields=["round", "aspect"], name="one_settlement_an_aspect")]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.get_grade_display()}"


class Point(models.Model):
    """A point on the text (điểm góp ý). `quote` is the passage as it stood; "" for the document as a whole.

    It lives on through the versions until it is resolved; its places say where the passage stands in each.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="points")
    round = models.ForeignKey(Round, models.PROTECT, related_name="points")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người góp ý")
    )
    aspect = models.CharField(_("về mặt"), max_length=10, choices=Aspect)
    quote = models.CharField(_("chỗ cần góp ý"), max_length=500, blank=True)
    text = models.TextField(_("góp ý"))
    state = models.CharField(max_length=10, default="open", editable=False)
    at = models.DateTimeField(default=timezone.now)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closing = models.TextField(_("kết quả"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("điểm góp ý")
        indexes = [models.Index(fields=["document", "state"])]

    def __str__(self) -> str:
        return self.text[:100]


class Place(models.Model):
    """Where a point's passage stands in a version. paragraph: as the gate counts, 0 for the document as a whole."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="places")
    version = models.ForeignKey("documents.Version", models.PROTECT, related_name="places")
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "version"], name="one_place_a_version")]

    def __str__(self) -> str:
        return f"{self.paragraph}:{self.start}-{self.end}"


class Reply(models.Model):
    """What the drafter answered to a point (giải trình)."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(_("trả lời"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("trả lời góp ý")

    def __str__(self) -> str:
        return self.text[:100]
