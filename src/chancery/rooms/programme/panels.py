"""What the page of a document shows of the programme: why there is this document."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from chancery.rooms.documents.models import Document

from . import queries


def why(request: HttpRequest, document: Document) -> str:
    lines = list(queries.lines_of(request.user, document))  # type: ignore[arg-type]
    return render_to_string("programme/_why.html", {"lines": lines}, request) if lines else ""
