"""Appraises a document: reads it, finds its components, and asks each rule that binds it."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from chancery.gate.checks import CHECKS, Fault
from chancery.gate.consistency.model import Register
from chancery.gate.detect import Detection, detect
from chancery.gate.docx.model import Document, Unreadable
from chancery.gate.docx.package import Source
from chancery.gate.docx.read import read
from chancery.gate.docx.tracking import Track
from chancery.gate.findings import Finding, Result
from chancery.gate.fixes import FIXERS, fix_all, replacement
from chancery.gate.packs import Pack, choose, forms, packs
from chancery.gate.rule import Rule
from chancery.gate.silence import Silence, silenced
from chancery.gate.text.citations.names import names
from chancery.gate.text.spelling.model import model

logger = logging.getLogger(__name__)
QUOTE = 80
"""Characters of the text that a finding quotes."""
_FAULT = (
    "Quy tắc này không chạy được trên văn bản này: {error}",
    "This rule failed on this document: {error}",
)


def check(
    source: Source | Document,
    *,
    pack: str = "auto",
    on: date | None = None,
    lang: str = "vi",
    path: str = "",
    register: Register | None = None,
) -> Result:
    """Appraises a DOCX (a path, a stream, bytes, or what was read of one).

    pack: the code of a pack of form, or auto: by the document's system and date. on: the day whose law applies, in place of the
    document's own date; an undated draft takes today. lang: the language of the messages, vi or en.
    register: the issued documents that citations are looked up in.
    """
    start = time.perf_counter()
    path = path or (str(source) if isinstance(source, Path | str) else "")
    try:
        document = source if isinstance(source, Document) else read(source)
    except Unreadable as error:
        said = error.english if lang == "en" else str(error)
        return Result(path, "", "", "unreadable", said, time.perf_counter() - start)
    except OSError as error:
        return Result(path, "", "", "unreadable", error.strerror or str(error), time.perf_counter() - start)
    found = detect(document)
    chosen = chosen_pack(found, pack, on)
    found.law_day = on or found.day or date.today()
    found.register = register
    findings = tuple(sorted(_findings(found, chosen, lang), key=_place))
    verdict = "fail" if any(finding.severity == "error" for finding in findings) else "pass"
    return Result(path, chosen.code, found.kind or "", verdict, "", time.perf_counter() - start, findings)


def warm() -> None:
    """Loads what every check needs, so that processes forked from this one share it."""
    packs()
    model()
    names()


def mend(
    content: bytes,
    *,
    pack: str = "auto",
    on: date | None = None,
    track: Track | None = None,
    silences: Collection[Silence] = (),
    path: str = "",
) -> tuple[bytes, Result]:
    """The DOCX with all that is safe to mend mended, and its appraisal; what is silenced stays as it is.

    The pack that binds it at first goes on to bind it.
    """

    def appraise(content: bytes) -> Result:
        nonlocal pack
        result = check(content, pack=pack, on=on, path=path)
        pack = result.pack or pack
        return silenced(result, silences)

    return fix_all(content, appraise, track)


def chosen_pack(found: Detection, pack: str, on: date | None) -> Pack:
    """The pack that binds the document. Raises KeyError for an unknown code."""
    if pack != "auto":
        return forms()[pack]
    day = on or found.day or date.today()
    chosen = choose(found.system or "state", day)
    if chosen is None:
        raise KeyError(found.system)
    return chosen


def _findings(found: Detection, form: Pack, lang: str) -> Iterator[Finding]:
    """Of the pack of form, and of every other pack that binds the document."""
    day = found.law_day
    binding = [
        pack
        for pack in packs().values()
        # Procedure is asked of a dossier, not of a text.
        if pack.family not in ("form", "procedure") and pack.binds(found.system, day)
    ]
    # The office's own packs come last: a rule of theirs takes the place of ours.
    rules = {rule.code: rule for pack in (form, *binding) for rule in pack.rules}
    for rule in rules.values():
        if not rule.binds(found.kind, day):
            continue
        try:
            for fault in CHECKS[rule.check](found, rule):
                yield _finding(rule, fault, lang, replaced_by=replacement(found, rule, fault))
        except Exception as error:
            # One broken rule must not hide what the others found.
            logger.exception("rule %s failed", rule.code)
            words = tuple(text.format(error=f"{type(error).__name__}: {error}") for text in _FAULT)
            yield _finding(rule, Fault((words[0], words[1])), lang, severity="advice")


def _finding(
    rule: Rule, fault: Fault, lang: str, severity: str = "", replaced_by: str | None = None
) -> Finding:
    text = fault.paragraph.text[fault.start : fault.end].strip() if fault.paragraph else ""
    return Finding(
        rule=rule.code,
        severity=severity or rule.severity,
        message=fault.words[1 if lang == "en" else 0],
        article=rule.article,
        paragraph=fault.paragraph.index if fault.paragraph else 0,
        start=fault.start,
        end=fault.end,
        quote=text if len(text) <= QUOTE else f"{text[: QUOTE - 1]}…",
        fixable=rule.fixable and (rule.check in FIXERS or replaced_by is not None),
        replacement=replaced_by,
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.paragraph, finding.start, finding.rule
