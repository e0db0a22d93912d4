"""Issued documents as the gate and the citation graph know them, in tables that answer by key."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Secrecy
from chancery.gate.consistency.naming import called, kind_name
from chancery.gate.consistency.relations import target_keys

from .entries import of_row


class Verb(models.TextChoices):
    """What one document does to another."""

    REPLACES = "replaces", _("thay thế")
    REPEALS = "repeals", _("bãi bỏ")
    AMENDS = "amends", _("sửa đổi, bổ sung")
    GUIDES = "guides", _("hướng dẫn, quy định chi tiết")
    BASES = "bases", _("căn cứ")
    CITES = "cites", _("viện dẫn")


class Source(models.Model):
    """A file of a legal corpus that was loaded (tệp văn bản đã nạp). `path` is where it was, or the name it came with."""

    path = models.CharField(_("tệp"), max_length=500, unique=True)
    digest = models.CharField(max_length=64)
    works = models.PositiveIntegerField(_("số văn bản"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("tệp văn bản đã nạp")

    def __str__(self) -> str:
        return self.path


class Work(models.Model):
    """An issued document (văn bản đã ban hành): the office's own has its `document`. See `gate.consistency.Work`.

    identity: what tells it from all others. series: the symbol without number and year. places: articles, clauses and
    points, with blanks between.
    """

    identity = models.CharField(max_length=400, unique=True, editable=False)
    kind = models.CharField(_("tên loại"), max_length=30)
    symbol = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    title = models.CharField(_("tên gọi"), max_length=500, blank=True)
    abstract = models.CharField(_("trích yếu"), max_length=2000, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    dated = models.DateField(_("ngày ban hành"), null=True)
    since = models.DateField(_("có hiệu lực từ"), null=True)
    until = models.DateField(_("hết hiệu lực từ"), null=True)
    draft = models.BooleanField(_("là dự thảo"), default=False)
    series = models.CharField(max_length=100, blank=True, editable=False)
    year = models.PositiveIntegerField(null=True, editable=False)
    number = models.PositiveIntegerField(null=True, editable=False)
    places = models.TextField(blank=True, editable=False)
    terms = models.JSONField(default=dict, editable=False)
    secrecy = models.PositiveSmallIntegerField(_("độ mật"), choices=Secrecy, default=Secrecy.ORDINARY)
    document = models.OneToOneField(
        "documents.Document", models.PROTECT, null=True, related_name="work", editable=False
    )

    class Meta:
        ordering = ["-dated", "-pk"]
        verbose_name = _("văn bản đã ban hành")
        indexes = [
            models.Index(fields=["-dated", "-id"], name="work_newest"),
            models.Index(fields=["kind", "-dated", "-id"], name="work_kind_newest"),
            models.Index(fields=["series", "year", "issuer", "number"], name="work_series"),
        ]

    def __str__(self) -> str:
        return called(of_row(self))

    def get_absolute_url(self) -> str:
        return reverse("documents:work", args=[self.pk])

    @property
    def kind_name(self) -> str:
        return kind_name(self.kind)

    @property
    def keys_as_target(self) -> list[str]:
        """The keys by which other documents name this one."""
        return target_keys(of_row(self))


class WorkBody(models.Model):
    """A work's sentences, as `gate.consistency.store.packed` writes them; apart, so that lists don't carry them."""

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="body")
    text = models.TextField()

    class Meta:
        verbose_name = _("nội dung văn bản đã ban hành")

    def __str__(self) -> str:
        return str(self.work)


class WorkKey(models.Model):
    """A key that a work is found by. See `gate.consistency.keys`."""

    key = models.CharField(max_length=600)
    work = models.ForeignKey(Work, models.CASCADE, related_name="keys")

    class Meta:
        verbose_name = _("khoá tra văn bản")
        constraints = [models.UniqueConstraint(fields=["key", "work"], name="work_key_once")]

    def __str__(self) -> str:
        return self.key


class WorkRelation(models.Model):
    """What a work does to another (quan hệ giữa các văn bản), from a day.

    target: a key of the other one, which need not be in the register yet. since: None: when `work` comes into force. by: who
    entered it; None where it was read from the text.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="relations", verbose_name=_("văn bản"))
    verb = models.CharField(_("quan hệ"), max_length=10, choices=Verb)
    target = models.CharField(max_length=600)
    label = models.CharField(_("văn bản được nói đến"), max_length=600, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    places = models.CharField(_("điều, khoản"), max_length=1000, blank=True)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("quan hệ giữa các văn bản")
        constraints = [models.UniqueConstraint(fields=["work", "verb", "target"], name="work_relation_once")]
        indexes = [models.Index(fields=["target", "verb"], name="work_relation_target")]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.label}"


class Fingerprint(models.Model):
    """A sentence's fingerprint. See `gate.consistency.passages`."""

    value = models.BigIntegerField()
    work = models.ForeignKey(Work, models.CASCADE, related_name="prints")
    line = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("dấu vân câu")
        constraints = [models.UniqueConstraint(fields=["value", "work", "line"], name="fingerprint_once")]

    def __str__(self) -> str:
        return str(self.value)
