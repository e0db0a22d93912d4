"""How each check's rules are broken, one at a time, on a faultless document.

The files are changed by python-docx, which knows nothing of the gate. A break names the faultless document that it
starts from and finds its component by the text that stands there.
"""

from __future__ import annotations

import importlib
import io
import pkgutil

from docx import Document as open_docx

from chancery.gate.packs import packs
from chancery.gate.rule import Rule
from chancery.gate.tests.documents import faultless

from .draft import BREAKS, WHERE, Draft

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["BREAKS", "base_of", "broken", "with_fault"]


def broken(content: bytes, rule: Rule) -> bytes:
    """The faultless DOCX with the one rule broken."""
    draft = Draft(open_docx(io.BytesIO(content)), rule)
    BREAKS[rule.check][1](draft)
    out = io.BytesIO()
    draft.docx.save(out)
    return out.getvalue()


def base_of(rule: Rule) -> str:
    """The faultless document that the rule's break starts from."""
    if rule.check == "expects":
        return rule.kinds[0]
    base = BREAKS[rule.check][0]
    if base is None:
        base = WHERE[rule.component][0]
    if rule.check == "present" and rule.component == "issuer":
        base = "alone"
    return base


def with_fault(pack: str, code: str) -> bytes:
    """A document that breaks just the rule with this code."""
    (rule,) = (rule for rule in packs()[pack].rules if rule.code == code)
    return broken(faultless(pack, base_of(rule)), rule)
