"""Writes a document that is right by construction, from its parts."""

from .refusal import Unwritable
from .write import compose

__all__ = ["Unwritable", "compose"]
