"""The gate's speed: a draft's check against LibreOffice's conversion of the same file, and its growth.

`gate.vs_libreoffice` is the check of form alone; the others ask every family, with a register of 100,000 invented documents
to look citations up in and to compare passages with. It is made once, in var/bench, which takes a minute.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from _figure import report, unable

from chancery.gate.checks import CHECKS
from chancery.gate.compose import compose
from chancery.gate.compose.parts import Block, Parts, Signature
from chancery.gate.consistency.store import FileRegister
from chancery.gate.consistency.tests.synthetic import synthetic_register
from chancery.gate.detect import detect
from chancery.gate.docx.read import read
from chancery.gate.engine import check, chosen_pack
from chancery.site.sample.writings import TOPICS

FIGURES = ("gate.vs_libreoffice", "gate.full_vs_libreoffice", "gate.growth")

WORKS = 100_000
KEPT = Path(__file__).parents[1] / "var" / "bench"


def sentences() -> Iterator[str]:
    """The matters of the sample office, over and over; some cite documents of the register."""
    for number in count(1):
        for topic in TOPICS:
            what = "; ".join(f"{who} {task}" for who, task in topic["tasks"])
            yield f"{topic['why']} Các cơ quan được giao nhiệm vụ trong năm {2025 + number}: {what}."
        year = 2005 + number % 20
        yield (
            f"Việc thực hiện theo khoản 2 Điều 5 Nghị định số {number + 1:02d}/{year}/NĐ-CP của Chính phủ và Quyết định số "
            f"{number + 2:02d}/QĐ-VP ngày 01 tháng 01 năm {year} của Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn."
        )


def draft(articles: int) -> bytes:
    """A decision of so many articles; 18 fill ten pages."""
    said = sentences()
    body = tuple(
        block
        for number in range(1, articles + 1)
        for block in (
            Block("article", number=str(number), title="Trách nhiệm thực hiện"),
            *(Block("clause", next(said), number=str(clause)) for clause in range(1, 4)),
        )
    )
    return compose(
        Parts(
            system="state",
            kind="quyet-dinh",
            superior="UỶ BAN NHÂN DÂN TỈNH LAM SƠN",
            issuer="VĂN PHÒNG",
            symbol="QĐ-VP",
            number=15,
            date=date(2026, 3, 2),
            place="Lam Sơn",
            title="Ban hành quy chế làm việc của Văn phòng",
            bases=("Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",),
            bases_by="CHÁNH VĂN PHÒNG",
            body=(Block("order", "QUYẾT ĐỊNH"), *body),
            signature=Signature("CHÁNH VĂN PHÒNG", "Nguyễn Văn An"),
            recipients=("Như Điều 3", "Các phòng, đơn vị", "Lưu: VT, TH"),
        )
    )


def pdf(soffice: str, path: Path) -> float:
    """Seconds that LibreOffice takes to convert the file."""
    start = time.perf_counter()
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{path.parent}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(path.parent),
            str(path),
        ],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def pages(path: Path) -> int:
    told = subprocess.run(["pdfinfo", path.with_suffix(".pdf")], check=True, capture_output=True, text=True)
    return int(next(line.split()[1] for line in told.stdout.splitlines() if line.startswith("Pages")))


def median(measure, times: int) -> float:
    return statistics.median(measure() for _ in range(times))


def checking(content: bytes, register: FileRegister | None = None) -> float:
    start = time.perf_counter()
    check(content, register=register)
    return time.perf_counter() - start


def checking_form(content: bytes) -> float:
    """Seconds to read a document, to find its components, and to ask the rules of form that bind it."""
    start = time.perf_counter()
    found = detect(read(content))
    found.law_day = found.day or date.today()
    for rule in chosen_pack(found, "auto", None).rules:
        if rule.binds(found.kind, found.law_day):
            list(CHECKS[rule.check](found, rule))
    return time.perf_counter() - start


def archive() -> FileRegister:
    KEPT.mkdir(parents=True, exist_ok=True)
    return FileRegister(synthetic_register(KEPT / f"register-{WORKS}.db", WORKS))


def main(wanted: list[str]) -> None:
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("pdfinfo"):
        unable("LibreOffice and pdfinfo are needed: libreoffice-writer-nogui, poppler-utils")
    sizes = {}
    with tempfile.TemporaryDirectory() as folder:
        for articles in (18, 180):
            path = Path(folder) / f"{articles}.docx"
            path.write_bytes(draft(articles))
            pdf(soffice, path)
            sizes[path] = pages(path)
        (small, few), (large, many) = sizes.items()
        register = archive() if {"gate.full_vs_libreoffice", "gate.growth"} & {*wanted} else None
        check(small.read_bytes(), register=register)
        asking = {
            "gate.vs_libreoffice": ("", checking_form),
            "gate.full_vs_libreoffice": (
                f", register of {WORKS:,} documents",
                lambda content: checking(content, register),
            ),
        }
        for figure, (beside, ask) in asking.items():
            if figure not in wanted:
                continue
            for path, number, times in ((small, few, 9), (large, many, 3)):
                office = median(lambda path=path: pdf(soffice, path), 3)
                ours = median(lambda path=path, ask=ask: ask(path.read_bytes()), times)
                report(
                    figure,
                    round(office / ours, 1),
                    "times",
                    f"{number} pages{beside}",
                    f"LibreOffice {office:.2f} s, check {ours * 1000:.0f} ms",
                )
        if "gate.growth" in wanted:
            short = median(lambda: checking(small.read_bytes(), register), 9)
            long = median(lambda: checking(large.read_bytes(), register), 5)
            report(
                "gate.growth",
                round(long / short * 10 * few / many, 2),
                "times",
                f"{many} pages over {few}, scaled to 100 over 10",
                f"{long * 1000:.0f} ms over {short * 1000:.0f} ms",
            )


if __name__ == "__main__":
    main(sys.argv[1:] or list(FIGURES))
