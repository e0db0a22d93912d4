"""A register in a file: filled from a corpus, asked by keys."""

import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from chancery.gate.command import corpus as corpus_command
from chancery.gate.consistency.corpus import Refused, entries, files, load, of_html, of_json
from chancery.gate.consistency.passages import COMMON, prints
from chancery.gate.consistency.standing import standing
from chancery.gate.consistency.store import FileRegister, NotARegister, Writing

from .corpus import WORKS, small_register

pytestmark = pytest.mark.gate_only
REAL = Path(__file__).parents[6] / "shared" / "data" / "nd30-2020"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    return small_register(tmp_path_factory.mktemp("register"))


def one(register, key):
    (work,) = register.works([key])[key]
    return work


def test_a_work_is_found_by_symbol_name_number_and_day(register):
    decree = one(register, "s:30/2020/nđ-cp")
    assert (decree.number, decree.issuer, decree.dated) == ("30", "Chính phủ", date(2020, 3, 5))
    assert one(register, "n:nghi-dinh:30:2020") == decree == one(register, "d:nghi-dinh:2020-03-05")
    assert {work.dated.year for work in register.works(["t:luat:lưu trữ"])["t:luat:lưu trữ"]} == {2011, 2024}
    assert one(register, "t:luat:lưu trữ:2011").symbol == "01/2011/QH13"
    assert register.works(["s:1/1999/nđ-cp"]) == {}


def test_a_number_that_begins_anew_each_year_is_found_with_its_year(register):
    assert one(register, "s:5/qđ-vp:2025").symbol == "05/QĐ-VP"
    assert register.works(["s:5/qđ-vp:2024"]) == {}


def test_what_was_done_to_a_work_gives_its_standing(register):
    old, amended = one(register, "s:110/2004/nđ-cp"), one(register, "s:112/2020/nđ-cp")
    done = register.done_to([old, amended])
    (replaced,) = done[old.id]
    assert (replaced.verb, replaced.source.symbol, replaced.since) == (
        "replaces",
        "30/2020/NĐ-CP",
        date(2020, 3, 5),
    )
    assert standing(old, done[old.id], date(2020, 3, 4)).in_force
    assert standing(old, done[old.id], date(2020, 3, 5)).state == "replaced"
    assert [
        relation.source.symbol for relation in standing(amended, done[amended.id], date(2024, 1, 1)).amended
    ] == ["71/2023/NĐ-CP"]


def test_series_tell_what_the_register_holds(register):
    (held,) = register.series([("nđ-cp", 2022), ("nđ-cp", 1990)])["nđ-cp", 2022]
    assert (held.issuer, held.count, held.highest) == ("Chính phủ", 20, 20)


def test_a_register_is_shared_with_other_processes(register):
    assert pickle.loads(pickle.dumps(register)).works(["s:30/2020/nđ-cp"])
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(register.works, ["s:30/2020/nđ-cp"]).result()


def write(path, *works):
    path.write_text("\n".join(json.dumps(work, ensure_ascii=False) for work in works), encoding="utf-8")
    return path


def test_loading_again_changes_nothing_and_a_changed_work_takes_the_place_of_the_old(tmp_path):
    source = write(tmp_path / "a.jsonl", *WORKS)
    writing = Writing(tmp_path / "r.db")
    assert load(source, writing.taken, writing.keep).documents == len(WORKS)
    assert load(source, writing.taken, writing.keep).documents is None
    write(source, *WORKS[:3], {**WORKS[3], "abstract": "Về công tác văn thư và lưu trữ", "relations": []})
    assert load(source, writing.taken, writing.keep).documents == 4
    assert writing.count() == len(WORKS)
    writing.close()
    register = FileRegister(tmp_path / "r.db")
    assert one(register, "s:30/2020/nđ-cp").abstract == "Về công tác văn thư và lưu trữ"
    assert register.done_to([one(register, "s:110/2004/nđ-cp")]) == {}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "dòng 2: không phải JSON"),
        ('["a"]', "dòng 2: mỗi dòng phải là một đối tượng JSON"),
        ('{"symbol": "1/2020/NĐ-CP", "name": "x"}', "dòng 2: không có khoá name"),
        ('{"symbol": "1/2020/NĐ-CP", "kind": "Nghị đinh"}', "dòng 2: không có loại văn bản “Nghị đinh”"),
        ('{"symbol": "1/2020/NĐ-CP", "date": "hôm qua"}', "dòng 2: khoá date"),
        ('{"symbol": 5}', "dòng 2: khoá symbol phải là chuỗi"),
        ('{"kind": "Nghị định"}', "dòng 2: không có số, ký hiệu"),
        (
            '{"symbol": "1/2020/NĐ-CP", "relations": [{"verb": "kills", "symbol": "2"}]}',
            "dòng 2: verb “kills” không có",
        ),
        ('{"symbol": "1/2020/NĐ-CP", "relations": [{"verb": "repeals"}]}', "dòng 2: quan hệ phải có symbol"),
    ],
)
def test_a_file_with_a_bad_line_is_refused_whole(tmp_path, line, why):
    source = write(tmp_path / "a.jsonl", WORKS[0])
    source.write_text(f"{source.read_text()}\n{line}\n")
    writing = Writing(tmp_path / "r.db")
    assert why in load(source, writing.taken, writing.keep).error
    assert writing.count() == 0


def test_a_bad_file_does_not_keep_the_others_out(tmp_path):
    write(tmp_path / "good.jsonl", *WORKS)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "empty.html").write_text("")
    (tmp_path / "none.docx").write_bytes(b"PK")
    (tmp_path / "picture.png").write_bytes(b"x")
    told = CliRunner().invoke(corpus_command, [str(tmp_path / "r.db"), str(tmp_path), "--lang", "vi"])
    assert told.exit_code == 1
    assert f"{len(WORKS)} văn bản, 3 tệp bị từ chối" in told.output
    assert "bad.txt: tệp văn bản phải theo mã UTF-8" in told.output
    assert "picture" not in told.output


def test_a_file_that_is_no_register_is_told(tmp_path):
    (tmp_path / "a.db").write_text("x" * 5000)
    with pytest.raises(NotARegister):
        FileRegister(tmp_path / "a.db")
    with pytest.raises(NotARegister):
        Writing(tmp_path / "a.db")
    with pytest.raises(Refused):
        files([tmp_path / "missing"])


HTML = """<html><head><title>x</title><script>var a = 1;</script></head><body>
<table><tr><td>CHÍNH PHỦ<br>-------</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc</b></td></tr>
<tr><td>Số: 12/2021/NĐ-CP</td><td><i>Hà Nội, ngày 24 tháng 02 năm 2021</i></td></tr></table>
<p><b>NGHỊ ĐỊNH</b></p><p>SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 10/2015/NĐ-CP</p>
<p><i>Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;</i></p>
<p><b>Điều 1. Sửa đổi</b></p><p>Sửa đổi khoản 2 Điều 5 Nghị định số
 10/2015/NĐ-CP như sau.</p>
<p><b>Điều 2. Hiệu lực thi hành</b></p>
<p>1. Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 4 năm 2021.</p>
<p>2. Nghị định này thay thế Nghị định số 08/2010/NĐ-CP ngày 01 tháng 02 năm 2010 và bãi bỏ Điều 3 Nghị định số
 09/2011/NĐ-CP. Các văn bản sau đây hết hiệu lực:</p>
<p>a) Nghị định số 07/2009/NĐ-CP;</p></body></html>"""


def test_a_web_page_is_read_with_what_it_does_to_others(tmp_path):
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    (entry,) = entries(tmp_path / "a.html")
    assert (entry.kind, entry.symbol, entry.dated, entry.since) == (
        "nghi-dinh",
        "12/2021/NĐ-CP",
        date(2021, 2, 24),
        date(2021, 4, 15),
    )
    assert entry.places == {"1", "2", "2.1", "2.2", "2.2.a"}
    assert {(effect.verb, effect.target) for effect in entry.effects} >= {
        ("amends", "s:10/2015/nđ-cp"),
        ("replaces", "s:8/2010/nđ-cp"),
        ("repeals", "s:9/2011/nđ-cp"),
        ("repeals", "s:7/2009/nđ-cp"),
        ("bases", "t:luat:tổ chức chính phủ:2015"),
    }
    assert next(effect.places for effect in entry.effects if effect.target == "s:9/2011/nđ-cp") == "điều 3"


def test_the_decree_on_records_work_is_read_from_its_file():
    if not REAL.is_dir():
        pytest.skip(f"{REAL} is missing")
    (entry,) = entries(REAL / "30_2020_ND_CP.docx")
    assert (entry.kind, entry.symbol, entry.abstract, entry.issuer) == (
        "nghi-dinh",
        "30/2020/NĐ-CP",
        "Về công tác văn thư",
        "Chính phủ",
    )
    assert (entry.dated, entry.since) == (date(2020, 3, 5), date(2020, 3, 5))
    assert {place for place in entry.places if place.isdigit()} == {str(n) for n in range(1, 39)}
    assert entry.terms["văn bản đến"].startswith("tất cả các loại văn bản")
    ended = {effect.target for effect in entry.effects if effect.verb in ("replaces", "repeals")}
    assert ended == {"s:110/2004/nđ-cp", "s:9/2010/nđ-cp"}


def test_a_page_without_text_is_refused():
    with pytest.raises(ValueError, match="HTML"):
        of_html("")
    assert of_html("<p>a<br>b</p><script>c</script>d") == ["a", "b", "d"]


def test_like_sentences_share_a_fingerprint_and_formulas_have_none(tmp_path):
    line = "Văn thư chuyển văn bản đến cho đơn vị chủ trì xử lý trong thời hạn 03 ngày làm việc kể từ ngày nhận được văn bản"
    assert set(prints(line)) & set(prints(line.replace("03", "05").replace("được văn bản", "văn bản")))
    assert prints("Quyết định này có hiệu lực từ ngày ký.") == []
    writing = Writing(tmp_path / "r.db")
    works = [
        {"kind": "Thông báo", "symbol": f"{n}/TB-VP", "date": "2025-01-01", "text": line}
        for n in range(COMMON + 2)
    ]
    with writing:
        writing.add(map(of_json, works[: COMMON - 1]))
    assert FileRegister(tmp_path / "r.db").alike(prints(line))
    with writing:
        writing.add(map(of_json, works))
    assert FileRegister(tmp_path / "r.db").alike(prints(line)) == {}
