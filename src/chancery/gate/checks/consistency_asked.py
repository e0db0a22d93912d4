"""What the rules of consistency ask of a draft, each worked out once."""

from __future__ import annotations

from chancery.gate.consistency.alike import Compared, compare
from chancery.gate.consistency.cited import Looked, Mention, look, mentions_of
from chancery.gate.detect.components import Detection
from chancery.gate.text.citations import Citation, citations

from .base import once


@once
def cited(found: Detection) -> list[Citation]:
    """Every citation of the file, those of the document itself among them; `paragraph` counts its paragraphs from 0."""
    return citations([paragraph.text for paragraph in found.document.paragraphs], found.kind or "")


@once
def mentions(found: Detection) -> list[Mention]:
    """The citations of issued documents by others."""
    return mentions_of(found, cited(found))


@once
def looked(found: Detection) -> Looked:
    """What the register says of them; nothing without a register."""
    return look(found, mentions(found))


@once
def compared(found: Detection) -> Compared:
    """The draft's sentences beside those of the register."""
    return compare(found, looked(found))
