"""Points on the text: raised on a passage, answered, resolved, and carried to the next version."""

import pytest
from django.core.exceptions import ValidationError

from chancery.foundation import files, ledger
from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.workflow import ActionRefused
from chancery.gate.docx.read import read
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Point
from chancery.rooms.documents.opinions import points, queries
from chancery.rooms.documents.opinions import services as opinions
from chancery.rooms.documents.opinions.carrying import Spot, carried
from chancery.rooms.documents.tests.conftest import EVERYBODY, changed, content

from .conftest import GOOD

PROMPT = "Nêu nội dung được điều chỉnh"


def paragraph(document, words=PROMPT):
    return next(one.index for one in read(content(document)).paragraphs if words in one.text)


@pytest.fixture
def raised(office, round):
    return points.raise_point(
        office.colleague,
        round,
        aspect="content",
        text="Nêu  rõ phạm vi",
        paragraph=paragraph(round.document),
        quote="nội dung được điều chỉnh",
    )


def next_version(office, document, change):
    newest = document.latest.number
    return services.add_version(
        office.author, document, changed(document, change), name="b.docx", expected=newest
    )


def replacing(old, new):
    def change(word):
        for one in word.paragraphs:
            for run in one.runs:
                run.text = run.text.replace(old, new)

    return change


def inserting(word):
    word.paragraphs[0].insert_paragraph_before("Một đoạn mới ở trên.")


class TestRaising:
    def test_it_is_anchored_to_the_passage(self, office, round, raised):
        place = raised.places.get()
        text = next(p.text for p in read(content(round.document)).paragraphs if p.index == place.paragraph)
        assert text[place.start : place.end] == raised.quote == "nội dung được điều chỉnh"
        assert raised.text == "Nêu rõ phạm vi"
        line = ledger.timeline(round.document).last()
        assert (line.verb, line.actor, line.after["point"]) == (
            "document.point_raised",
            office.colleague,
            raised.pk,
        )

    def test_on_a_whole_paragraph_or_the_whole_document(self, office, round):
        whole = points.raise_point(
            office.colleague, round, aspect="form", text="Sửa", paragraph=paragraph(round.document)
        )
        assert PROMPT in whole.quote
        assert (
            points.raise_point(office.colleague, round, aspect="form", text="Sửa").places.get().paragraph == 0
        )

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"text": " "}, "nội dung góp ý"),
            ({"quote": "chữ không có", "paragraph": 5}, "không có chỗ này"),
            ({"paragraph": 9999}, "không có đoạn này"),
            ({"quote": "điều chỉnh"}, "số của đoạn"),
            ({"aspect": "color"}, "mặt thẩm định"),
        ],
    )
    def test_what_is_refused(self, office, round, values, words):
        with pytest.raises(ValidationError, match=words):
            points.raise_point(office.colleague, round, **{"aspect": "form", "text": "Sửa"} | values)
        assert not Point.objects.exists()

    @pytest.mark.parametrize("name", sorted(EVERYBODY - {"colleague", "stranger"}))
    def test_only_by_appraisers(self, office, round, name):
        with pytest.raises(AccessDenied):
            points.raise_point(getattr(office, name), round, aspect="form", text="Sửa")


class TestAnsweringAndResolving:
    def test_the_drafter_answers(self, office, raised):
        points.answer(office.author, raised, text="Đã bổ sung")
        assert [reply.text for reply in raised.replies.all()] == ["Đã bổ sung"]
        with pytest.raises(ValidationError):
            points.answer(office.author, raised, text=" ")
        for name in EVERYBODY - {"author"}:
            with pytest.raises(AccessDenied):
                points.answer(getattr(office, name), raised, text="Không phải việc của tôi")

    def test_whoever_raised_it_resolves_it_and_may_raise_it_again(self, office, raised):
        for name in EVERYBODY - {"colleague"}:
            with pytest.raises(AccessDenied):
                points.close(getattr(office, name), raised)
        closed = points.close(office.colleague, raised, text="Đã sửa đúng")
        assert (closed.state, closed.closed_by, closed.closing) == ("closed", office.colleague, "Đã sửa đúng")
        with pytest.raises(ActionRefused, match="lý do"):
            points.reopen(office.colleague, raised, reason="")
        again = points.reopen(office.colleague, raised, reason="Vẫn chưa rõ")
        assert (again.state, again.closed_by) == ("open", None)

    def test_not_once_the_gate_is_open(self, office, round, raised):
        points.close(office.colleague, raised)
        for person in (office.colleague, office.stranger):
            opinions.give(person, round, GOOD)
        opinions.open_gate(office.head, round, reason="Đủ ý kiến")
        with pytest.raises(ActionRefused, match="đã mở"):
            points.reopen(office.colleague, raised, reason="Vẫn chưa rõ")

    def test_the_head_decides_with_a_reason(self, office, raised):
        for name in EVERYBODY - {"head", "chief", "leader"}:
            with pytest.raises(AccessDenied):
                points.overrule(getattr(office, name), raised, reason="Giữ nguyên")
        with pytest.raises(ActionRefused, match="lý do"):
            points.overrule(office.head, raised, reason=" ")
        points.overrule(office.head, raised, reason="Giữ nguyên")
        assert ledger.timeline(raised.document).last().because == "Giữ nguyên"


class TestCarrying:
    def test_a_passage_that_still_stands_takes_the_point_along(self, office, round, raised):
        before = raised.places.get().paragraph
        version = next_version(office, round.document, inserting)
        (shown,) = queries.points(round.document, version)
        assert shown.place.paragraph != before or shown.place.paragraph == paragraph(round.document)
        text = next(
            p.text for p in read(content(round.document)).paragraphs if p.index == shown.place.paragraph
        )
        assert text[shown.place.start : shown.place.end] == raised.quote

    def test_one_that_was_rewritten_stays_open_without_a_place(self, office, round, raised):
        version = next_version(office, round.document, replacing(PROMPT, "Quy chế này quy định việc làm"))
        (shown,) = queries.points(round.document, version)
        assert shown.place is None
        assert shown.point.state == "open"

    def test_a_passage_that_comes_back_is_not_lost_for_ever(self, office, round, raised):
        next_version(office, round.document, replacing(PROMPT, "Quy chế này"))
        version = next_version(office, round.document, replacing("Quy chế này", PROMPT))
        (shown,) = queries.points(round.document, version)
        assert shown.place is not None

    def test_a_resolved_point_stays_behind(self, office, round, raised):
        points.close(office.colleague, raised)
        version = next_version(office, round.document, inserting)
        assert not version.places.exists()

    def test_of_several_places_it_takes_the_nearest_unchanged(self, round):
        text = read(files.read_bytes(round.version.blob))
        at = [one for one in text.paragraphs if "Nguyên tắc" in one.text]
        for one in at:
            start = one.text.index("Nguyên tắc")
            found = carried(text, Spot(one.index, start, start + 10), "Nguyên tắc", text)
            assert found.paragraph == one.index
        assert len(at) > 1
