"""What --fix, --track and --annotate write opens in LibreOffice, which shows and keeps what was meant."""

import shutil
import subprocess

import pytest

from chancery.gate.docx.read import read
from chancery.gate.docx.tracking import Track
from chancery.gate.engine import check, mend
from chancery.gate.packs import packs
from chancery.gate.report.comments import annotated
from chancery.gate.tests.breaks import base_of, broken
from chancery.gate.tests.documents import faultless

pytestmark = [pytest.mark.slow, pytest.mark.gate_only, pytest.mark.timeout(300)]
RULES = {rule.code: rule for rule in packs()["nd30"].rules}
# One of each way of mending: page, header, format of letters, of a paragraph, words.
CODES = ["ND30-105", "ND30-110", "ND30-113", "ND30-605", "ND30-607", "ND30-403"]


@pytest.fixture(scope="module")
def through(tmp_path_factory):
    """Files opened by LibreOffice and saved again, all at once."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing"
    folder = tmp_path_factory.mktemp("office")

    def through(files: dict[str, bytes], form: str) -> dict[str, bytes]:
        source, out = folder / "in", folder / form
        source.mkdir(exist_ok=True)
        paths = [source / f"{name}.docx" for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        done = subprocess.run(
            [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", form, "--outdir", out, *paths],
            check=False, capture_output=True, text=True, timeout=240,
        )  # fmt: skip
        assert done.returncode == 0
        assert "rror" not in done.stderr
        return {name: (out / f"{name}.{form}").read_bytes() for name in files}

    return through


def wrong(code: str) -> bytes:
    return broken(faultless("nd30", base_of(RULES[code])), RULES[code])


def made() -> dict[str, bytes]:
    files = {}
    for code in CODES:
        content = wrong(code)
        files[f"{code}-fixed"] = mend(content, pack="nd30")[0]
        files[f"{code}-tracked"] = mend(content, pack="nd30", track=Track())[0]
        files[f"{code}-noted"] = annotated(content, check(content, pack="nd30"))
    return files


def test_each_is_saved_again_with_its_text_revisions_and_comments(through):
    files = made()
    saved = through(files, "docx")
    for name, content in files.items():
        before, after = read(content), read(saved[name])
        told = [p.text for p in after.paragraphs if p.text.strip()]
        assert told == [p.text for p in before.paragraphs if p.text.strip()], name
        assert after.comments == before.comments, name
        if name.endswith("tracked") and not name.startswith(("ND30-105", "ND30-110", "ND30-113")):
            # LibreOffice knows no revisions of the page's layout.
            assert after.tracked_changes, name


def test_each_is_printed(through):
    files = made()
    printed = through(files, "pdf")
    assert all(content.startswith(b"%PDF") for content in printed.values())
