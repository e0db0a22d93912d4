"""Number and symbol, place and date, and how the two heads of the first page stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chancery.gate.detect.components import Detection, Span
from chancery.gate.detect.face import joint
from chancery.gate.packs import kinds
from chancery.gate.rule import Rule
from chancery.gate.text.normal import canonical_tone, squeezed

from .base import Fault, check

_BLANK = r"[\s.…_]*"
_STATE_SYMBOL = re.compile(rf"^Số\s*:{_BLANK}(\d*){_BLANK}/(\S.*)$")
STATE_CODE = re.compile(r"^(?:\d{4}/)?[A-ZĐƯƠÂĂÊÔa-zđ&]+(?:-[A-ZĐƯƠÂĂÊÔ&.\d]+)*(?:\s*\(.*\))?$")
_PARTY_SYMBOL = re.compile(rf"^Số{_BLANK}(\d*){_BLANK}-(\S.*)$")
PARTY_CODE = re.compile(r"^[A-ZĐƯƠ][A-ZĐƯƠa-zđ]*/[A-ZĐƯƠÂĂÊÔ.\d-]+$")
_GROUPS = re.compile(r"[-/]")
_DATE = re.compile(rf"ngày({_BLANK}\d*{_BLANK})tháng({_BLANK}\d*{_BLANK})năm({_BLANK}\d*{_BLANK})$")


@check
def number_word(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The word "Số": with a colon in state documents, without one in Party documents. with: colon."""
    for span in found.all("number"):
        text = squeezed(span.line)
        if rule.params["colon"] and not re.match(r"^Số\s*:", text):
            yield Fault.at(
                span,
                "Sau từ “Số” phải có dấu hai chấm: “Số: …”, viết chữ in thường.",
                "The word “Số” takes a colon and isn't written in capitals.",
            )
        if not rule.params["colon"] and not re.match(r"^Số[^:]*$", text):
            yield Fault.at(
                span,
                "Sau từ “Số” không có dấu hai chấm: “Số …”.",
                "The word “Số” takes no colon in a Party document.",
            )


def number_parts(found: Detection, span: Span | None) -> tuple[str, str] | None:
    """The number's digits and the symbol, where the pattern of the document's system fits."""
    if span is None:
        return None
    pattern = _PARTY_SYMBOL if found.system == "party" else _STATE_SYMBOL
    text = squeezed(span.line)
    text = re.sub(r"^Số\s*[:;.]?", "Số" if found.system == "party" else "Số:", text, flags=re.IGNORECASE)
    match = pattern.match(text)
    return (match[1], match[2].strip()) if match else None


@check
def symbol_pattern(found: Detection, rule: Rule) -> Iterator[Fault]:
    """State: 15/QĐ-BNV; Party: 127-QĐ/TW."""
    party = found.system == "party"
    for span in found.all("number"):
        parts = number_parts(found, span)
        if parts is None or not (PARTY_CODE if party else STATE_CODE).match(parts[1]):
            sample = "Số 127-QĐ/TW" if party else "Số: 15/QĐ-BNV"
            vi = (
                "giữa số và ký hiệu có dấu gạch nối (-), trước tên cơ quan có dấu gạch chéo (/)"
                if party
                else "giữa số và ký hiệu có dấu gạch chéo (/), giữa các nhóm chữ viết tắt có dấu gạch nối (-), không cách chữ"
            )
            yield Fault.at(
                span,
                f"Số, ký hiệu viết chưa đúng: {vi}. Ví dụ: “{sample}”.",
                f"The number and symbol are not of the form “{sample}”.",
            )


@check
def symbol_groups(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The symbol names type and agency; a dispatch's, the agency and the unit that drafted it."""
    span = found.first("number")
    parts = number_parts(found, span)
    if span is None or parts is None or not STATE_CODE.match(parts[1]) or "(" in parts[1]:
        return
    if len(_GROUPS.split(re.sub(r"^\d{4}/", "", parts[1]))) < 2:
        vi, en = (
            ("tên cơ quan và tên đơn vị soạn thảo hoặc lĩnh vực", "the agency and the unit that drafted it")
            if found.kind == "cong-van"
            else ("tên loại và tên cơ quan ban hành", "the type and the issuing agency")
        )
        yield Fault.at(
            span,
            f"Ký hiệu “{parts[1]}” chưa đủ chữ viết tắt {vi}.",
            f"The symbol “{parts[1]}” doesn't name {en}.",
        )


@check
def symbol_names_kind(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The abbreviation in the symbol is that of the document's type."""
    span = found.first("number")
    parts = number_parts(found, span)
    kind = kinds().get(found.kind or "")
    if span is None or parts is None or kind is None or found.system not in kind.symbols:
        return
    if not (PARTY_CODE if found.system == "party" else STATE_CODE).match(parts[1]):
        return
    wanted = kind.symbols[found.system or ""]
    code = re.sub(r"^\d{4}/", "", parts[1])
    said = code.split("/")[0] if found.system == "party" else code.split("-")[0]
    if not wanted:
        known = {k.symbols["state"] for k in kinds().values() if k.symbols.get("state")}
        if said in known and found.system == "state":
            yield Fault.at(
                span,
                f"Ký hiệu công văn không ghi tên loại “{said}”: gồm chữ viết tắt tên cơ quan và đơn vị soạn thảo.",
                f"A dispatch's symbol has no abbreviation of a type (“{said}”).",
            )
        return
    # "NQLT", "TTLT": of a document of several agencies.
    if said not in (wanted, f"{wanted}LT"):
        yield Fault.at(
            span,
            f"Ký hiệu ghi “{said}”, nhưng tên loại {kind.name} viết tắt là “{wanted}”.",
            f"The symbol says “{said}”; {kind.english} is abbreviated “{wanted}”.",
        )


@check
def number_zero(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Numbers under 10 take a zero in front."""
    for span in found.all("number"):
        parts = number_parts(found, span)
        if parts is not None and len(parts[0]) == 1:
            yield Fault.at(
                span,
                f"Số nhỏ hơn 10 phải thêm số 0 phía trước: “0{parts[0]}”.",
                f"A number under 10 takes a zero: “0{parts[0]}”.",
            )


@check
def date_written(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The date is written out: ngày … tháng … năm …."""
    for span in found.all("place_date"):
        if not _DATE.search(span.line.rstrip(" .")):
            yield Fault.at(
                span,
                "Thời gian ban hành phải viết đầy đủ: “ngày 05 tháng 01 năm 2026”.",
                "The date must be written out: “ngày 05 tháng 01 năm 2026”.",
            )


def _dates(found: Detection) -> Iterator[tuple[Span, str, str, str]]:
    """Each date that is written out: day, month and year, "" where left blank."""
    for span in found.all("place_date"):
        if match := _DATE.search(span.line.rstrip(" .")):
            day, month, year = (part.strip(" .…_") for part in match.groups())
            yield span, day, month, year


@check
def date_zero(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Days under 10 and the months 1 and 2 take a zero; other months don't."""
    for span, day, month, _ in _dates(found):
        if day.isdigit() and len(day) == 1:
            yield Fault.at(
                span,
                f"Ngày nhỏ hơn 10 phải thêm số 0: “ngày 0{day}”.",
                f"A day under 10 takes a zero: “ngày 0{day}”.",
            )
        if month in {"1", "2"}:
            yield Fault.at(
                span,
                f"Tháng 1, tháng 2 phải thêm số 0: “tháng 0{month}”.",
                f"January and February take a zero: “tháng 0{month}”.",
            )


@check
def date_real(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The day is one of the calendar."""
    for span, *parts in _dates(found):
        if all(part.isdigit() for part in parts):
            try:
                date(int(parts[2]), int(parts[1]), int(parts[0]))
            except ValueError:
                said = "/".join(parts)
                yield Fault.at(span, f"Không có ngày {said}.", f"There is no day {said}.")


def _place(span: Span) -> str:
    return re.split(r"ngày|\d", span.line, maxsplit=1)[0].rstrip()


@check
def date_comma(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The place's name begins with a capital and is followed by a comma."""
    for span in found.all("place_date"):
        place = _place(span)
        if not place.endswith(",") or not place[:1].isupper():
            yield Fault.at(
                span,
                "Địa danh viết hoa chữ cái đầu, sau địa danh có dấu phẩy: “Hà Nội, ngày …”.",
                "The place begins with a capital and takes a comma: “Hà Nội, ngày …”.",
            )


@check
def place_capitals(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Each syllable of the place's name begins with a capital, but for what says its level. with: levels."""
    for span in found.all("place_date"):
        place = _place(span).rstrip(",")
        name = re.sub(rf"^({'|'.join(rule.params['levels'])})\s+", "", place, flags=re.IGNORECASE)
        small = [word for word in re.findall(r"[^\W\d_]+", name) if word[:1].islower()]
        if place[:1].isupper() and small:
            yield Fault.at(
                span,
                f"Các chữ cái đầu của địa danh phải viết hoa: “{small[0].capitalize()}”.",
                f"Each syllable of the place's name takes a capital: “{small[0].capitalize()}”.",
            )


@check
def place_full(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The place is written in full. with: short (pattern of abbreviations), full (names that need their level)."""
    for span in found.all("place_date"):
        place = squeezed(_place(span).rstrip(", "))
        if re.match(rule.params["short"], place):
            yield Fault.at(
                span,
                f"Địa danh “{place}” viết tắt; phải ghi tên gọi đầy đủ.",
                f"The place “{place}” is abbreviated.",
            )
        elif full := rule.params["full"].get(place):
            yield Fault.at(
                span, f"Địa danh ghi tên gọi đầy đủ: “{full}”.", f"The place is written in full: “{full}”."
            )


@check
def superior_named(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A superior of a locality bears the locality's name. with: bodies (patterns of the body's name without it)."""
    spans = found.own("superior")
    said = squeezed(" ".join(span.line for span in spans))
    if spans and any(re.fullmatch(body, canonical_tone(said)) for body in rule.params["bodies"]):
        yield Fault.at(
            spans[-1],
            f"Tên cơ quan chủ quản ở địa phương phải có thêm tên đơn vị hành chính: “{said} …”.",
            f"A superior agency of a locality takes the locality's name: “{said} …”.",
        )


@check
def joint_signatures(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Agencies that issue together sign each."""
    spans = found.own("issuer")
    if not joint(spans):
        return
    agencies = len(
        [
            name
            for name in re.split(r"\s[-–]\s?|\s?[-–]\s|[-–]\n", "\n".join(s.line for s in spans))
            if name.strip()
        ]
    )
    signed = len(found.own("signer"))
    if 0 < signed < agencies:
        yield Fault.at(
            spans[0],
            f"Văn bản của {agencies} cơ quan cùng ban hành nhưng chỉ có {signed} người ký.",
            f"{agencies} agencies issue the document together, but {signed} sign.",
        )


@check
def same_row(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Number and date stand on the same line of the page's head."""
    number, day = found.first("number"), found.first("place_date")
    if number is None or day is None:
        return
    left, right = number.paragraph.cell, day.paragraph.cell
    if left and right and left.table == right.table and left.row != right.row and left.column != right.column:
        yield Fault.at(
            day,
            "Địa danh và thời gian phải trên cùng một dòng với số, ký hiệu.",
            "Place and date must stand on one line with the number and symbol.",
        )


@check
def header_side(found: Detection, rule: Rule) -> Iterator[Fault]:
    """The national name or Party header stands on the right, the agency on the left."""
    header, issuer = found.first("national") or found.first("party_header"), found.first("issuer")
    if header is None or issuer is None:
        return
    left, right = issuer.paragraph.cell, header.paragraph.cell
    if left and right and left.table == right.table and left.column > right.column:
        yield Fault.at(
            header,
            "Quốc hiệu, Tiêu ngữ (hoặc tiêu đề Đảng) phải ở phía trên, bên phải trang đầu.",
            "The national name (or Party header) stands at the top right of the first page.",
        )


@check
def star_under_issuer(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A star stands between the issuer's name and the number."""
    issuer = found.first("issuer")
    if issuer is not None and found.all("number") and not found.all("star"):
        yield Fault.at(
            issuer,
            "Thiếu dấu sao (*) dưới tên cơ quan ban hành.",
            "There is no star (*) under the issuing agency's name.",
        )


@check
def dispatch_abstract_place(found: Detection, rule: Rule) -> Iterator[Fault]:
    """A dispatch has its abstract under the number, and no type's name."""
    if found.kind == "cong-van" and not found.all("dispatch_abstract") and found.all("number"):
        yield Fault(
            (
                "Công văn thiếu trích yếu “V/v …” dưới số và ký hiệu.",
                "A dispatch takes an abstract “V/v …” under its number and symbol.",
            )
        )
