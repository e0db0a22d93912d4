"""The appraisal sheet (phiếu thẩm định) of a round, as a document right by construction."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from chancery.foundation.identity import access
from chancery.foundation.identity.access import HEADS, Seat
from chancery.foundation.identity.models import Person, Role
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
    """The sheet as DOCX: in its final form once the gate is open, unsigned before. Always in Vietnamese.

    Raises ValidationError.
    """
    with translation.override("vi"):
        try:
            return compose(_parts(round))
        except Unwritable as error:
            raise ValidationError(str(error)) from error


def _parts(round: Round) -> Parts:
    document = round.document
    seat = _seat(round.opened_by, document) if round.opened_by else None
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
        title="dự thảo %(kind)s %(title)s"
        % {"kind": document.kind_name.lower(), "title": _inside(document.title)},
        body=_blocks(round),
        signature=_signature(round.opened_by, seat, body),
        recipients=(
            "Đơn vị soạn thảo",
            "Người thẩm định",
            "Lưu Văn phòng" if party else "Lưu: VT, hồ sơ trình",
        ),
    )


def _seat(person: Person, document: Document) -> Seat | None:
    """The post from which he opened the gate: the lowest that heads the drafting unit."""
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
        return Signature("NGƯỜI CÓ THẨM QUYỀN", "[Họ và tên]")
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
    return [
        "Văn bản: %(kind)s %(title)s; phiên bản %(number)d, lưu ngày %(day)s"
        % {
            "kind": document.kind_name,
            "title": _inside(document.title),
            "number": version.number,
            "day": _day(timezone.localdate(version.at)),
        },
        "Đơn vị soạn thảo: %(unit)s; người soạn thảo: %(person)s"
        % {"unit": document.unit, "person": document.author},
        "Loại việc: %(matter)s" % {"matter": procedure.pack_of(document).title},
    ]


def _machine(round: Round) -> list[Block]:
    appraisal: Appraisal | None = getattr(round.version, "appraisal", None)
    items = procedure.checklist(round.document)
    lacking = [finding.message for item in items for finding in item.findings]
    out = []
    if appraisal:
        tally = appraisal.tally
        out.append(
            "Thể thức và văn phong, theo %(pack)s: %(verdict)s; %(error)d lỗi, %(warning)d cảnh báo, %(advice)d gợi ý"
            % {
                "pack": packs()[appraisal.pack].title,
                "verdict": appraisal.get_verdict_display().lower(),
                **tally,
            }
        )
    out.append(
        "Hồ sơ, theo loại việc: %(met)d trong %(all)d yêu cầu đã có"
        % {"met": sum(item.met for item in items), "all": len(items)}
    )
    told = [
        (finding["rule"], finding["message"])
        for finding in (appraisal.findings if appraisal else [])
        if finding["severity"] != "advice"
    ]
    told += [(item.rule.code, one.message) for item in items for one in item.findings]
    blocks = _clauses(out)
    if told:
        rows = [
            (str(number), code, _inside(message))
            for number, (code, message) in enumerate(told[:_MOST], start=1)
        ]
        blocks.append(Block("table", rows=(("TT", "Quy tắc", "Nhận xét"), *rows), widths=(0.5, 1.2, 4.5)))
    if len(told) > _MOST:
        blocks.append(
            Block("text", "Và %(number)d nhận xét khác ghi trong hệ thống." % {"number": len(told) - _MOST})
        )
    return blocks if (told or out or lacking) else []


def _opinions(round: Round, stands: list[Standing]) -> list[Block]:
    rows = []
    by_opinion: dict[int, dict[str, str]] = {}
    for one in stands:
        for opinion, verdict in one.verdicts:
            by_opinion.setdefault(opinion.pk, {})[one.aspect] = (
                f"{verdict.get_grade_display()}: {_inside(verdict.ground)}"
            )
    for number, opinion in enumerate(round.opinions.select_related("appraiser"), start=1):
        said = by_opinion.get(opinion.pk, {})
        rows.append(
            (
                str(number),
                str(opinion.appraiser),
                *(said.get(one.aspect, "chưa cho ý kiến") for one in stands),
            )
        )
    if not rows:
        return [Block("text", "Chưa phân công người thẩm định.")]
    head = ("TT", "Người thẩm định", *(str(one.aspect.label) for one in stands))
    return [Block("table", rows=(head, *rows), widths=(0.5, 1.4, 1.9, 1.9, 1.9))]


def _points(round: Round) -> list[Block]:
    shown = queries.points(round.document, round.version)
    if not shown:
        return [Block("text", "Không có điểm góp ý nào.")]
    rows = []
    for number, one in enumerate(shown, start=1):
        point = one.point
        where = _inside(point.quote) or "Cả văn bản"
        replies = "; ".join(_inside(reply.text) for reply in point.replies.all())
        outcome = "Đã giải quyết" if point.state == "closed" else "Chưa giải quyết"
        if point.closing:
            outcome = f"{outcome}: {_inside(point.closing)}"
        said = f"{_inside(point.text)} ({point.author})"
        rows.append((str(number), where, said, replies or "–", outcome))
    head = ("TT", "Chỗ góp ý", "Góp ý", "Trả lời", "Kết quả")
    return [Block("table", rows=(head, *rows), widths=(0.5, 1.6, 2.0, 1.6, 1.5))]


def _settlements(stands: list[Standing]) -> list[Block]:
    told = [
        "%(aspect)s: %(grade)s, do %(person)s quyết định; lý do: %(reason)s"
        % {
            "aspect": one.aspect.label,
            "grade": one.final_label.lower(),
            "person": one.settled.by,
            "reason": _inside(one.settled.reason),
        }
        for one in stands
        if one.settled
    ]
    told += ["%(aspect)s: chưa quyết định" % {"aspect": one.aspect.label} for one in stands if one.to_settle]
    return _clauses(told) if told else [Block("text", "Không có ý kiến khác nhau.")]


def _conclusion(round: Round, stands: list[Standing]) -> list[Block]:
    finals = "; ".join(
        f"{str(one.aspect.label).lower()}: {one.final_label.lower() or _('chưa kết luận')}" for one in stands
    )
    told = ["Kết luận chung: %(finals)s" % {"finals": finals}]
    if round.opened_by and round.opened_at:
        told.append(
            "%(person)s mở cổng thẩm định ngày %(day)s để văn bản được trình duyệt; căn cứ: %(ground)s"
            % {
                "person": round.opened_by,
                "day": _day(timezone.localdate(round.opened_at)),
                "ground": _inside(round.ground),
            }
        )
    else:
        told.append("Cổng thẩm định chưa mở")
    return _clauses(told)


def _clauses(lines: list[str]) -> list[Block]:
    return [Block("clause", f"{line}.", number=str(number)) for number, line in enumerate(lines, start=1)]


def _inside(text: str) -> str:
    """What a person wrote, within a sentence: on one line, without its last full stop."""
    return " ".join(text.split()).rstrip(" .;,:")


def _day(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
