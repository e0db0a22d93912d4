"""`chancery load` fills the office's register."""

from click.testing import CliRunner

from chancery.gate.consistency.tests.corpus import WORKS
from chancery.rooms.documents.issued.models import Work
from chancery.rooms.documents.issued.tests.test_register import corpus
from chancery.rooms.documents.tests.conftest import draft, office
from chancery.site.command import main

__all__ = ["corpus", "draft", "office"]


def test_good_files_are_loaded_and_bad_ones_told(db, corpus):
    (corpus.parent / "bad.txt").write_bytes(b"\xff\xfe")
    told = CliRunner().invoke(main, ["load", str(corpus.parent)])
    assert told.exit_code == 1
    assert f"works.jsonl: {len(WORKS)} documents" in told.output
    assert "bad.txt: tệp văn bản phải theo mã UTF-8" in told.output
    assert Work.objects.count() == len(WORKS)
    assert CliRunner().invoke(main, ["load", str(corpus)]).output.startswith(f"{corpus}: unchanged")
