"""What the rules of consistency ask of a draft, each worked out once."""

from __future__ import annotations

from chancery.gate.consistency.alike import Compared, compare
from chancery.gate.consistency.cited import Looked, Mention, look, mentions_of
from chancery.gate.detect.components import Detection

from .base import once


@once
def mentions(found: Detection) -> list[Mention]:
    """The citations of issued documents by others."""
    return mentions_of(found)


@once
def looked(found: Detection) -> Looked:
    """What the register says of them; nothing without a register."""
    return look(found, mentions(found))


@once
def compared(found: Detection) -> Compared:
    """The draft's sentences beside those of the register."""
    return compare(found, looked(found))
