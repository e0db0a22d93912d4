"""The register of issued documents in the browser: loaded by a clerk, its graph read on a desk and on a telephone."""

import json

import pytest
from django.urls import reverse

from chancery.gate.consistency.tests.corpus import WORKS
from chancery.rooms.documents.issued.models import Work

from .conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_clerk_loads_documents_and_enters_what_repeals_one(office, sign_in, accessible, tmp_path):
    corpus = tmp_path / "van-ban.jsonl"
    based = {"kind": "Nghị định", "symbol": "40/2021/NĐ-CP", "date": "2021-05-05", "issuer": "Chính phủ"}
    works = [*WORKS, based | {"relations": [{"verb": "bases", "symbol": "30/2020/NĐ-CP"}]}]
    corpus.write_text("\n".join(json.dumps(work, ensure_ascii=False) for work in works), encoding="utf-8")
    page = sign_in(office.clerk)
    page.goto(reverse("documents:works"))
    page.get_by_text("Nạp văn bản bên ngoài").click()
    page.locator("#id_upload").set_input_files(str(corpus))
    page.get_by_role("button", name="Nạp vào sổ").click()
    page.get_by_text(f"Đã nạp {len(works)} văn bản").wait_for()
    accessible(page)

    decree = Work.objects.get(symbol="30/2020/NĐ-CP")
    page.goto(decree.get_absolute_url())
    accessible(page)
    assert page.get_by_text("1 văn bản mất căn cứ").is_visible()
    page.get_by_text("Ghi quan hệ với văn bản khác").click()
    page.locator("#id_other").fill("01/2022/NĐ-CP")
    page.locator("#id_verb").select_option("repeals")
    page.locator("#id_because").fill("Công văn số 1")
    page.get_by_role("button", name="Ghi quan hệ").click()
    page.get_by_text("Đã ghi quan hệ.").wait_for()
    assert page.get_by_text("Đã bị bãi bỏ").first.is_visible()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    accessible(page)
