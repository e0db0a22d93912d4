"""Writes number and date into a draft at issue, whoever made the draft."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from lxml import etree

from chancery.gate.docx.package import content_of, open_package
from chancery.gate.text.normal import nfc, squeezed, toneless

from .layout import layout
from .parts import System
from .pieces import number_line, written_date
from .refusal import Unwritable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = r"[\s.…_]*"
# A line of the face, or a column of it that tabs set off.
_START, _END = r"(?:^|(?<=[\n\t]))[ \u00a0]*", r"(?=[\n\t]|$)"
# Either separator is taken: a draft with the wrong one, let through by its head, can still be issued.
_NUMBER = re.compile(
    rf"{_START}Số[ \u00a0]*:?{_BLANK}\d*{_BLANK}[-–/][ \u00a0]*(?P<symbol>[^\s-][^\n\t]*?)[ \u00a0]*{_END}",
    re.IGNORECASE,
)
_BLANK_DATE = rf"ngày{_BLANK}\d*{_BLANK}tháng{_BLANK}\d*{_BLANK}năm{_BLANK}\d*"
# Before the date stands a place at most: a legal basis that ends with a date is none.
_DATE = re.compile(rf"{_START}(?P<place>[^\d;\n\t]{{0,60}},)?\s*{_BLANK_DATE}{_BLANK}{_END}", re.IGNORECASE)
_LOOKED_AT = 60
"""Paragraphs from the top in which the face is looked for."""
_CONTENT = re.compile(r"^(- )?can cu |^dieu 1\b|^kinh gui\b|^noi nhan\b")
_UNDATED = "bien ban"
"""Minutes have no line of place and date (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9)."""

_REFERENCE = re.compile(r"^\s*\(\s*kem theo\b")
_REFERENCE_NUMBER = re.compile(r"\bsố[ \u00a0]*:?[\s.…_]*(?P<mark>[-/])", re.IGNORECASE)
_REFERENCE_DATE = re.compile(r"ngày[\s.…_]*tháng[\s.…_]*năm[\s.…_]*(?:20\d\d|20)?[\s.…_]*", re.IGNORECASE)


@dataclass(frozen=True)
class _Face:
    """Where a draft has its number and date: each in one paragraph, or the same in several."""

    numbers: list[tuple[_Text, re.Match[str]]]
    dates: list[tuple[_Text, re.Match[str]]]

    @property
    def symbol(self) -> str:
        return self.numbers[0][1]["symbol"]


def fill_number_and_date(content: bytes, number: int, day: date, system: str) -> bytes:
    """The DOCX with its number and date filled in; all but its document part is left byte for byte.

    They look like what they replace. The blanks in the references of appendices ("(Kèm theo … số … ngày …)") are
    filled as well; minutes (biên bản) may lack the line of place and date. Raises Unwritable where the draft has no
    line for them, and Unreadable for what is no DOCX.
    """
    package, name = open_package(content_of(content))
    root = package.xml(name)
    face = _face(root)
    written = number_line(layout(_system(system)), number, face.symbol)
    day_written = written_date(day.day, day.month, day.year)
    for text, found in face.dates:
        text.put(found.start(), found.end(), f"{(found['place'] or '').lstrip()} {day_written}".strip())
    for text, _ in face.numbers:
        # The date may have stood before it in the same paragraph.
        if match := _NUMBER.search(text.shown):
            text.put(match.start(), match.end(), written)
    for text in _texts(root):
        if _REFERENCE.match(toneless(text.shown)):
            _fill_reference(text, f"{number:02d}", day_written)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _replaced(content, name, data)


def symbol_in(content: bytes) -> str:
    """The symbol that stands where the number will be written, without the number: "QĐ-VP".

    Raises Unwritable and Unreadable as `fill_number_and_date` does.
    """
    package, name = open_package(content_of(content))
    return _face(package.xml(name)).symbol


def _system(system: str) -> System:
    return "party" if system == "party" else "state"


class _Text:
    """A paragraph's visible text over all its runs, with the node that holds each letter."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._nodes = list(_own(paragraph))
        self._letters: list[tuple[etree._Element, int]] = []
        for node in self._nodes:
            if node.tag == f"{_W}t":
                node.text = nfc(node.text or "")
        # A mark that begins a run belongs to the letter before it.
        whole = "".join(map(_shown, self._nodes))
        if nfc(whole) != whole and (texts := [n for n in self._nodes if n.tag == f"{_W}t"]):
            texts[0].text = nfc("".join(_shown(node) for node in texts))
            for node in texts[1:]:
                node.text = ""
        for node in self._nodes:
            self._letters += [(node, at) for at in range(len(_shown(node)))]
        self.shown = "".join(map(_shown, self._nodes))

    def put(self, start: int, end: int, said: str) -> None:
        """Writes `said` in place of the letters from start to end (at least one); it looks like the first of them."""
        replaced = self._letters[start:end]
        places: dict[etree._Element, list[int]] = {}
        for node, at in replaced:
            places.setdefault(node, []).append(at)
        target = next((node for node in places if node.tag == f"{_W}t"), None)
        for node, inside in places.items():
            if node.tag == f"{_W}t":
                text = node.text or ""
                node.text = text[: inside[0]] + (said if node is target else "") + text[inside[-1] + 1 :]
                node.set(_SPACE, "preserve")
            elif (run := node.getparent()) is not None:
                run.remove(node)
        self._nodes = [node for node in self._nodes if node.getparent() is not None]
        self._letters = [(node, at) for node in self._nodes for at in range(len(_shown(node)))]
        self.shown = "".join(map(_shown, self._nodes))


_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Their own paragraphs, formats, what was deleted.
_NOT_SHOWN = {f"{_W}{tag}" for tag in ("p", "pPr", "rPr", "del", "moveFrom", "pict", "drawing", "object")}


def _own(node: etree._Element) -> Iterator[etree._Element]:
    """What a paragraph's runs show, in order, without the text boxes anchored in it."""
    for child in node:
        if node.tag == f"{_W}r" and (child.tag == f"{_W}t" or child.tag in _MARKS):
            yield child
        elif child.tag not in _NOT_SHOWN:
            yield from _own(child)


def _shown(node: etree._Element) -> str:
    return _MARKS.get(str(node.tag), node.text or "")


def _texts(root: etree._Element) -> Iterator[_Text]:
    return (_Text(paragraph) for paragraph in root.iter(f"{_W}p"))


def _face(root: etree._Element) -> _Face:
    above = list(
        takewhile(
            lambda text: not _CONTENT.match(squeezed(toneless(text.shown))), islice(_texts(root), _LOOKED_AT)
        )
    )
    numbers = [(text, match) for text in above if (match := _NUMBER.search(text.shown))]
    if not numbers:
        raise Unwritable(
            "Không tìm thấy dòng “Số…” ở đầu văn bản để ghi số. Thêm dòng số, ký hiệu rồi tải lên phiên bản mới."
        )
    dates = [(text, match) for text in above if (match := _DATE.search(text.shown))]
    if not dates and not any(squeezed(toneless(text.shown)) == _UNDATED for text in above):
        raise Unwritable(
            "Không tìm thấy dòng “…, ngày … tháng … năm …” ở đầu văn bản để ghi ngày ban hành. "
            "Thêm dòng này rồi tải lên phiên bản mới."
        )
    return _Face(_repeated(numbers), _repeated(dates))


def _repeated(found: list[tuple[_Text, re.Match[str]]]) -> list[tuple[_Text, re.Match[str]]]:
    """The first, and what repeats it: Word keeps a text box twice, for itself and for older programs."""
    return [(text, match) for text, match in found if text.shown == found[0][0].shown]


def _fill_reference(text: _Text, number: str, day: str) -> None:
    if match := _REFERENCE_DATE.search(text.shown):
        # The blank took the space before what follows.
        text.put(match.start(), match.end(), day if text.shown[match.end() :][:1] in ("", ")") else f"{day} ")
    if match := _REFERENCE_NUMBER.search(text.shown):
        text.put(match.start(), match.end(), f"số {number}{match['mark']}")


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
