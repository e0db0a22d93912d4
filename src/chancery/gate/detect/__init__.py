"""Finds the components of a document (thành phần thể thức), also in drafts that get them wrong."""

from .components import Detection, Span
from .find import detect

__all__ = ["Detection", "Span", "detect"]
