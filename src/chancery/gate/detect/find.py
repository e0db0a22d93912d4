"""The detector: from lines and their places to components."""

from __future__ import annotations

import re

from chancery.gate.docx.model import Document

from .annexes import annexes
from .closing import closing
from .components import Detection
from .content import content
from .copies import copied
from .face import face
from .lines import Sheet
from .opening import HEAD_LIMIT, opening
from .words import ANNEX


def detect(document: Document) -> Detection:
    """The components of `document`."""
    found = Detection(document)
    sheet = Sheet(found)
    file_end = copied(sheet)
    end = min(annexes(sheet), file_end)
    found.attachment = any(ANNEX.match(line.bare) for line in sheet.lines[:3])
    opened, closed = 0, 0
    if not found.attachment:
        top = sheet.lines[:HEAD_LIMIT]
        face(sheet, [line for line in top if sheet.free(line)])
        opened = opening(sheet, top)
        closed = closing(sheet, 0, end)
    content(sheet, opened, closed, file_end)
    for spans in found.spans.values():
        spans.sort(key=lambda span: (span.paragraph.index, span.start))
    if found.system is None:
        found.system = _guess_system(found)
    found.attachment = found.attachment or found.system is None or _without_own(found)
    return found


def _without_own(found: Detection) -> bool:
    """Neither number nor signature: an appendix, or a document attached to another, in a file of its own."""
    if found.own("number") or found.own("signer"):
        return False
    return bool(found.own("reference")) or not (found.own("national") or found.own("party_header"))


def _guess_system(found: Detection) -> str | None:
    number = found.first("number")
    if number is not None:
        text = number.line
        if re.search(r"-\s*[A-ZĐƠƯ][^\W\d_]*\s*/", text) and not re.search(r"\d\s*/", text):
            return "party"
        return "state"
    authority = found.first("authority")
    if authority is not None:
        return "party" if "/" in authority.line[:4] else "state"
    return None
