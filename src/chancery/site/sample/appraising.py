"""Four documents of the sample office in appraisal by people, each at another step of the way."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from contextlib import AbstractContextManager

from chancery.foundation import files
from chancery.foundation.identity.models import Person
from chancery.gate.docx.read import read
from chancery.rooms.documents import services as documents
from chancery.rooms.documents.models import Document, Round
from chancery.rooms.documents.opinions import points
from chancery.rooms.documents.opinions import services as opinions
from chancery.rooms.documents.opinions.models import Aspect
from chancery.rooms.documents.procedure import services as dossier

At = Callable[[int, int], AbstractContextManager[None]]
"""The sample's clock: so many days ago, at that hour."""
GROUNDS = {
    Aspect.CONTENT: "Nội dung phù hợp với chủ trương và quy định hiện hành, phân công rõ trách nhiệm.",
    Aspect.PROCEDURE: "Đã lấy ý kiến cơ quan trực tiếp thực hiện và tổng hợp, tiếp thu đầy đủ.",
    Aspect.FORM: "Đúng thể thức, kỹ thuật trình bày theo kết quả kiểm tra của hệ thống.",
}
STEPS = ("asked", "assigned", "differing", "opened")


def appraise(
    step: str,
    document: Document,
    author: Person,
    head: Person,
    people: list[Person],
    at: At,
    today: datetime.date,
) -> None:
    """Brings a draft to the step; people: who appraises, two of them."""
    first, second = people
    with at(6, 8):
        documents.edit_details(author, document, matter="noi-bo")
        document = Document.objects.get(pk=document.pk)
        _papers(author, document, today, whole=step in ("differing", "opened"))
    with at(5, 9):
        round = opinions.ask(author, document)
    if step == "asked":
        return
    with at(4, 10):
        round = opinions.assign(head, round, people)
        _point(first, round)
    with at(2, 15):
        lacking = "Chưa có ý kiến trả lời và bảng tổng hợp tiếp thu, giải trình."
        opinions.give(first, round, _verdicts(Aspect.PROCEDURE, lacking if step == "assigned" else ""))
    if step == "assigned":
        return
    with at(1, 9):
        points.answer(
            author,
            round.points.get(),
            text="Đã bổ sung thời hạn và cơ quan chịu trách nhiệm vào kế hoạch kèm theo.",
        )
        points.close(first, round.points.get(), text="Đồng ý với giải trình.")
        unfunded = "Chưa nêu rõ nguồn kinh phí và cơ quan theo dõi, đôn đốc."
        opinions.give(second, round, _verdicts(Aspect.CONTENT, unfunded))
    if step == "differing":
        return
    with at(1, 15):
        opinions.settle(
            head,
            round,
            aspect=Aspect.CONTENT,
            grade="pass",
            reason="Nguồn kinh phí đã giao trong dự toán năm; việc theo dõi thuộc chức năng của Văn phòng.",
        )
        opinions.open_gate(head, round, reason="Các mặt thẩm định đều đạt, hồ sơ đủ theo quy chế làm việc.")


def _papers(author: Person, document: Document, today: datetime.date, *, whole: bool) -> None:
    assert document.latest is not None  # it was drafted
    content = files.read_bytes(document.latest.blob)
    dossier.keep_paper(
        author,
        document,
        upload=io.BytesIO(content),
        name="to-trinh.docx",
        kind="to-trinh",
        title=f"Tờ trình về {document.title}"[:300],
        dated=today - datetime.timedelta(days=6),
        signer="head",
    )
    asked = dossier.consult(
        author,
        document,
        agency="thuc-hien",
        name="Phòng Quản trị",
        asked_on=today - datetime.timedelta(days=16),
    )
    if not whole:
        return
    dossier.take_answer(
        author,
        asked,
        answer="comments",
        answered_on=today - datetime.timedelta(days=9),
        note="Nhất trí; đề nghị bổ sung thời hạn báo cáo.",
    )
    dossier.keep_paper(
        author,
        document,
        upload=io.BytesIO(content),
        name="bang-tong-hop.docx",
        kind="tong-hop",
        title="Bảng tổng hợp tiếp thu, giải trình ý kiến",
        dated=today - datetime.timedelta(days=7),
    )


def _point(appraiser: Person, round: Round) -> None:
    """A point on the longest paragraph of the text."""
    text = read(files.read_bytes(round.version.blob))
    longest = max((one for one in text.paragraphs if one.cell is None), key=lambda one: len(one.text))
    points.raise_point(
        appraiser,
        round,
        aspect=Aspect.CONTENT,
        text="Đề nghị nêu rõ thời hạn hoàn thành và cơ quan chịu trách nhiệm chính.",
        paragraph=longest.index,
        quote=" ".join(longest.text.split()[:12]),
    )


def _verdicts(aspect: Aspect, amend: str) -> dict[str, tuple[str, str]]:
    """Passing verdicts, but for the aspect of which a ground says why it is to be amended."""
    verdicts: dict[str, tuple[str, str]] = {one: ("pass", ground) for one, ground in GROUNDS.items()}
    return verdicts | ({aspect: ("amend", amend)} if amend else {})
