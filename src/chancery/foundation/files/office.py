"""LibreOffice, which makes PDF; a private profile and process group for each run, and a time limit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from django.utils.translation import gettext as _

from .refusals import PreviewUnavailable

TIME_LIMIT = 120
"""Seconds."""

# A document must not run macros nor make this machine fetch what it links to.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""  # noqa: E501


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def libreoffice_available() -> bool:
    return _program() is not None


def to_pdf(content: bytes, suffix: str) -> bytes:
    """The PDF of an office file with that content; `suffix` is ".docx" and the like. Raises PreviewUnavailable."""
    program = _program()
    if program is None:
        raise PreviewUnavailable(
            _("Máy chủ chưa cài LibreOffice nên chưa tạo được bản PDF. Các việc khác vẫn làm bình thường.")
        )
    if not suffix:
        raise PreviewUnavailable(_("Loại tệp này không chuyển được sang PDF."))
    with tempfile.TemporaryDirectory(prefix="chancery-office-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source, product = home / f"in{suffix}", home / "in.pdf"
        source.write_bytes(content)
        profile = home / "profile" / "user" / "registrymodifications.xcu"
        profile.parent.mkdir(parents=True)
        profile.write_text(_PROFILE, encoding="utf-8")
        told = _run(
            [
                program,
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ],
            home,
        )
        if not product.exists() or not product.stat().st_size:
            raise PreviewUnavailable(
                _("LibreOffice không tạo được bản PDF của tệp này: %(told)s") % {"told": told[-300:].strip()}
            )
        return product.read_bytes()


def _run(command: list[str], home: Path) -> str:
    """Runs to the end or to the time limit, when the whole process group is killed; returns what it said."""
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, its arguments are ours
        command,
        cwd=home,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LANG": "C.UTF-8", "TMPDIR": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        told, _nothing = process.communicate(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise PreviewUnavailable(
            _("LibreOffice không tạo xong bản PDF trong %(seconds)s giây.") % {"seconds": TIME_LIMIT}
        ) from error
    finally:
        # soffice is a script that starts the real program: nothing of the group may outlive the run.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return told.decode("utf-8", "replace")
