"""Mends what is safe to mend: form only, never a word of what the document says.

A fixer is named after the check whose departures it mends. One of format looks at the document as the check did and
says which edits put it right; one of words says what would be right in the place of the words that a fault is about,
and so the finding tells it too. Checks may also bring the replacement themselves. What the gate puts in by itself
is only that of the rules that are `fixable` in their packs; other replacements are offered to the writer.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from chancery.gate.checks import Fault
from chancery.gate.detect import Detection, detect
from chancery.gate.docx.convert import convert_legacy as to_unicode
from chancery.gate.docx.model import Document
from chancery.gate.docx.read import read
from chancery.gate.docx.rewrite import Edit, ReplaceText, rewrite
from chancery.gate.docx.tracking import Track
from chancery.gate.findings import Finding, Result
from chancery.gate.packs import packs, rules_by_code
from chancery.gate.rule import Rule

from .base import FIXERS, REWORDS

for _module in pkgutil.iter_modules(__path__):
    if not _module.ispkg:
        importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["FIXERS", "REWORDS", "fix", "fix_all", "replacement", "to_unicode"]
ROUNDS = 5
"""How often a document is mended anew; a line takes as many as it has departures."""


def replacement(found: Detection, rule: Rule, fault: Fault) -> str | None:
    """What would be right in the place of the fault's words; None where it isn't known or nothing would change."""
    wanted = fault.replacement
    if wanted is None and rule.check in REWORDS and fault.paragraph is not None:
        wanted = REWORDS[rule.check](found, rule, fault)
    if wanted is None or fault.paragraph is None or wanted == fault.paragraph.text[fault.start : fault.end]:
        return None
    return wanted


def fix(content: bytes, result: Result, track: Track | None = None) -> bytes:
    """The DOCX with the fixable findings of `result` mended; the same bytes where there is none.

    result: the appraisal of this very content. track: the changes become Word revisions. Where two findings want the
    same words changed, the first has its way; `fix_all` goes on until nothing is left.
    """
    mended = [finding for finding in result.findings if finding.fixable]
    if not mended:
        return content
    document = read(content)
    edits = list(_formats(document, result))
    for finding in _apart(finding for finding in mended if finding.replacement is not None):
        edits += _differences(document.paragraphs[finding.paragraph - 1].text, finding)
    return rewrite(content, edits, track) if edits else content


def fix_all(
    content: bytes, appraise: Callable[[bytes], Result], track: Track | None = None
) -> tuple[bytes, Result]:
    """The DOCX with all mended that is safe to mend, and its appraisal; the same bytes where there is nothing.

    appraise: what is found in a content, but for what is to stay as it is. One mended line may show the next departure in
    it, so it is looked at again until nothing is left to mend.
    """
    result = appraise(content)
    for _ in range(ROUNDS):
        mended = fix(content, result, track)
        if mended == content:
            break
        content = mended
        result = appraise(content)
    return content, result


def _formats(document: Document, result: Result) -> Iterator[Edit]:
    """The edits of the fixers of format, a rule at a time."""
    broken = {f.rule for f in result.findings if f.fixable and f.replacement is None}
    if broken:
        rules = {code: rule for code, (_, rule) in rules_by_code().items()}
        rules |= {rule.code: rule for rule in packs()[result.pack].rules}
        found = detect(document)
        for code in sorted(broken):
            yield from FIXERS[rules[code].check](found, rules[code])


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those whose words no earlier one wants."""
    taken: list[tuple[int, int, int]] = []
    for finding in findings:
        place = (finding.paragraph, finding.start, finding.end)
        if not any(p == place[0] and start <= place[2] and place[1] <= end for p, start, end in taken):
            taken.append(place)
            yield finding


def _differences(text: str, finding: Finding) -> Iterator[ReplaceText]:
    """Only the letters that differ are changed: the others keep their runs."""
    old, new = text[finding.start : finding.end], finding.replacement or ""
    for kind, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield ReplaceText(finding.paragraph, finding.start + start, finding.start + end, new[from_:to])
