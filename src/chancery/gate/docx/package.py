"""Opens the ZIP package of a DOCX, refusing what is not one or what would do harm."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import olefile
from lxml import etree

from .model import Unreadable
from .names import STRICT

LIMIT = 50 * 1024 * 1024
"""Bytes of a file that is read, unless the caller says otherwise."""
_UNPACKED_LIMIT = 200 * 1024 * 1024
"""Bytes that all members together may unpack to, pictures included."""
_XML_LIMIT = 60 * 1024 * 1024
"""Bytes of XML that are parsed: a tree takes ten times as much memory."""
_RATIO_LIMIT = 200
_SMALL = 5 * 1024 * 1024
"""A part that unpacks to no more is let pass however well it was packed."""
_MEMBERS_LIMIT = 5000
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The only two that a package may use (ISO/IEC 29500-2, annex B)."""

CONTENT_TYPES = "[Content_Types].xml"
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    ValueError,
    OverflowError,
    NotImplementedError,
    UnicodeDecodeError,
    struct.error,
    IndexError,
    RuntimeError,
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCES = re.compile(rb"&#(x?)([0-9a-fA-F]{1,7});")
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = etree._Element
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
    "control_characters": (
        "Nội dung có ký tự điều khiển (như NUL) mà Word không cho phép. Hãy mở bằng Word và lưu lại.",
        "The content holds control characters (such as NUL) that Word does not allow. Open it in Word and save it again.",
    ),
    "too_deep": (
        "Cấu trúc văn bản lồng nhau quá sâu nên không đọc được.",
        "The parts of the document nest too deep to be read.",
    ),
    "too_long": (
        "Văn bản có quá nhiều đoạn nên không được nhận.",
        "The document has too many paragraphs and is not taken.",
    ),
    "no_file": ("Không tìm thấy tệp.", "The file was not found."),
    "no_access": ("Không mở được tệp để đọc.", "The file could not be opened for reading."),
    "bad_name": (
        "Tệp có chứa đường dẫn không an toàn bên trong nên không được nhận.",
        "The file holds an unsafe path inside and is not taken.",
    ),
}


class Package:
    """The members of a DOCX, unpacked within bounds on demand."""

    def __init__(self, content: bytes) -> None:
        if content.count(b"PK\x01\x02") > 4 * _MEMBERS_LIMIT:
            # A directory of a million entries would be read in full before they can be counted.
            raise refuse("zip_bomb")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _ZIP_FAULTS as error:
            raise refuse("truncated") from error
        members = self._zip.infolist()
        # What the headers say can only lie low: zipfile unpacks no more of a member than its header says.
        if len(members) > _MEMBERS_LIMIT or sum(member.file_size for member in members) > _UNPACKED_LIMIT:
            raise refuse("zip_bomb")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or "\0" in member.orig_filename:
                raise refuse("bad_name")
            if member.flag_bits & 1:
                raise refuse("encrypted")
            if member.compress_type not in _PACKINGS:
                raise refuse("not_docx")
            if name in self._members:
                # Programs differ in which of two they show: what was checked might not be what is read.
                raise refuse("truncated")
            self._members[name] = member
        self._left = _UNPACKED_LIMIT
        self._xml_left = _XML_LIMIT
        self._allowance = max(_SMALL, len(content) * _RATIO_LIMIT)
        self.strict = False
        """Whether a part that was parsed is Strict Open XML."""
        self._related: dict[str, list[tuple[str, str, str]]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def members(self) -> dict[str, zipfile.ZipInfo]:
        """Name to entry, in the order of the file."""
        return self._members

    def read(self, name: str) -> bytes:
        """The member's bytes. What its header says of its size is not believed."""
        out = bytearray()
        try:
            with self._zip.open(self._members[name]) as file:
                while chunk := file.read(1 << 16):
                    out += chunk
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise refuse("zip_bomb")
        except (*_ZIP_FAULTS, zlib.error, EOFError, OSError) as error:
            raise refuse("truncated") from error
        return bytes(out)

    def xml(self, name: str) -> Element:
        """The member parsed: no DTD, no entities, no network, bounded depth. Strict's names made the usual ones."""
        content = self.read(name)
        self._xml_left -= len(content)
        if self._xml_left < 0 or len(content) > self._allowance:
            raise refuse("zip_bomb")
        if b"http://purl.oclc.org/ooxml/" in content:
            self.strict = True
            for strict, usual in STRICT:
                content = content.replace(strict.encode(), usual[1:-1].encode())
        return parsed(content)

    def related(self, source: str, kind: str) -> dict[str, str]:
        """Relationship id to member name, for the relationships of `source` whose type ends in `kind`."""
        if source not in self._related:
            self._related[source] = list(self._relationships(source))
        return {ident: target for ident, of, target in self._related[source] if of == kind}

    def _relationships(self, source: str) -> Iterator[tuple[str, str, str]]:
        folder = posixpath.dirname(source)
        rels = relationships_of(source)
        if rels not in self._members:
            return
        for rel in self.xml(rels).iter(_REL):
            if rel.get("TargetMode") != "External":
                target = rel.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                yield rel.get("Id", ""), rel.get("Type", "").rsplit("/", 1)[-1], posixpath.normpath(path)


def relationships_of(source: str) -> str:
    """The name of the member that holds the relationships of a part."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def parsed(content: bytes) -> Element:
    """XML without DTD, entities, network or unbounded depth. Raises Unreadable."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
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
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise refuse(_xml_fault(content, str(error))) from error
    # Another encoding hides the mark from the search above, not from the parser.
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse("external_entities")
    return root


def _xml_fault(content: bytes, told: str) -> str:
    referred = (
        int(digits, 16 if x else 10) for x, digits in _REFERENCES.findall(content) if x or digits.isdigit()
    )
    if _CONTROLS.search(content) or any(code < 32 and code not in {9, 10, 13} for code in referred):
        return "control_characters"
    return "too_deep" if "depth" in told else "bad_xml"


def content_of(source: Source, limit: int = LIMIT) -> bytes:
    """The bytes of a file, a stream or bytes; never more than `limit`. Raises Unreadable."""
    if isinstance(source, bytes):
        content = source
    elif isinstance(source, Path | str):
        try:
            with Path(source).open("rb") as file:
                content = file.read(limit + 1)
        except FileNotFoundError as error:
            raise refuse("no_file") from error
        except (OSError, ValueError) as error:
            raise refuse("no_access") from error
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
    if CONTENT_TYPES not in package:
        raise refuse("not_docx")
    types = [part.get("ContentType", "") for part in package.xml(CONTENT_TYPES)]
    names = [*types, *package.members]
    if any(mark in name.casefold() for name in names for mark in ("macroenabled", "vbaproject")):
        raise refuse("macros")
    documents = package.related("", "officeDocument").values()
    name = next((target for target in documents if target in package), "")
    if not name:
        raise refuse("no_document")
    if not any("wordprocessingml" in kind for kind in types):
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
