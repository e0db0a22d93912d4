"""A document's type of matter, and how its dossier stands by it."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from chancery.gate import procedure
from chancery.gate.packs import Pack
from chancery.gate.packs.matter import Matter, Names

from ..models import Consultation, Document, Paper


def pack_of(document: Document, day: datetime.date | None = None) -> Pack:
    """The rules of the document's type of matter (loại việc) on a day, today by default."""
    return procedure.matter(document.matter, document.body.system, day or timezone.localdate())


def matter_of(document: Document) -> Matter:
    found = pack_of(document).matter
    assert found is not None  # it was chosen by it
    return found


def matter_choices(system: str = "") -> list[tuple[str, str]]:
    """The types of matter by name; of one system, or of both."""
    day = timezone.localdate()
    found = {
        code: _name(pack)
        for one in ((system,) if system else ("state", "party"))
        for code, pack in procedure.matters(one, day).items()
    }
    return list(found.items())


def _name(pack: Pack) -> str:
    return pack.english if (get_language() or "").startswith("en") else pack.title


def matter_name(document: Document) -> str:
    return _name(pack_of(document))


def names(words: Names) -> list[tuple[str, str]]:
    """A matter's words as choices, in the reader's language."""
    which = 1 if (get_language() or "").startswith("en") else 0
    return [(code, pair[which]) for code, pair in words.items()]


def papers(document: Document) -> QuerySet[Paper]:
    return document.papers.prefetch_related("versions__author", "versions__blob")


def consultations(document: Document) -> QuerySet[Consultation]:
    return document.consultations.select_related("paper")


def case_of(document: Document) -> procedure.Case:
    """The document's dossier, as the gate asks about it."""
    return procedure.Case(
        matter=document.matter,
        system=document.body.system,
        kind=document.kind,
        on=timezone.localdate(),
        drafted=document.versions.exists(),
        authority=document.signer_authority.partition("\n")[0],
        due=document.due if document.state in ("draft", "returned") else None,
        papers=tuple(
            procedure.Paper(paper.kind, paper.dated, paper.signer) for paper in document.papers.all()
        ),
        opinions=tuple(
            procedure.Opinion(one.agency, one.name, one.asked_on, one.due, one.answered_on, one.answer)
            for one in document.consultations.all()
        ),
    )


def checklist(document: Document) -> list[procedure.Item]:
    """What the type of matter asks of the dossier, each with what is amiss."""
    return procedure.checklist(case_of(document), "en" if (get_language() or "").startswith("en") else "vi")


def appraisers_asked(document: Document) -> int:
    """How many people must appraise it at least; 0 where the gate's own appraisal is enough."""
    return matter_of(document).appraisers
