"""The Python checks that rules name, one small file a family.

A check takes the detection and the rule, and yields `Fault`s: where, and what to put into the message.
"""

from . import body, component, face, marks, page, recipients, signature, structure, wording
from .base import CHECKS, Fault

__all__ = [
    "CHECKS",
    "Fault",
    "body",
    "component",
    "face",
    "marks",
    "page",
    "recipients",
    "signature",
    "structure",
    "wording",
]
