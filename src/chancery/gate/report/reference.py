"""The rule reference: a page a pack, made from the packs, in Vietnamese."""

from __future__ import annotations

from chancery.gate.packs import Pack, packs
from chancery.gate.rule import Rule

_SEVERITY = {"error": "Lỗi", "warning": "Cảnh báo", "advice": "Gợi ý"}


def pages() -> dict[str, str]:
    """File name to Markdown, the index included."""
    index = [
        "# Các quy tắc của cổng thẩm định\n",
        "Trang này sinh ra từ chính các bộ quy tắc (`src/chancery/gate/packs`).\n",
        "| Bộ quy tắc | Hiệu lực | Số quy tắc |",
        "|---|---|---|",
    ]
    found = {}
    for pack in sorted(packs().values(), key=lambda pack: (pack.system, pack.since)):
        until = f"đến {pack.until:%d/%m/%Y}" if pack.until else ""
        index.append(
            f"| [{pack.title}]({pack.code}.md) | từ {pack.since:%d/%m/%Y} {until} | {len(pack.rules)} |"
        )
        found[f"{pack.code}.md"] = _page(pack)
    return {"README.md": "\n".join(index) + "\n", **found}


def explain(rule: Rule, lang: str) -> str:
    """All that is known of one rule, for the terminal."""
    title = rule.title if lang == "vi" else rule.english
    return f"{rule.code}: {title}\n\n{_body(rule)}"


def _page(pack: Pack) -> str:
    parts = [f"# {pack.title}\n"]
    for rule in pack.rules:
        parts.append(f"## {rule.code} {rule.title}\n\n{_body(rule)}")
    return "\n".join(parts)


def _body(rule: Rule) -> str:
    lines = [f"*{rule.article}* — {_SEVERITY[rule.severity]}.\n", f"Cách sửa: {rule.mend}\n"]
    if rule.good:
        lines.append(f"- Đúng: {_example(rule.good)}")
        lines.append(f"- Sai: {_example(rule.bad)}\n")
    if rule.fixable:
        lines.append("Sửa tự động được.\n")
    if rule.unconfirmed:
        lines.append(
            "Quy định này chưa đối chiếu được với bản công bố nên không bao giờ là lỗi chặn trình duyệt.\n"
        )
    return "\n".join(lines)


def _example(text: str) -> str:
    """On its line, or as a block of lines below it."""
    if "\n" not in text:
        return f"`{text}`"
    return "\n".join(["", "", "  ```text", *(f"  {line}" for line in text.splitlines()), "  ```"])
