"""One line for each thing that happened, each bound to the one before by its digest."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Head(models.Model):
    """The last line's number and digest: one row, locked by whoever writes the next line."""

    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.seq} {self.digest}"


class Entry(models.Model):
    """An event. `seq` counts from 1 without gaps, in the order of commit.

    `digest` is the SHA-256, in hexadecimal, of `previous` and the canonical JSON of the other fields.
    The database itself refuses to change or delete a line (see `guard`).
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(_("lúc"), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người thực hiện"),
    )
    actor_name = models.CharField(max_length=120)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("thay mặt")
    )
    verb = models.CharField(_("việc"), max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    because = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        verbose_name = _("dòng nhật ký")
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "seq"]),
            models.Index(fields=["actor", "seq"]),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.verb} {self.subject_type} {self.subject_id}"

    def computed_digest(self) -> str:
        """The digest that the fields as they stand give."""
        content: dict[str, Any] = {
            "seq": self.seq,
            # In UTC, as every database gives it back.
            "at": self.at.astimezone(datetime.UTC).isoformat(),
            "actor": self.actor_id,
            "actor_name": self.actor_name,
            "on_behalf_of": self.on_behalf_of_id,
            "verb": self.verb,
            "subject": [self.subject_type, self.subject_id],
            "title": self.title,
            "before": self.before,
            "after": self.after,
            "because": self.because,
            "previous": self.previous,
        }
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
