"""What is made of a blob once and kept: its text, its PDF."""

from __future__ import annotations

import io

from django.db import transaction

from . import office, types
from .keeping import read_bytes, store
from .models import Blob, Extract, Preview

PDF_LIMIT = 500 * 1024 * 1024


def text_of(blob: Blob) -> str:
    """The text of a DOCX (a line a paragraph, as Word shows it) or of a text file; "" for other types."""
    kept = Extract.objects.filter(blob=blob).values_list("text", flat=True).first()
    if kept is not None:
        return kept
    if blob.media_type == types.DOCX:
        from chancery.gate.docx.read import read

        document = read(read_bytes(blob))
        text = "\n".join(paragraph.shown for paragraph in document.paragraphs if not paragraph.blank)
    elif blob.media_type == types.TEXT:
        text = read_bytes(blob).decode("utf-8", "replace")
    else:
        text = ""
    # PostgreSQL's text holds no NUL.
    text = text.replace("\0", "")
    Extract.objects.get_or_create(blob=blob, defaults={"text": text})
    return text


def pdf_of(blob: Blob) -> Blob:
    """The PDF of a blob, made by LibreOffice the first time; of a PDF, itself.

    Takes seconds the first time: do it in a job, outside of a transaction. Raises PreviewUnavailable.
    """
    if blob.media_type == types.PDF:
        return blob
    kept = Preview.objects.filter(blob=blob, kind="pdf").select_related("product").first()
    if kept:
        return kept.product
    pdf = office.to_pdf(read_bytes(blob), _SUFFIXES.get(blob.media_type, ""))
    with transaction.atomic():
        product = store(io.BytesIO(pdf), name="preview.pdf", allowed={types.PDF}, limit=PDF_LIMIT)
        preview, _created = Preview.objects.get_or_create(
            blob=blob, kind="pdf", defaults={"product": product}
        )
    return preview.product


_SUFFIXES = {types.DOCX: ".docx", types.XLSX: ".xlsx", types.PPTX: ".pptx", types.DOC: ".doc"}
