"""Every change to points on the text."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import files, ledger
from chancery.foundation.identity.models import Person
from chancery.gate.docx.read import read

from ..services.words import cleaned, reason_given
from .carrying import spot
from .models import Aspect, Place, Point, Reply, Round
from .states import POINTS, ROUNDS

LONGEST = 500
"""Characters of a passage that a point quotes; a longer one is cut there."""


@transaction.atomic
def raise_point(
    person: Person, round: Round, *, aspect: str, text: str, paragraph: int = 0, quote: str = ""
) -> Point:
    """Raises a point on a passage of the round's version (góp ý vào văn bản), or on the document as a whole.

    paragraph: as the gate counts, 0 for the whole. quote: the passage; the whole paragraph when not said.
    """
    round, acting_for = ROUNDS.begin(person, round, "raise")
    text, quote = reason_given(text), cleaned({"quote": quote})["quote"]
    if not text:
        raise ValidationError({"text": _("Ghi nội dung góp ý.")})
    if aspect not in Aspect:
        raise ValidationError({"aspect": _("Chọn mặt thẩm định.")})
    document = read(files.read_bytes(round.version.blob))
    if paragraph and not quote:
        quote = next(
            (" ".join(one.text.split()) for one in document.paragraphs if one.index == paragraph), ""
        )
        if not quote:
            raise ValidationError({"paragraph": _("Văn bản không có đoạn này.")})
    if quote and not paragraph:
        raise ValidationError({"paragraph": _("Ghi số của đoạn có chỗ cần góp ý.")})
    quote = quote[:LONGEST]
    at = spot(document, paragraph, quote)
    if at is None:
        raise ValidationError({"quote": _("Đoạn %(number)d không có chỗ này.") % {"number": paragraph}})
    point = Point.objects.create(
        document=round.document,
        round=round,
        author=acting_for or person,
        aspect=aspect,
        quote=quote,
        text=text,
        at=timezone.now(),
    )
    Place.objects.create(
        point=point, version=round.version, paragraph=at.paragraph, start=at.start, end=at.end
    )
    _record(person, "document.point_raised", point, acting_for, {"quote": quote, "text": text})
    return point


@transaction.atomic
def answer(person: Person, point: Point, *, text: str) -> Reply:
    """The drafter answers a point (giải trình)."""
    point, acting_for = POINTS.begin(person, point, "answer")
    text = reason_given(text)
    if not text:
        raise ValidationError({"text": _("Ghi nội dung trả lời.")})
    reply = Reply.objects.create(point=point, by=person, text=text, at=timezone.now())
    _record(person, "document.point_answered", point, acting_for, {"text": text})
    return reply


@transaction.atomic
def close(person: Person, point: Point, *, text: str = "") -> Point:
    """Whoever raised the point says that it is resolved (đã giải quyết)."""
    point, acting_for = POINTS.begin(person, point, "close")
    return _closed(person, point, acting_for, "document.point_closed", reason_given(text))


@transaction.atomic
def overrule(person: Person, point: Point, *, reason: str) -> Point:
    """The head decides on a point that stays open, with a reason."""
    reason = reason_given(reason)
    point, acting_for = POINTS.begin(person, point, "overrule", reason=reason)
    return _closed(person, point, acting_for, "document.point_overruled", reason)


@transaction.atomic
def reopen(person: Person, point: Point, *, reason: str) -> Point:
    """Raises a resolved point again."""
    reason = reason_given(reason)
    point, acting_for = POINTS.begin(person, point, "reopen", reason=reason)
    point.closed_by = point.closed_at = None
    point.closing = ""
    point.save()
    _record(person, "document.point_reopened", point, acting_for, {"text": point.text}, reason)
    return point


def _closed(person: Person, point: Point, acting_for: Person | None, verb: str, closing: str) -> Point:
    point.closed_by, point.closed_at, point.closing = person, timezone.now(), closing
    point.save()
    _record(person, verb, point, acting_for, {"text": point.text}, closing)
    return point


def _record(
    person: Person,
    verb: str,
    point: Point,
    acting_for: Person | None,
    after: dict[str, str],
    because: str = "",
) -> None:
    ledger.record(
        person,
        verb,
        point.document,
        after={"point": point.pk, **after},
        because=because,
        on_behalf_of=acting_for,
    )
