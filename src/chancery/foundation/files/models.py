"""Blobs, and what is made of them."""

from __future__ import annotations

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Blob(models.Model):
    """A file's content. `sha256` is its SHA-256 in hexadecimal, `size` its bytes, `media_type` by content."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    media_type = models.CharField(_("loại tệp"), max_length=100)
    created_at = models.DateTimeField(_("lưu lúc"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("nội dung tệp")

    def __str__(self) -> str:
        return self.sha256

    @property
    def stored_as(self) -> str:
        """Its name in the storage."""
        return stored_as(self.sha256)

    def open(self) -> File:
        """The content, for reading in pieces; close it. Raises FileNotFoundError when the storage lost it."""
        return default_storage.open(self.stored_as)


def stored_as(sha256: str) -> str:
    """The storage's name of a blob: two folders by its first letters, so that no folder grows large."""
    return f"blobs/{sha256[:2]}/{sha256[2:4]}/{sha256}"


class AbstractVersion(models.Model):
    """A version of a record's file (phiên bản). The room adds the record and its unique (record, number)."""

    number = models.PositiveIntegerField(_("phiên bản"))
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+", verbose_name=_("nội dung tệp"))
    name = models.CharField(_("tên tệp"), max_length=200)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người lưu")
    )
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["-number"]
        verbose_name = _("phiên bản")

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class Extract(models.Model):
    """The text of a blob, kept so that it is read out once."""

    blob = models.OneToOneField(Blob, models.CASCADE, primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.blob_id)


class Preview(models.Model):
    """What a blob looks like on paper: `product` is the blob of the PDF made of it."""

    blob = models.ForeignKey(Blob, models.CASCADE, related_name="previews")
    kind = models.CharField(max_length=10, choices=[("pdf", "PDF")], default="pdf")
    product = models.ForeignKey(Blob, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["blob", "kind"], name="one_preview_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.blob_id} ({self.kind})"
