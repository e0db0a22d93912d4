"""A storage of each test's own, and files that do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import msoffcrypto.format.ooxml
import pytest

DATA = Path(__file__).parents[6] / "shared" / "data"
"""Real files, made by others."""


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    """Where the storage keeps its files."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
    }
    return tmp_path / "files"


@pytest.fixture
def kept(home: Path):
    """The names of all files that the storage holds, however it came by them."""
    return lambda: sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs or ("Kính gửi các đơn vị.",):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """The container with some members replaced, or added; `__` in a name stands for a slash, `_dot_` for a dot."""
    changes = {name.replace("__", "/").replace("_dot_", "."): value for name, value in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes.get(name) if name in changes else old.read(name))
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(word())).encrypt("mật khẩu", out)
    return out.getvalue()


def with_macros() -> bytes:
    content = word()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    out = repacked(content, word__vbaProject_dot_bin=b"\0" * 64)
    return repacked(out, **{"[Content_Types].xml": types.replace(plain, macro)})


def bomb() -> bytes:
    zeros = b"<w:document>" + b" " * (300 * 1024 * 1024)
    return repacked(word(), word__document_dot_xml=zeros)


def with_entities() -> bytes:
    return repacked(
        word(),
        word__document_dot_xml=b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
    )
