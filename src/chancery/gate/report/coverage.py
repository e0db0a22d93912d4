"""The coverage of the regulations of form: provision by provision, the rules that check it or why it can't be checked.

What is covered is data: coverage/*.yaml, one file a pack of form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from chancery.gate.packs import forms, rules_by_code

_DATA = Path(__file__).parent / "coverage"


@dataclass(frozen=True)
class Provision:
    """at: its place; says: what it asks, in short; rules: codes; why: what of it is not checked, and why not."""

    at: str
    says: str
    rules: tuple[str, ...] = ()
    why: str = ""


@cache
def coverage(pack: str) -> dict[str, tuple[Provision, ...]]:
    """The provisions of a regulation, by part."""
    raw = yaml.safe_load((_DATA / f"{pack}.yaml").read_text())
    return {
        part["part"]: tuple(
            Provision(one["at"], one["says"], tuple(one["rules"]), one.get("why", ""))
            for one in part["provisions"]
        )
        for part in raw
    }


def covered() -> list[str]:
    """The packs whose coverage is told."""
    return sorted(path.stem for path in _DATA.glob("*.yaml"))


def page() -> str:
    """The table as Markdown, in Vietnamese."""
    out = [
        "# Bảng bao phủ các quy định về thể thức\n",
        "Mỗi điều khoản của các quy định và quy tắc kiểm tra nó; phần không kiểm tra được thì ghi lý do. Trang này sinh ra từ "
        "`src/chancery/gate/report/coverage`.\n",
    ]
    for pack in covered():
        out.append(f"## {forms()[pack].title}\n")
        for part, provisions in coverage(pack).items():
            out += [
                f"### {part}\n",
                "| Điều khoản | Nội dung | Quy tắc | Không kiểm tra được |",
                "|---|---|---|---|",
            ]
            out += [
                f"| {one.at} | {one.says} | {' '.join(map(_link, one.rules)) or '—'} | {one.why} |"
                for one in provisions
            ]
            out.append("")
    return "\n".join(out)


def _link(code: str) -> str:
    return f"[{code}]({rules_by_code()[code][0].code}.md)"
