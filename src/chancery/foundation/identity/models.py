"""Units, people, the posts they hold, and who acts for whom."""

from __future__ import annotations

import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Secrecy(models.IntegerChoices):
    """Levels of state secrets (độ mật), Luật Bảo vệ bí mật nhà nước; also a person's clearance."""

    ORDINARY = 0, _("Thường")
    MAT = 1, _("Mật")
    TOI_MAT = 2, _("Tối mật")
    TUYET_MAT = 3, _("Tuyệt mật")


class Role(models.TextChoices):
    """What a post lets its holder do; a title (chức vụ) is how the office calls it."""

    LEADER = "leader", _("Lãnh đạo")
    CHIEF = "chief", _("Chánh văn phòng")
    HEAD = "head", _("Trưởng phòng")
    SPECIALIST = "specialist", _("Chuyên viên")
    CLERK = "clerk", _("Văn thư")
    ARCHIVIST = "archivist", _("Lưu trữ viên")
    ACCOUNTANT = "accountant", _("Kế toán")
    ADMIN = "admin", _("Quản trị hệ thống")


def in_force(day: datetime.date, prefix: str = "") -> Q:
    """Rows whose `since`..`until` (both included, open end allowed) holds `day`."""
    return Q(**{f"{prefix}since__lte": day}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    )


PERIOD = Q(until__isnull=True) | Q(until__gte=F("since"))


class Unit(models.Model):
    """An organisational unit (đơn vị). `path` is "/1/4/": the ids from the root down to itself."""

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("đơn vị cấp trên"),
    )
    name = models.CharField(_("tên đơn vị"), max_length=200)
    short = models.CharField(_("tên gọi tắt"), max_length=60, blank=True)
    symbol = models.CharField(_("chữ viết tắt trong ký hiệu"), max_length=20, blank=True)
    path = models.CharField(max_length=200, editable=False, db_index=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("đơn vị")
        constraints = [models.CheckConstraint(condition=PERIOD, name="unit_period")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            old, self.path = self.path, path
            type(self).objects.filter(pk=self.pk).update(path=path)
            if old:
                for child in type(self).objects.filter(parent=self):
                    child.save()

    def subtree(self) -> models.QuerySet[Unit]:
        """This unit and every unit below it."""
        return Unit.objects.filter(path__startswith=self.path)


class People(BaseUserManager["Person"]):
    """Finds people by their sign-in name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """A person who works with the office and signs in. What he may do comes from his posts alone."""

    username = models.CharField(
        _("tên đăng nhập"),
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng.")},
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư điện tử"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=30, blank=True)
    clearance = models.PositiveSmallIntegerField(
        _("được tiếp cận đến độ mật"), choices=Secrecy, default=Secrecy.ORDINARY
    )
    language = models.CharField(
        _("ngôn ngữ"), max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi"
    )
    is_active = models.BooleanField(_("đang làm việc"), default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]
    objects = People()

    class Meta:
        ordering = ["full_name", "pk"]
        verbose_name = _("người dùng")

    def __str__(self) -> str:
        return self.full_name


class PostSet(models.QuerySet["Post"]):
    def on(self, day: datetime.date) -> PostSet:
        return self.filter(in_force(day))


class Post(models.Model):
    """A post (chức vụ) that a person holds in a unit for a time, both days included."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="posts", verbose_name=_("người giữ chức vụ")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=12, choices=Role)
    title = models.CharField(_("chức vụ"), max_length=120)
    since = models.DateField(_("từ ngày"), default=datetime.date.today)
    until = models.DateField(_("đến ngày"), null=True, blank=True)

    objects = PostSet.as_manager()

    class Meta:
        ordering = ["unit__order", "pk"]
        verbose_name = _("chức vụ")
        indexes = [models.Index(fields=["person", "since"])]
        constraints = [models.CheckConstraint(condition=PERIOD, name="post_period")]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"


class Delegation(models.Model):
    """A leave to act for another (uỷ quyền) for a period, both days included. It can't be passed on."""

    delegator = models.ForeignKey(
        Person, models.PROTECT, related_name="delegations_given", verbose_name=_("người uỷ quyền")
    )
    delegate = models.ForeignKey(
        Person, models.PROTECT, related_name="delegations_held", verbose_name=_("người được uỷ quyền")
    )
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến ngày"))
    reason = models.CharField(_("lý do"), max_length=300)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("uỷ quyền")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="delegation_period"),
            models.CheckConstraint(condition=~Q(delegator=F("delegate")), name="delegation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.delegator} → {self.delegate}"


class ApiToken(models.Model):
    """A person's key to the API. Only its SHA-256 is kept; the key itself is shown once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    name = models.CharField(_("tên mã"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("hết hạn"))
    last_used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("mã truy cập API")

    def __str__(self) -> str:
        return self.name
