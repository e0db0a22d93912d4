"""Numbers and symbols of documents, of both systems."""

import re
from pathlib import Path

import pytest

from chancery.gate.text.symbols import find, parse

DECREE = Path(__file__).resolve().parents[6] / "shared" / "data" / "nd30-2020" / "text.md"


@pytest.mark.parametrize(
    ("line", "system", "number", "year", "head", "tail", "colon"),
    [
        ("Số: 15/QĐ-BNV", "state", "15", None, "QĐ", "BNV", True),
        ("Số: 05/BNV-VP", "state", "05", None, "BNV", "VP", True),
        ("Số: 12/UBND-VX", "state", "12", None, "UBND", "VX", True),
        ("Số: 30/2020/NĐ-CP", "state", "30", 2020, "NĐ", "CP", True),
        ("Số: 20/2020/TTLT-BNV-BTC", "state", "20", 2020, "TTLT", "BNV-BTC", True),
        ("64/2020/QH14", "state", "64", 2020, "QH14", "", False),
        ("Số:      /QĐ-UBND", "state", "", None, "QĐ", "UBND", True),
        ("Số 127-QĐ/TW", "party", "127", None, "QĐ", "TW", False),
        ("Số 24-BS/UBKTTU", "party", "24", None, "BS", "UBKTTU", False),
        ("Số … -QĐ/TW", "party", "", None, "QĐ", "TW", False),
        ("Số: 36-HD/VPTW", "party", "36", None, "HD", "VPTW", True),
        (" Số 01-BC/ĐU ", "party", "01", None, "BC", "ĐU", False),
    ],
)
def test_a_line_and_its_parts(line, system, number, year, head, tail, colon):
    found = parse(line)
    assert found is not None
    assert (found.system, found.number, found.year) == (system, number, year)
    assert (found.head, found.tail, found.colon) == (head, tail, colon)
    assert found.word == ("Số" in line)
    for name in ("number", "head", "tail"):
        if name in found.spans:
            start, end = found.spans[name]
            assert line[start:end] == getattr(found, name)
    assert line[found.start : found.end] == line.strip()


@pytest.mark.parametrize(
    "line",
    ["", "Số:", "Số: 15", "QĐ-BNV", "/QĐ-BNV", "-QĐ/TW", "và/hoặc", "Số: 15/QĐ-BNV ngày", "01/02/2020"],
)
def test_what_is_no_symbol(line):
    assert parse(line) is None


@pytest.mark.parametrize(
    ("line", "text"),
    [("Số:  5 / QĐ - BNV", "5/QĐ-BNV"), ("Số 127 - QĐ/TW", "127-QĐ/TW"), ("30/2020/NĐ–CP", "30/2020/NĐ-CP")],
)
def test_the_canonical_writing(line, text):
    found = parse(line)
    assert found is not None
    assert found.text == text


def test_symbols_in_a_text():
    text = "Căn cứ Luật số 64/2020/QH14, Quyết định số 15/QĐ-BNV ngày 05/01/2020 và Quy định 399-QĐ/TW; km/h, và/hoặc."
    assert [found.text for found in find(text)] == ["64/2020/QH14", "15/QĐ-BNV", "399-QĐ/TW"]
    assert [text[found.start : found.end] for found in find(text)] == [
        "số 64/2020/QH14",
        "số 15/QĐ-BNV",
        "399-QĐ/TW",
    ]


def test_every_decree_that_the_decree_names_is_found():
    text = DECREE.read_text(encoding="utf-8")
    assert [found.text for found in find(text)] == re.findall(r"\d+/\d{4}/NĐ-CP", text)
