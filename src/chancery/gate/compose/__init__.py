"""Writes a document that is right by construction, from its parts."""

from .write import Unwritable, compose

__all__ = ["Unwritable", "compose"]
