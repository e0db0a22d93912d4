"""The office's register answers the gate as a register in a file does, and tells nobody what he may not read."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from chancery.foundation.identity.access import AccessDenied
from chancery.foundation.identity.models import Secrecy
from chancery.foundation.ledger.models import Entry
from chancery.gate.consistency.passages import prints
from chancery.gate.consistency.tests.corpus import WORKS, small_register
from chancery.rooms.documents import services as documents
from chancery.rooms.documents.issued import queries, services
from chancery.rooms.documents.issued.models import Fingerprint, Source, Work, WorkRelation
from chancery.rooms.documents.issued.register import OfficeRegister
from chancery.rooms.documents.models import Document

from ...tests.conftest import again, at, changed, clear, draft, office

__all__ = ["at", "draft", "office"]
LINE = "Văn thư chuyển văn bản đến cho đơn vị chủ trì xử lý trong thời hạn 03 ngày làm việc kể từ ngày nhận được văn bản."


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "works.jsonl"
    path.write_text("\n".join(json.dumps(work, ensure_ascii=False) for work in WORKS), encoding="utf-8")
    return path


@pytest.fixture
def loaded(office, corpus):
    (done,) = services.load(office.clerk, [corpus])
    assert done.error == ""
    return OfficeRegister()


def bare(value):
    """An answer without ids, which each store gives as it likes."""
    return {
        key: sorted(
            (work.symbol, work.issuer, work.dated, work.places, tuple(sorted(work.terms))) for work in works
        )
        for key, works in value.items()
    }


def test_it_answers_as_the_register_in_a_file_does(loaded, tmp_path):
    other = small_register(tmp_path)
    keys = ["s:30/2020/nđ-cp", "t:luat:lưu trữ", "n:nghi-dinh:110:2004", "s:5/qđ-vp:2025", "s:1/1999/x"]
    ours, theirs = loaded.works(keys), other.works(keys)
    assert bare(ours) == bare(theirs)

    def done(register, found):
        works = [work for some in found.values() for work in some]
        names = {work.id: work.symbol for work in works}
        return {
            names[pk]: [(r.verb, r.source.symbol, r.places, r.since) for r in told]
            for pk, told in register.done_to(works).items()
        }

    assert done(loaded, ours) == done(other, theirs) != {}
    assert loaded.series([("nđ-cp", 2022), ("qđ-vp", 2025)]) == other.series(
        [("nđ-cp", 2022), ("qđ-vp", 2025)]
    )
    here, there = loaded.alike(prints(LINE)), other.alike(prints(LINE))
    assert here.keys() == there.keys() != set()
    (pk, line), *_ = next(iter(here.values()))
    assert loaded.bodies([pk])[pk][line].text == LINE


def test_loading_is_one_line_of_the_ledger_and_again_changes_nothing(loaded, office, corpus):
    before = (Work.objects.count(), Fingerprint.objects.count(), WorkRelation.objects.count())
    assert before[0] == len(WORKS)
    assert Entry.objects.filter(verb="corpus.loaded").count() == 1
    (done,) = services.load(office.clerk, [corpus])
    assert done.documents is None
    corpus.write_text(corpus.read_text() + "\n\n")
    (done,) = services.load(office.clerk, [corpus])
    assert done.documents == len(WORKS)
    assert before == (Work.objects.count(), Fingerprint.objects.count(), WorkRelation.objects.count())


def test_a_bad_file_is_refused_whole_and_the_others_are_kept(office, corpus, tmp_path):
    (tmp_path / "bad.jsonl").write_text(json.dumps(WORKS[0]) + "\n{", encoding="utf-8")
    done = {loaded.path.name: loaded for loaded in services.load(office.clerk, [tmp_path])}
    assert "dòng 2" in done["bad.jsonl"].error
    assert done["works.jsonl"].documents == len(WORKS)
    assert [source.path.rsplit("/", 1)[1] for source in Source.objects.all()] == ["works.jsonl"]


def test_who_may_load_and_relate(office, corpus, loaded):
    for person in (office.author, office.leader, office.admin, office.head):
        with pytest.raises(AccessDenied):
            services.load(person, [corpus])
    old, new = (Work.objects.get(symbol=symbol) for symbol in ("112/2020/NĐ-CP", "71/2023/NĐ-CP"))
    with pytest.raises(AccessDenied):
        services.relate(office.author, new, "repeals", old)


def test_a_check_asks_few_questions_whatever_the_draft_cites(
    loaded, office, draft, django_assert_max_num_queries
):
    from chancery.gate.checks import consistency_asked
    from chancery.gate.compose import compose
    from chancery.gate.detect import detect
    from chancery.gate.docx.read import read
    from chancery.gate.tests.documents import BASES

    found = detect(read(compose(BASES["nd30"]["decision"])))
    found.register = OfficeRegister()
    with django_assert_max_num_queries(12):
        consistency_asked.looked(found)
        consistency_asked.compared(found)


def cite(document, *lines):
    """Its file with these lines in the text."""

    def write(word):
        mark = next(p for p in word.paragraphs if p.text.strip().startswith(("1.", "I.")) or len(p.text) > 60)
        for line in lines:
            mark.insert_paragraph_before(line)

    return changed(document, write)


def test_a_version_is_checked_against_the_office_s_register(loaded, office, draft):
    document = draft()
    line = "Thực hiện Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư."
    version = documents.add_version(office.author, document, cite(document, line), name="a.docx", expected=1)
    (found,) = [one for one in version.appraisal.findings if one["rule"] == "VP-C111"]
    assert "30/2020/NĐ-CP" in found["message"]


def test_an_issued_document_is_in_the_register_with_what_it_does(loaded, office, at):
    document = at("issued")
    work = document.work
    assert (work.kind, work.symbol, work.dated) == ("bao-cao", document.symbol, document.issued_on)
    assert [entry.verb for entry in Entry.objects.filter(subject_type="documents.work")] == ["work.added"]
    key = f"s:{document.symbol.lower().lstrip('0')}:{document.issued_on.year}"
    assert [known.id for known in loaded.works([key])[key]] == [work.pk]


def test_documents_issued_before_there_was_a_register_are_put_in(office, at):
    document = at("issued")
    document.work.delete()
    assert services.add_missing() == 1
    assert services.add_missing() == 0
    assert Document.objects.get(pk=document.pk).work.symbol == document.symbol


def secret(work):
    Work.objects.filter(pk=work.pk).update(secrecy=Secrecy.MAT)


def test_of_a_secret_document_no_more_is_told_than_that_it_is_there(loaded, office, draft):
    hidden = Work.objects.get(symbol="30/2020/NĐ-CP")
    secret(hidden)
    (known,) = loaded.works(["s:30/2020/nđ-cp"])["s:30/2020/nđ-cp"]
    assert known.hidden
    assert (known.abstract, known.places, dict(known.terms)) == ("", frozenset(), {})
    assert loaded.by_id([hidden.pk]) == {} == loaded.bodies([hidden.pk])
    replaced = loaded.works(["s:110/2004/nđ-cp"])["s:110/2004/nđ-cp"]
    assert loaded.done_to(replaced) == {}
    cleared = OfficeRegister(Secrecy.MAT)
    assert cleared.done_to(replaced) != {}

    document = draft()
    lines = [
        "Thực hiện Nghị định số 110/2004/NĐ-CP của Chính phủ.",
        "Thực hiện Điều 99 Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020.",
    ]
    version = documents.add_version(
        office.author, document, cite(document, *lines), name="a.docx", expected=1
    )
    assert not [one for one in version.appraisal.findings if one["rule"].startswith("VP-C1")]


def test_findings_on_secret_documents_go_when_the_draft_is_no_longer_secret(loaded, office, draft, settings):
    settings.MODE = "isolated"
    clear(office.author)
    secret(Work.objects.get(symbol="30/2020/NĐ-CP"))
    document = draft(again(office.author), secrecy=Secrecy.MAT)
    upload = cite(document, "Thực hiện Nghị định số 110/2004/NĐ-CP của Chính phủ.")
    documents.add_version(document.author, document, upload, name="a.docx", expected=1)

    def told():
        return [one["rule"] for one in document.latest.appraisal.findings if one["rule"] == "VP-C111"]

    assert told() == ["VP-C111"]
    documents.edit_details(document.author, document, secrecy=Secrecy.ORDINARY)
    assert told() == []


def test_a_copied_passage_of_a_secret_document_is_not_told(loaded):
    for work in Work.objects.filter(symbol__in=["05/QĐ-VP", "07/QC-VP"]):
        secret(work)
    assert not any(OfficeRegister().alike(prints(LINE)).values())
    assert any(OfficeRegister(Secrecy.MAT).alike(prints(LINE)).values())


def test_a_relation_by_hand_changes_the_standing_from_its_day(loaded, office):
    old, new = (Work.objects.get(symbol=symbol) for symbol in ("112/2020/NĐ-CP", "01/2022/NĐ-CP"))
    today = timezone.localdate()
    relation = services.relate(office.clerk, new, "repeals", old, since=today, because="Công văn số 1")
    assert queries.badges(office.author, [old], today)[old.pk].label == "Đã bị bãi bỏ"
    assert queries.badges(office.author, [old], today - timezone.timedelta(days=1))[old.pk].tone == "warning"
    line = Entry.objects.get(verb="work.related")
    assert (line.because, line.subject_id) == ("Công văn số 1", str(old.pk))

    for wrong in (
        lambda: services.relate(office.clerk, new, "repeals", old),
        lambda: services.relate(office.clerk, old, "repeals", new),
    ):
        with pytest.raises(ValidationError):
            wrong()
    with pytest.raises(ValidationError):
        services.unrelate(office.clerk, old, relation, because=" ")
    services.unrelate(office.clerk, old, relation, because="Ghi nhầm")
    assert queries.badges(office.author, [old], today)[old.pk].tone == "warning"
    assert Entry.objects.filter(verb="work.unrelated").count() == 1
    read = WorkRelation.objects.get(work__symbol="71/2023/NĐ-CP", verb="amends")
    with pytest.raises(ValidationError, match="đọc từ chính văn bản"):
        services.unrelate(office.clerk, old, read, because="x")


def chain(tmp_path, office, *links):
    """Decisions, each based on the one before."""
    works = []
    for number in range(1, len(links) + 2):
        relations = [{"verb": "bases", "symbol": f"{number - 1:02d}/2021/NĐ-CP"}] if number > 1 else []
        works.append(
            {
                "kind": "Nghị định",
                "symbol": f"{number:02d}/2021/NĐ-CP",
                "date": f"2021-01-{number:02d}",
                "issuer": "Chính phủ",
                "relations": relations,
            }
        )
    path = tmp_path / "chain.jsonl"
    path.write_text("\n".join(json.dumps(work) for work in works))
    services.load(office.clerk, [path])
    return [Work.objects.get(symbol=work["symbol"]) for work in works]


def test_what_falls_is_followed_through_the_bases(tmp_path, office):
    first, second, third = chain(tmp_path, office, 1, 2)
    graph = queries.graph(office.author, first)
    assert graph.falls == [[second], [third]]
    assert [link.work for link in graph.cited_by] == [second]
    assert [link.work for link in queries.graph(office.author, second).cites] == [first]
    secret(second)
    assert queries.graph(office.author, first).falls == []
    assert queries.graph(office.author, first).cited_by == []
    clear(office.author)
    assert queries.graph(again(office.author), first).fallen == 2


def test_a_document_that_is_not_in_the_register_is_a_line_without_an_address(tmp_path, office, loaded):
    work = Work.objects.get(symbol="71/2023/NĐ-CP")
    Work.objects.filter(symbol="112/2020/NĐ-CP").delete()
    (link,) = queries.graph(office.author, work).cites
    assert (link.verb, link.work) == ("amends", None)
    assert "112/2020/NĐ-CP" in link.label
