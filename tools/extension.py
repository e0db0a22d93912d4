"""Packs the LibreOffice Writer extension: `python tools/extension.py OUT.oxt`. Equal sources give equal bytes."""

from __future__ import annotations

import sys
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "editors/libreoffice"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(out: Path) -> Path:
    """Writes the extension with the project's version; the path."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(SOURCE.rglob("*")):
            if path.suffix in {".py", ".xml", ".xcu"}:
                content = path.read_text("utf-8").replace("@VERSION@", version)
                info = zipfile.ZipInfo(path.relative_to(SOURCE).as_posix(), _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, content)
    return out


if __name__ == "__main__":
    print(pack(Path(sys.argv[1])))
