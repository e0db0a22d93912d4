"""The fields of the index, and how a record becomes a document of it.

Each text stands twice: as written (exact syllables) and folded (no diacritics). `text` holds everything that can
be found, title and symbol too, so that "does it match" is asked of one field and the others only add weight.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

import tantivy
from django.db.models import Model

from chancery.foundation.identity import access

from . import words
from .catalogue import Searchable, SearchDocument

FORMAT = 1
"""Raise it when fields or words change: an index of another format is made anew."""

TEXTS = ("title", "abstract", "text")
FOLDED = "_folded"
POSITION = "@position"
"""The subject of the one document that says how far the ledger was read. It bears no keys: no query finds it."""

_GAP = " ¶ "
"""Between two texts of one field: no word, so that no phrase reaches across."""
_SHOWN_TEXT = 200_000
"""Characters of the text kept for snippets; all of it is searched."""


@cache
def schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_text_field("subject", stored=True, tokenizer_name="raw", index_option="basic")
    build.add_text_field("type", stored=True, tokenizer_name="raw", index_option="basic")
    build.add_text_field("kind", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    build.add_text_field("key", tokenizer_name="raw", index_option="basic")
    build.add_unsigned_field("secrecy", stored=True, indexed=True, fast=True)
    build.add_date_field("dated", indexed=True, fast=True)
    build.add_text_field("glued", tokenizer_name="raw", index_option="basic")
    for name in TEXTS:
        build.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        build.add_text_field(name + FOLDED, tokenizer_name="whitespace", index_option="position")
    build.add_bytes_field("shown", stored=True)
    return build.build()


def subject(label: str, pk: object) -> str:
    return f"{label}:{pk}"


def document(searchable: Searchable, record: Model, content: SearchDocument) -> tantivy.Document:
    """What the index keeps of `record`: its content, who may read it, and what a page of results shows."""
    doc = tantivy.Document()
    doc.add_text("subject", subject(searchable.label, record.pk))
    doc.add_text("type", searchable.label)
    doc.add_text("kind", content.kind or searchable.label)
    for key in access.index_keys(record):
        doc.add_text("key", key)
    doc.add_unsigned("secrecy", int(access.index_secrecy(record)))
    if content.dated:
        doc.add_date("dated", datetime.combine(content.dated, time(), UTC))
    title, symbol, abstract, text = map(
        words.clean, (content.title, content.symbol, content.abstract, content.text)
    )
    for glued in words.glued(words.words(symbol)):
        doc.add_text("glued", glued)
    # "Số" is how a symbol is asked for: "số 36-HD/VPTW".
    whole = (title, f"Số {symbol}" if symbol else "", abstract, text)
    for name, parts in (("title", (title,)), ("abstract", (abstract,)), ("text", whole)):
        found = [words.words(part) for part in parts if part]
        doc.add_text(name, _GAP.join(" ".join(word.exact for word in part) for part in found))
        doc.add_text(name + FOLDED, _GAP.join(" ".join(word.folded for word in part) for part in found))
    shown: dict[str, Any] = {
        "title": title,
        "symbol": symbol,
        "dated": content.dated.isoformat() if content.dated else None,
        "abstract": abstract if abstract != title else "",
        "text": text[:_SHOWN_TEXT],
    }
    doc.add_bytes("shown", json.dumps(shown, ensure_ascii=False).encode())
    return doc


def position(seq: int, digest: str) -> tantivy.Document:
    doc = tantivy.Document()
    doc.add_text("subject", POSITION)
    doc.add_bytes("shown", json.dumps({"seq": seq, "digest": digest}).encode())
    return doc
