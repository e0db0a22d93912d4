"""The appraisal sheet (phiếu thẩm định) of a round, as a document right by construction."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from chancery.foundation.identity import access
from chancery.foundation.identity.access import HEADS, Seat
from chancery.foundation.identity.models import Person, Post, Role
from chancery.gate.compose import Unwritable, compose
from chancery.gate.compose.parts import Block, Parts, Signature
from chancery.gate.packs import kinds, packs

from ..models import Appraisal, Document, IssuingBody
from ..procedure import queries as procedure
from . import queries
from .models import Round
from .standing import Standing, standings

_MOST = 20
"""Findings that the sheet lists; their number is said of the rest."""


def compose_sheet(round: Round) -> bytes:
    """The sheet as DOCX, as the round stands; it says whether the gate is open. Always in Vietnamese.

    Raises ValidationError.
    """
    with translation.override("vi"):
        try:
            return compose(_parts(round))
        except Unwritable as error:
            raise ValidationError(str(error)) from error


def _parts(round: Round) -> Parts:
    document = round.document
    signer = round.opened_by or _head(document)
    seat = _seat(signer, document) if signer else None
    body = _body_of(seat, document)
    party = body.system == "party"
    short = kinds()["phieu-tham-dinh"].symbols[body.system]
    return Parts(
        system="party" if party else "state",
        kind="phieu-tham-dinh",
        issuer=body.name,
        superior=body.superior,
        symbol=f"{short}/{body.symbol}" if party else f"{short}-{body.symbol}",
        place=body.place,
        year=timezone.localtime(round.opened_at or round.asked_at).year,
        title=f"dự thảo {document.kind_name.lower()} {_inside(document.title)}",
        body=_blocks(round),
        signature=_signature(signer, seat, body),
        recipients=(
            "Đơn vị soạn thảo",
            "Người thẩm định",
            "Lưu Văn phòng" if party else "Lưu: VT, hồ sơ trình",
        ),
    )


def _head(document: Document) -> Person | None:
    """Who would sign: the nearest head over the drafting unit who didn't write the draft."""
    above = [int(pk) for pk in document.unit.path.strip("/").split("/")]
    posts = (
        Post.objects.on(timezone.localdate())
        .filter(unit__in=above, role__in=HEADS, person__is_active=True)
        .exclude(person=document.author_id)
        .select_related("unit", "person")
    )
    nearest = max(posts, key=lambda post: len(post.unit.path), default=None)
    return nearest.person if nearest else None


def _seat(person: Person, document: Document) -> Seat | None:
    """The post from which he signs: the lowest that heads the drafting unit."""
    seats = [seat for seat in access.reader(person).seats if seat.role in HEADS]
    over = [seat for seat in seats if document.unit.path.startswith(seat.unit_path)]
    return max(over, key=lambda seat: len(seat.unit_path), default=None)


def _body_of(seat: Seat | None, document: Document) -> IssuingBody:
    """Whose paper the sheet is: the agency of the unit that appraised, or of the nearest unit above that has one."""
    path = seat.unit_path if seat else document.unit.path
    above = {int(pk) for pk in path.strip("/").split("/")}
    found = IssuingBody.objects.filter(unit__in=above, active=True, system=document.body.system)
    return max(found.select_related("unit"), key=lambda one: len(one.unit.path), default=document.body)


def _signature(person: Person | None, seat: Seat | None, body: IssuingBody) -> Signature:
    if person is None or seat is None:
        return Signature(body.decider, "Họ Và Tên")
    post = seat.title.upper()
    by_order, in_place = ("T/L", "K/T") if body.system == "party" else ("TL.", "KT.")
    if seat.role == Role.HEAD and not body.decider.startswith(post):
        return Signature(post, person.full_name, (f"{by_order} {body.decider}",))
    if post.startswith("PHÓ "):
        return Signature(post, person.full_name, (f"{in_place} {body.decider}",))
    return Signature(post or body.decider, person.full_name)


def _blocks(round: Round) -> tuple[Block, ...]:
    stands = standings(round)
    return (
        Block("heading", number="I", title="VĂN BẢN ĐƯỢC THẨM ĐỊNH"),
        *_clauses(_about(round)),
        Block("heading", number="II", title="KẾT QUẢ KIỂM TRA CỦA HỆ THỐNG"),
        *_machine(round),
        Block("heading", number="III", title="Ý KIẾN CỦA NGƯỜI THẨM ĐỊNH"),
        *_opinions(round, stands),
        Block("heading", number="IV", title="ĐIỂM GÓP Ý VÀ TRẢ LỜI"),
        *_points(round),
        Block("heading", number="V", title="Ý KIẾN KHÁC NHAU VÀ QUYẾT ĐỊNH"),
        *_settlements(stands),
        Block("heading", number="VI", title="KẾT LUẬN"),
        *_conclusion(round, stands),
    )


def _about(round: Round) -> list[str]:
    document, version = round.document, round.version
    day = _day(timezone.localdate(version.at))
    return [
        f"Văn bản: {document.kind_name} {_inside(document.title)}; phiên bản {version.number}, lưu ngày {day}",
        f"Đơn vị soạn thảo: {document.unit}; người soạn thảo: {document.author}",
        f"Loại việc: {procedure.pack_of(document).title}",
    ]


def _machine(round: Round) -> list[Block]:
    """What the gate found on the version, and what the dossier lacks."""
    appraisal: Appraisal | None = getattr(round.version, "appraisal", None)
    items = procedure.checklist(round.document)
    told: list[tuple[str, str]] = []
    lines: list[str] = []
    if appraisal:
        pack, verdict = packs()[appraisal.pack].title, appraisal.get_verdict_display().lower()
        counts = "{error} lỗi, {warning} cảnh báo, {advice} gợi ý".format(**appraisal.tally)
        lines.append(f"Văn bản, theo {pack}: {verdict}; {counts}")
        told += [
            (finding["rule"], finding["message"])
            for finding in appraisal.findings
            if finding["severity"] != "advice"
        ]
    met = sum(item.met for item in items)
    lines.append(f"Hồ sơ, theo loại việc: {met} trong {len(items)} yêu cầu đã đạt")
    told += [(item.rule.code, one.message) for item in items for one in item.findings]
    blocks = _clauses(lines)
    if told:
        rows = [
            (str(number), code, _inside(message))
            for number, (code, message) in enumerate(told[:_MOST], start=1)
        ]
        blocks.append(_table(("Quy tắc", "Nhận xét"), rows, (0.5, 1.2, 4.5)))
    if len(told) > _MOST:
        blocks.append(Block("text", f"Và {len(told) - _MOST} nhận xét khác ghi trong hệ thống."))
    return blocks


def _opinions(round: Round, stands: list[Standing]) -> list[Block]:
    said: dict[int, dict[str, str]] = {}
    for one in stands:
        for opinion, verdict in one.verdicts:
            told = f"{verdict.get_grade_display()}: {_inside(verdict.ground)}"
            said.setdefault(opinion.pk, {})[one.aspect] = told
    rows = [
        (
            str(number),
            str(opinion.appraiser),
            *(said.get(opinion.pk, {}).get(one.aspect, "Chưa cho ý kiến") for one in stands),
        )
        for number, opinion in enumerate(round.opinions.select_related("appraiser"), start=1)
    ]
    if not rows:
        return [Block("text", "Chưa phân công người thẩm định.")]
    head = ("Người thẩm định", *(str(one.aspect.label) for one in stands))
    return [_table(head, rows, (0.5, 1.4, 1.9, 1.9, 1.9))]


def _points(round: Round) -> list[Block]:
    rows = []
    for number, one in enumerate(queries.points(round.document, round.version), start=1):
        point = one.point
        outcome = "Đã giải quyết" if point.state == "closed" else "Chưa giải quyết"
        if point.closing:
            outcome = f"{outcome}: {_inside(point.closing)}"
        rows.append(
            (
                str(number),
                _inside(point.quote) or "Cả văn bản",
                f"{_inside(point.text)} ({point.author})",
                "; ".join(_inside(reply.text) for reply in point.replies.all()) or "Chưa trả lời",
                outcome,
            )
        )
    if not rows:
        return [Block("text", "Không có điểm góp ý nào.")]
    return [_table(("Chỗ góp ý", "Góp ý", "Trả lời", "Kết quả"), rows, (0.5, 1.6, 2.0, 1.6, 1.5))]


def _settlements(stands: list[Standing]) -> list[Block]:
    told = [
        f"{one.aspect.label}: {one.final_label.lower()}, do {one.settled.by} quyết định; lý do: {_inside(one.settled.reason)}"
        for one in stands
        if one.settled
    ]
    told += [f"{one.aspect.label}: chưa quyết định" for one in stands if one.to_settle]
    return _clauses(told) if told else [Block("text", "Không có ý kiến khác nhau.")]


def _conclusion(round: Round, stands: list[Standing]) -> list[Block]:
    finals = "; ".join(
        f"{str(one.aspect.label).lower()}: {one.final_label.lower() or 'chưa kết luận'}" for one in stands
    )
    told = [f"Kết luận chung: {finals}"]
    if round.opened_by and round.opened_at:
        day = _day(timezone.localdate(round.opened_at))
        told.append(
            f"{round.opened_by} mở cổng thẩm định ngày {day} để văn bản được trình duyệt; căn cứ: {_inside(round.ground)}"
        )
    else:
        told.append("Cổng thẩm định chưa mở")
    return _clauses(told)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Block:
    return Block("table", rows=(("TT", *head), *rows), widths=widths)


def _clauses(lines: list[str]) -> list[Block]:
    if len(lines) == 1:
        return [Block("text", f"{lines[0]}.")]
    return [Block("clause", f"{line}.", number=str(number)) for number, line in enumerate(lines, start=1)]


def _inside(text: str) -> str:
    """What a person wrote, within a sentence: on one line, without its last full stop."""
    return " ".join(text.split()).rstrip(" .;,:")


def _day(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
