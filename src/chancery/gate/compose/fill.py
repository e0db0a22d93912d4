"""Writes number and date into a draft at issue, whoever made the draft."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from lxml import etree

from chancery.gate.docx.package import content_of, open_package

from .write import Unwritable, layout, written_date

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANK = r"[\s.…_\u00a0]*"
_NUMBER = {
    "state": re.compile(rf"^\s*Số\s*:?{_BLANK}\d*{_BLANK}/\s*(?P<code>\S.*?)\s*$", re.IGNORECASE),
    "party": re.compile(rf"^\s*Số\s*:?{_BLANK}\d*{_BLANK}-\s*(?P<code>\S.*?)\s*$", re.IGNORECASE),
}
_DATE = re.compile(rf"ngày{_BLANK}\d*{_BLANK}tháng{_BLANK}\d*{_BLANK}năm{_BLANK}\d*{_BLANK}$", re.IGNORECASE)
_LOOKED_AT = 60
"""Paragraphs from the top in which the face is looked for."""


def fill_number_and_date(content: bytes, number: int, day: date, system: str) -> bytes:
    """The DOCX with its number and date filled in; all else is left byte for byte.

    Raises Unwritable where the draft has no line for them, and Unreadable for what is no DOCX.
    """
    package, name = open_package(content_of(content))
    root = package.xml(name)
    paragraphs = list(root.iter(f"{_W}p"))[:_LOOKED_AT]
    shown = f"{number:02d}"
    written = str(layout("party" if system == "party" else "state")["words"]["number"])
    for paragraph in paragraphs:
        if match := _NUMBER[system].match(_text(paragraph)):
            _say(paragraph, written.format(number=shown, symbol=match["code"]))
            break
    else:
        raise Unwritable(
            "Không tìm thấy dòng “Số … ” ở đầu văn bản để ghi số. Thêm dòng số, ký hiệu rồi tải lên phiên bản mới."
        )
    for paragraph in paragraphs:
        text = _text(paragraph)
        if len(text) < 100 and (match := _DATE.search(text)):
            _say(paragraph, text[: match.start()] + written_date(day.day, day.month, day.year))
            break
    else:
        raise Unwritable(
            "Không tìm thấy dòng “…, ngày … tháng … năm …” ở đầu văn bản để ghi ngày ban hành. "
            "Thêm dòng này rồi tải lên phiên bản mới."
        )
    return _replaced(
        content, name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )


def _text(paragraph: etree._Element) -> str:
    return "".join(
        {f"{_W}tab": "\t", f"{_W}br": "\n"}.get(str(node.tag), node.text or "")
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br")
    )


def _say(paragraph: etree._Element, text: str) -> None:
    """Puts `text` into the paragraph's first run that has any, and empties the others."""
    texts = list(paragraph.iter(f"{_W}t"))
    texts[0].text = text
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for node in texts[1:]:
        node.text = ""
    for node in list(paragraph.iter(f"{_W}tab", f"{_W}br")):
        parent = node.getparent()
        if parent is not None and parent.tag == f"{_W}r":
            parent.remove(node)


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
