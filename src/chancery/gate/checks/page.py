"""Paper, margins, page numbers, and the file as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.docx.model import Paragraph, Section
from chancery.gate.rule import Rule

from .base import Fault, check, number

_TOLERANCE_MM = 0.6
_A4 = (210.0, 297.0)
_SIDES = {
    "top": ("mép trên", "top"),
    "bottom": ("mép dưới", "bottom"),
    "left": ("mép trái", "left"),
    "right": ("mép phải", "right"),
}


def _sections(found: Detection) -> list[Section]:
    return found.document.sections


@check
def paper(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Every page is A4. with: also (other papers allowed, as [width, height] in mm)."""
    allowed = [_A4, *(tuple(size) for size in rule.params.get("also", ()))]
    for section in _sections(found):
        size = sorted((section.width_mm, section.height_mm))
        if not any(
            all(abs(a - b) <= 1 for a, b in zip(size, sorted(wanted), strict=True)) for wanted in allowed
        ):
            width, height = number(section.width_mm), number(section.height_mm)
            yield Fault(
                (
                    f"Khổ giấy {width[0]} mm x {height[0]} mm, quy định khổ A4 (210 mm x 297 mm).",
                    f"The paper is {width[1]} mm x {height[1]} mm; A4 (210 mm x 297 mm) is prescribed.",
                )
            )
            return


@check
def portrait(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The first page stands upright; a landscape page is for wide tables."""
    first = _sections(found)[0]
    if first.landscape and not any(
        p.cell for p in found.document.paragraphs if p.section == 0 and p.index > 12
    ):
        yield Fault(
            (
                "Trang đặt theo chiều ngang; văn bản được trình bày theo chiều dài của khổ A4.",
                "The page lies landscape; a document stands along the length of A4.",
            )
        )


@check
def margin(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A margin within its range. with: side, min, max in mm."""
    side, low, high = rule.params["side"], rule.params["min"], rule.params["max"]
    vi, en = _SIDES[side]
    for section in _sections(found):
        if section.landscape:
            continue
        value = getattr(section, f"{side}_mm")
        if not low - _TOLERANCE_MM <= value <= high + _TOLERANCE_MM:
            now = number(value)
            wanted = f"{low} mm" if low == high else f"{low} - {high} mm"
            yield Fault(
                (
                    f"Lề cách {vi} {now[0]} mm, quy định {wanted}.",
                    f"The {en} margin is {now[1]} mm; {wanted} is prescribed.",
                )
            )
            return


@check
def page_number_shown(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A document of several pages is numbered in the top margin."""
    section = _sections(found)[0]
    if any(p.has_page_field for p in section.headers.get("default", ())) or not _long(found):
        return
    below = any(p.has_page_field for p in section.footers.get("default", ()))
    yield Fault(
        (
            "Số trang đặt ở lề dưới; quy định đặt ở lề trên."
            if below
            else "Văn bản nhiều trang chưa đánh số trang ở lề trên.",
            "The page number stands at the foot; it belongs in the top margin."
            if below
            else "A document of several pages has no page number in the top margin.",
        )
    )


@check
def page_number_centred(found: Detection, rule: Rule) -> Iterator[Fault]:
    for paragraph in _page_numbers(found):
        if paragraph.alignment != "center":
            yield Fault(
                (
                    "Số trang chưa canh giữa trong lề trên.",
                    "The page number is not centred in the top margin.",
                )
            )
            return


@check
def page_number_size(found: Detection, rule: Rule) -> Iterator[Fault]:
    """with: min, max in points."""
    low, high = rule.params["min"], rule.params["max"]
    for paragraph in _page_numbers(found):
        for run in paragraph.runs:
            if run.text.strip() and not low <= run.format.size <= high:
                now = number(run.format.size)
                yield Fault(
                    (
                        f"Số trang cỡ chữ {now[0]}, quy định {low} - {high}.",
                        f"The page number has size {now[1]}; {low} - {high} is prescribed.",
                    )
                )
                return


@check
def page_number_hidden_on_first(found: Detection, rule: Rule) -> Iterator[Fault]:
    section = _sections(found)[0]
    shown = section.headers.get("first" if section.title_page else "default", ())
    if any(paragraph.has_page_field for paragraph in shown):
        yield Fault(
            ("Số trang hiển thị cả ở trang thứ nhất.", "The page number shows on the first page as well."),
        )


@check
def page_number_arabic(found: Detection, rule: Rule) -> Iterator[Fault]:
    section = _sections(found)[0]
    if section.page_format not in {"decimal", "numberInDash"} and _page_numbers(found):
        yield Fault(("Số trang không dùng chữ số Ả Rập.", "The page number is not in Arabic digits."))


@check
def page_number_from_one(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The first page is page 1."""
    start = _sections(found)[0].page_start
    if start not in (None, 1) and _page_numbers(found):
        yield Fault(
            (
                f"Số trang đánh từ {start}; quy định đánh từ số 1.",
                f"Pages are numbered from {start}; they begin at 1.",
            )
        )


@check
def page_number_upright(found: Detection, rule: Rule) -> Iterator[Fault]:
    runs = [run for paragraph in _page_numbers(found) for run in paragraph.runs if run.text.strip()]
    if any(run.format.italic for run in runs):
        yield Fault(("Số trang phải dùng kiểu chữ đứng.", "The page number must be upright."))


@check
def margin_landscape(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The margins of a page that lies: those of an upright page, or the same turned with it. with: top, bottom, left,
    right (each a range in mm)."""
    ranges = [rule.params[side] for side in ("top", "right", "bottom", "left")]

    def fits(section: Section, way: list[list[float]]) -> bool:
        margins = (section.top_mm, section.right_mm, section.bottom_mm, section.left_mm)
        return all(
            low - _TOLERANCE_MM <= mm <= high + _TOLERANCE_MM
            for mm, (low, high) in zip(margins, way, strict=True)
        )

    if any(not section.landscape and not fits(section, ranges) for section in _sections(found)):
        # The rules of each margin say so already.
        return
    for number_, section in enumerate(_sections(found), start=1):
        margins = (section.top_mm, section.right_mm, section.bottom_mm, section.left_mm)
        turned = [ranges, ranges[1:] + ranges[:1], ranges[3:] + ranges[:3]]
        if section.landscape and not any(fits(section, way) for way in turned):
            now = [number(mm) for mm in margins]
            yield Fault(
                (
                    f"Trang ngang (phần {number_}) có lề trên {now[0][0]}, phải {now[1][0]}, dưới {now[2][0]}, trái "
                    f"{now[3][0]} mm, khác lề quy định.",
                    f"The landscape page (section {number_}) has margins {now[0][1]}, {now[1][1]}, {now[2][1]}, "
                    f"{now[3][1]} mm (top, right, bottom, left), which are not those prescribed.",
                )
            )
            return


@check
def unicode_only(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The text is Unicode, not a code of the years before it."""
    named = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}.get(found.document.legacy_encoding or "")
    if named:
        yield Fault(
            (
                f"Văn bản dùng bảng mã cũ {named}, không phải Unicode. Dùng “Chuyển sang Unicode” để chuyển mã.",
                f"The text is in the old code {named}, not Unicode. Use “Convert to Unicode”.",
            )
        )


def _page_numbers(found: Detection) -> list[Paragraph]:
    """Of every section, each once."""
    headers = [p for section in _sections(found) for p in section.headers.get("default", ())]
    return list({id(p): p for p in headers if p.has_page_field}.values())


def _long(found: Detection) -> bool:
    """Surely more than a page: some 3,500 characters of content, or a second page that was asked for."""
    return sum(len(p.text) for p in found.document.paragraphs) > 4500 or any(
        p.page_break_before for p in found.document.paragraphs[1:]
    )
