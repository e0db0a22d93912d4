"""Named faults, made on a faultless DOCX, so that the sample office has drafts worth correcting.

Each fault is what people really do in Word: it changes the file by python-docx, knowing nothing of the checks.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from docx import Document as open_docx
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def _paragraphs(docx: Docx) -> Iterator[Paragraph]:
    """Every paragraph, table cells included, in document order."""
    for block in docx.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def _find(docx: Docx, start: str) -> Paragraph:
    return next(p for p in _paragraphs(docx) if p.text.strip().startswith(start))


def _body(docx: Docx) -> list[Paragraph]:
    """The paragraphs of plain content: long, and in no table."""
    return [p for p in docx.paragraphs if len(p.text) > 90 and "Căn cứ" not in p.text[:12]]


def _set_text(paragraph: Paragraph, text: str) -> None:
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def _every_run(paragraphs: list[Paragraph], change: Callable[[Run], None]) -> None:
    for paragraph in paragraphs:
        for run in paragraph.runs:
            change(run)


def _font(run: Run) -> None:
    run.font.name = "Arial"


def _small(run: Run) -> None:
    run.font.size = Pt(11)


def _red(run: Run) -> None:
    run.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)


def _typeface(docx: Docx) -> None:
    _every_run(_body(docx)[:2], _font)


def _size(docx: Docx) -> None:
    _every_run(_body(docx)[:2], _small)


def _colour(docx: Docx) -> None:
    _every_run(_body(docx)[:1], _red)


def _margins(docx: Docx) -> None:
    docx.sections[0].left_margin = Mm(20)


def _letter_paper(docx: Docx) -> None:
    docx.sections[0].page_width, docx.sections[0].page_height = Mm(215.9), Mm(279.4)


def _left_aligned(docx: Docx) -> None:
    _body(docx)[0].alignment = WD_ALIGN_PARAGRAPH.LEFT


def _line_spacing(docx: Docx) -> None:
    _body(docx)[0].paragraph_format.line_spacing = 2.0


def _motto(docx: Docx) -> None:
    _set_text(_find(docx, "Độc lập"), "Độc lập – Tự do – Hạnh phúc")


def _party_header(docx: Docx) -> None:
    _set_text(_find(docx, "ĐẢNG CỘNG SẢN"), "Đảng Cộng sản Việt Nam")


def _recipients_heading(docx: Docx) -> None:
    for run in _find(docx, "Nơi nhận").runs:
        run.font.size = Pt(14)


def _signer_title(docx: Docx) -> None:
    signer = next(p for p in reversed(list(_paragraphs(docx))) if p.text.strip() in SIGNERS)
    _set_text(signer, f"TS. {signer.text.strip()}")


def _symbol_hyphen(docx: Docx) -> None:
    paragraph = _find(docx, "Số")
    _set_text(paragraph, paragraph.text.replace("/", "-", 1) if "/" in paragraph.text else paragraph.text)


SIGNERS = {"Đặng Quốc Hoàn", "Trần Quang Minh", "Phạm Thị Hằng Nga", "Huỳnh Ngọc Thắng"}

# name: (what was done, in Vietnamese; the change; the rule that it breaks, for each system that it is a fault in)
FAULTS: dict[str, tuple[str, Callable[[Docx], None], dict[str, str]]] = {
    "typeface": ("Nội dung dùng phông chữ Arial", _typeface, {"state": "ND30-107", "party": "HD36-107"}),
    "size": ("Nội dung dùng cỡ chữ 11", _size, {"state": "ND30-605", "party": "HD36-605"}),
    "colour": ("Một đoạn dùng chữ màu đỏ", _colour, {"state": "ND30-109", "party": "HD36-109"}),
    "margins": ("Lề trái 20 mm", _margins, {"state": "ND30-105", "party": "HD36-105"}),
    "letter_paper": ("Khổ giấy Letter", _letter_paper, {"state": "ND30-101", "party": "HD36-101"}),
    "left_aligned": (
        "Nội dung không canh đều hai lề",
        _left_aligned,
        {"state": "ND30-607", "party": "HD36-607"},
    ),
    "line_spacing": ("Giãn dòng gấp đôi", _line_spacing, {"state": "ND30-610", "party": "HD36-610"}),
    "motto": ("Tiêu ngữ dùng gạch ngang dài", _motto, {"state": "ND30-208"}),
    "party_header": ("Tiêu đề Đảng viết chữ thường", _party_header, {"party": "HD36-203"}),
    "recipients_heading": ("“Nơi nhận” dùng cỡ chữ 14", _recipients_heading, {"state": "ND30-803"}),
    "signer_title": (
        "Ghi học vị trước họ tên người ký",
        _signer_title,
        {"state": "ND30-711", "party": "HD36-711"},
    ),
    "symbol_hyphen": (
        "Ký hiệu sai dấu gạch chéo",
        _symbol_hyphen,
        {"state": "ND30-403", "party": "HD36-403"},
    ),
}


def spoil(content: bytes, fault: str) -> bytes:
    """The DOCX `content` with the fault named."""
    docx = open_docx(io.BytesIO(content))
    FAULTS[fault][1](docx)
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()
