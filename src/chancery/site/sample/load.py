"""Loads the sample office into an empty database: its people, a year of its work, and what waits today."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from unittest import mock

import click
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from chancery.foundation import ledger, registers
from chancery.foundation.calendar import is_working_day
from chancery.foundation.identity.models import Delegation, Person, Post, Role, Unit
from chancery.foundation.search import index
from chancery.gate.compose import compose
from chancery.rooms.documents import services as documents
from chancery.rooms.documents.issued import services as issued
from chancery.rooms.documents.models import Document, IssuingBody
from chancery.rooms.programme import services as programme
from chancery.rooms.programme.models import Direction, Line
from chancery.rooms.registry import services as registry
from chancery.rooms.registry.models import Dossier

from .appraising import STEPS, appraise
from .faults import FAULTS, spoil
from .writings import BODIES, OFFICE, TOPICS, Writing, writings

PASSWORD = "Van-phong-mau-2026"  # noqa: S105 meant to be known: the office is fictional
WORKS = Path(__file__).with_name("works.jsonl")
"""Documents of others that the office rests on."""
ISSUED = 118
"""How many of the 150 documents are issued; the others are on their way."""
SHOWN = ("linh.do", "binh.nguyen", "hue.cao", "minh.tran", "hoan.dang", "quyen.ha", "quantri")
"""The sign-ins that are shown first, one of each role."""


@contextmanager
def clock(moment: datetime.datetime) -> Iterator[None]:
    """Within it, the product takes `moment` for now: the year that the sample lived through has its own dates."""
    with mock.patch("django.utils.timezone.now", return_value=moment):
        yield


def load(say: Callable[[str], None] = click.echo) -> bool:
    """Loads the office, whole or not at all; False where the database holds people already."""
    if Person.objects.exists():
        return False
    with transaction.atomic():
        _Office(say).build()
    index.follow()
    say("Đã nạp cơ quan mẫu.")
    return True


class _Office:
    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._today = timezone.localdate()
        self._start = self._today - datetime.timedelta(days=365)
        self._units: dict[str, Unit] = {}
        self._people: dict[str, Person] = {}
        self._bodies: dict[str, IssuingBody] = {}
        self._lines: dict[int, list[Line]] = {}
        self._dossiers: dict[int, Dossier] = {}

    def build(self) -> None:
        with clock(self._moment(self._start - datetime.timedelta(days=7))):
            self._say("Đang nạp cơ quan mẫu: đơn vị và con người…")
            self._staff()
            self._agencies()
            issued.load(None, [WORKS])
        self._plan()
        self._write()
        self._sign_ins()

    def _moment(self, day: datetime.date, hour: int = 9) -> datetime.datetime:
        return datetime.datetime.combine(day, datetime.time(hour), timezone.get_current_timezone())

    # Who

    def _staff(self) -> None:
        since = self._start - datetime.timedelta(days=1000)
        for order, told in enumerate(OFFICE["units"]):
            above = self._units.get(told.get("above", ""))
            unit = Unit.objects.create(
                name=told["name"],
                short=told["short"],
                symbol=told["symbol"],
                parent=above,
                order=order,
                since=since,
            )
            self._units[told["key"]] = unit
            ledger.record(None, "unit.created", unit, after={"name": unit.name})
        for told in OFFICE["people"]:
            person = Person(
                username=told["username"],
                full_name=told["name"],
                email=f"{told['username']}@lamson.example",
                clearance=told.get("clearance", 0),
            )
            person.set_password(PASSWORD)
            person.save()
            post = Post.objects.create(
                person=person,
                unit=self._units[told["unit"]],
                role=told["role"],
                title=told["title"],
                since=since,
            )
            self._people[told["username"]] = person
            ledger.record(None, "person.created", person, after={"post": post})
        for told in OFFICE["delegations"]:
            lent = Delegation.objects.create(
                delegator=self._people[told["delegator"]],
                delegate=self._people[told["delegate"]],
                since=self._today - datetime.timedelta(days=1),
                until=self._today + datetime.timedelta(days=4),
                reason=told["reason"],
            )
            ledger.record(
                lent.delegator, "delegation.given", lent, after={"until": lent.until}, because=lent.reason
            )

    def _agencies(self) -> None:
        keepers = {"tu": "tu", "vptu": "vp", "da": "da"}
        deciders = {
            "tu": "BAN THƯỜNG VỤ TỈNH UỶ",
            "vptu": "CHÁNH VĂN PHÒNG TỈNH UỶ",
            "da": "GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN",
        }
        for key, told in BODIES.items():
            unit = self._units[keepers[key]]
            self._bodies[key] = documents.keep_body(
                None,
                name=told["name"],
                superior=told["superior"],
                symbol=told["symbol"],
                place=told["place"],
                system=told["system"],
                unit=unit,
                decider=deciders[key],
            )
            registers.open_register(
                None, unit=unit, code=f"di-{key}", name=f"Sổ đăng ký văn bản đi, {unit.name}", kind="outgoing"
            )
            registers.open_register(
                None,
                unit=unit,
                code=f"di-mat-{key}",
                name=f"Sổ đăng ký văn bản mật đi, {unit.name}",
                kind="outgoing",
                secret=True,
            )

    def _one(self, unit: str, *roles: Role) -> Person:
        """The first person of the unit with one of the roles."""
        return next(
            self._people[told["username"]]
            for told in OFFICE["people"]
            if told["unit"] == unit and told["role"] in roles
        )

    def _author(self, unit: str) -> Person:
        return self._one(unit, Role.SPECIALIST, Role.ACCOUNTANT, Role.CLERK)

    # What was asked for

    def _plan(self) -> None:
        self._say("Chương trình công tác…")
        chief, leaders = (
            self._people["minh.tran"],
            [self._people[name] for name in ("hoan.dang", "thuy.le", "phap.vo")],
        )
        writing_units = {writing.topic: writing.unit for writing in writings()}
        for number, (topic, leader) in enumerate(zip(TOPICS, cycle(leaders), strict=False)):
            day = self._start + datetime.timedelta(days=number * 14)
            with clock(self._moment(day, 8)):
                direction = programme.enter_direction(
                    chief,
                    text=f"{topic['why']} Yêu cầu các cơ quan tập trung {topic['subject']}.",
                    leader=leader,
                    occasion="Hội nghị giao ban Thường trực Tỉnh uỷ",
                    given_on=day,
                )
                self._lines[number] = [
                    self._line(chief, direction, number, topic, day, writing_units[number])
                ]

    def _line(
        self,
        chief: Person,
        direction: Direction,
        number: int,
        topic: dict[str, Any],
        day: datetime.date,
        unit: str,
    ) -> Line:
        due = day + datetime.timedelta(days=60)
        quarter = f"q{(due.month - 1) // 3 + 1}"
        subject = topic["subject"]
        return programme.add_line(
            chief,
            topic=f"Tham mưu Tỉnh uỷ về {subject}",
            body="Ban Thường vụ Tỉnh uỷ" if number % 2 else "Thường trực Tỉnh uỷ",
            year=due.year,
            period=quarter,
            due=due,
            lead=self._units[unit],
            direction=direction,
            partners=[self._units["th"]] if unit != "th" else [],
        )

    # What was written

    def _write(self) -> None:
        pieces = list(writings())
        # Those on their way today are of every matter and state; the others were issued in the order of their days.
        waiting = pieces[4::5]
        waiting, late = waiting[: len(pieces) - ISSUED], waiting[len(pieces) - ISSUED :]
        issued = [piece for piece in pieces if piece not in waiting] + late
        issued = sorted({piece.key: piece for piece in issued}.values(), key=lambda piece: piece.topic)
        extra = len(issued) - ISSUED
        waiting, issued = waiting + (issued[-extra:] if extra > 0 else []), issued[:ISSUED]
        days = list(_working_days(self._start, self._today - datetime.timedelta(days=1)))
        for number, piece in enumerate(issued):
            if number % 30 == 0:
                self._say(f"Văn bản đã ban hành: {number}/{len(issued)}…")
            self._issue(piece, days[min(number * len(days) // len(issued), len(days) - 1)])
        self._finish(self._today - datetime.timedelta(days=1))
        self._say("Văn bản đang soạn…")
        for number, piece in enumerate(waiting):
            self._leave(number, piece)

    def _draft(self, piece: Writing, day: datetime.date, fault: str = "") -> Document:
        content = compose(piece.parts)
        if fault:
            content = spoil(content, fault)
        signature = piece.parts.signature
        with clock(self._moment(day, 8)):
            return documents.create_draft(
                self._author(piece.unit),
                body=self._bodies[piece.body],
                kind=piece.parts.kind,
                title=piece.parts.title,
                unit=self._units[piece.unit],
                upload=io.BytesIO(content),
                name=f"{piece.key}.docx",
                code=piece.parts.symbol,
                signer_authority="\n".join(signature.authority),
                signer_post=signature.post,
                signer_name=signature.name,
                addressees="\n".join(piece.parts.addressees),
                recipients="\n".join(piece.parts.recipients),
                due=day + datetime.timedelta(days=21),
            )

    def _issue(self, piece: Writing, day: datetime.date) -> None:
        author, head = self._author(piece.unit), self._one(piece.unit, Role.HEAD)
        document = self._draft(piece, day - datetime.timedelta(days=5))
        with clock(self._moment(day - datetime.timedelta(days=3), 10)):
            documents.submit(author, document)
        with clock(self._moment(day - datetime.timedelta(days=1), 15)):
            documents.approve(head, document)
        with clock(self._moment(day, 16)):
            document = documents.issue(self._people["hue.cao"], document, dated=day, pdf=False)
            # A hundred conversions at the first start would keep the machine busy for minutes.
            Document.objects.filter(pk=document.pk).update(
                pdf_problem="Chưa tạo bản PDF cho văn bản mẫu này."
            )
            self._file(piece, document, author)

    def _file(self, piece: Writing, document: Document, author: Person) -> None:
        dossier = self._dossiers.get(piece.topic)
        if dossier is None:
            dossier = registry.open_dossier(
                author,
                code=f"{piece.topic + 1:02d}.{self._units[piece.unit].symbol}",
                title=f"Hồ sơ về {TOPICS[piece.topic]['subject']}",
                year=document.issued_on.year if document.issued_on else self._today.year,
                unit=self._units[piece.unit],
                keeper=author,
                retention_years=None if piece.topic % 3 == 0 else 20,
                opened_on=document.issued_on,
            )
            self._dossiers[piece.topic] = dossier
        registry.file_document(self._people["quyen.ha"], dossier, document)
        for line in self._lines[piece.topic]:
            programme.link_product(self._one(piece.unit, Role.HEAD), line, document)

    def _finish(self, day: datetime.date) -> None:
        """The lines of the year's first part are done; the newest are under way."""
        for lines in list(self._lines.values())[:18]:
            for line in lines:
                with clock(self._moment(min(line.due, day), 17)):
                    head = self._people["minh.tran"]
                    if line.products.filter(state="issued").exists():
                        programme.act(head, Line.objects.get(pk=line.pk), "finish")

    def _leave(self, number: int, piece: Writing) -> None:
        """A document on its way: each fault once in a draft, then submitted, returned, approved ones."""
        faults = [name for name, (_, _, systems) in FAULTS.items() if piece.parts.system in systems]
        day = self._today - datetime.timedelta(days=(8 if 14 <= number < 18 else 3) + number % 9)
        author, head = self._author(piece.unit), self._one(piece.unit, Role.HEAD)
        if number < 14:
            self._draft(piece, day, faults[number % len(faults)])
            return
        document = self._draft(piece, day)
        if number < 18:
            self._appraise(STEPS[number - 14], document, author, head)
            return
        with clock(self._moment(self._today - datetime.timedelta(days=2), 11)):
            documents.submit(author, document)
        if number < 23:
            return
        with clock(self._moment(self._today - datetime.timedelta(days=1), 14)):
            if number < 27:
                documents.return_(head, document, reason="Bổ sung số liệu so với cùng kỳ năm trước.")
            else:
                documents.approve(head, document)

    def _appraise(self, step: str, document: Document, author: Person, head: Person) -> None:
        """By two people of other desks; the specialist of the sample's first sign-in among them where he may."""
        names = ("linh.do", "son.bui", "oanh.dinh")
        people = [self._people[name] for name in names if self._people[name] not in (author, head)][:2]

        def at(days: int, hour: int) -> AbstractContextManager[None]:
            return clock(self._moment(self._today - datetime.timedelta(days=days), hour))

        appraise(step, document, author, head, list(reversed(people)), at, self._today)

    def _sign_ins(self) -> None:
        told = {one["username"]: one for one in OFFICE["people"]}
        names = [*SHOWN, *(name for name in told if name not in SHOWN)]
        people = [[name, told[name]["name"], told[name]["title"]] for name in names]
        (settings.DATA / "sample-sign-ins.json").write_text(
            json.dumps({"password": PASSWORD, "people": people}, ensure_ascii=False)
        )


def _working_days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    day = first
    while day <= last:
        if is_working_day(day):
            yield day
        day += datetime.timedelta(days=1)


def sign_ins() -> str:
    """The sample sign-ins, for the terminal; "" where no sample office was loaded."""
    path = settings.DATA / "sample-sign-ins.json"
    if not path.exists():
        return ""
    kept = json.loads(path.read_text())
    lines = [f"  {name:14}{title}, {full}" for name, full, title in kept["people"][: len(SHOWN)]]
    return "\n".join([f"Tài khoản mẫu (mật khẩu chung: {kept['password']}):", *lines])
