"""The report for a terminal, and the JSON of the gate's contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from chancery.gate.findings import Finding, Result
from chancery.gate.packs import kinds, packs

_WORDS = {
    "vi": {
        "error": "LỖI",
        "warning": "CẢNH BÁO",
        "advice": "GỢI Ý",
        "paragraph": "đoạn {0}",
        "whole": "cả văn bản",
        "pass": "đạt",
        "fail": "không đạt",
        "unreadable": "không đọc được",
        "tally": "{errors} lỗi, {warnings} cảnh báo, {advice} gợi ý",
        "silenced": "bỏ qua",
    },
    "en": {
        "error": "ERROR",
        "warning": "WARNING",
        "advice": "ADVICE",
        "paragraph": "paragraph {0}",
        "whole": "whole document",
        "pass": "passes",
        "fail": "fails",
        "unreadable": "can't be read",
        "tally": "{errors} errors, {warnings} warnings, {advice} pieces of advice",
        "silenced": "silenced",
    },
}


def tally(result: Result, lang: str) -> str:
    """How many findings of each severity."""
    counts = {s: sum(f.severity == s for f in result.findings) for s in ("error", "warning", "advice")}
    return _WORDS[lang]["tally"].format(
        errors=counts["error"], warnings=counts["warning"], advice=counts["advice"]
    )


def describe(result: Result, lang: str) -> str:
    """The type of the document and the pack that it was read by."""
    kind, pack = kinds().get(result.kind), packs()[result.pack]
    named = (kind.name if lang == "vi" else kind.english) if kind else ""
    return ", ".join(part for part in (named, pack.title if lang == "vi" else pack.english) if part)


def text(results: Iterable[Result], lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    for result in results:
        if result.verdict == "unreadable":
            yield f"{result.path}: {words['unreadable']}. {result.error}"
            continue
        yield f"{result.path}: {words[result.verdict]} ({tally(result, lang)}) — {describe(result, lang)}"
        for finding in result.findings:
            where = words["paragraph"].format(finding.paragraph) if finding.paragraph else words["whole"]
            yield f"  {words[finding.severity]} {finding.rule} ({where}): {finding.message}"
            if finding.quote:
                yield f"      “{finding.quote}”"
            yield f"      {finding.article}"
        for apart in result.silenced:
            yield f"  ({words['silenced']}) {apart.finding.rule}: {apart.finding.message} — {apart.reason}"


def as_json(results: Iterable[Result], lang: str) -> Iterator[str]:
    yield '{"files": ['
    before = ""
    for result in results:
        file = {**asdict(result), "type": result.kind, "findings": [_finding(f) for f in result.findings]}
        del file["kind"], file["silenced"]
        if result.silenced:
            file["silenced"] = [{**_finding(s.finding), "reason": s.reason} for s in result.silenced]
        file["seconds"] = round(float(file["seconds"]), 6)
        yield before + json.dumps(file, ensure_ascii=False, indent=2)
        before = ", "
    yield "]}"


def _finding(finding: Finding) -> dict[str, Any]:
    """The keys of the contract, and `replacement` where one is known."""
    told = asdict(finding)
    if finding.replacement is None:
        del told["replacement"]
    return told
