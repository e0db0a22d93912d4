"""Writes the smallest DOCX package that Word and LibreOffice take: equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"

_PARTS = {
    "document.xml": "document.main",
    "styles.xml": "styles",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "header1.xml": "header",
    "footer1.xml": "footer",
    "footer2.xml": "footer",
}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument'
        f'.wordprocessingml.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    + '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELS = f"""<Relationships xmlns="{_PACKAGE_REL}">\
<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" \
Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
Target="docProps/core.xml"/></Relationships>"""
HEADER_ID, CONTACT_ID, EMPTY_ID = "rId4", "rId5", "rId6"
"""The header of the pages after the first; the footer of a first page with the contact line, and the one without."""
_DOCUMENT_RELS = (
    f'<Relationships xmlns="{_PACKAGE_REL}">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(list(_PARTS.items())[1:], start=1)
    )
    + "</Relationships>"
)
_SETTINGS = f"""<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""
_FONTS = f"""<w:fonts {_NS}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>\
<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>"""


def pack(
    *, document: str, styles: str, header: str, contact: str, title: str, author: str, made: str
) -> bytes:
    """The package's bytes. document, styles, header, contact: what stands inside the root elements of their parts.

    made: the moment it claims to be made, as 2026-01-09T00:00:00Z.
    """
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator><dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified></cp:coreProperties>'
    )
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": f"<w:document {_NS}><w:body>{document}</w:body></w:document>",
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/styles.xml": f"<w:styles {_NS}>{styles}</w:styles>",
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/header1.xml": f"<w:hdr {_NS}>{header}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {_NS}>{contact}</w:ftr>",
        "word/footer2.xml": f"<w:ftr {_NS}><w:p/></w:ftr>",
        "docProps/core.xml": core,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, _HEAD + content)
    return out.getvalue()
