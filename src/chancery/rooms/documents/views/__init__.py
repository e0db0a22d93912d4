"""The pages of the documents room."""

from .actions import act, issue, make_pdf
from .bodies import bodies, edit_body
from .drafting import add_version, convert, edit, mend, new, silence, unsilence
from .reading import compare, document_list, download, page, pdf
from .rules import rule, rules
from .works import load, relate, unrelate, work, works

__all__ = [
    "act",
    "add_version",
    "bodies",
    "compare",
    "convert",
    "document_list",
    "download",
    "edit",
    "edit_body",
    "issue",
    "load",
    "make_pdf",
    "mend",
    "new",
    "page",
    "pdf",
    "relate",
    "rule",
    "rules",
    "silence",
    "unrelate",
    "unsilence",
    "work",
    "works",
]
