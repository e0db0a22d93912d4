"""The desk: what waits for me, why, and what I wait for."""

from chancery.rooms.desk import queries
from chancery.rooms.documents import queries as documents
from chancery.rooms.documents import services
from chancery.rooms.documents.tests.conftest import draft, faulty, office  # noqa: F401


def tasks(person):
    return queries.tasks(person, documents.waits(person))


def actions(person):
    return [task.action for task in tasks(person)]


def test_each_step_moves_the_task_to_the_next_desk(office, draft):  # noqa: F811
    document = draft()
    assert queries.drafts(office.author) == [document]
    services.submit(office.author, document)
    assert actions(office.head) == ["Duyệt"]
    assert documents.waits(office.author).for_others == [document]
    services.return_(office.head, document, reason="Bổ sung số liệu")
    (task,) = tasks(office.author)
    assert (task.action, task.why) == ("Sửa và trình lại", "Bổ sung số liệu")
    services.submit(office.author, document)
    services.approve(office.head, document)
    assert actions(office.clerk) == ["Cấp số, ban hành"]
    assert actions(office.head) == []


def test_an_empty_desk_says_so(client, office):  # noqa: F811
    client.force_login(office.stranger)
    assert "Không có việc nào chờ đồng chí" in client.get("/").content.decode()


def test_a_desk_tells_nothing_of_what_one_may_not_read(office, draft):  # noqa: F811
    draft()
    assert queries.lately(office.stranger) == []
    assert tasks(office.stranger) == []
