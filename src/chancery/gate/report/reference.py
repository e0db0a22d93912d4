"""The rule reference: a page a pack, made from the packs, in Vietnamese."""

from __future__ import annotations

from chancery.gate.packs import Pack, packs
from chancery.gate.rule import Rule

from . import coverage

_WORDS = {
    "vi": {
        "error": "Lỗi",
        "warning": "Cảnh báo",
        "advice": "Gợi ý",
        "mend": "Cách sửa",
        "good": "Đúng",
        "bad": "Sai",
        "fixable": "Sửa tự động được.",
        "unconfirmed": "Quy định này chưa đối chiếu được với bản công bố nên không bao giờ là lỗi chặn trình duyệt.",
        "silence": "Bỏ qua: nút “Bỏ qua” ở nhận xét, có ghi lý do; trên dòng lệnh:",
        "never": "Trên trang văn bản lỗi này không bỏ qua được, chỉ lãnh đạo cho phép trình; trên dòng lệnh:",
        "reason": "lý do",
    },
    "en": {
        "error": "Error",
        "warning": "Warning",
        "advice": "Advice",
        "mend": "To mend",
        "good": "Right",
        "bad": "Wrong",
        "fixable": "The gate can mend it.",
        "unconfirmed": "The provision wasn't compared with a published copy, so it never keeps a draft back.",
        "silence": "To silence: the button at the finding, with a reason; on the command line:",
        "never": "In the product only a head lets a draft through in spite of it; on the command line:",
        "reason": "reason",
    },
}


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
    index.append("\n[Bảng bao phủ](coverage.md): từng điều khoản của các quy định và quy tắc kiểm tra nó.")
    return {"README.md": "\n".join(index) + "\n", "coverage.md": coverage.page(), **found}


def explain(rule: Rule, lang: str) -> str:
    """All that is known of one rule, for the terminal."""
    title = rule.title if lang == "vi" else rule.english
    return f"{rule.code}: {title}\n\n{_body(rule, lang)}"


def _page(pack: Pack) -> str:
    parts = [f"# {pack.title}\n"]
    if pack.matter:
        asked = pack.matter.appraisers
        parts.append(
            f"Người thẩm định: ít nhất {asked}.\n"
            if asked
            else "Không cần người thẩm định: hết lỗi thể thức là trình duyệt được.\n"
        )
    for rule in pack.rules:
        parts.append(f"## {rule.code} {rule.title}\n\n{_body(rule, 'vi')}")
    return "\n".join(parts)


def _body(rule: Rule, lang: str) -> str:
    words = _WORDS[lang]
    lines = [f"*{rule.article}* — {words[rule.severity]}.\n", f"{words['mend']}: {rule.mend}\n"]
    if rule.good:
        lines.append(f"- {words['good']}: {_example(rule.good)}")
        lines.append(f"- {words['bad']}: {_example(rule.bad)}\n")
    if rule.fixable:
        lines.append(f"{words['fixable']}\n")
    if rule.unconfirmed:
        lines.append(f"{words['unconfirmed']}\n")
    silenced = words["never" if rule.severity == "error" else "silence"]
    lines.append(f'{silenced} `chancery check --silence {rule.code}="{words["reason"]}"`\n')
    return "\n".join(lines)


def _example(text: str) -> str:
    """On its line, or as a block of lines below it."""
    if "\n" not in text:
        return f"`{text}`"
    return "\n".join(["", "", "  ```text", *(f"  {line}" for line in text.splitlines()), "  ```"])
