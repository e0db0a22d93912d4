"""The short way of a document, as its people walk it: drafted, corrected, submitted, issued, filed, found again."""

import pytest
from django.utils import timezone

from chancery.foundation.jobs import worker
from chancery.foundation.search import index
from chancery.gate.tests.breaks import with_fault
from chancery.gate.tests.documents import faultless
from chancery.rooms.documents.models import Document
from chancery.rooms.registry import services as registry

from .conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def word(tmp_path):
    """A Word file on the drafter's disk."""

    def write(content, name="du-thao.docx"):
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def new_draft(page, path):
    page.goto("/van-ban/moi/")
    page.locator("#id_kind").select_option("quyet-dinh")
    page.locator("#id_body").select_option(label="VĂN PHÒNG (UỶ BAN NHÂN DÂN TỈNH)")
    page.locator("#id_title").fill("Về việc ban hành quy chế làm việc")
    page.locator("#id_signer_post").fill("CHÁNH VĂN PHÒNG")
    page.locator("#id_signer_name").fill("Nguyễn Văn An")
    page.locator("#id_code").fill("QĐ-VP")
    if path:
        page.locator("#id_upload").set_input_files(path)
    page.get_by_role("button", name="Tạo dự thảo").click()
    page.wait_for_url("**/van-ban/*/")


def test_the_whole_short_way(office, sign_in, accessible, word, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    dossier = registry.open_dossier(
        office.author,
        code="01.TH",
        title="Hồ sơ quy chế làm việc",
        year=timezone.localdate().year,
        unit=office.synthesis,
        keeper=office.author,
    )
    # The specialist uploads a draft; the gate finds its fault and says how to mend it.
    author = sign_in(office.author)
    accessible(author)
    new_draft(author, word(with_fault("nd30", "ND30-105")))
    accessible(author)
    assert author.get_by_text("ND30-105").is_visible()
    assert author.get_by_text("Lề cách mép trái 43 mm").is_visible()
    # With an error it can't be submitted, and the page says why.
    assert author.get_by_text("Chưa thể “Trình duyệt”").is_visible()
    # Mended by the gate, it is a new version, which can be compared with the last.
    author.get_by_role("button", name="Sửa tự động 1 chỗ").click()
    author.locator('#draft[data-version="2"]').wait_for()
    assert author.get_by_text("Không phát hiện lỗi nào.").is_visible()
    author.get_by_role("link", name="So sánh").click()
    author.wait_for_url("**/so-sanh/")
    accessible(author)
    assert author.get_by_text("Chữ của hai phiên bản giống nhau").is_visible()
    author.go_back()
    author.get_by_role("button", name="Trình duyệt").click()
    author.wait_for_load_state()
    document = Document.objects.get()
    assert document.state == "submitted"

    # The head finds it on his desk, returns it with a reason, then approves the next version.
    head = sign_in(office.head)
    head.get_by_role("link", name="Về việc ban hành quy chế làm việc").first.click()
    head.get_by_role("button", name="Trả lại").click()
    head.locator("dialog[open] textarea").fill("Bổ sung căn cứ")
    head.locator("dialog[open] button[type=submit]").click()
    head.wait_for_load_state()
    author.goto("/")
    assert author.get_by_text("Bổ sung căn cứ").first.is_visible()
    author.get_by_role("link", name="Về việc ban hành quy chế làm việc").first.click()
    author.get_by_text("Tải lên phiên bản mới").click()
    author.locator("#id_upload").set_input_files(word(faultless("nd30", "decision"), "ban-2.docx"))
    author.get_by_role("button", name="Tải lên và thẩm định").click()
    author.locator('#draft[data-version="3"]').wait_for()
    author.get_by_role("button", name="Trình duyệt").click()
    author.wait_for_load_state()
    head.goto(document.get_absolute_url())
    head.get_by_role("button", name="Duyệt", exact=True).click()
    head.wait_for_load_state()

    # The clerk gives the number; the register's line is written.
    clerk = sign_in(office.clerk)
    clerk.get_by_role("link", name="Về việc ban hành quy chế làm việc").first.click()
    clerk.get_by_role("button", name="Cấp số, ban hành").click()
    clerk.wait_for_load_state()
    assert clerk.get_by_text("Đã ban hành: số 01/QĐ-VP.").is_visible()
    clerk.goto("/van-thu/so/")
    clerk.get_by_role("link", name="Sổ văn bản đi").click()
    clerk.wait_for_load_state()
    assert clerk.get_by_text("01/QĐ-VP").first.is_visible()
    accessible(clerk)

    # Behind it LibreOffice makes the PDF.
    worker.run(once=True)
    clerk.goto(document.get_absolute_url())
    assert clerk.get_by_role("link", name="Xem PDF").is_visible()
    answer = clerk.request.get(f"{document.get_absolute_url()}pdf/")
    assert answer.body().startswith(b"%PDF")

    # The specialist files it, and anybody in the office finds it again.
    author.goto(document.get_absolute_url())
    author.locator("#id_dossier").select_option(str(dossier.pk))
    author.get_by_role("button", name="Xếp vào hồ sơ").click()
    author.wait_for_load_state()
    assert author.get_by_role("link", name="Hồ sơ quy chế làm việc").is_visible()
    assert author.get_by_text("đã cấp số, ban hành").is_visible()
    index.follow()
    stranger = sign_in(office.stranger)
    stranger.get_by_role("searchbox").first.fill("quy che lam viec")
    stranger.keyboard.press("Enter")
    stranger.wait_for_url("**/tim-kiem/**")
    stranger.get_by_role("link", name="Về việc ban hành quy chế làm việc").first.click()
    stranger.wait_for_url(f"**{document.get_absolute_url()}")


def test_a_leader_reads_on_a_phone(office, sign_in, accessible, draft):
    draft()
    page = sign_in(office.chief, PHONE)
    accessible(page)
    page.goto("/van-ban/")
    accessible(page)
    page.locator("a.table__title").first.click()
    page.wait_for_url("**/van-ban/*/")
    accessible(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_a_bad_upload_keeps_what_was_typed(office, sign_in, word):
    page = sign_in(office.author)
    page.goto("/van-ban/moi/")
    page.locator("#id_title").fill("Về việc thử")
    page.locator("#id_signer_post").fill("CHÁNH VĂN PHÒNG")
    page.locator("#id_signer_name").fill("Nguyễn Văn An")
    page.locator("#id_body").select_option(index=1)
    page.locator("#id_upload").set_input_files(word(b"khong phai Word", "gia.docx"))
    page.get_by_role("button", name="Tạo dự thảo").click()
    page.wait_for_load_state()
    assert page.locator("#id_title").input_value() == "Về việc thử"
    assert page.locator(".field__error, .form-errors").first.is_visible()
    assert not Document.objects.exists()
