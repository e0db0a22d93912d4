"""What a page costs: SQL statements as its list grows, and the server's time beside a bare framework page."""

from __future__ import annotations

import datetime
import os
import statistics
import sys
import tempfile
import time

os.environ["CHANCERY_DATA"] = tempfile.mkdtemp(prefix="chancery-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancery.site.settings")
os.environ.setdefault("CHANCERY_ALLOWED_HOSTS", "testserver")
os.environ.setdefault("CHANCERY_LOG", "ERROR")

import django
from _figure import report

django.setup()

from django.core.management import call_command
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from chancery.foundation import registers
from chancery.foundation.identity.models import Person, Post, Role, Unit
from chancery.foundation.registers.models import Register, RegisterLine
from chancery.foundation.search import index
from chancery.rooms.documents import services
from chancery.rooms.documents.models import Document
from chancery.rooms.programme.models import Direction, Line
from chancery.rooms.registry.models import Dossier
from chancery.site import urls

FIGURES = ("pages.sql_growth", "pages.vs_bare")
SIZES = (100, 10_000)
PAGES = (
    "/",
    "/van-ban/",
    "/van-ban/?state=issued&page=2",
    "/chuong-trinh/?year=2026",
    "/chuong-trinh/chi-dao/",
    "/van-thu/so/{register}/",
    "/van-thu/ho-so/",
    "/tim-kiem/?q=chuong+trinh",
)
SINCE = datetime.date(2020, 1, 1)


BARE = Template(
    "<!doctype html><title>bare</title><h1>{{ user }}</h1><table>{% for one in page %}<tr><td>{{ one.symbol }}</td>"
    "<td>{{ one.title }}</td><td>{{ one.unit }}</td><td>{{ one.author }}</td><td>{{ one.issued_on }}</td></tr>"
    "{% endfor %}</table><p>{{ page.number }}/{{ page.paginator.num_pages }}"
)


def bare(request: HttpRequest) -> HttpResponse:
    """A list as the framework alone makes it: signed in, 50 rows of a page, one plain template, no scope."""
    documents = Document.objects.select_related("unit", "author").order_by("-changed_at", "-pk")
    page = Paginator(documents, 50).get_page(1)
    return HttpResponse(BARE.render(RequestContext(request, {"page": page})))


def office() -> Person:
    root = Unit.objects.create(name="Văn phòng", symbol="VP", since=SINCE)
    person = Person.objects.create(username="chief", full_name="Trần Quang Minh")
    Post.objects.create(person=person, unit=root, role=Role.CHIEF, title="Chánh Văn phòng", since=SINCE)
    registers.open_register(None, unit=root, code="di", name="Sổ văn bản đi", kind="outgoing")
    services.keep_body(
        None,
        name="VĂN PHÒNG",
        superior="UBND",
        symbol="VP",
        place="Lam Sơn",
        system="state",
        unit=root,
        decider="CHÁNH",
    )
    return person


@transaction.atomic
def grow(size: int, person: Person) -> None:
    """Fills every list up to `size` rows. The rows are bare: only what lists read."""
    unit, register = Unit.objects.get(), Register.objects.get()
    body = person.posts.first().unit.bodies.first()
    have = Document.objects.count()
    numbers = range(have + 1, size + 1)
    day = datetime.date(2026, 1, 5)
    RegisterLine.objects.bulk_create(
        RegisterLine(
            register=register,
            year=2026,
            number=number,
            subject_type="bench",
            subject_id=str(number),
            symbol=f"{number:02d}/QĐ-VP",
            title=f"Quyết định về chương trình {number}",
            dated=day,
        )
        for number in numbers
    )
    registers.models.Counter.objects.update_or_create(register=register, year=2026, defaults={"last": size})
    Document.objects.bulk_create(
        Document(
            kind="quyet-dinh",
            body=body,
            title=f"về chương trình số {number}",
            code="QĐ-VP",
            unit=unit,
            author=person,
            signer_post="CHÁNH VĂN PHÒNG",
            signer_name="Trần Quang Minh",
            state="issued" if number % 3 else "draft",
            number=number,
            symbol=f"{number:02d}/QĐ-VP" if number % 3 else "",
            issued_on=day,
        )
        for number in numbers
    )
    Direction.objects.bulk_create(
        Direction(
            text=f"Rà soát chương trình {number}", leader=person, occasion="Giao ban", entered_by=person
        )
        for number in numbers
    )
    Line.objects.bulk_create(
        Line(topic=f"Chương trình {number}", body="Thường trực", year=2026, period="q1", due=day, lead=unit)
        for number in numbers
    )
    Dossier.objects.bulk_create(
        Dossier(code=f"{number}", title=f"Hồ sơ chương trình {number}", year=2026, unit=unit, keeper=person)
        for number in numbers
    )
    index.rebuild()


def statements(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    return len(captured)


def p95(client: Client, address: str, times: int = 60) -> float:
    for _ in range(5):
        client.get(address)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        client.get(address)
        taken.append(time.perf_counter() - start)
    return statistics.quantiles(taken, n=20)[-1]


def main(wanted: list[str]) -> None:
    call_command("migrate", verbosity=0)
    urls.urlpatterns.append(path("bench/bare/", bare))
    person = office()
    client = Client()
    client.force_login(person)
    counts: dict[int, dict[str, int]] = {}
    for size in SIZES:
        grow(size, person)
        pages = [page.format(register=Register.objects.get().pk) for page in PAGES]
        if "pages.sql_growth" in wanted:
            counts[size] = {page: statements(client, page) for page in pages}
        if "pages.vs_bare" in wanted:
            floor = p95(client, "/bench/bare/")
            times = {page: p95(client, page) for page in pages}
            worst = max(times, key=times.__getitem__)
            report(
                "pages.vs_bare",
                round(times[worst] / floor, 1),
                "times",
                f"{size} rows",
                f"worst {worst}: {times[worst] * 1000:.1f} ms, bare {floor * 1000:.1f} ms",
            )
    if "pages.sql_growth" in wanted:
        few, many = (counts[size] for size in SIZES)
        report(
            "pages.sql_growth",
            max(many[page] - few[page] for page in many),
            "statements",
            f"{SIZES[1]} rows against {SIZES[0]}",
            f"most on a page: {max(many.values())}",
        )


if __name__ == "__main__":
    main(sys.argv[1:] or list(FIGURES))
