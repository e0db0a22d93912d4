"""The API: described, closed to strangers, and the same services and permissions as the pages."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from chancery.foundation.identity.models import ApiToken
from chancery.foundation.identity.tokens import digest
from chancery.gate.tests.documents import faultless
from chancery.rooms.documents.models import Document


@pytest.fixture
def api(client):
    """Calls the API as a person: `api(person).get(...)`."""

    class Caller:
        def __init__(self, person, expires=datetime.timedelta(days=1)):
            secret = f"{person.username}-{'x' * 30}"
            ApiToken.objects.get_or_create(
                digest=digest(secret),
                defaults={"person": person, "name": "t", "expires_at": timezone.now() + expires},
            )
            self.headers = {"Authorization": f"Bearer {secret}"}

        def get(self, path, **data):
            return client.get(f"/api/{path}", data, headers=self.headers)

        def post(self, path, data=None, json=False):
            kind = {"content_type": "application/json"} if json else {}
            return client.post(f"/api/{path}", data or {}, headers=self.headers, **kind)

    return Caller


def word(content=None, name="du-thao.docx"):
    return SimpleUploadedFile(name, content or faultless("nd30", "decision"))


@pytest.fixture
def new(office):
    return {
        "body": office.state.pk,
        "kind": "quyet-dinh",
        "title": "Về việc ban hành quy chế làm việc",
        "unit": office.synthesis.pk,
        "signer_post": "CHÁNH VĂN PHÒNG",
        "signer_name": "Nguyễn Văn An",
        "code": "QĐ-VP",
    }


def test_it_describes_itself_to_anyone(client, db):
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.")
    for path in ("/api/check", "/api/documents", "/api/documents/{pk}/issue", "/api/search"):
        assert path in told["paths"]


@pytest.mark.parametrize("path", ["documents", "bodies", "search?q=a", "documents/1"])
def test_without_a_token_nothing_is_told(client, db, path):
    assert client.get(f"/api/{path}").status_code == 401


def test_an_expired_token_opens_nothing(api, office):
    assert api(office.author, datetime.timedelta(days=-1)).get("documents").status_code == 401


def test_the_token_of_one_who_left_opens_nothing(api, office):
    caller = api(office.author)
    office.author.is_active = False
    office.author.save()
    assert caller.get("documents").status_code == 401


def test_a_draft_is_checked_and_not_kept(api, office):
    told = api(office.author).post("check", {"file": word()}).json()
    assert (told["verdict"], told["pack"], told["type"]) == ("pass", "nd30", "quyet-dinh")
    assert not Document.objects.exists()


def test_what_is_no_document_is_told_as_unreadable(api, office):
    told = api(office.author).post("check", {"file": word(b"abc")}).json()
    assert (told["verdict"], bool(told["error"])) == ("unreadable", True)


@pytest.mark.django_db(transaction=True)
def test_the_whole_short_way(api, office, new):
    author, head, clerk = api(office.author), api(office.head), api(office.clerk)
    made = author.post("documents", {**new, "file": word()})
    assert made.status_code == 201, made.content
    pk = made.json()["id"]
    assert made.json()["verdict"] == "pass"
    assert author.post(f"documents/{pk}/submit").json()["state"] == "submitted"
    assert (
        head.post(f"documents/{pk}/return", {"reason": "Bổ sung số liệu"}, json=True).json()["state"]
        == "returned"
    )
    again = author.post(f"documents/{pk}/versions", {"expected": 1, "file": word()})
    assert (again.status_code, again.json()["version"]) == (201, 2)
    assert author.post(f"documents/{pk}/submit").status_code == 200
    assert head.post(f"documents/{pk}/approve").json()["state"] == "approved"
    issued = clerk.post(
        f"documents/{pk}/issue", {"dated": timezone.localdate().isoformat()}, json=True
    ).json()
    assert (issued["state"], issued["symbol"]) == ("issued", "01/QĐ-VP")
    found = api(office.stranger).get("search", q="quy che lam viec").json()
    assert [hit["symbol"] for hit in found["hits"]] == ["01/QĐ-VP"]


def test_permissions_are_those_of_the_pages(api, office, draft):
    document = draft()
    assert api(office.stranger).get(f"documents/{document.pk}").status_code == 404
    assert api(office.stranger).post(f"documents/{document.pk}/submit").status_code == 404
    assert api(office.colleague).post(f"documents/{document.pk}/submit").status_code == 403
    assert api(office.stranger).get("documents").json()["count"] == 0


def test_an_action_out_of_turn_is_refused_with_its_reason(api, office, draft):
    document = draft()
    assert api(office.head).post(f"documents/{document.pk}/approve").status_code == 409


def test_bad_input_names_its_field(api, office, new):
    told = api(office.author).post("documents", {**new, "file": word(b"abc")})
    assert told.status_code == 422
    assert told.json()["detail"]
    assert not Document.objects.exists()


def test_a_stale_version_is_refused_and_nothing_is_lost(api, office, draft):
    document = draft()
    told = api(office.author).post(f"documents/{document.pk}/versions", {"expected": 7, "file": word()})
    assert told.status_code == 409
    assert document.versions.count() == 1


def test_appraisal_by_people_from_asking_to_the_open_gate(api, office, new):
    author, head = api(office.author), api(office.head)
    made = author.post("documents", {**new, "matter": "noi-bo", "file": word()}).json()
    path = f"documents/{made['id']}"
    told = author.get(f"{path}/dossier").json()
    assert (told["appraisers"], told["items"][0]["met"]) == (2, True)
    assert author.post(f"{path}/submit").status_code == 409
    paper = {"kind": "to-trinh", "title": "Tờ trình 05", "signer": "head", "file": word(name="t.docx")}
    assert author.post(f"{path}/dossier/papers", paper).status_code == 201
    assert author.post(f"{path}/appraisal").json()["state"] == "asked"
    people = {"appraisers": [office.colleague.pk, office.stranger.pk]}
    assert author.post(f"{path}/appraisal/appraisers", people, json=True).status_code == 403
    assert head.post(f"{path}/appraisal/appraisers", people, json=True).json()["state"] == "assigned"
    said = {name: {"grade": "pass", "ground": "Đúng"} for name in ("content", "procedure", "form")}
    for person in (office.colleague, office.stranger):
        assert api(person).post(f"{path}/appraisal/opinion", said, json=True).status_code == 200
    raised = {"aspect": "content", "text": "Nêu rõ thời hạn"}
    told = api(office.colleague).post(f"{path}/appraisal/points", raised, json=True).json()
    number = told["points"][0]["id"]
    answered = author.post(f"{path}/appraisal/points/{number}/answer", {"text": "Đã nêu"}, json=True)
    assert answered.json()["points"][0]["replies"] == ["Đã nêu"]
    reason = {"reason": "Đủ ý kiến"}
    assert head.post(f"{path}/appraisal/open", reason, json=True).status_code == 409
    decision = {"aspect": "procedure", "grade": "pass", "reason": "Bổ sung sau"}
    assert head.post(f"{path}/appraisal/settlements", decision, json=True).status_code == 200
    assert (
        head.post(f"{path}/appraisal/points/{number}/overrule", {"text": "Giữ"}, json=True).status_code == 200
    )
    assert head.post(f"{path}/appraisal/open", reason, json=True).json()["ground"] == "Đủ ý kiến"
    assert head.get(f"{path}/appraisal/sheet").content.startswith(b"PK")
    assert author.post(f"{path}/submit").json()["state"] == "submitted"
    assert api(office.accountant).get(f"{path}/appraisal").status_code == 404
