"""Names of files, made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.foundation.files import clean_name, name_notes

NFD = unicodedata.normalize("NFD", "Tờ trình về đề án.docx")


@pytest.mark.parametrize(
    ("name", "clean", "note"),
    [
        ("Tờ trình.docx", "Tờ trình.docx", ""),
        ("../../etc/passwd", "passwd", "đường dẫn"),
        ("C:\\Users\\an\\Tờ trình.docx", "Tờ trình.docx", "đường dẫn"),
        ("a\0b\x07\u202ec.docx", "abc.docx", "ký tự điều khiển"),
        ("dòng\r\nSet-Cookie: x", "dòngSet-Cookie_ x", "ký tự điều khiển"),
        (NFD, "Tờ trình về đề án.docx", "NFC"),
        ("d" * 296 + ".doc", "d" * 196 + ".doc", "200"),
        ("..", "tep", ""),
        ("", "tep", ""),
        ("  nhiều   khoảng trắng .docx ", "nhiều khoảng trắng .docx", ""),
    ],
)
def test_a_name(name, clean, note):
    assert clean_name(name) == clean
    notes = name_notes(name)
    assert any(note in one for one in notes) if note else not notes


@given(st.text(max_size=400))
def test_any_name_comes_out_safe_and_stays_as_it_is(name):
    clean = clean_name(name)
    assert 1 <= len(clean) <= 200
    assert not set(clean) & set('/\\\0\n\r"<>|?*:')
    assert not clean.startswith(".")
    assert unicodedata.is_normalized("NFC", clean)
    assert clean_name(clean) == clean
