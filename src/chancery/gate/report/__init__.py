"""Findings as text, JSON, SARIF and HTML; the rule reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chancery.gate.findings import Result

from . import html, plain, sarif

Writer = Callable[[Iterable[Result], str], Iterator[str]]

FORMATS: dict[str, Writer] = {
    "text": plain.text,
    "json": plain.as_json,
    "sarif": sarif.sarif,
    "html": html.html,
}
"""Each takes the results and the language, and gives the report piece by piece as results come, lines that end unbroken."""
