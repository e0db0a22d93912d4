"""Why a file is refused, each in words for the person who sent it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "empty": _("Tệp rỗng, không có nội dung."),
    "too_large": _("Tệp quá lớn: giới hạn là %(limit)s MB."),
    "truncated": _("Tệp bị hỏng hoặc chưa tải hết: thiếu phần cuối. Hãy gửi lại tệp."),
    "encrypted": _("Tệp có đặt mật khẩu. Hãy gỡ mật khẩu rồi gửi lại."),
    "old_doc": _("Tệp ở định dạng Word cũ (.doc). Hãy mở bằng Word, lưu thành .docx rồi gửi lại."),
    "macros": _("Tệp có chứa macro. Hãy lưu lại dưới dạng .docx không có macro rồi gửi lại."),
    "zip_bomb": _("Tệp nén bất thường: giải nén ra quá lớn, không nhận."),
    "not_docx": _("Đây không phải là tệp Word (.docx), dù tên tệp có thể ghi như vậy."),
    "not_allowed": _("Loại tệp này không được nhận ở đây: %(type)s."),
}


class FileRefused(ValidationError):
    """A file that isn't taken. `code` says why; `message` and `str()` are for the user, in his language."""

    def __init__(self, code: str, message: str = "", **params: object) -> None:
        text = str(message or MESSAGES[code])
        super().__init__(text % params if params else text, code=code)

    def __str__(self) -> str:
        return str(self.message)


class PreviewUnavailable(Exception):
    """The PDF can't be made now; `str()` says why, for the user. The rest of the work goes on without it."""
