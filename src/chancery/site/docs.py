"""Writes the generated parts of the documentation: the rules from their packs, the workflows from their tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import translation

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Role
from chancery.foundation.workflow import ALL, Workflow
from chancery.gate.report import reference


def write(folder: Path) -> list[Path]:
    """Writes every generated page below `folder`; returns their paths."""
    pages = {f"rules/{name}": text for name, text in reference.pages().items()}
    with translation.override("vi"):
        pages["guide/quy-trinh.md"] = workflows()
    written = []
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        written.append(path)
    return written


def workflows() -> str:
    """Every workflow as a drawing and a table, in the current language."""
    parts = ["# Quy trình\n", "Trang này sinh ra từ chính các bảng mà phần mềm chạy theo.\n"]
    for _, workflow in sorted(ALL.items()):
        parts += [
            f"## {str(workflow.model._meta.verbose_name).capitalize()}\n",
            _drawing(workflow),
            _table(workflow),
        ]
    return "\n".join(parts)


def _drawing(workflow: Workflow[Any]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.name}: {state.label}" for state in workflow.states.values()]
    lines.append(f"    [*] --> {next(iter(workflow.states))}")
    lines += [
        f"    {source} --> {action.target or source}: {action.label}"
        for action in workflow.actions.values()
        for source in action.source
    ]
    return "\n".join([*lines, "```\n"])


def _table(workflow: Workflow[Any]) -> str:
    lines = ["| Việc | Từ | Đến | Ai | Điều kiện |", "|---|---|---|---|---|"]
    for action in workflow.actions.values():
        roles = access.roles_for(workflow.model, action.permission)
        who = ", ".join(str(role.label) for role in Role if role in roles)
        must = [str(condition.message) for condition in action.conditions]
        if action.reason_required:
            must.append("Phải ghi lý do.")
        source = ", ".join(str(workflow.states[name].label) for name in action.source)
        target = str(workflow.states[action.target].label) if action.target else "—"
        lines.append(f"| {action.label} | {source} | {target} | {who} | {' '.join(must) or '—'} |")
    return "\n".join(lines) + "\n"
