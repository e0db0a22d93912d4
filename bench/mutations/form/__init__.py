"""How rules of form are broken."""

from . import annexes, closing, component, content, details, face, page, structure

__all__ = ["annexes", "closing", "component", "content", "details", "face", "page", "structure"]
