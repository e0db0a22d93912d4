from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chancery.foundation.navigation import Nav


class IdentityConfig(AppConfig):
    name = "chancery.foundation.identity"
    verbose_name = _("Tổ chức và con người")
    nav = [
        Nav(_("Danh bạ"), "directory", "person"),
        Nav(_("Người dùng"), "people", "people", {"admin"}),
        Nav(_("Đơn vị"), "units", "building", {"admin"}),
    ]

    def ready(self) -> None:
        from chancery.foundation.ledger import verbs

        from . import rules, signing  # noqa: F401

        verbs.register(
            {
                "person.created": _("đã thêm người dùng"),
                "person.changed": _("đã sửa người dùng"),
                "person.deactivated": _("đã khoá tài khoản"),
                "person.reactivated": _("đã mở lại tài khoản"),
                "person.unlocked": _("đã bỏ khoá đăng nhập"),
                "person.signed_in": _("đã đăng nhập"),
                "person.locked_out": _("bị khoá đăng nhập do sai mật khẩu nhiều lần"),
                "unit.created": _("đã thêm đơn vị"),
                "unit.changed": _("đã sửa đơn vị"),
                "post.given": _("đã giao chức vụ"),
                "post.ended": _("đã kết thúc chức vụ"),
                "delegation.given": _("đã uỷ quyền"),
                "delegation.revoked": _("đã chấm dứt uỷ quyền"),
                "token.created": _("đã tạo mã truy cập API"),
                "token.revoked": _("đã thu hồi mã truy cập API"),
            }
        )
