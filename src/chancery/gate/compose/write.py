"""Composes a DOCX from its parts, by the layout of its system."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import yaml

from chancery.gate.text.normal import nfc

from .package import HEADER_ID, NS, pack
from .parts import Annex, Block, Parts, System
from .widths import width

_MM = 1440 / 25.4
"""Twips in a millimetre."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

STATE_NAME = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"


class Unwritable(ValueError):
    """A part holds what no document can: `str()` says which, in Vietnamese."""


@cache
def layout(system: System) -> dict[str, Any]:
    """The layout of a system, as its file has it."""
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "layouts" / f"{system}.yaml").read_text()
    )
    return loaded


@cache
def kind_name(kind: str) -> str:
    """The name of a type as documents write it: "QUYẾT ĐỊNH"."""
    kinds = yaml.safe_load((Path(__file__).parent.parent / "packs" / "kinds.yaml").read_text())
    return str(kinds[kind]["name"]).upper()


def compose(parts: Parts) -> bytes:
    """The document as DOCX bytes; equal parts give equal bytes. Raises Unwritable."""
    return _Composer(parts).compose()


class _Composer:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._layout = layout(parts.system)
        self._words = self._layout["words"]
        self._styles = self._layout["styles"]
        page = self._layout["page"]
        self._text_width = page["width"] - page["left"] - page["right"]
        self._out: list[str] = []

    def compose(self) -> bytes:
        parts = self._parts
        self._face()
        self._opening()
        self._blocks(parts.body)
        self._closing()
        for annex in parts.annexes:
            self._annex(annex)
        document = f"<w:document {NS}><w:body>{''.join(self._out)}{self._section()}</w:body></w:document>"
        made = f"{parts.date.isoformat()}T00:00:00Z" if parts.date else "2020-01-01T00:00:00Z"
        return pack(
            document=document,
            styles=self._style_sheet(),
            header=self._page_header(),
            title=self._text(parts.title),
            author=self._text(parts.issuer),
            made=made,
        )

    # Pieces

    def _text(self, text: str) -> str:
        if found := _FORBIDDEN.search(text):
            raise Unwritable(
                f"“{text[:60]}” có ký tự điều khiển (mã {ord(found[0])}) không được phép trong văn bản."
            )
        return nfc(text)

    def _run(self, text: str, properties: str = "") -> str:
        inner = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in self._text(text).split("\n")
        )
        return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"

    def _p(self, style: str, *runs: str, properties: str = "") -> str:
        return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{properties}</w:pPr>{''.join(runs)}</w:p>"

    def _line(self, style: str, text: str, properties: str = "") -> str:
        return self._p(style, self._run(text), properties=properties)

    def _rule(self, column_mm: float, length_pt: float) -> str:
        """A drawn line of the given length in the middle of its column: a paragraph's lower border."""
        side = max(0.0, (column_mm / 25.4 * 72 - length_pt) / 2)
        indent = round(side * 20)
        return (
            '<w:p><w:pPr><w:pStyle w:val="rule"/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
            f'</w:pBdr><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'
        )

    def _rule_under(self, text: str, style: str, column_mm: float, share: float) -> str:
        look = self._styles[style]
        longest = max(
            (width(line, look["size"], bold=look.get("bold", False)) for line in text.split("\n")), default=0
        )
        available = column_mm / 25.4 * 72
        return self._rule(column_mm, min(longest, available) * share)

    def _table(self, columns: list[float], rows: list[list[str]], *, borders: bool = False) -> str:
        grid = "".join(f'<w:gridCol w:w="{round(mm * _MM)}"/>' for mm in columns)
        edge = "single" if borders else "nil"
        sides = "".join(
            f'<w:{side} w:val="{edge}" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        body = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{round(mm * _MM)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                for mm, cell in zip(columns, row, strict=True)
            )
            + "</w:tr>"
            for row in rows
        )
        margin = 108 if borders else 0
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(columns) * _MM)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )

    # The first page's head

    def _face(self) -> None:
        parts = self._parts
        left_mm, right_mm = (self._text_width * share for share in (0.42, 0.58))
        left = [self._line("superior", parts.superior)] if parts.superior else []
        left.append(self._line("issuer", parts.issuer))
        if parts.system == "state":
            left.append(self._rule_under(parts.issuer, "issuer", left_mm, 0.45))
            right = [
                self._line("national", STATE_NAME),
                self._line("motto", MOTTO),
                self._rule_under(MOTTO, "motto", right_mm, 1.0),
            ]
        else:
            left.append(self._line("star", "*"))
            right = [
                self._line("national", PARTY_NAME),
                self._rule_under(PARTY_NAME, "national", right_mm, 1.0),
            ]
        number = [self._line("number", self._number())]
        if parts.kind == "cong-van":
            number.append(
                self._line("dispatch_abstract", self._words["dispatch_abstract"].format(title=parts.title))
            )
        number += [self._line("mark", mark) for mark in (parts.secrecy, parts.urgency) if mark]
        right_below = [self._line("place_date", self._place_date())]
        right_below += [self._line("mark", mark) for mark in (parts.circulation,) if mark]
        right_below += [self._line("draft", parts.draft)] if parts.draft else []
        if parts.system == "party":
            # The number stands right under the star, on the place's side of the page's head.
            rows = [["".join([*left, *number]), "".join([*right, *right_below])]]
        else:
            rows = [["".join(left), "".join(right)], ["".join(number), "".join(right_below)]]
        self._out.append(self._table([left_mm, right_mm], rows))

    def _number(self) -> str:
        parts = self._parts
        if parts.number is None:
            return str(self._words["blank_number"]).format(symbol=parts.symbol)
        return str(self._words["number"]).format(number=f"{parts.number:02d}", symbol=parts.symbol)

    def _place_date(self) -> str:
        day = self._parts.date
        return f"{self._parts.place}, {written_date(day.day, day.month, day.year) if day else blank_date()}"

    # From the type's name to the content

    def _opening(self) -> None:
        parts = self._parts
        if parts.kind != "cong-van":
            title = self._text(parts.title)
            self._out.append(self._line("kind", kind_name(parts.kind)))
            self._out.append(
                self._line("abstract", title[:1].upper() + title[1:] if parts.system == "state" else title)
            )
            if parts.system == "state":
                self._out.append(self._rule_under(parts.title, "abstract", self._text_width, 0.4))
            else:
                self._out.append(self._line("star", "-----"))
        if parts.bases_by:
            self._out.append(self._line("bases_by", parts.bases_by))
        for number, basis in enumerate(parts.bases, start=1):
            end = self._words["last_basis_end" if number == len(parts.bases) else "basis_end"]
            self._out.append(self._line("basis", self._words["basis"].format(basis=basis) + end))
        if parts.addressees:
            self._addressees()

    def _addressees(self) -> None:
        names = self._parts.addressees
        word = self._words["addressee"]
        if len(names) == 1:
            self._out.append(self._line("addressee", f"{word} {names[0]}"))
            return
        self._out.append(self._line("addressee", word))
        for number, name in enumerate(names, start=1):
            end = "." if number == len(names) else ";"
            self._out.append(self._line("addressee", f"- {name}{end}", '<w:spacing w:before="0"/>'))

    # Content

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._out.extend(self._block(block))

    def _block(self, block: Block) -> list[str]:
        number, title, text = block.number, block.title, block.text
        bold = "<w:b/>"
        match block.kind:
            case "text":
                return [self._line("text", text)]
            case "part" | "chapter" | "section" | "subsection":
                word = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục"}[
                    block.kind
                ]
                return [
                    self._line("division", f"{word} {number}", "<w:keepNext/>"),
                    self._line("division_title", title.upper(), "<w:keepNext/>"),
                ]
            case "article":
                head = f"Điều {number}. {title}".rstrip()
                if title and text:
                    return [self._p("article", self._run(head, bold)), self._line("text", text)]
                if title:
                    return [self._p("article", self._run(head, bold), properties="<w:keepNext/>")]
                return [self._p("article", self._run(f"{head} ", bold), self._run(text))]
            case "heading":
                return [self._line("heading", f"{number}. {title}", "<w:keepNext/>")]
            case "clause":
                if not title:
                    return [self._line("text", f"{number}. {text}")]
                head = self._p("text", self._run(f"{number}. {title}", bold))
                return [head, self._line("text", text)] if text else [head]
            case "point":
                return [self._line("text", f"{number}) {text}")]
            case "dash":
                return [self._line("text", f"- {text}")]
            case "order":
                return [self._line("order", f"{text.rstrip(':').upper()}:")]
            case "table":
                columns = max(map(len, block.rows), default=1)
                rows = [[self._line("cell", cell) for cell in row] for row in block.rows]
                return [
                    self._table([self._text_width / columns] * columns, rows, borders=True),
                    self._p("text"),
                ]
            case _:
                raise Unwritable(f"Không biết trình bày khối “{block.kind}”.")

    # Signature and recipients

    def _closing(self) -> None:
        parts = self._parts
        left = [self._line("recipients_heading", "Nơi nhận:")] if parts.recipients else []
        for number, recipient in enumerate(parts.recipients, start=1):
            end = "." if number == len(parts.recipients) else self._words["recipient_end"]
            left.append(self._line("recipient", f"- {recipient}{end}"))
        left += [self._line("small", mark) for mark in (parts.drafter_mark,) if mark]
        right = [self._line("authority", line) for line in (*parts.signature.authority, parts.signature.post)]
        right += [self._p("signer")] * int(self._words["signature_space"])
        right.append(self._line("signer", parts.signature.name))
        half = self._text_width / 2
        self._out.append(self._p("gap"))
        self._out.append(self._table([half, half], [["".join(left) or self._p("recipient"), "".join(right)]]))
        self._out.append(self._line("small", parts.contact) if parts.contact else self._p("gap"))

    def _annex(self, annex: Annex) -> None:
        parts = self._parts
        self._out.append(f"<w:p><w:pPr>{self._section()}</w:pPr></w:p>")
        named = f"Phụ lục {annex.number}".rstrip()
        self._out.append(self._line("annex", named))
        self._out.append(self._line("annex_title", annex.title.upper()))
        day = parts.date
        when = written_date(day.day, day.month, day.year) if day else blank_date()
        number = self._number().removeprefix("Số:").removeprefix("Số").strip()
        name = kind_name(parts.kind).capitalize()
        self._out.append(
            self._line(
                "annex_reference", f"(Kèm theo {name} số {number}\n{when} của {parts.issuer.capitalize()})"
            )
        )
        self._blocks(annex.body)

    # Page and styles

    def _section(self) -> str:
        page = self._layout["page"]
        twips = {name: round(mm * _MM) for name, mm in page.items()}
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
            f'<w:pgSz w:w="{twips["width"]}" w:h="{twips["height"]}"/>'
            f'<w:pgMar w:top="{twips["top"]}" w:right="{twips["right"]}" w:bottom="{twips["bottom"]}" '
            f'w:left="{twips["left"]}" w:header="{twips["header"]}" w:footer="{twips["header"]}" w:gutter="0"/>'
            f'<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
        )

    def _page_header(self) -> str:
        return (
            f'<w:hdr {NS}><w:p><w:pPr><w:pStyle w:val="page_number"/></w:pPr>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
        )

    def _style_sheet(self) -> str:
        looks = {
            **self._styles,
            "page_number": {
                "name": "Số trang",
                "size": self._layout["page_number"]["size"],
                "align": "center",
            },
            "gap": {"name": "Khoảng cách", "size": 6, "align": "left"},
        }
        styles = "".join(_style(ident, look) for ident, look in looks.items())
        return (
            f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
            '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
            f"{styles}"
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="rule"><w:name w:val="Đường kẻ"/>'
            '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/></w:pPr>'
            '<w:rPr><w:sz w:val="4"/></w:rPr></w:style></w:styles>'
        )


def _style(ident: str, look: dict[str, Any]) -> str:
    twips = {name: round(look.get(name, 0) * 20) for name in ("before", "after", "first_line", "indent")}
    run = "".join(f"<w:{tag}/>" for tag, name in (("b", "bold"), ("i", "italic")) if look.get(name))
    run += f'<w:sz w:val="{round(look["size"] * 2)}"/><w:szCs w:val="{round(look["size"] * 2)}"/>'
    run += '<w:u w:val="single"/>' if look.get("underline") else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val={quoteattr(look["name"])}/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:spacing w:before="{twips["before"]}" w:after="{twips["after"]}" w:line="{round(240 * look.get("line", 1))}" '
        f'w:lineRule="auto"/><w:ind w:left="{twips["indent"]}" w:firstLine="{twips["first_line"]}"/>'
        f'<w:jc w:val="{look["align"]}"/></w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def written_date(day: int, month: int, year: int) -> str:
    """The date in words; days under 10 and the months 1 and 2 take a zero. NĐ 30/2020, Phụ lục I, Mục II, khoản 4."""
    return f"ngày {day:02d} tháng {f'{month:02d}' if month < 3 else month} năm {year}"


def blank_date() -> str:
    return "ngày       tháng       năm 20      "
