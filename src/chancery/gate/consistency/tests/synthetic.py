"""A register of invented documents, as large as an office's archive, for measuring.

`synthetic_register(path)` writes one of 100,000 documents, the same every time; it takes about a minute.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from chancery.gate.consistency import keys
from chancery.gate.consistency.effects import Effect
from chancery.gate.consistency.model import Line
from chancery.gate.consistency.reading import Entry
from chancery.gate.consistency.store import Writing

_WORDS = """ban hành quy chế làm việc kế hoạch triển khai nhiệm vụ trọng tâm công tác năm báo cáo kết quả thực hiện chỉ tiêu
phát triển kinh tế xã hội bảo đảm quốc phòng an ninh cải cách hành chính chuyển đổi số quản lý đất đai tài nguyên môi trường
giáo dục đào tạo y tế sức khoẻ nhân dân nông nghiệp nông thôn giao thông xây dựng đô thị tài chính ngân sách thu chi đầu tư công
thanh tra kiểm tra giám sát tiếp công dân khiếu nại tố cáo tổ chức bộ máy cán bộ công chức viên chức thi đua khen thưởng văn thư
lưu trữ hồ sơ tài liệu điện tử thẩm định dự thảo nghị quyết chỉ thị kết luận thông báo phối hợp sở ngành địa phương đơn vị""".split()
_KINDS = (
    ("nghi-dinh", "{n}/{y}/NĐ-CP", "Chính phủ"),
    ("quyet-dinh", "{n}/{y}/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("thong-tu", "{n}/{y}/TT-BNV", "Bộ Nội vụ"),
    ("quyet-dinh", "{n}/QĐ-UBND", "Uỷ ban nhân dân tỉnh Lam Sơn"),
    ("quyet-dinh", "{n}/QĐ-VP", "Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"),
    ("thong-bao", "{n}/TB-VP", "Văn phòng Uỷ ban nhân dân tỉnh Lam Sơn"),
    ("ket-luan", "{n}-KL/TU", "Tỉnh uỷ Lam Sơn"),
    ("nghi-quyet", "{n}-NQ/TU", "Tỉnh uỷ Lam Sơn"),
)
_YEARS = range(2005, 2026)
_PLACES = frozenset(
    [str(article) for article in range(1, 9)]
    + [f"{article}.{clause}" for article in range(1, 9) for clause in range(1, 4)]
)


def synthetic_register(path: Path, works: int = 100_000, lines: int = 8) -> Path:
    """Writes a register of so many documents, each of so many sentences; a file that is there is taken for it."""
    if not path.exists():
        unfinished = path.with_name(f"{path.name}.part")
        unfinished.unlink(missing_ok=True)
        writing = Writing(unfinished)
        writing.keep("synthetic", "", entries(works, lines))
        writing.close()
        unfinished.rename(path)
    return path


def entries(works: int, lines: int = 8) -> Iterator[Entry]:
    chance = random.Random(30)
    for index in range(works):
        kind, pattern, issuer = _KINDS[index % len(_KINDS)]
        series = index // len(_KINDS)
        year, number = _YEARS[series % len(_YEARS)], series // len(_YEARS) + 1
        dated = date(year, 1, 1) + timedelta(days=min(number // 2, 360))
        yield Entry(
            kind=kind,
            symbol=pattern.format(n=f"{number:02d}", y=year),
            title="",
            abstract=" ".join(chance.choices(_WORDS, k=12)),
            issuer=issuer,
            dated=dated,
            since=dated,
            until=None,
            draft=False,
            places=_PLACES,
            terms={},
            lines=tuple(
                Line(f"{line % 8 + 1}.1", " ".join(chance.choices(_WORDS, k=28)).capitalize() + ".")
                for line in range(lines)
            ),
            effects=_effects(pattern, number, year, chance),
        )


def _effects(pattern: str, number: int, year: int, chance: random.Random) -> tuple[Effect, ...]:
    found = [Effect("bases", keys.of_symbol(f"{chance.randint(1, 500):02d}/{year}/NĐ-CP", year))]
    if number > 1 and number % 10 == 0:
        found.append(Effect("replaces", keys.of_symbol(pattern.format(n=f"{number - 1:02d}", y=year), year)))
    return tuple(found)
