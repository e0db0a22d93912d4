"""The gate's speed: a draft's form check against LibreOffice's conversion of the same file, and its growth."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from _figure import report, unable

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Block, Parts, Signature
from chancery.gate.engine import check

FIGURES = ("gate.vs_libreoffice", "gate.growth")

SENTENCE = (
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao, xây dựng kế hoạch cụ thể, phân công rõ người, rõ việc, "
    "rõ thời hạn, thường xuyên kiểm tra, đôn đốc và báo cáo kết quả thực hiện. "
)


def draft(articles: int) -> bytes:
    """A decision of so many articles; 19 fill ten pages."""
    body = tuple(
        block
        for number in range(1, articles + 1)
        for block in (
            Block("article", number=str(number), title="Trách nhiệm thực hiện"),
            *(Block("clause", SENTENCE * 2, number=str(clause)) for clause in range(1, 4)),
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


def checking(content: bytes) -> float:
    start = time.perf_counter()
    check(content)
    return time.perf_counter() - start


def main(wanted: list[str]) -> None:
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("pdfinfo"):
        unable("LibreOffice and pdfinfo are needed: libreoffice-writer-nogui, poppler-utils")
    sizes = {}
    with tempfile.TemporaryDirectory() as folder:
        for articles in (19, 229):
            path = Path(folder) / f"{articles}.docx"
            path.write_bytes(draft(articles))
            pdf(soffice, path)
            sizes[path] = pages(path)
        (small, few), (large, many) = sizes.items()
        check(small.read_bytes())
        if "gate.vs_libreoffice" in wanted:
            for path, count, times in ((small, few, 9), (large, many, 3)):
                office = median(lambda path=path: pdf(soffice, path), 3)
                ours = median(lambda path=path: checking(path.read_bytes()), times)
                report(
                    "gate.vs_libreoffice",
                    round(office / ours, 1),
                    "times",
                    f"{count} pages",
                    f"LibreOffice {office:.2f} s, check {ours * 1000:.0f} ms",
                )
        if "gate.growth" in wanted:
            short = median(lambda: checking(small.read_bytes()), 9)
            long = median(lambda: checking(large.read_bytes()), 5)
            report(
                "gate.growth",
                round(long / short * 10 * few / many, 2),
                "times",
                f"{many} pages over {few}, scaled to 100 over 10",
                f"{long * 1000:.0f} ms over {short * 1000:.0f} ms",
            )


if __name__ == "__main__":
    main(sys.argv[1:] or list(FIGURES))
