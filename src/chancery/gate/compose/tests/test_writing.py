"""The same parts give the same bytes; what no document can hold is refused by name; what it can comes back whole."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chancery.gate.compose import Unwritable, compose
from chancery.gate.compose.parts import Annex, Block, Copy, Signature

from .sampling import BODY, PARTY, STATE, opened, said, texts

pytestmark = pytest.mark.gate_only


class TestBytes:
    def test_are_equal_for_equal_parts(self):
        assert compose(STATE) == compose(replace(STATE))

    def test_do_not_hang_on_the_process(self):
        script = (
            "import hashlib, sys\n"
            "from chancery.gate.compose import compose\n"
            "from chancery.gate.compose.tests.sampling import PARTY\n"
            "sys.stdout.write(hashlib.sha256(compose(PARTY)).hexdigest())"
        )
        told = {
            subprocess.run(
                [sys.executable, "-c", script],
                env={
                    **os.environ,
                    "PYTHONHASHSEED": seed,
                    "TZ": zone,
                    "PYTHONPATH": os.pathsep.join(sys.path),
                },
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
        }
        assert len(told) == 1

    def test_bear_no_time_of_their_making(self):
        with zipfile.ZipFile(io.BytesIO(compose(STATE))) as package:
            assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        undated = opened(replace(STATE, number=None, date=None)).core_properties
        assert undated.created == undated.modified == datetime(2020, 1, 1, tzinfo=UTC)

    def test_differ_when_a_word_differs(self):
        assert compose(STATE) != compose(replace(STATE, title="khác"))


@pytest.mark.parametrize(
    "text",
    [
        "A & B < C > D",
        "\"ngoặc kép\" và 'ngoặc đơn'",
        "]]> <!-- x --> &amp;",
        "😀 x² – “…” №",
        "a  b   c",
        "  đầu và cuối  ",
    ],
)
def test_every_letter_comes_back_as_it_was_written(text):
    parts = replace(
        STATE,
        title=f"x{text}",
        issuer=f"I{text}",
        place=f"P{text}",
        body=(Block("text", f"T{text}"), Block("table", rows=((text, "b"),)), *BODY),
        recipients=(text, "Lưu: VT"),
        annexes=(Annex("I", f"a{text}", BODY),),
    )
    document = opened(parts)
    found = texts(document)
    assert {f"X{text}", f"I{text}", f"T{text}", text, f"- {text};"} <= set(found)
    assert document.core_properties.title == " ".join(f"x{text}".split())


def test_line_breaks_and_tabs_are_those_of_word():
    paragraph = said(opened(replace(STATE, body=(Block("text", "một\nhai\tba\r\nbốn"),))), "một")
    assert paragraph.text == "một\nhai\tba\nbốn./."
    assert "<w:br/>" in paragraph._p.xml
    assert "<w:tab/>" in paragraph._p.xml


def test_decomposed_letters_are_composed():
    decomposed = unicodedata.normalize("NFD", "Tăng cường phối hợp")
    assert "Tăng cường phối hợp" in texts(opened(replace(STATE, title=decomposed)))


EVERYWHERE = {
    "Trích yếu": lambda bad: {"title": bad},
    "Tên cơ quan chủ quản": lambda bad: {"superior": bad},
    "Tên cơ quan ban hành": lambda bad: {"issuer": bad},
    "Ký hiệu": lambda bad: {"symbol": bad},
    "Địa danh": lambda bad: {"place": bad},
    "Nội dung": lambda bad: {"body": (*BODY, Block("text", bad))},
    "Nội dung (bảng)": lambda bad: {"body": (Block("table", rows=(("a", bad),)),)},
    "Chữ ký": lambda bad: {"signature": Signature("P", bad)},
    "Căn cứ": lambda bad: {"bases": ("a", bad)},
    "Nơi nhận": lambda bad: {"recipients": (bad,)},
    "Kính gửi": lambda bad: {"addressees": (bad,)},
    "Mức độ khẩn": lambda bad: {"urgency": bad},
    "Địa chỉ liên hệ": lambda bad: {"contact": bad},
    "Phụ lục": lambda bad: {"annexes": (Annex("I", "a", (Block("text", bad),)),)},
    "Bản sao": lambda bad: {"copy": Copy("SAO Y", bad, "SY", "H", Signature("P", "N"))},
}


@pytest.mark.parametrize("where", list(EVERYWHERE))
@pytest.mark.parametrize(
    ("char", "code"),
    [("\x00", "U+0000"), ("\x0b", "U+000B"), ("\x1f", "U+001F"), ("\ud800", "U+D800"), ("\uffff", "U+FFFF")],
)
def test_a_control_character_is_refused_by_name_wherever_it_stands(where, char, code):
    with pytest.raises(Unwritable) as caught:
        compose(replace(STATE, **EVERYWHERE[where](f"a{char}b")))
    assert str(caught.value).startswith(where.split(" (")[0])
    assert code in str(caught.value)
    # What is said to the user can itself be shown.
    assert char not in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"kind": "nghi-dinh-x"}, "Không có loại văn bản “nghi-dinh-x”"),
        ({"kind": "ket-luan"}, "không có loại “Kết luận”"),
        ({"system": "army"}, "Không có thể thức “army”"),
        ({"number": 0}, "phải từ 1 trở lên"),
        ({"number": -3}, "phải từ 1 trở lên"),
        ({"body": (Block("poem", "x"),)}, "khối “poem”"),
        ({"body": (Block("table"),)}, "không có ô nào"),
        ({"body": (Block("table", rows=(("a", "b"),), widths=(1,)),)}, "2 cột"),
        ({"body": (Block("table", rows=(("a", "b"),), widths=(1, 0)),)}, "lớn hơn 0"),
        ({"annexes": (Annex("I", "a", (Block("poem"),)),)}, "khối “poem”"),
        ({"annexes": (Annex("", "a", BODY, kind="thong-tri"),)}, "không có loại “Thông tri”"),
        ({"copy": Copy("CHÉP", "a", "SY", "H", Signature("P", "N"))}, "Hình thức sao “CHÉP”"),
    ],
)
def test_what_has_no_form_is_refused(changes, why):
    with pytest.raises(Unwritable, match=why):
        compose(replace(STATE, **changes))


def test_a_type_of_the_party_alone_composes_for_the_party():
    assert "KẾT LUẬN" in texts(opened(replace(PARTY, kind="ket-luan", symbol="KL/TU")))


def test_an_empty_body_composes():
    assert "Nơi nhận:" in texts(opened(replace(STATE, body=())))
