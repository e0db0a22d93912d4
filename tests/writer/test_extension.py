"""The extension for LibreOffice Writer, installed into a new profile of Debian's LibreOffice and used there."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from chancery.gate.engine import check
from chancery.gate.tests.breaks import with_fault

pytestmark = [pytest.mark.slow, pytest.mark.gate_only, pytest.mark.timeout(300)]
ROOT = Path(__file__).parent.parent.parent
SYSTEM_PYTHON = "/usr/bin/python3"


@pytest.fixture(scope="module")
def extension(tmp_path_factory):
    out = tmp_path_factory.mktemp("oxt") / "chancery.oxt"
    subprocess.run([sys.executable, ROOT / "tools/extension.py", out], check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def profile(extension):
    """A profile with the extension, whose setting names this very program."""
    # As nobody, who may not look into the folders of a test: `unopkg` refuses root, as whom a container runs.
    alone = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="chancery-writer-") as name:
        folder = Path(name)
        if alone:
            os.chown(folder, 65534, 65534)
        packed = shutil.copy(extension, folder)
        added = subprocess.run(
            [*alone, "unopkg", "add", f"-env:UserInstallation={folder.as_uri()}", packed],
            capture_output=True, text=True, check=False, env={**os.environ, "HOME": name},
        )  # fmt: skip
        assert added.returncode == 0, added.stderr
        program = folder / "chancery"
        program.write_text(
            f"#!/bin/sh\nPYTHONPATH={ROOT / 'src'} exec {sys.executable} -c "
            "'from chancery.site.command import main; main()' \"$@\"\n"
        )
        program.chmod(0o755)
        (folder / "user/chancery.json").write_text(json.dumps({"command": str(program)}))
        yield folder


def driven(profile, *told):
    """What the driver saw of an office with this profile."""
    office, pipe = shutil.which("soffice"), f"chancery-{os.getpid()}"
    assert office, "LibreOffice is missing"
    environment = {**os.environ, "HOME": str(profile)}
    environment.pop("PYTHONPATH", None)
    running = subprocess.Popen(
        [office, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;",
         f"-env:UserInstallation={profile.as_uri()}"],
        env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        driver = [SYSTEM_PYTHON, Path(__file__).parent / "driver.py", pipe, *told]
        done = subprocess.run(
            driver, capture_output=True, text=True, timeout=240, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        running.wait(60)
        return json.loads(done.stdout)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, 15)
            running.wait(30)


def test_it_appraises_and_goes_to_each_finding_in_the_text(profile, tmp_path):
    """A passage in a table, one in the body, and one that is about the document as a whole."""
    path = tmp_path / "dự thảo.docx"
    path.write_bytes(_several())
    findings = check(path).findings
    quotes = [finding.quote for finding in findings]
    assert len(findings) >= 3
    seen = driven(profile, path, str(len(findings)))
    assert seen["seen"] == [*quotes, quotes[0]]
    assert seen["back"] == quotes[-1]
    assert seen["changed"] == seen["seen"]
    assert seen["menu"] == "Thẩm định"


def test_without_its_command_it_says_so_and_the_text_stays_as_it_was(profile, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(content := _several())
    chosen = profile / "user/chancery.json"
    kept = chosen.read_text()
    chosen.write_text(json.dumps({"command": str(profile / "khong-co")}))
    try:
        assert set(driven(profile, path, "1")["seen"]) == {""}
    finally:
        chosen.write_text(kept)
    assert path.read_bytes() == content


def _several() -> bytes:
    """Faults of the page, of a cell of the head, and of an article in the body."""
    import io

    from docx import Document

    draft = Document(io.BytesIO(with_fault("nd30", "ND30-105")))
    for cell in [cell for table in draft.tables for cell in table._cells]:
        for run in [run for paragraph in cell.paragraphs for run in paragraph.runs]:
            run.text = run.text.replace("Độc lập - Tự do", "Độc lập – Tự do")
    paragraph = next(one for one in draft.paragraphs if one.text.startswith("Điều 2."))
    paragraph.runs[0].text = paragraph.runs[0].text.replace("Điều 2.", "Điều 2:")
    out = io.BytesIO()
    draft.save(out)
    return out.getvalue()


def test_the_packed_extension_names_its_version_and_all_its_parts(extension):
    with zipfile.ZipFile(extension) as file:
        names = set(file.namelist())
        assert {"META-INF/manifest.xml", "description.xml", "Addons.xcu", "component.py"} <= names
        assert b"@VERSION@" not in file.read("description.xml")
        manifest = file.read("META-INF/manifest.xml").decode()
    assert all(f'full-path="{name}"' in manifest for name in ("component.py", "Addons.xcu"))


def test_packing_twice_gives_the_same_bytes(extension, tmp_path):
    again = tmp_path / "again.oxt"
    subprocess.run([sys.executable, ROOT / "tools/extension.py", again], check=True, capture_output=True)
    assert again.read_bytes() == extension.read_bytes()
