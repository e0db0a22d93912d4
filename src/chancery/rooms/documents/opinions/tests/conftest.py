"""The office of the documents room, with a statute in appraisal."""

from __future__ import annotations

import datetime
import io

import pytest
from django.utils import timezone

from chancery.foundation import files
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document, Round
from chancery.rooms.documents.opinions import services as opinions
from chancery.rooms.documents.opinions.models import Aspect
from chancery.rooms.documents.procedure import services as dossier
from chancery.rooms.documents.tests.conftest import again, at, changed, draft, office

__all__ = ["at", "draft", "office"]
GOOD = dict.fromkeys(Aspect, ("pass", "Đúng quy định."))


def verdicts(**grades: str) -> dict[str, tuple[str, str]]:
    """Passing verdicts, but for those told: `verdicts(form="amend")`."""
    return GOOD | {Aspect(aspect): (grade, "Xem căn cứ.") for aspect, grade in grades.items()}


def opened(office, document: Document) -> Round:
    """Brings a document from asking to the open gate."""
    round = opinions.ask(office.author, document)
    opinions.assign(office.head, round, [office.colleague, office.stranger])
    for person in (office.colleague, office.stranger):
        opinions.give(person, round, GOOD)
    for one in [Aspect.PROCEDURE]:
        opinions.settle(office.head, round, aspect=one, grade="pass", reason="Hồ sơ bổ sung sau")
    return opinions.open_gate(office.head, round, reason="Các ý kiến đều thống nhất")


@pytest.fixture
def statute(office, draft) -> Document:
    """A draft whose type of matter asks for two appraisers."""
    return draft(kind="quy-che", title="làm việc của Văn phòng", matter="noi-bo", unit=office.synthesis)


@pytest.fixture
def complete(office, statute) -> Document:
    """It, with all that its dossier has to hold."""
    today = timezone.localdate()
    content = files.read_bytes(statute.latest.blob)

    def paper(kind: str, title: str, **details) -> None:
        dossier.keep_paper(
            office.author,
            statute,
            upload=io.BytesIO(content),
            name="a.docx",
            kind=kind,
            title=title,
            **details,
        )

    paper("to-trinh", "Tờ trình 05", dated=today, signer="head", signer_name="Nguyễn Văn An")
    asked = dossier.consult(
        office.author,
        statute,
        agency="thuc-hien",
        name="Phòng Quản trị",
        asked_on=today - datetime.timedelta(days=3),
    )
    dossier.take_answer(office.author, asked, answer="agree", answered_on=today)
    paper("tong-hop", "Bảng tổng hợp ý kiến", dated=today)
    return Document.objects.get(pk=statute.pk)


@pytest.fixture
def round(office, complete) -> Round:
    """A round with two appraisers, who have said nothing yet."""
    found = opinions.ask(office.author, complete)
    return opinions.assign(office.head, found, [office.colleague, office.stranger])


__all__ += ["again", "changed", "services"]
