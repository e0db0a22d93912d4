"""Names of files, made safe to show and to save."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

LONGEST = 200
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that a name has no use for: NUL and other controls, direction marks, lone surrogates."""


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


def _printable(name: str) -> str:
    return "".join(char for char in name if unicodedata.category(char) not in _UNPRINTABLE)


def clean_name(name: str) -> str:
    """A safe name to show: no path, no control characters, composed (NFC), at most 200 characters.

    Keeps the extension when it shortens. A name of which nothing is left becomes "tep".
    """
    name = unicodedata.normalize("NFC", _printable(_base(name)))
    name = re.sub(r"\s+", " ", re.sub(r'[<>:"|?*]', "_", name)).strip().lstrip(".").strip()
    if len(name) > LONGEST:
        suffix = PurePosixPath(name).suffix[:20]
        name = name[: LONGEST - len(suffix)].rstrip() + suffix
    return name or "tep"


def name_notes(name: str) -> list[str]:
    """What `clean_name` had to mend in `name`, in words for the person who sent it."""
    notes = []
    if _base(name) != name:
        notes.append(_("Tên tệp có kèm đường dẫn: chỉ giữ lại tên tệp."))
    if _printable(name) != name:
        notes.append(_("Tên tệp có ký tự điều khiển: đã bỏ các ký tự đó."))
    if not unicodedata.is_normalized("NFC", name):
        notes.append(_("Tên tệp dùng tiếng Việt tổ hợp (NFD): đã chuyển sang dạng dựng sẵn (NFC)."))
    if len(unicodedata.normalize("NFC", _printable(_base(name)))) > LONGEST:
        notes.append(_("Tên tệp dài quá %(longest)s ký tự: đã rút ngắn.") % {"longest": LONGEST})
    return notes
