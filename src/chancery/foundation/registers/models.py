"""Register books and their lines. A line, once written, is never taken out and its number never given again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chancery.foundation.identity.models import Secrecy, Unit

from .kinds import Kind, choices, kinds


class Register(models.Model):
    """A register book (sổ đăng ký) of a unit; its numbers begin again at 1 each year.

    The head of the office says which types share a book (art. 15.1c of Nghị định 30/2020/NĐ-CP): `types` are
    the codes of its document types, none for all types that have no book of their own. Secret documents have
    numbers of their own (art. 15.2): `secret`.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registers", verbose_name=_("đơn vị"))
    code = models.SlugField(_("mã sổ"), max_length=40)
    name = models.CharField(_("tên sổ"), max_length=200)
    kind = models.CharField(_("mẫu sổ"), max_length=20, choices=choices)
    types = models.JSONField(_("loại văn bản"), default=list, blank=True)
    secret = models.BooleanField(_("dành cho văn bản mật"), default=False)
    closed = models.BooleanField(_("đã khoá sổ"), default=False)

    class Meta:
        ordering = ["unit__order", "name", "pk"]
        verbose_name = _("sổ đăng ký")
        constraints = [models.UniqueConstraint(fields=["unit", "code"], name="register_code_in_unit")]

    def __str__(self) -> str:
        return self.name

    @property
    def form(self) -> Kind:
        return kinds()[self.kind]


class Counter(models.Model):
    """The last number taken from a register in a year: one row, locked by whoever takes the next."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "year"], name="one_counter_a_year")]

    def __str__(self) -> str:
        return f"{self.register_id}/{self.year}: {self.last}"


class RegisterLine(models.Model):
    """A number and what it was given to. The database refuses to delete it or to change its number (`guard`)."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="lines", verbose_name=_("sổ"))
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveIntegerField(_("số"))
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    symbol = models.CharField(_("số, ký hiệu"), max_length=60)
    title = models.CharField(_("tên loại và trích yếu"), max_length=1000)
    dated = models.DateField(_("ngày tháng văn bản"))
    received_on = models.DateField(_("ngày đến"), null=True, blank=True)
    issuer = models.CharField(_("tác giả"), max_length=300, blank=True)
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)
    keeper = models.CharField(_("đơn vị, người nhận bản lưu"), max_length=200, blank=True)
    copies = models.PositiveIntegerField(_("số lượng bản"), null=True, blank=True)
    sent_on = models.DateField(_("ngày chuyển"), null=True, blank=True)
    receipt = models.CharField(_("ký nhận"), max_length=200, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    secrecy = models.PositiveSmallIntegerField(_("độ mật"), choices=Secrecy, default=Secrecy.ORDINARY)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người vào sổ"),
    )
    entered_at = models.DateTimeField(_("vào sổ lúc"), default=timezone.now)
    cancelled_at = models.DateTimeField(_("huỷ lúc"), null=True, blank=True)
    cancelled_because = models.CharField(_("lý do huỷ"), max_length=500, blank=True)

    class Meta:
        ordering = ["-year", "-number"]
        verbose_name = _("dòng đăng ký")
        constraints = [
            models.UniqueConstraint(fields=["register", "year", "number"], name="number_taken_once"),
            models.UniqueConstraint(
                fields=["register", "subject_type", "subject_id"],
                condition=Q(cancelled_at__isnull=True),
                name="one_number_a_subject",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="numbers_from_one"),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            # A page of the book counts its lines from this alone.
            models.Index(fields=["register", "year", "secrecy"]),
        ]

    def __str__(self) -> str:
        """Its name in the ledger and in links: of a secret line, nothing that the document says."""
        if self.secrecy > Secrecy.ORDINARY:
            return gettext("Văn bản mật số %(symbol)s") % {"symbol": self.symbol}
        return f"{self.symbol}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("registry:line", args=[self.pk])

    @property
    def by_hand(self) -> bool:
        """Whether it was written by hand for a document on paper, and not by a room for its record."""
        return self.subject_type == PaperEntry._meta.label_lower

    @property
    def correctable(self) -> list[str]:
        """The descriptive columns of a line written by hand; number, order and what is made of them stand."""
        form = self.register.form
        fixed = {"number", form.ordered_by, *(("symbol",) if form.symbol_from_number else ())}
        return [column.field for column in form.columns if column.field not in fixed]


class PaperEntry(models.Model):
    """A document that exists only on paper, as the subject of a register line written by hand.

    It holds nothing itself: what may be known of it stands in its line, under the line's secrecy.
    """

    class Meta:
        verbose_name = _("văn bản giấy")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
