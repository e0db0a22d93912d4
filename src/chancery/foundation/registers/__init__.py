"""Gapless numbers and register books (sổ đăng ký)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .queries import line_of, register_for
    from .services import cancel, complete, open_register, take

__all__ = ["cancel", "complete", "line_of", "open_register", "register_for", "take"]


def __getattr__(name: str) -> object:
    """Imports on first use: an app's package is imported before its models may be."""
    from importlib import import_module

    if name in __all__:
        home = "queries" if name in ("line_of", "register_for") else "services"
        return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
