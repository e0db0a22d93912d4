"""What people type, in the one form in which it is kept."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LINES = ("addressees", "recipients", "signer_authority", "reason")
"""Fields of several lines; in the others a line break is a blank."""


def cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """The values with texts in NFC, without blanks at the ends. Raises ValidationError for control characters."""
    return {name: _clean(name, value) if isinstance(value, str) else value for name, value in values.items()}


def reason_given(text: str) -> str:
    """A written reason, cleaned; "" where there is none."""
    return _clean("reason", text)


def _clean(name: str, text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [" ".join(line.split()) for line in lines]
    kept = ("\n" if name in LINES else " ").join(line for line in lines if line)
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in kept.replace("\n", "")):
        raise ValidationError(
            {name: _("Có ký tự điều khiển, không in ra được. Xoá ký tự đó hoặc gõ lại phần này.")}
        )
    return kept
