"""Background work and its progress.

A task is a function under `django_tasks.task(takes_context=True)`; `enqueue` starts it, in the transaction of the
change that asks for it. Each task runs at least once, also when a worker is killed in its middle: a task must
come to the same end when it runs again. `Job` is what people see of it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .periodic import every
    from .queries import alive
    from .services import enqueue, progress

__all__ = ["alive", "enqueue", "every", "progress"]


def __getattr__(name: str) -> object:
    """Imports on first use: an app's package is imported before its models may be."""
    from importlib import import_module

    if name in __all__:
        home = {"alive": "queries", "every": "periodic"}.get(name, "services")
        return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
