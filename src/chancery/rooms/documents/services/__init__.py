"""Every change to documents."""

from .bodies import keep_body
from .drafting import StaleVersion, add_version, create_draft, edit_details, mend
from .issuing import issue, make_pdf
from .silencing import silence, unsilence
from .workflow import approve, override, recall, return_, submit, withdraw

__all__ = [
    "StaleVersion",
    "add_version",
    "approve",
    "create_draft",
    "edit_details",
    "issue",
    "keep_body",
    "make_pdf",
    "mend",
    "override",
    "recall",
    "return_",
    "silence",
    "submit",
    "unsilence",
    "withdraw",
]
