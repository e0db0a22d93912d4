"""How a benchmark tells its figure: one JSON line on standard output, and one in `history.jsonl`."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).parent
HISTORY = HERE / "history.jsonl"


def _commit() -> str:
    """The commit that was measured, "+" behind it when the tree held changes beside the history."""

    def git(*arguments: str) -> str:
        told = subprocess.run(["git", *arguments], cwd=HERE, capture_output=True, text=True)
        return told.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", ":/", f":!{HISTORY.name}")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def report(figure: str, value: float, unit: str, size: str, against: str) -> None:
    """Prints and keeps a figure. size: of what; against: what it is measured by, in words."""
    line = {"figure": figure, "value": value, "unit": unit, "size": size, "against": against}
    print(json.dumps(line, ensure_ascii=False), flush=True)
    kept = {"date": datetime.date.today().isoformat(), "commit": _commit(), **line}
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(json.dumps(kept, ensure_ascii=False) + "\n")


def unable(reason: str) -> NoReturn:
    """Ends a benchmark that can't be run: says why, and exits 3."""
    print(reason, file=sys.stderr)
    sys.exit(3)
