"""Findings that a drafter silenced (bỏ qua), each with the reason that he wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Silence(models.Model):
    """A finding of less than an error that a drafter silenced, with his written reason.

    It is kept with the document: it holds for each later version in which the same rule finds the same text, until it
    is taken back. `quote` is that text as the finding quotes it, "" where the finding is on the document as a whole.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="silences")
    version = models.PositiveIntegerField(_("từ phiên bản"))
    rule = models.CharField(_("quy tắc"), max_length=20)
    paragraph = models.PositiveIntegerField(_("đoạn"))
    quote = models.CharField(_("đoạn văn"), max_length=100, blank=True)
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("nhận xét được bỏ qua")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="silence_has_reason"),
            models.CheckConstraint(
                condition=models.Q(ended_by__isnull=True, ended_at__isnull=True)
                | models.Q(ended_by__isnull=False, ended_at__isnull=False),
                name="silence_ended_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


def covering(silences: Iterable[Silence], findings: Sequence[dict[str, Any]]) -> dict[int, Silence]:
    """Which silence holds for which finding, by the finding's place in the list.

    One silence covers one finding: of several on the same words the nearest to where it was. Errors are never covered.
    """
    by_words: dict[tuple[str, str], list[int]] = {}
    for at, finding in enumerate(findings):
        if finding["severity"] != "error":
            by_words.setdefault((finding["rule"], finding["quote"]), []).append(at)
    covered: dict[int, Silence] = {}
    for silence in silences:
        alike = by_words.get((silence.rule, silence.quote), [])
        if alike:
            nearest = min(alike, key=lambda at: abs(findings[at]["paragraph"] - silence.paragraph))
            alike.remove(nearest)
            covered[nearest] = silence
    return covered
