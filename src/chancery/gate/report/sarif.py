"""SARIF 2.1.0, for tools that gather the findings of many checkers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chancery.gate.findings import Finding, Result
from chancery.gate.packs import rules_by_code
from chancery.gate.rule import Rule

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def sarif(results: Iterable[Result], lang: str) -> Iterator[str]:
    """What was found comes first, and the rules that it names last, when they are known."""
    rules = rules_by_code()
    used: dict[str, int] = {}
    unread = []
    yield '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"results": ['
    before = ""
    for result in results:
        if result.verdict == "unreadable":
            unread.append({"level": "error", "message": {"text": f"{result.path}: {result.error}"}})
        found = [(finding, "") for finding in result.findings]
        for finding, reason in (*found, *((apart.finding, apart.reason) for apart in result.silenced)):
            told = {
                "ruleId": finding.rule,
                "ruleIndex": used.setdefault(finding.rule, len(used)),
                "level": _LEVELS[finding.severity],
                "message": {"text": finding.message},
                "locations": [_location(result.path, finding)],
                # None at all says that it isn't known whether a result is silenced.
                "suppressions": [{"kind": "external", "justification": reason}] if reason else [],
            }
            yield before + json.dumps(told, ensure_ascii=False, indent=2)
            before = ", "
    driver = {
        "name": "chancery",
        "version": version("chancery"),
        "rules": [_rule(code, rules[code][1], lang) for code in used],
    }
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": unread}
    yield f'], "tool": {json.dumps({"driver": driver}, ensure_ascii=False, indent=2)},'
    yield f'"invocations": [{json.dumps(invocation, ensure_ascii=False, indent=2)}]}}]}}'


def _rule(code: str, rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": rule.title if lang == "vi" else rule.english},
        "help": {"text": f"{rule.article}. {rule.mend}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _location(path: str, finding: Finding) -> dict[str, Any]:
    # A DOCX has no lines: the paragraph's number stands for the line.
    region: dict[str, Any] = {
        "startLine": max(1, finding.paragraph),
        "startColumn": finding.start + 1,
        "endColumn": finding.end + 1,
    }
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    where = Path(path)
    uri = where.as_uri() if where.is_absolute() else quote(where.as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
