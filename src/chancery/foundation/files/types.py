"""What a file is, by its content; its name is never asked."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import BinaryIO

import olefile
import puremagic

from .refusals import FileRefused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOC = "application/msword"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OOXML = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
_MACROS = b"macroEnabled"
_CONTENT_TYPES_LIMIT = 1024 * 1024
INFLATED_LIMIT = 500 * 1024 * 1024
"""Bytes; the most that the parts of a ZIP container may say they unpack to."""


def media_type(path: Path) -> str:
    """The media type of the file at `path`, `UNKNOWN` where nothing is recognised.

    Raises FileRefused for an empty, cut, locked or macro-bearing file, and for a container that unpacks to
    too much: such files are taken nowhere.
    """
    with path.open("rb") as file:
        head = file.read(4096)
        if not head:
            raise FileRefused("empty")
        if head.startswith(_OLE):
            return _ole(path)
        if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
            return _zip(path)
        if b"%PDF-" in head[:1024]:
            return _ends(file, PDF, b"%%EOF")
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return _ends(file, PNG, b"IEND")
        if head.startswith(b"\xff\xd8\xff"):
            return _ends(file, JPEG, b"\xff\xd9")
    try:
        found = puremagic.from_file(str(path), mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    if not found and _is_text(path):
        return TEXT
    return found or UNKNOWN


def _ends(file: BinaryIO, kind: str, mark: bytes) -> str:
    """`kind`, if the end mark stands near the end; some writers leave a few bytes behind it."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 4096))
    if mark not in file.read():
        raise FileRefused("truncated")
    return kind


def _ole(path: Path) -> str:
    """Old Office formats, and the wrapper that Office puts around an encrypted file."""
    try:
        with olefile.OleFileIO(str(path)) as ole:
            if ole.exists("EncryptedPackage") or ole.exists("EncryptionInfo"):
                raise FileRefused("encrypted")
            if ole.exists("WordDocument"):
                return DOC
            if ole.exists("Workbook") or ole.exists("Book"):
                return "application/vnd.ms-excel"
            if ole.exists("PowerPoint Document"):
                return "application/vnd.ms-powerpoint"
    except (OSError, ValueError, IndexError) as error:
        raise FileRefused("truncated") from error
    return "application/x-ole-storage"


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > INFLATED_LIMIT:
                raise FileRefused("zip_bomb")
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                with archive.open("[Content_Types].xml") as part:
                    types = part.read(_CONTENT_TYPES_LIMIT)
                if _MACROS in types or any(name.endswith("vbaProject.bin") for name in names):
                    raise FileRefused("macros")
                for mark, kind in _OOXML.items():
                    if mark in types:
                        return kind
            elif "mimetype" in names:
                with archive.open("mimetype") as part:
                    return part.read(100).decode("ascii", "replace")
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise FileRefused("truncated") from error
    return "application/zip"


def _is_text(path: Path) -> bool:
    """UTF-8 throughout, without NUL; read in pieces so that size doesn't matter."""
    try:
        with path.open(encoding="utf-8") as file:
            while piece := file.read(65536):
                if "\0" in piece:
                    return False
    except UnicodeDecodeError:
        return False
    return True
