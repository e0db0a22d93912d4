"""Blobs: whole or not at all, once each, and proved to be what they were."""

import hashlib
import io
import os
import subprocess
import sys
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from chancery.foundation import files
from chancery.foundation.files import types
from chancery.foundation.files.keeping import Damage
from chancery.foundation.files.models import Blob, stored_as

from .conftest import DATA, word

pytestmark = pytest.mark.django_db


def store(content: bytes = b"Noi dung", **options) -> Blob:
    return files.store(io.BytesIO(content), name="a.txt", **options)


def days_old(path, days: float) -> None:
    then = time.time() - days * 86400
    os.utime(path, (then, then))


class TestStoring:
    def test_it_is_named_by_its_digest_and_reads_back(self, kept):
        content = word("Kính gửi.")
        blob = files.store(SimpleUploadedFile("a.docx", content), name="a.docx", allowed={types.DOCX})
        digest = hashlib.sha256(content).hexdigest()
        assert (blob.sha256, blob.size, blob.media_type) == (digest, len(content), types.DOCX)
        assert files.read_bytes(blob) == content
        assert kept() == [stored_as(digest)]

    def test_real_documents_made_by_others_are_taken(self):
        for path in (DATA / "nd30-2020").glob("*.docx"):
            with path.open("rb") as file:
                assert files.store(file, name=path.name, allowed={types.DOCX}).size == path.stat().st_size
        assert Blob.objects.count() == 7

    def test_the_same_content_twice_is_one_blob(self, kept):
        assert store() == store()
        assert Blob.objects.count() == len(kept()) == 1

    def test_it_is_read_in_pieces(self):
        blob = store(b"a" * 3_000_000)
        with blob.open() as file:
            assert [len(piece) for piece in file.chunks(2_000_000)] == [2_000_000, 1_000_000]

    def test_any_storage_will_do(self, settings):
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        }
        blob = store()
        assert files.read_bytes(blob) == b"Noi dung"
        assert store() == blob
        assert list(files.verify()) == []
        assert files.sweep() == 0

    def test_content_that_the_storage_lost_is_put_back_by_storing_it_again(self, home):
        blob = store()
        (home / blob.stored_as).unlink()
        assert files.read_bytes(store()) == b"Noi dung"


class TestProving:
    def test_all_is_well(self):
        store()
        assert list(files.verify()) == []

    def test_a_changed_and_a_missing_file_are_named(self, home):
        changed, missing = store(b"mot"), store(b"hai")
        (home / changed.stored_as).write_bytes(b"Mot")
        (home / missing.stored_as).unlink()
        assert {(damage.sha256, damage.kind) for damage in files.verify()} == {
            (changed.sha256, "changed"),
            (missing.sha256, "missing"),
        }
        assert all(isinstance(damage, Damage) for damage in files.verify())


class TestSweeping:
    def orphan(self, home, days: float) -> str:
        """The file of a change that was undone."""
        with transaction.atomic():
            blob = store()
            transaction.set_rollback(True)
        days_old(home / blob.stored_as, days)
        return blob.stored_as

    def test_what_no_row_knows_goes_after_a_day(self, home, kept):
        name = self.orphan(home, 0.9)
        assert files.sweep() == 0
        assert kept() == [name]
        days_old(home / name, 1.1)
        assert files.sweep() == 1
        assert kept() == []
        assert not Blob.objects.exists()

    def test_what_has_a_row_stays_however_old(self, home, kept):
        blob = store()
        days_old(home / blob.stored_as, 400)
        assert files.sweep() == 0
        assert kept() == [blob.stored_as]
        assert Blob.objects.get().size == 8

    def test_an_orphan_is_taken_up_again_by_storing_its_content(self, home):
        self.orphan(home, 3)
        blob = store()
        assert files.sweep() == 0
        assert files.read_bytes(blob) == b"Noi dung"

    def test_unfinished_uploads_go_after_a_day(self, home, kept):
        for name, days in (("upload-old", 2), ("upload-new", 0)):
            path = home / "incoming" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"half")
            days_old(path, days)
        assert files.sweep() == 1
        assert kept() == ["incoming/upload-new"]


UPLOAD = """
import os, sys, time
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.STORAGES["default"]["OPTIONS"]["location"] = sys.argv[2]
from chancery.foundation import files

class Endless:
    sent = 0
    def read(self, size=-1):
        self.sent += 1
        if self.sent == 3:
            os.write(1, b"half\\n")
        time.sleep(0 if self.sent < 3 else 60)
        return b"a" * size

files.store(Endless(), name="a.txt")
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_in_mid_upload_nothing_is_stored_and_the_rest_is_swept(home, kept):
    with subprocess.Popen(
        [sys.executable, "-c", UPLOAD, connection.settings_dict["NAME"], str(home)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"half\n"
        process.kill()
    assert not Blob.objects.exists()
    (left,) = kept()
    assert left.startswith("incoming/")
    days_old(home / left, 2)
    assert files.sweep() == 1
    assert kept() == []
