"""Content-addressed blobs, versions, extracted text, previews.

A blob is a file's content, named by its SHA-256 and kept whole or not at all. `store` takes it in, `send`
gives it out, `text_of` and `pdf_of` make the text and the PDF of it, once.
"""

from typing import TYPE_CHECKING

from .names import clean_name, name_notes
from .refusals import FileRefused, PreviewUnavailable

if TYPE_CHECKING:
    from .derive import pdf_of, text_of
    from .keeping import Damage, read_bytes, store, sweep, verify
    from .office import libreoffice_available
    from .sending import send

__all__ = [
    "Damage",
    "FileRefused",
    "PreviewUnavailable",
    "clean_name",
    "libreoffice_available",
    "name_notes",
    "pdf_of",
    "read_bytes",
    "send",
    "store",
    "sweep",
    "text_of",
    "verify",
]

_HOMES = {
    "derive": ("pdf_of", "text_of"),
    "keeping": ("Damage", "read_bytes", "store", "sweep", "verify"),
    "office": ("libreoffice_available",),
    "sending": ("send",),
}


def __getattr__(name: str) -> object:
    """Imports on first use: an app's package is imported before its models may be."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
