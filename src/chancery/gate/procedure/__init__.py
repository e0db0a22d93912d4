"""Procedure (trình tự, thủ tục): whether a matter's dossier has what its type of matter asks for.

What each type of matter asks is data, in packs/procedure; here is the mechanism, which knows nothing of an office.
"""

from .case import Case, Opinion, Paper
from .examine import Item, checklist, examine, matter, matters

__all__ = ["Case", "Item", "Opinion", "Paper", "checklist", "examine", "matter", "matters"]
