"""Writes number and date into a draft at issue, whoever made the draft."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lxml import etree

from chancery.gate.docx.package import content_of, open_package
from chancery.gate.text.normal import nfc

from .write import Unwritable, layout, written_date

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANK = r"[\s.…_]*"
# Either separator is taken: a draft with the wrong one, let through by its head, can still be issued.
_NUMBER = re.compile(rf"^\s*Số\s*:?{_BLANK}\d*{_BLANK}[-–/]\s*(?P<symbol>\S.*?)\s*$", re.IGNORECASE)
# Before the date stands a place at most: a legal basis that ends with a date is none.
_DATE = re.compile(
    rf"^(?P<place>[^\d;]{{0,60}},)?\s*ngày{_BLANK}\d*{_BLANK}tháng{_BLANK}\d*{_BLANK}năm{_BLANK}\d*{_BLANK}$",
    re.IGNORECASE,
)
_LOOKED_AT = 60
"""Paragraphs from the top in which the face is looked for."""


@dataclass(frozen=True)
class _Face:
    """Where a draft has its number and date."""

    number: etree._Element
    symbol: str
    date: etree._Element
    place: str


def fill_number_and_date(content: bytes, number: int, day: date, system: str) -> bytes:
    """The DOCX with its number and date filled in; all else is left byte for byte.

    Raises Unwritable where the draft has no line for them, and Unreadable for what is no DOCX.
    """
    package, name = open_package(content_of(content))
    root = package.xml(name)
    face = _face(root)
    words = layout("party" if system == "party" else "state")["words"]
    _say(face.number, str(words["number"]).format(number=f"{number:02d}", symbol=face.symbol))
    _say(face.date, f"{face.place} {written_date(day.day, day.month, day.year)}".strip())
    return _replaced(
        content, name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )


def symbol_in(content: bytes) -> str:
    """The symbol that stands where the number will be written, without the number: "QĐ-VP".

    Raises Unwritable and Unreadable as `fill_number_and_date` does.
    """
    package, name = open_package(content_of(content))
    return _face(package.xml(name)).symbol


def _face(root: etree._Element) -> _Face:
    paragraphs = [(p, nfc(_text(p))) for p in islice(root.iter(f"{_W}p"), _LOOKED_AT)]
    number = next(((p, match) for p, text in paragraphs if (match := _NUMBER.match(text))), None)
    if number is None:
        raise Unwritable(
            "Không tìm thấy dòng “Số…” ở đầu văn bản để ghi số. Thêm dòng số, ký hiệu rồi tải lên phiên bản mới."
        )
    day = next(((p, match) for p, text in paragraphs if (match := _DATE.match(text))), None)
    if day is None:
        raise Unwritable(
            "Không tìm thấy dòng “…, ngày … tháng … năm …” ở đầu văn bản để ghi ngày ban hành. "
            "Thêm dòng này rồi tải lên phiên bản mới."
        )
    return _Face(number[0], number[1]["symbol"], day[0], (day[1]["place"] or "").lstrip())


_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}


def _pieces(paragraph: etree._Element) -> list[etree._Element]:
    """What its runs show, in order; a tab stop of its format is none of it."""
    return [
        node
        for node in paragraph.iter(f"{_W}t", *_MARKS)
        if (run := node.getparent()) is not None and run.tag == f"{_W}r"
    ]


def _text(paragraph: etree._Element) -> str:
    return "".join(_MARKS.get(str(node.tag), node.text or "") for node in _pieces(paragraph))


def _say(paragraph: etree._Element, text: str) -> None:
    """Puts `text` into the paragraph's first run that has any, and empties the others."""
    pieces = _pieces(paragraph)
    first = next(node for node in pieces if node.tag == f"{_W}t")
    first.text = text
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for node in pieces:
        if node is not first and (run := node.getparent()) is not None:
            run.remove(node)


def _replaced(content: bytes, name: str, data: bytes) -> bytes:
    """The package with one member's data replaced; the others keep their bytes, order and dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, member.date_time)
            info.compress_type = member.compress_type
            info.external_attr = member.external_attr
            new.writestr(info, data if member.filename == name else old.read(member))
    return out.getvalue()
