"""The small office that the documents room's tests live in serves the whole product's too."""

from chancery.rooms.documents.tests.conftest import draft, office

__all__ = ["draft", "office"]
