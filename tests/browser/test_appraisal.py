"""The way of a statute through appraisal by people: assigned, differing, settled, the sheet, the gate open, submitted."""

import pytest

from chancery.rooms.documents.models import Document, Round

from .conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def give(page, grades):
    """Fills in the form of verdicts and sends it."""
    for aspect, grade in grades.items():
        page.locator(f"input[name={aspect}_grade][value={grade}]").check()
        page.locator(f"#id_{aspect}_ground").fill("Đúng quy định." if grade == "pass" else "Thiếu thời hạn.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.wait_for_load_state()


def decide(page, action, reason):
    """Does an action of the workflow that asks for a reason."""
    page.get_by_role("button", name=action, exact=True).first.click()
    page.locator("dialog[open] textarea").fill(reason)
    page.locator("dialog[open] button[type=submit]").click()
    page.wait_for_load_state()


def test_from_asking_to_submitting(office, sign_in, accessible, draft):
    document = draft(kind="quy-che", title="làm việc của Văn phòng", matter="noi-bo")
    here = f"{document.get_absolute_url()}tham-dinh/"

    # The drafter can't submit it, sees why, and asks for appraisal.
    author = sign_in(office.author)
    author.goto(document.get_absolute_url())
    assert author.get_by_text("phải qua thẩm định").is_visible()
    accessible(author)
    author.get_by_role("button", name="Trình thẩm định").click()
    author.wait_for_load_state()
    assert author.get_by_text("Chờ lãnh đạo phân công người thẩm định.").is_visible()

    # The head finds it on his desk; one appraiser is too few, and what he chose stays chosen.
    head = sign_in(office.head)
    head.get_by_role("link", name="làm việc của Văn phòng").first.click()
    head.wait_for_url(f"**{here}")
    accessible(head)
    head.get_by_label("Colleague").check()
    head.get_by_role("button", name="Phân công", exact=True).click()
    head.wait_for_load_state()
    assert head.get_by_text("cần ít nhất 2 người thẩm định").first.is_visible()
    assert head.get_by_label("Colleague").is_checked()
    head.get_by_label("Stranger").check()
    head.get_by_role("button", name="Phân công", exact=True).click()
    head.wait_for_load_state()
    assert Round.objects.get().state == "assigned"

    # The first appraiser raises a point on a paragraph, by keyboard too, and passes it all.
    first = sign_in(office.colleague)
    first.get_by_role("link", name="làm việc của Văn phòng").first.click()
    first.wait_for_url(f"**{here}")
    accessible(first)
    plus = first.get_by_role("link", name="Góp ý đoạn").nth(8)
    plus.focus()
    first.keyboard.press("Enter")
    assert first.locator("#id_paragraph").input_value() == plus.get_attribute("data-paragraph")
    first.locator("#id_text").fill("Nêu rõ thời hạn")
    first.get_by_role("button", name="Ghi góp ý").click()
    first.wait_for_load_state()
    assert first.locator(".paper [data-flagged]").count() == 1
    give(first, {"content": "pass", "procedure": "pass", "form": "pass"})

    # The second, on a phone, forgets a ground: what he typed stays; then he disagrees.
    second = sign_in(office.stranger, PHONE)
    second.goto(here)
    accessible(second)
    assert second.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    second.locator("#id_content_ground").fill("Thiếu thời hạn.")
    second.get_by_role("button", name="Gửi ý kiến").click()
    second.wait_for_load_state()
    assert second.get_by_text("Chọn kết luận.").first.is_visible()
    assert second.locator("#id_content_ground").input_value() == "Thiếu thời hạn."
    give(second, {"content": "amend", "procedure": "pass", "form": "pass"})

    # The drafter answers; the one who raised the point says that it is resolved.
    author.goto(here)
    author.locator(".point__do summary").first.click()
    author.locator(".point textarea").fill("Đã nêu ở Điều 6")
    author.locator(".point").get_by_role("button", name="Trả lời góp ý").click()
    author.wait_for_load_state()
    first.goto(here)
    assert first.get_by_text("Đã nêu ở Điều 6").is_visible()
    first.locator(".point__do summary").first.click()
    first.locator(".point").get_by_role("button", name="Đã giải quyết").click()
    first.wait_for_load_state()

    # The head settles what differs, looks at the sheet, and opens the gate on a ground.
    head.goto(here)
    assert head.get_by_text("Chưa thể “Mở cổng”").is_visible()
    accessible(head)
    while (forms := head.locator("form[action$='quyet-dinh/']")).count():
        form = forms.first
        form.locator("input[value=pass]").check()
        form.locator("textarea").fill("Đã nêu ở Điều 6, hồ sơ bổ sung sau")
        form.get_by_role("button", name="Ghi quyết định").click()
        head.wait_for_load_state()
    answer = head.request.get(f"{here}phieu/")
    assert answer.body().startswith(b"PK")
    decide(head, "Mở cổng", "Các ý kiến đã thống nhất")
    assert head.get_by_text("Căn cứ: Các ý kiến đã thống nhất").is_visible()
    assert Round.objects.get().sheet is not None

    # And the drafter submits it.
    author.goto("/")
    assert author.get_by_text("Cổng thẩm định đã mở").first.is_visible()
    author.goto(document.get_absolute_url())
    author.get_by_role("button", name="Trình duyệt").click()
    author.wait_for_load_state()
    assert Document.objects.get().state == "submitted"


def test_a_dossier_is_filled_in_by_its_checklist(office, sign_in, accessible, draft, tmp_path):
    document = draft(kind="quy-che", title="làm việc của Văn phòng", matter="noi-bo")
    page = sign_in(office.author)
    page.goto(f"{document.get_absolute_url()}ho-so/")
    accessible(page)
    assert page.get_by_text("Hồ sơ chưa có tờ trình.").is_visible()
    letter = tmp_path / "to-trinh.pdf"
    letter.write_bytes(b"%PDF-1.4\n%%EOF")
    page.get_by_text("Thêm giấy tờ", exact=True).click()
    page.locator("#id_title").fill("Tờ trình 05")
    page.locator("#id_signer").select_option("head")
    page.get_by_role("button", name="Thêm vào hồ sơ").click()
    page.wait_for_load_state()
    # Without a file nothing is kept but what was typed.
    assert page.get_by_text("Chọn tệp của giấy tờ.").first.is_visible()
    assert page.locator("#id_title").input_value() == "Tờ trình 05"
    page.locator("#id_upload").set_input_files(letter)
    page.get_by_role("button", name="Thêm vào hồ sơ").click()
    page.wait_for_load_state()
    assert not page.get_by_text("Hồ sơ chưa có tờ trình.").is_visible()
    page.get_by_text("Ghi cơ quan được lấy ý kiến", exact=True).click()
    page.locator("#id_agency").select_option("thuc-hien")
    page.locator("#id_name").fill("Phòng Quản trị")
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Phòng Quản trị").click()
    page.locator("input[value=agree]").check()
    accessible(page)
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_load_state()
    page.set_viewport_size(PHONE)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
