"""What the page of a document shows of the registry: where it is filed, and where it can be."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from chancery.rooms.documents.models import Document

from . import queries
from .forms import FileForm


def filed(request: HttpRequest, document: Document) -> str:
    if document.state != "issued":
        return ""
    person = request.user
    form = FileForm(person, document)  # type: ignore[arg-type]
    return render_to_string(
        "registry/_filed.html",
        {
            "document": document,
            "dossiers": list(queries.dossiers_of(person, document)),  # type: ignore[arg-type]
            "form": form if form.fields["dossier"].queryset.exists() else None,  # type: ignore[attr-defined]
        },
        request,
    )
