"""What the gate says of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from a rule.

    paragraph: the number of the paragraph, 0 for the document as a whole; start, end: offsets in its text.
    fixable: the gate can mend it by itself. replacement: what would be right in the place of start..end, if known.
    """

    rule: str
    severity: str
    message: str
    article: str
    paragraph: int
    start: int
    end: int
    quote: str
    fixable: bool
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that was silenced, with the written reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """The appraisal of one file, as the gate's contract has it.

    verdict: pass (no finding of severity error), fail, or unreadable (`error` says why). kind: the type's code.
    """

    path: str
    pack: str
    kind: str
    verdict: str
    error: str
    seconds: float
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
