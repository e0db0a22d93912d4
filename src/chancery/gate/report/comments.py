"""Findings as Word comments beside the passages that they are about."""

from __future__ import annotations

from chancery.gate.docx.comments import Note, annotate
from chancery.gate.findings import Result
from chancery.gate.packs import rules_by_code


def annotated(content: bytes, result: Result) -> bytes:
    """The DOCX with each finding of `result` as a comment."""
    rules = rules_by_code()
    return annotate(
        content,
        [
            Note(
                finding.paragraph,
                finding.start,
                finding.end,
                f"{finding.rule}: {finding.message}\n{rules[finding.rule][1].mend}\n{finding.article}",
            )
            for finding in result.findings
        ],
    )
