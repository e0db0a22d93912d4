"""What the gate says in vain of real documents made by others: untrue findings a page.

Every finding on the documents of `nd30-2020` was looked at by eye, on the page and in the file, and labelled in
`data/findings.jsonl`: file, rule, paragraph, quote, whether it is true, and why. A finding is true where the document does depart
from the rule, even where its author may have meant it. A finding without a label fails the benchmark: look at it, and label it.
Pages are those of LibreOffice.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _figure import report, unable

from chancery.gate.engine import check

FIGURES = ("gate.false_alarms",)
LABELS = Path(__file__).parent / "data" / "findings.jsonl"
REAL = Path(__file__).parents[2] / "shared" / "data" / "nd30-2020"

Key = tuple[str, str, int, str]


def labels() -> dict[Key, bool]:
    """Whether each finding that was looked at is true."""
    told = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return {(one["file"], one["rule"], one["paragraph"], one["quote"]): one["true"] for one in told}


def pages(soffice: str, files: list[Path]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        into = ["--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([soffice, profile, *into, *files], check=True, capture_output=True)
        count = 0
        for path in files:
            pdf = Path(folder) / f"{path.stem}.pdf"
            told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
            count += int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages")))
    return count


def main() -> None:
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("pdfinfo"):
        unable("LibreOffice and pdfinfo are needed: libreoffice-writer-nogui, poppler-utils")
    files = sorted(REAL.glob("*.docx"))
    if not files:
        unable(f"no real documents: {REAL} is missing")
    known = labels()
    found = [
        (path.name, finding.rule, finding.paragraph, finding.quote)
        for path in files
        for finding in check(path).findings
    ]
    unknown = [key for key in found if key not in known]
    if unknown:
        print("Look at these, and label them:", *unknown, sep="\n  ", file=sys.stderr)
        sys.exit(1)
    untrue = [key for key in found if not known[key]]
    for key in untrue:
        print("untrue:", *key, file=sys.stderr)
    count = pages(soffice, files)
    report(
        "gate.false_alarms",
        round(len(untrue) / count, 3),
        "a page",
        f"{count} pages of {len(files)} documents",
        f"{len(found)} findings, each looked at by eye; {len(untrue)} of them untrue",
    )


if __name__ == "__main__":
    main()
