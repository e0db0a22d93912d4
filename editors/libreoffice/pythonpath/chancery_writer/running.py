"""Runs `chancery check` on the document as it stands in the window."""

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

SECONDS = 120
"""How long an appraisal may take before it is given up."""
_BESIDE = ".chancery.yaml"
# The office's own Python has its libraries told in these; another program must not load them.
_OURS = ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "URE_BOOTSTRAP")


class Failed(Exception):
    """The document could not be appraised; the message says why, for the user."""


def appraise(document, chosen):
    """The findings on the document, as the gate's contract has them. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        copy = _copied(document, Path(folder))
        command = [
            *shlex.split(chosen["command"]),
            "check",
            "--format",
            "json",
            "--lang",
            chosen["language"],
            str(copy),
        ]
        environment = {name: value for name, value in os.environ.items() if name not in _OURS}
        # A console window would flash up on Windows.
        hidden = {"creationflags": 0x08000000} if os.name == "nt" else {}
        try:
            done = subprocess.run(  # noqa: S603 the command is the user's own setting
                command, capture_output=True, timeout=SECONDS, env=environment, check=False, **hidden
            )
        except FileNotFoundError:
            raise Failed(
                f"Không tìm thấy lệnh “{chosen['command']}”. Mở Thẩm định, Cài đặt để chỉ chỗ."
            ) from None
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Failed(f"Không chạy được lệnh thẩm định: {error}") from error
    return _findings(done)


def _findings(done):
    try:
        (file,) = json.loads(done.stdout.decode("utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        told = done.stderr.decode("utf-8", "replace").strip() or f"mã {done.returncode}"
        raise Failed(f"Lệnh thẩm định không cho kết quả: {told}") from None
    if file["verdict"] == "unreadable":
        raise Failed(file["error"])
    return file["findings"]


def _copied(document, folder):
    """A DOCX of what the window shows, with what is silenced beside the document."""
    name, beside = "van-ban.docx", None
    if document.URL.startswith("file:"):
        own = Path(uno.fileUrlToSystemPath(document.URL))
        name, beside = own.with_suffix(".docx").name, own.with_name(_BESIDE)
    copy = folder / name
    if beside is not None and beside.exists():
        shutil.copyfile(beside, folder / _BESIDE)
    if document.URL.lower().endswith(".docx") and not document.isModified():
        shutil.copyfile(uno.fileUrlToSystemPath(document.URL), copy)
    else:
        form = PropertyValue()
        form.Name, form.Value = "FilterName", "MS Word 2007 XML"
        document.storeToURL(uno.systemPathToFileUrl(str(copy)), (form,))
    return copy
