"""Giving files out so that no browser runs what is in them."""

from __future__ import annotations

from django.http import FileResponse

from . import types
from .models import Blob
from .names import clean_name

SHOWN = {types.PDF, types.PNG, types.JPEG}
"""Types that a browser may show in the page; all others are saved."""
HARMLESS = SHOWN | {types.DOCX, types.XLSX, types.PPTX, types.DOC}
"""Types that are named to the browser; any other might be one that it runs."""


def send(blob: Blob, name: str, *, inline: bool = False) -> FileResponse:
    """A response that streams the blob under a safe name. The caller has asked the permission.

    inline: show it in the browser, for PDF and pictures; any other type is saved all the same.
    """
    shown = inline and blob.media_type in SHOWN
    response = FileResponse(
        blob.open(),
        as_attachment=not shown,
        filename=clean_name(name),
        content_type=blob.media_type if blob.media_type in HARMLESS else types.UNKNOWN,
    )
    response["Content-Length"] = str(blob.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    # No script, no form, no fetch; `sandbox` would keep a browser's PDF viewer from starting.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    return response
