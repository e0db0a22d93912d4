"""Opens the ZIP package of a DOCX, refusing what is not one or what would do harm."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

import olefile
from lxml import etree

from .model import Unreadable

LIMIT = 50 * 1024 * 1024
"""Bytes of a file that is read, unless the caller says otherwise."""
_UNPACKED_LIMIT = 200 * 1024 * 1024
_RATIO_LIMIT = 200
_MEMBERS_LIMIT = 5000
_DEPTH_LIMIT = 200

_MACRO_TYPES = (b"macroEnabled", b"vbaProject")
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Source = Path | str | bytes | BinaryIO


def refuse(reason: str) -> Unreadable:
    """The refusal with its words in both languages."""
    vi, en = _WORDS[reason]
    return Unreadable(reason, vi, en)


_WORDS = {
    "empty": ("Tệp rỗng, không có nội dung nào.", "The file is empty."),
    "not_docx": (
        "Tệp này không phải văn bản Word (DOCX). Hãy mở bằng Word hoặc LibreOffice rồi lưu dưới dạng .docx.",
        "This is not a Word document (DOCX). Open it in Word or LibreOffice and save it as .docx.",
    ),
    "old_doc": (
        "Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word hoặc LibreOffice rồi lưu dưới dạng .docx.",
        "This is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx.",
    ),
    "encrypted": (
        "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi thử lại.",
        "The file is protected by a password. Remove the password and try again.",
    ),
    "truncated": (
        "Tệp bị cắt cụt hoặc hỏng, có thể do sao chép chưa xong. Hãy lấy lại tệp gốc.",
        "The file is cut off or damaged, perhaps by a copy that didn't finish. Fetch the original again.",
    ),
    "macros": (
        "Tệp có chứa macro nên không được nhận. Hãy lưu lại dưới dạng .docx không có macro.",
        "The file holds macros and is not taken. Save it as a .docx without macros.",
    ),
    "zip_bomb": (
        "Tệp nén bất thường: nội dung giải nén quá lớn. Tệp không được nhận.",
        "The file is packed abnormally: what it unpacks to is too large.",
    ),
    "external_entities": (
        "Tệp có chứa khai báo XML không an toàn (DOCTYPE) nên không được nhận.",
        "The file holds an unsafe XML declaration (DOCTYPE) and is not taken.",
    ),
    "too_large": ("Tệp quá lớn.", "The file is too large."),
    "bad_xml": (
        "Nội dung XML trong tệp bị hỏng hoặc có ký tự không hợp lệ. Hãy mở bằng Word và lưu lại.",
        "The XML inside the file is damaged or holds characters that are not allowed. Open it in Word and save it again.",
    ),
    "no_document": (
        "Tệp không có phần nội dung văn bản. Hãy mở bằng Word và lưu lại dưới dạng .docx.",
        "The file has no document part. Open it in Word and save it again as .docx.",
    ),
    "bad_name": (
        "Tệp có chứa đường dẫn không an toàn bên trong nên không được nhận.",
        "The file holds an unsafe path inside and is not taken.",
    ),
}


class Package:
    """The members of a DOCX, unpacked within bounds on demand."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OverflowError,
            NotImplementedError,
            UnicodeDecodeError,
        ) as error:
            raise refuse("truncated") from error
        if len(members) > _MEMBERS_LIMIT:
            raise refuse("zip_bomb")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or "\0" in name:
                raise refuse("bad_name")
            if member.flag_bits & 1:
                raise refuse("encrypted")
            self._members[name] = member
        self._left = _UNPACKED_LIMIT
        self._allowance = max(10 * 1024 * 1024, len(content) * _RATIO_LIMIT)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> list[str]:
        return list(self._members)

    def read(self, name: str) -> bytes:
        """The member's bytes. What its header says of its size is not believed."""
        out = bytearray()
        try:
            with self._zip.open(self._members[name]) as file:
                while chunk := file.read(1 << 16):
                    out += chunk
                    self._left -= len(chunk)
                    if self._left < 0 or len(out) > self._allowance:
                        raise refuse("zip_bomb")
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise refuse("truncated") from error
        return bytes(out)

    def xml(self, name: str) -> etree._Element:
        """The member parsed: no DTD, no entities, no network, bounded depth."""
        content = self.read(name)
        head = content[:4096]
        if b"<!DOCTYPE" in head.replace(b"\0", b"") or b"<!ENTITY" in content:
            raise refuse("external_entities")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise refuse("bad_xml") from error
        if root.getroottree().docinfo.doctype:
            raise refuse("external_entities")
        return root

    def related(self, source: str, kind: str) -> dict[str, str]:
        """Relationship id to member name, for the relationships of `source` whose type ends in `kind`."""
        folder, base = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self._members:
            return {}
        found = {}
        for rel in self.xml(rels).iter(_REL):
            if rel.get("Type", "").rsplit("/", 1)[-1] == kind and rel.get("TargetMode") != "External":
                target = rel.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[rel.get("Id", "")] = posixpath.normpath(path)
        return found


def content_of(source: Source, limit: int = LIMIT) -> bytes:
    """The bytes of a file, a stream or bytes; never more than `limit`."""
    if isinstance(source, bytes):
        content = source
    elif isinstance(source, Path | str):
        with Path(source).open("rb") as file:
            content = file.read(limit + 1)
    else:
        content = source.read(limit + 1)
    if len(content) > limit:
        size = limit // (1024 * 1024)
        raise Unreadable(
            "too_large", f"Tệp lớn hơn {size} MB nên không được nhận.", f"The file is larger than {size} MB."
        )
    return content


def open_package(content: bytes) -> tuple[Package, str]:
    """The package and the name of its document part. Raises Unreadable."""
    if not content:
        raise refuse("empty")
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise refuse(_ole_reason(content))
    if not content.startswith(b"PK"):
        raise refuse("not_docx")
    package = Package(content)
    if "[Content_Types].xml" not in package:
        raise refuse("not_docx")
    types = package.read("[Content_Types].xml")
    if any(mark in types for mark in _MACRO_TYPES) or any("vbaProject" in name for name in package.names):
        raise refuse("macros")
    documents = package.related("", "officeDocument")
    name = next((target for target in documents.values() if target in package), "")
    if not name:
        raise refuse("no_document")
    if b"wordprocessingml" not in types:
        raise refuse("not_docx")
    return package, name


def _ole_reason(content: bytes) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            if ole.exists("EncryptedPackage"):
                return "encrypted"
            return "old_doc" if ole.exists("WordDocument") else "not_docx"
    except Exception:
        # olefile raises whatever a damaged table leads it to.
        return "truncated"
