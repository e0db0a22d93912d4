"""What any file must do to the gate: be read, or be refused with a reason; and what is read can be appraised and written."""

from __future__ import annotations

from contextlib import suppress

from chancery.gate import engine
from chancery.gate.docx.comments import Note, annotate
from chancery.gate.docx.model import Unreadable
from chancery.gate.docx.package import _WORDS
from chancery.gate.docx.read import read
from chancery.gate.fixes import fix

REASONS = {*_WORDS, "too_large"}
_FAULT = engine._FAULT[0].split("{")[0]


class Fault(Exception):
    """The gate did what it may not."""


def survive(content: bytes, *, whole: bool) -> str:
    """The reason of the refusal, "" for a file that can be read. Raises Fault, or what the gate raised.

    whole: appraise it too, mend it, and write the findings into it.
    """
    try:
        document = read(content)
    except Unreadable as refused:
        if refused.reason not in REASONS or not str(refused) or not refused.english:
            raise Fault(f"no clear reason: {refused.reason!r}") from refused
        return refused.reason
    if whole:
        result = engine.check(document)
        for finding in result.findings:
            if finding.message.startswith(_FAULT):
                raise Fault(f"{finding.rule}: {finding.message}")
        notes = [Note(found.paragraph, found.start, found.end, "x") for found in result.findings]
        # A member that reading needs not, such as a picture, may be damaged: writing refuses it with a reason.
        with suppress(Unreadable):
            fix(content, result)
        with suppress(Unreadable):
            annotate(content, notes)
    return ""
