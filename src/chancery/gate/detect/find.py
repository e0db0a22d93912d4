"""The detector: from lines and their places to components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from chancery.gate.docx.model import Document, Paragraph
from chancery.gate.packs import kinds
from chancery.gate.text.normal import squeezed, toneless

from .components import Detection, Span

_HEAD_LIMIT = 60
"""Lines from the top in which the face of a document is looked for."""

_NATIONAL = re.compile(r"cong hoa (xa hoi )?chu nghia viet nam")
_MOTTO = re.compile(r"^doc lap\W+tu do\W+hanh phuc\W*$")
_PARTY = re.compile(r"^dang cong san (viet nam|vn)\W*$")
_NUMBER = re.compile(r"^so\s*:?\s*[\d.…_\s]*\s*[-/–]\s*\S|^so\s*:?\s*[\d.…_]*\s*$")
_DAY = re.compile(r"ngay\s*([\d.…_\s]*)\s*thang\s*([\d.…_\s]*)\s*nam\s*(\d{4}|\d{0,3}[\s.…_]*)")
_NUMERIC_DAY = re.compile(r"^[^\d]{2,40},\s*(ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_DISPATCH_ABSTRACT = re.compile(r"^v\s*/\s*v\b|^ve viec\b")
# A telegram (công điện) names its sender: "Chủ tịch … điện:".
_ADDRESSEE = re.compile(r"^kinh gui\b|^.{3,100}\sdien:$")
_BASIS = re.compile(r"^(-\s*)?(can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien|sau khi)\b")
# "QUYẾT ĐỊNH:"; in Party documents "BAN THƯỜNG VỤ QUYẾT ĐỊNH".
_ORDER = re.compile(
    r"^(.{2,60}\s)?(quyet dinh|quyet nghi|nghi quyet|chi thi|quy dinh|ket luan|thong bao)\s*:?$"
)
_DIVISION = re.compile(r"^(phan|chuong|muc|tieu muc)\s+(thu\s+\w+|[ivxlc]+|\d+)\s*[.:]?$")
_ARTICLE = re.compile(r"^điều\s+\d+", re.IGNORECASE)
_HEADING = re.compile(r"^([IVXL]+)\s*[.\-–]\s*\S")
_CLAUSE = re.compile(r"^\d{1,3}\s*\.\s*\S")
_POINT = re.compile(r"^([a-zđăâêôơư])\s*\)\s*\S", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^noi nhan\s*:?")
_AUTHORITY = re.compile(r"^(tm|t/m|kt|k/t|tl|t/l|tuq|t/u/q|tu/q|q)\s*[./]?\s+\S")
_AGENCY = re.compile(
    r"^(van phong|ban|so|cuc|chi cuc|tong cuc|vu|phong|trung tam|vien|truong|hoc vien|hoi dong|uy ban|dang uy|kho bac"
    r"|thanh tra|to|quy|bao|dai|benh vien)\b"
)
_ANNEX = re.compile(r"^phu luc(\s+(so\s+)?[ivxlc\d]+)?\s*[.:]?$")
_DRAFT = re.compile(r"^\(?\s*du thao(\s+(lan\s+)?(thu\s+)?\d+)?\b.{0,20}$")
_URGENCY = {"hoa toc", "thuong khan", "khan", "hoa toc hen gio"}
_SECRECY = {"mat", "toi mat", "tuyet mat"}
_CIRCULATION = {"xem xong tra lai", "luu hanh noi bo", "khong pho bien", "xong hoi nghi tra lai"}
_LATER = ("annex", "annex_title")
"""What is found before the opening is looked for, and stands far below it."""
_STRUCTURE = ("division", "article", "heading", "clause", "point")


@cache
def _kind_names() -> dict[str, str]:
    names = {toneless(kind.name): code for code, kind in kinds().items() if code != "cong-van"}
    return names | {"nghi dinh": "nghi-dinh", "thong tu": "thong-tu"}


def detect(document: Document) -> Detection:
    """The components of `document`."""
    return _Detector(document).run()


class _Line(Span):
    """A line with what is asked of it often."""

    def __init__(self, paragraph: Paragraph, start: int, end: int) -> None:
        super().__init__(paragraph, start, end)
        object.__setattr__(self, "bare", toneless(squeezed(paragraph.text[start:end])))

    bare: str


def _lines(paragraphs: list[Paragraph]) -> Iterator[_Line]:
    """The visible lines: a paragraph broken by line breaks or set in columns by tabs gives several."""
    for paragraph in paragraphs:
        for match in re.finditer(r"[^\n]+", paragraph.text):
            columns = re.split(r"(\t+| {6,})", match[0]) if not paragraph.cell else [match[0]]
            at = match.start()
            for number, column in enumerate(columns):
                if number % 2 == 0 and column.strip():
                    lead = len(column) - len(column.lstrip())
                    yield _Line(paragraph, at + lead, at + lead + len(column.strip()))
                at += len(column)


class _Detector:
    def __init__(self, document: Document) -> None:
        self._found = Detection(document)
        self._lines = list(_lines(document.paragraphs))
        self._used: set[int] = set()
        """Ids of lines that have their component."""

    def run(self) -> Detection:
        found = self._found
        body_end = self._annexes()
        found.attachment = any(_ANNEX.match(line.bare) for line in self._lines[:3])
        opening, closing = 0, 0
        if not found.attachment:
            top = self._lines[:_HEAD_LIMIT]
            self._face(top)
            opening = self._opening(top)
            closing = self._closing(body_end)
        self._content(opening, closing)
        if found.system is None:
            found.system = self._guess_system()
        found.attachment = (
            found.attachment
            or found.system is None
            or (
                not found.all("national")
                and not found.all("party_header")
                and not found.all("number")
                and not found.all("signer")
            )
        )
        return found

    def _take(self, component: str, line: _Line) -> None:
        self._used.add(id(line))
        self._found.add(component, line)

    # The face: everything above the type's name or the addressees

    def _face(self, top: list[_Line]) -> None:
        found = self._found
        for line in top:
            bare = line.bare
            if _NATIONAL.search(bare) and len(bare) < 60 and not found.all("national"):
                self._take("national", line)
                found.system = "state"
            elif _MOTTO.match(bare) and not found.all("motto"):
                self._take("motto", line)
            elif _PARTY.match(bare) and not found.all("party_header"):
                self._take("party_header", line)
                found.system = found.system or "party"
            elif _NUMBER.match(bare) and len(bare) < 60 and not found.all("number"):
                self._take("number", line)
            elif self._is_place_date(line) and not found.all("place_date"):
                self._take("place_date", line)
                found.day = _day(line)
            elif self._mark(line):
                continue
            elif (
                _DISPATCH_ABSTRACT.match(bare) and line.paragraph.cell and not found.all("dispatch_abstract")
            ):
                self._take("dispatch_abstract", line)
        self._agencies(top)

    def _is_place_date(self, line: _Line) -> bool:
        bare = line.bare
        if len(bare) > 80 or "," not in bare:
            return False
        match = _DAY.search(bare)
        if match:
            return (
                match.start() <= 45
                and match.end() >= len(bare) - 3
                and not bare.startswith(("(", "can cu", "-"))
            )
        return bool(_NUMERIC_DAY.match(line.line))

    def _mark(self, line: _Line) -> bool:
        bare = line.bare.strip("()[] .:")
        for component, words in (("urgency", _URGENCY), ("secrecy", _SECRECY), ("circulation", _CIRCULATION)):
            if bare in words and not self._found.all(component):
                self._take(component, line)
                return True
        if _DRAFT.match(line.bare) and not self._found.all("draft"):
            self._take("draft", line)
            return True
        return False

    def _agencies(self, top: list[_Line]) -> None:
        """The agencies' names: what stands above the number, in its column."""
        found = self._found
        number = found.first("number")
        header = found.first("national") or found.first("party_header")
        anchor = number or header
        if anchor is None:
            return
        names: list[_Line] = []
        for line in top:
            if number is not None and line is number:
                break
            if (
                id(line) in self._used
                or not any(char.isalpha() for char in line.line)
                or len(line.line) > 120
            ):
                if line.bare == "*" and not found.all("star"):
                    self._take("star", line)
                continue
            if not self._same_column(line, anchor, header):
                continue
            if line.bare in _kind_names() or _ADDRESSEE.match(line.bare):
                break
            names.append(line)
        if not names:
            return
        bold = [line for line in names if line.formats and all(form.bold for form in line.formats)]
        first_bold = names.index(bold[0]) if bold else 0
        if len(bold) == len(names) > 1 and _AGENCY.match(names[-1].bare):
            # All is bold: a last line that can be an agency's whole name is one, not the rest of the line above.
            first_bold = len(names) - 1
        if not bold:
            # Nothing is bold: the last line is taken for the issuer.
            first_bold = len(names) - 1
        for number_, line in enumerate(names):
            self._take("issuer" if number_ >= first_bold else "superior", line)
        if number is None:
            return
        for line in top:
            if line.bare == "*" and not found.all("star"):
                self._take("star", line)

    @staticmethod
    def _same_column(line: _Line, anchor: Span, header: Span | None) -> bool:
        cell, other = line.paragraph.cell, anchor.paragraph.cell
        if cell and other:
            return cell.table == other.table and cell.column == (
                other.column if header is not anchor else 1 - min(other.column, 1)
            )
        if cell or other:
            return False
        if line.paragraph is anchor.paragraph:
            return True
        # Columns set by tabs: the left one, which shares its paragraph with the header or stands left.
        return header is None or (line.paragraph.index <= anchor.paragraph.index and line.start == 0)

    # The type's name, the abstract, the bases

    def _opening(self, top: list[_Line]) -> int:
        """Takes what stands between the face and the content; returns the paragraph index that it ends before."""
        found = self._found
        if found.first("dispatch_abstract") or any(_ADDRESSEE.match(line.bare) for line in top):
            found.kind = found.kind or "cong-van"
        names = _kind_names()
        lines = self._lines
        start = next(
            (
                number
                for number, line in enumerate(lines[:_HEAD_LIMIT])
                if id(line) not in self._used
                and line.bare.rstrip(" .:") in names
                and not (line.paragraph.cell and line.paragraph.cell.column == 0 and found.all("number"))
                and (line.line.isupper() or line.paragraph.alignment == "center")
            ),
            None,
        )
        last = max(
            (
                span.paragraph.index
                for component, spans in found.spans.items()
                if component not in _LATER
                for span in spans
                if span.paragraph.index < 60
            ),
            default=0,
        )
        if start is not None:
            line = lines[start]
            found.kind = names[line.bare.rstrip(" .:")]
            self._take("kind", line)
            last = max(last, line.paragraph.index)
            for after in lines[start + 1 : start + 8]:
                if _rule_only(after):
                    break
                if (
                    (found.all("abstract") and _BASIS.match(after.bare))
                    or _ADDRESSEE.match(after.bare)
                    or after.paragraph.alignment != "center"
                    or id(after) in self._used
                    or _structural(after)
                    or (found.all("abstract") and after.line.isupper())
                    or (found.all("abstract") and _gap(found.all("abstract")[-1], after))
                ):
                    break
                if after.line.isupper() and not found.all("abstract") and self._before_basis(after):
                    break
                self._take("abstract", after)
                last = max(last, after.paragraph.index)
        return self._bases(last)

    def _before_basis(self, line: _Line) -> bool:
        """The next line is a legal basis: what stands here is the authority that issues, not the abstract.

        An abstract in capitals has its line or dashes below.
        """
        after = next(iter(self._lines[self._lines.index(line) + 1 :]), None)
        return after is not None and bool(_BASIS.match(after.bare))

    def _bases(self, last: int) -> int:
        found = self._found
        for line in self._lines:
            index = line.paragraph.index
            if index <= last or id(line) in self._used or _rule_only(line):
                continue
            if index > last + 40 or _structural(line):
                break
            bare = line.bare
            if _ADDRESSEE.match(bare):
                self._take("addressee", line)
            elif _ORDER.match(bare) and line.paragraph.alignment == "center":
                self._take("order", line)
                return index
            elif _BASIS.match(bare) and (found.all("kind") and found.kind in _WITH_BASES):
                self._take("basis", line)
            elif bare.startswith("-") and self._addressees_go_on():
                self._take("addressee", line)
            elif line.line.isupper() and line.paragraph.alignment == "center" and not found.all("basis"):
                self._take("bases_by", line)
            elif found.all("basis") and all(form.italic for form in line.formats):
                # "Chính phủ ban hành Nghị định về …." closes the bases of a decree as an order does those of a decision.
                self._take("order", line)
                return index
            else:
                break
        taken = [s.paragraph.index for name in ("addressee", "basis", "bases_by") for s in found.all(name)]
        return max([last, *taken])

    def _addressees_go_on(self) -> bool:
        """Several addressees stand below the word, a line each, all but the last with a semicolon."""
        return self._found.all("addressee")[-1:] != [] and self._found.all("addressee")[-1].line.endswith(
            (":", ";")
        )

    # Recipients, signature

    def _annexes(self) -> int:
        """Takes the headings of appendices; returns the paragraph index where the document proper ends."""
        end = len(self._found.document.paragraphs) + 1
        for number, line in enumerate(self._lines):
            if not _ANNEX.match(line.bare) or line.paragraph.alignment == "both" or line.paragraph.cell:
                continue
            self._take("annex", line)
            end = min(end, line.paragraph.index)
            for after in self._lines[number + 1 : number + 4]:
                if after.line.isupper() and not after.paragraph.cell and not _ANNEX.match(after.bare):
                    self._take("annex_title", after)
                else:
                    break
        return end

    def _closing(self, end: int) -> int:
        """Takes recipients and signature; returns the paragraph index where they begin."""
        lines = [line for line in self._lines if line.paragraph.index < end and id(line) not in self._used]
        heading = next(
            (line for line in reversed(lines) if _RECIPIENTS.match(line.bare) and len(line.bare) < 60), None
        )
        begin = end
        if heading is not None:
            self._take("recipients_heading", heading)
            begin = heading.paragraph.index
            cell = heading.paragraph.cell
            if cell:
                row = [
                    line
                    for line in lines
                    if line.paragraph.cell
                    and line.paragraph.cell.table == cell.table
                    and line.paragraph.index >= begin - 40
                ]
                begin = min(line.paragraph.index for line in row)
                self._signature(
                    [
                        line
                        for line in row
                        if line.paragraph.cell and line.paragraph.cell.column != cell.column
                    ]
                )
                for line in row:
                    if (
                        line.paragraph.cell
                        and line.paragraph.cell.column == cell.column
                        and line is not heading
                    ):
                        self._recipient(line)
                return begin
            after = [line for line in lines if line.paragraph.index >= begin and line is not heading]
            before = [line for line in lines if begin - 12 <= line.paragraph.index < begin]
            start = next((n for n, line in enumerate(before) if _starts_signature(line)), None)
            if start is not None:
                begin = before[start].paragraph.index
                self._signature(before[start:])
            else:
                self._signature([line for line in after if not line.bare.startswith("-")])
            for line in after:
                if line.bare.startswith("-") and id(line) not in self._used:
                    self._recipient(line)
            return begin
        tail = lines[-14:]
        start = next((n for n, line in enumerate(tail) if _starts_signature(line)), None)
        if start is not None:
            self._signature(tail[start:])
            return tail[start].paragraph.index
        return end

    def _recipient(self, line: _Line) -> None:
        if line.bare.startswith(("-", "+", "•", "luu")) or line.paragraph.label:
            self._take("recipient", line)

    def _signature(self, lines: list[_Line]) -> None:
        lines = [line for line in lines if any(char.isalpha() for char in line.line)]
        if not lines:
            return
        name = next((line for line in reversed(lines) if _is_name(line)), None)
        if name is not None:
            self._take("signer", name)
        for line in lines:
            if line is name:
                break
            if _AUTHORITY.match(line.bare):
                self._take("authority", line)
            elif len(line.line) < 100 and not line.line.startswith("(") and "da ky" not in line.bare:
                self._take("post", line)

    # Content

    def _content(self, opening: int, closing: int) -> None:
        title_next = False
        for line in self._lines:
            index = line.paragraph.index
            if id(line) in self._used or _rule_only(line):
                continue
            in_annex = closing <= index
            if index <= opening and not in_annex:
                continue
            if in_annex and not self._after_annex(index):
                continue
            component = _structure(line)
            if (
                title_next
                and component is None
                and (line.line.isupper() or line.paragraph.alignment == "center")
            ):
                self._take("division_title", line)
                continue
            title_next = component == "division"
            if line.paragraph.cell and not component:
                continue
            if component is None and (line.line.startswith("(") and line.paragraph.alignment == "center"):
                continue
            if component is None and line.paragraph.alignment == "center" and len(line.line) < 160:
                continue
            if line.paragraph.cell or line.paragraph.in_textbox:
                continue
            self._take(component or "text", line)

    def _after_annex(self, index: int) -> bool:
        return any(span.paragraph.index < index for span in self._found.all("annex"))

    def _guess_system(self) -> str | None:
        found = self._found
        number = found.first("number")
        if number is not None:
            text = number.line
            if re.search(r"-\s*[A-ZĐ]+i?\s*/", text) and not re.search(r"\d\s*/", text):
                return "party"
            return "state"
        authority = found.first("authority")
        if authority is not None:
            return "party" if "/" in authority.line[:4] else "state"
        return None


_WITH_BASES = {
    "quyet-dinh",
    "nghi-quyet",
    "quy-dinh",
    "quy-che",
    "nghi-dinh",
    "thong-tu",
    "giay-uy-quyen",
    "hop-dong",
}


def _structure(line: _Line) -> str | None:
    text = line.paragraph.label + " " + line.line if line.paragraph.label and line.start == 0 else line.line
    text = text.strip()
    if _DIVISION.match(line.bare):
        return "division"
    if _ARTICLE.match(text):
        return "article"
    if _HEADING.match(text):
        return "heading"
    if _CLAUSE.match(text):
        return "clause"
    return "point" if _POINT.match(text) else None


def _structural(line: _Line) -> bool:
    return _structure(line) is not None


def _rule_only(line: Span) -> bool:
    return not any(char.isalnum() for char in line.line)


def _gap(before: Span, after: Span) -> bool:
    return after.paragraph.index - before.paragraph.index > 2


def _starts_signature(line: _Line) -> bool:
    if _AUTHORITY.match(line.bare):
        return True
    return line.line.isupper() and 4 < len(line.line) < 60 and all(form.bold for form in line.formats)


_TITLES = re.compile(r"^(gs|pgs|ts|ths|cn|ks|bs|ls)\s*\.", re.IGNORECASE)


def _is_name(line: Span) -> bool:
    """A person's name: two to seven words, each with a capital."""
    text = _TITLES.sub("", line.line.strip())
    while _TITLES.match(text.strip()):
        text = _TITLES.sub("", text.strip())
    words = text.split()
    return (
        2 <= len(words) <= 8
        and not line.line.isupper()
        and all(word[:1].isupper() or word[:1] in "’'(" for word in words)
        and not any(char.isdigit() for char in text)
    )


def _day(line: _Line) -> date | None:
    match = _DAY.search(line.bare)
    parts = match.groups() if match else ()
    if not match and (numeric := _NUMERIC_DAY.match(line.line)):
        parts = numeric.groups()[1:]
    try:
        day, month, year = (int(part.strip(" .…_")) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
