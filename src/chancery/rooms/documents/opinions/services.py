"""Every change to a round of appraisal."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chancery.foundation import calendar, files, ledger
from chancery.foundation.files import types
from chancery.foundation.identity.models import Person
from chancery.foundation.workflow import ActionRefused

from ..models import Document, Version
from ..procedure import queries as procedure
from ..services.words import reason_given
from ..states import DOCUMENTS
from . import queries
from .carrying import Spot, carried
from .models import LIVE, Aspect, Grade, Opinion, Place, Round, Settlement
from .sheet import compose_sheet
from .standing import standings
from .states import ROUNDS


@transaction.atomic
def ask(person: Person, document: Document) -> Round:
    """Submits the latest version for appraisal by people (trình thẩm định)."""
    document, acting_for = DOCUMENTS.begin(person, document, "ask")
    version = document.latest
    assert version is not None  # the workflow's condition
    round = Round.objects.create(document=document, version=version, asked_by=person, asked_at=timezone.now())
    ledger.record(
        person,
        "document.appraisal_asked",
        document,
        after={"version": version.number, "matter": document.matter},
        on_behalf_of=acting_for,
    )
    return round


@transaction.atomic
def assign(person: Person, round: Round, appraisers: Collection[Person]) -> Round:
    """Says who appraises (phân công thẩm định); asked again, it adds some and lets go those who said nothing yet.

    Raises ValidationError for too few, for the drafter himself, and for one who may not appraise it.
    """
    round, acting_for = ROUNDS.begin(person, round, "assign")
    document, matter = round.document, procedure.matter_of(round.document)
    chosen = {one.pk: one for one in appraisers}
    if strangers := chosen.keys() - set(queries.able_to_appraise(document).values_list("pk", flat=True)):
        names = ", ".join(str(chosen[pk]) for pk in sorted(strangers))
        raise ValidationError(
            {"appraisers": _("Không phân công thẩm định cho người này được: %(names)s.") % {"names": names}}
        )
    for opinion in round.opinions.exclude(appraiser__in=chosen).select_related("appraiser"):
        if opinion.given_at:
            raise ValidationError(
                {
                    "appraisers": _("%(person)s đã cho ý kiến, không bỏ ra được.")
                    % {"person": opinion.appraiser}
                }
            )
        opinion.delete()
    if len(chosen) < matter.appraisers:
        raise ValidationError(
            {
                "appraisers": _("Loại việc này cần ít nhất %(number)d người thẩm định.")
                % {"number": matter.appraisers}
            }
        )
    today, rule = timezone.localdate(), matter.deadlines["appraise"]
    due = calendar.due(today, rule)
    known = set(round.opinions.values_list("appraiser", flat=True))
    for pk, appraiser in chosen.items():
        if pk not in known:
            Opinion.objects.create(
                round=round, appraiser=appraiser, assigned_by=person, start=today, due=due.date, due_rule=rule
            )
    round.save(update_fields=["state"])
    ledger.record(
        person,
        "document.appraisers_assigned",
        document,
        after={
            "version": round.version.number,
            "appraisers": list(chosen.values()),
            "due": due.date,
            "rule": rule,
        },
        on_behalf_of=acting_for,
    )
    return round


@transaction.atomic
def give(person: Person, round: Round, verdicts: Mapping[str, tuple[str, str]]) -> Opinion:
    """Gives an appraiser's verdicts (cho ý kiến thẩm định), or changes them as long as the head decided nothing.

    verdicts: each aspect's grade and written ground. Raises ValidationError by aspect.
    """
    round, acting_for = ROUNDS.begin(person, round, "give")
    opinion = queries.own_opinion(acting_for or person, round)
    assert opinion is not None  # whoever may give one was asked for it
    if round.settlements.exists():
        raise ActionRefused(_("Lãnh đạo đã quyết định về ý kiến khác nhau: không sửa ý kiến nữa."))
    said: dict[str, tuple[str, str]] = {}
    wrong: dict[str, str] = {}
    for aspect in Aspect:
        grade, ground = verdicts.get(aspect, ("", ""))
        ground = reason_given(ground)
        if grade not in Grade:
            wrong[f"{aspect}_grade"] = _("Chọn kết luận.")
        if not ground:
            wrong[f"{aspect}_ground"] = _("Ghi căn cứ của kết luận.")
        said[aspect] = (grade, ground)
    if wrong:
        raise ValidationError(wrong)
    before = {one.aspect: [one.grade, one.ground] for one in opinion.verdicts.all()}
    for name, (grade, ground) in said.items():
        opinion.verdicts.update_or_create(aspect=name, defaults={"grade": grade, "ground": ground})
    opinion.given_at = timezone.now()
    opinion.save(update_fields=["given_at"])
    ledger.record(
        person,
        "document.opinion_changed" if before else "document.opinion_given",
        round.document,
        before=before,
        after={"version": round.version.number, **{name: list(pair) for name, pair in said.items()}},
        on_behalf_of=acting_for,
    )
    return opinion


@transaction.atomic
def settle(person: Person, round: Round, *, aspect: str, grade: str, reason: str) -> Settlement:
    """Decides on an aspect where opinions differ, or don't pass it (quyết định ý kiến khác nhau)."""
    reason = reason_given(reason)
    round, acting_for = ROUNDS.begin(person, round, "settle", reason=reason)
    if grade not in Grade:
        raise ValidationError({"grade": _("Chọn kết luận.")})
    standing = next((one for one in standings(round) if one.aspect == aspect), None)
    if standing is None or not (standing.to_settle or standing.settled):
        raise ValidationError({"aspect": _("Mặt này không có ý kiến khác nhau để quyết định.")})
    before = {"grade": standing.settled.grade, "reason": standing.settled.reason} if standing.settled else {}
    kept, _created = Settlement.objects.update_or_create(
        round=round,
        aspect=aspect,
        defaults={"grade": grade, "reason": reason, "by": person, "at": timezone.now()},
    )
    ledger.record(
        person,
        "document.opinions_settled",
        round.document,
        before=before,
        after={"version": round.version.number, "aspect": aspect, "grade": grade},
        because=reason,
        on_behalf_of=acting_for,
    )
    return kept


@transaction.atomic
def open_gate(person: Person, round: Round, *, reason: str) -> Round:
    """Opens the gate for the version (mở cổng), on a written ground; the appraisal sheet is kept as it then is."""
    reason = reason_given(reason)
    round, acting_for = ROUNDS.begin(person, round, "open", reason=reason)
    round.opened_by, round.opened_at, round.ground = person, timezone.now(), reason
    content = compose_sheet(round)
    round.sheet = files.store(io.BytesIO(content), name="phieu-tham-dinh.docx", allowed={types.DOCX})
    round.save()
    lacking = [item.rule.code for item in procedure.checklist(round.document) if not item.met]
    ledger.record(
        person,
        "document.gate_opened",
        round.document,
        after={"version": round.version.number, "sheet": round.sheet.sha256, "lacking": lacking},
        because=reason,
        on_behalf_of=acting_for,
    )
    return round


@transaction.atomic
def send_back(person: Person, round: Round, *, reason: str) -> Round:
    """Sends the version back to its drafter to be amended (trả về để sửa)."""
    reason = reason_given(reason)
    round, acting_for = ROUNDS.begin(person, round, "send_back", reason=reason)
    round.reason = reason
    round.save(update_fields=["state", "reason"])
    ledger.record(
        person,
        "document.sent_back",
        round.document,
        after={"version": round.version.number},
        because=reason,
        on_behalf_of=acting_for,
    )
    return round


def renew(person: Person, document: Document, version: Version | None = None) -> None:
    """In the caller's transaction: what was said of an earlier version ends, and open points go to the new one.

    version: the new one; None where the draft was given up.
    """
    for round in document.rounds.filter(state__in=LIVE):
        before, round.state = round.state, "ended"
        round.save(update_fields=["state"])
        ledger.record(
            person,
            "document.appraisal_ended",
            document,
            before={"state": before, "version": round.version.number},
            after={"version": version.number if version else None},
        )
    if version is not None:
        _carry(document, version)


def _carry(document: Document, version: Version) -> None:
    from chancery.gate.docx.read import read

    points = list(document.points.filter(state="open").prefetch_related("places__version__blob"))
    if not points:
        return
    texts = {version.pk: read(files.read_bytes(version.blob))}
    new: list[Place] = []
    for point in points:
        last: Place | None = max(point.places.all(), key=lambda one: one.version.number, default=None)
        if last is None:
            continue
        if last.version_id not in texts:
            texts[last.version_id] = read(files.read_bytes(last.version.blob))
        at = Spot(last.paragraph, last.start, last.end)
        if found := carried(texts[last.version_id], at, point.quote, texts[version.pk]):
            new.append(
                Place(
                    point=point,
                    version=version,
                    paragraph=found.paragraph,
                    start=found.start,
                    end=found.end,
                )
            )
    Place.objects.bulk_create(new)
