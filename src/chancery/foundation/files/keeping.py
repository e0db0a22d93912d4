"""Taking files in, whole or not at all; proving that they are still what they were; clearing what is left over."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from chancery.gate.docx.model import Unreadable

from . import types
from .models import Blob, stored_as
from .refusals import FileRefused

PIECE = 1024 * 1024
INCOMING = "incoming"
"""Beside the blobs, so that a finished file is moved into place by a rename."""
LEFT_OVER = timedelta(days=1)


class Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _Spooled(File):
    """A finished temporary file; a storage on disk moves it into place, any other reads it."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        super().__init__(file, name=path.name)
        self._path = path

    def temporary_file_path(self) -> str:
        return str(self._path)


def _local(name: str) -> Path | None:
    """Where the storage keeps `name`, if it is a folder of this machine."""
    return Path(default_storage.path(name)) if isinstance(default_storage, FileSystemStorage) else None


@contextmanager
def _spool(stream: Readable, limit: int) -> Iterator[tuple[Path, IO[bytes], str, int]]:
    """Reads the stream into a temporary file that is gone afterwards; gives path, file, SHA-256 and size."""
    folder = _local(INCOMING)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix="upload-")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            digest, size = hashlib.sha256(), 0
            while piece := stream.read(PIECE):
                size += len(piece)
                if size > limit:
                    raise FileRefused("too_large", limit=limit // (1024 * 1024))
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            yield path, file, digest.hexdigest(), size
    finally:
        path.unlink(missing_ok=True)


def _checked(path: Path, allowed: set[str] | None) -> str:
    kind = types.media_type(path)
    if allowed is not None and kind not in allowed:
        if kind == types.DOC:
            raise FileRefused("old_doc")
        if allowed == {types.DOCX}:
            raise FileRefused("not_docx")
        raise FileRefused("not_allowed", type=kind)
    if kind == types.DOCX:
        from chancery.gate.docx.read import read

        try:
            read(path.read_bytes())
        except Unreadable as error:
            words = str(error) if (get_language() or "vi").startswith("vi") else error.english
            raise FileRefused(error.reason, words) from error
    return kind


def _sync_folder(name: str) -> None:
    """Makes the renames into the folder of `name`, and the folders above, last through a power cut."""
    path = _local(name)
    root = _local("")
    while path and root and path != root:
        path = path.parent
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def store(stream: Readable, *, name: str, allowed: set[str] | None = None, limit: int | None = None) -> Blob:
    """Keeps the content of `stream`, read from where it stands; the same content twice is one blob.

    allowed: media types (`files.types`) that are taken, None for any. limit: bytes, by default the setting
    UPLOAD_LIMIT. name: what its sender calls it; only in messages. Raises FileRefused; nothing is then kept.
    """
    limit = settings.UPLOAD_LIMIT if limit is None else limit
    with _spool(stream, limit) as (path, file, sha256, size):
        kind = _checked(path, allowed)
        # The row first: it holds off a sweep of the same content until the file is in place.
        with transaction.atomic():
            blob, _created = Blob.objects.get_or_create(
                sha256=sha256, defaults={"size": size, "media_type": kind}
            )
            if not default_storage.exists(blob.stored_as):
                kept = default_storage.save(blob.stored_as, _Spooled(path, file))
                if kept != blob.stored_as:
                    # Another process put the same content there in between.
                    default_storage.delete(kept)
                _sync_folder(blob.stored_as)
        return blob


def read_bytes(blob: Blob) -> bytes:
    """The whole content; for files within the upload limit."""
    with blob.open() as file:
        return file.read()


@dataclass(frozen=True)
class Damage:
    """A blob that is not what it was: `missing` from the storage, or `changed`."""

    sha256: str
    kind: str


def verify() -> Iterator[Damage]:
    """Reads every blob again and names those that the storage lost or that no longer match their SHA-256."""
    for blob in Blob.objects.order_by("pk").iterator():
        digest = hashlib.sha256()
        try:
            with blob.open() as file:
                for piece in file.chunks(PIECE):
                    digest.update(piece)
        except FileNotFoundError:
            yield Damage(blob.sha256, "missing")
            continue
        if digest.hexdigest() != blob.sha256:
            yield Damage(blob.sha256, "changed")


def _stored() -> Iterator[tuple[str, str]]:
    """Folder and name of every file under the blobs."""
    for first in _listed("blobs")[0]:
        for second in _listed(f"blobs/{first}")[0]:
            folder = f"blobs/{first}/{second}"
            for name in _listed(folder)[1]:
                yield folder, name


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


class _Undo(Exception):
    pass


def sweep() -> int:
    """Deletes files older than a day that no row knows: what processes that died left behind. Returns how many.

    Blobs that have a row are kept, whether or not a record refers to them.
    """
    oldest = timezone.now() - LEFT_OVER
    removed = 0
    for name in _listed(INCOMING)[1]:
        removed += _remove_if_old(f"{INCOMING}/{name}", oldest)
    for folder, name in _stored():
        full = f"{folder}/{name}"
        if full != stored_as(name):
            removed += _remove_if_old(full, oldest)
        elif not Blob.objects.filter(pk=name).exists():
            # Holding the row's place keeps `store` from counting on the file while it goes.
            with suppress(_Undo), transaction.atomic():
                _row, created = Blob.objects.get_or_create(
                    pk=name, defaults={"size": 0, "media_type": types.UNKNOWN}
                )
                if created:
                    removed += _remove_if_old(full, oldest)
                raise _Undo
    return removed


def _remove_if_old(name: str, oldest: datetime) -> int:
    with suppress(FileNotFoundError):
        if default_storage.get_modified_time(name) < oldest:
            default_storage.delete(name)
            return 1
    return 0
