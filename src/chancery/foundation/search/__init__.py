"""Index and query: a follower of the ledger, each node with its own copy, scoped to its reader.

A room registers a record type once, in its AppConfig.ready: `search.register(Document, to_document)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalogue import SearchDocument, register

if TYPE_CHECKING:
    from .queries import query

__all__ = ["SearchDocument", "query", "register"]


def __getattr__(name: str) -> Any:
    # The models behind a query can't be imported while Django is still loading its apps.
    if name == "query":
        from .queries import query

        return query
    raise AttributeError(name)
