"""What a user reads when something fails: what happened, what to do, that nothing is lost."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client
from django.urls import include, path


def failing(error):
    def view(request):
        raise error

    return login_not_required(view)


handler400 = "chancery.site.views.bad_request"
urlpatterns = [
    path("broken/", failing(ZeroDivisionError("a secret detail"))),
    path("forbidden/", failing(PermissionDenied("Chỉ trưởng phòng được duyệt."))),
    path("forbidden-unsaid/", failing(PermissionDenied())),
    path("suspicious/", failing(SuspiciousOperation("a secret detail"))),
    path("too-big/", failing(RequestDataTooBig("a secret detail"))),
    path("form/", login_not_required(lambda request: None)),
    path("", include("chancery.site.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def words(answer) -> str:
    drawn = BeautifulSoup(answer.content, "lxml")
    assert drawn.select_one("h1").text.strip()
    assert drawn.select_one("html")["lang"] == "vi"
    assert drawn.select("main a.button")
    return drawn.select_one("main").text


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def test_a_page_that_is_not_there(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="an", full_name="An"))
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "Không có trang này" in words(answer)


def test_a_refusal_says_why(client):
    answer = client.get("/forbidden/")
    assert answer.status_code == 403
    assert "Chỉ trưởng phòng được duyệt." in words(answer)


def test_a_refusal_without_a_reason_says_so_in_general(client):
    assert "ngoài phạm vi" in words(client.get("/forbidden-unsaid/"))


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/suspicious/", 400, "Yêu cầu không đọc được"),
        ("/too-big/", 413, "Tệp quá lớn"),
        ("/broken/", 500, "Máy chủ gặp lỗi"),
    ],
)
def test_a_failure_says_that_nothing_is_lost_and_tells_no_detail(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in words(answer)
    assert "còn nguyên" in words(answer)
    assert "secret detail" not in answer.content.decode()


def test_a_form_of_another_session_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/form/", {"title": "x"})
    assert answer.status_code == 403
    assert "Chưa có gì được lưu" in words(answer)


def test_the_server_error_page_needs_nothing_from_the_server(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "Máy chủ gặp lỗi" in render_to_string("500.html")


def test_a_locked_name_is_told_how_long():
    assert "15 phút" in render_to_string("site/locked_out.html")
