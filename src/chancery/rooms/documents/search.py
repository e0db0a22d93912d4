"""What the search index keeps of a document."""

from chancery.foundation import files
from chancery.foundation.search import SearchDocument

from .models import Document


def to_document(document: Document) -> SearchDocument:
    version = document.latest
    return SearchDocument(
        title=document.title,
        symbol=document.symbol,
        abstract=f"{document.kind_name} {document.title}",
        text=files.text_of(version.blob) if version else "",
        dated=document.issued_on,
        kind=document.kind_name,
    )
