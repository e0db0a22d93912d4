"""What the views share."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.shortcuts import get_object_or_404

from chancery.foundation.identity.requests import SignedInRequest

from .. import queries
from ..models import Document


def readable(request: SignedInRequest, pk: int) -> Document:
    """The document, if the reader may read it; 404 otherwise, so that nothing tells that it is there."""
    return get_object_or_404(queries.listed(request.user).select_related("body"), pk=pk)


def tell(request: SignedInRequest, error: ValidationError) -> None:
    """Shows a service's refusal as a message."""
    for message in error.messages:
        messages.error(request, message)


def into(form: BaseForm, error: ValidationError, field: str | None = None) -> None:
    """Puts a service's refusal into the form, at its field where the form has it."""
    if hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(field, error.messages)
