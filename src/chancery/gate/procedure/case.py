"""A matter as its dossier shows it (hồ sơ trình): the draft, the papers beside it, the opinions that were asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Paper:
    """A paper beside the draft (giấy tờ kèm theo). kind, signer: codes of the matter; signer "" for an unsigned one."""

    kind: str
    dated: date | None = None
    signer: str = ""


@dataclass(frozen=True)
class Opinion:
    """An opinion asked of an agency (lấy ý kiến). agency: a code of the matter; name: the agency as it is called.

    answer: agree, comments or disagree; "" as long as none came.
    """

    agency: str
    name: str
    asked_on: date
    due: date
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True)
class Case:
    """All that procedure asks about. on: the day it is looked at. due: by when it has to be submitted.

    kind: the type's code of the draft; authority: the line above its signer's post ("T/M BAN THƯỜNG VỤ").
    """

    matter: str
    system: str
    kind: str
    on: date
    drafted: bool = True
    authority: str = ""
    due: date | None = None
    papers: tuple[Paper, ...] = ()
    opinions: tuple[Opinion, ...] = ()
