"""Composes a DOCX from its parts, by the layout of its system."""

from __future__ import annotations

from . import ooxml
from .closing import annex, closing, copied
from .content import content
from .face import face, opening
from .layout import POINTS_A_MM, Layout, Look, layout
from .package import CONTACT_ID, EMPTY_ID, HEADER_ID, pack
from .parts import Parts
from .pieces import end_of_section
from .refusal import Unwritable, writable

__all__ = ["Unwritable", "compose", "layout"]

_TYPEFACE = "Times New Roman"
_UNDATED = "2020-01-01"


def compose(parts: Parts) -> bytes:
    """The document as DOCX bytes; equal parts give equal bytes. Raises Unwritable, which says why in Vietnamese."""
    parts = writable(parts)
    look = layout(parts.system)
    body = [face(parts, look), opening(parts, look), content(parts.body, look, by=parts.bases_by)]
    body.append(closing(parts, look))
    if parts.copy and not parts.annexes:
        body.append(copied(parts.copy, look))
    section = _section(look, CONTACT_ID if parts.contact else EMPTY_ID)
    for annexed in parts.annexes:
        body += [end_of_section(section), annex(annexed, parts, look)]
        section = _section(look, EMPTY_ID, landscape=annexed.landscape)
    if parts.copy and parts.annexes:
        body.append(copied(parts.copy, look))
    body += [end_of_section(), section]
    return pack(
        document="".join(body),
        styles=_styles(look),
        header=ooxml.page_number("page_number"),
        contact=ooxml.paragraph("contact", ooxml.run(parts.contact), rule="top"),
        title=" ".join(parts.title.split()),
        author=" ".join(parts.issuer.split()),
        made=f"{parts.date.isoformat() if parts.date else _UNDATED}T00:00:00Z",
    )


def _section(look: Layout, footer: str, *, landscape: bool = False) -> str:
    """A section: pages of its own from 1, no number on the first (NĐ 30/2020, Phụ lục I, Mục I; Mục III, khoản 1)."""
    twips = {name: ooxml.twips(mm * POINTS_A_MM) for name, mm in look.page.items()}
    across, down = twips["width"], twips["height"]
    size = f'w:w="{across}" w:h="{down}"'
    if landscape:
        size = f'w:w="{down}" w:h="{across}" w:orient="landscape"'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
        f'<w:footerReference w:type="first" r:id="{footer}"/>'
        f"<w:pgSz {size}/>"
        f'<w:pgMar w:top="{twips["top"]}" w:right="{twips["right"]}" w:bottom="{twips["bottom"]}" '
        f'w:left="{twips["left"]}" w:header="{twips["header"]}" w:footer="{twips["footer"]}" w:gutter="0"/>'
        f'<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _styles(look: Layout) -> str:
    fonts = f'w:ascii="{_TYPEFACE}" w:hAnsi="{_TYPEFACE}" w:eastAsia="{_TYPEFACE}" w:cs="{_TYPEFACE}"'
    looks = {**look.styles, "gap": Look("Khoảng cách", size=6)}
    # Enter after a title begins the content; after a clause or a recipient comes another.
    lists = {"clause", "point", "recipient", "addressee_item", "cell", "basis", "authority"}
    styles = "".join(
        ooxml.style(ident, one, following=ident if ident in lists else "text") for ident, one in looks.items()
    )
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{styles}"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="rule"><w:name w:val="Đường kẻ"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>'
    )
