"""Makes small DOCX packages out of XML, for tests."""

import io
import zipfile

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what doesn't start with < is text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    layout = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{layout}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of one text."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


def members(
    body: str, *, document: str | None = None, raw: dict[str, str] | None = None, **parts: str
) -> dict[str, str]:
    """The members of a package. parts: the inner XML of styles, numbering, settings, theme, comments, or of
    header1, footer2… (referred to by that name as relationship id). raw: further members, or others in their place."""
    roots = {
        "styles": "w:styles",
        "numbering": "w:numbering",
        "settings": "w:settings",
        "comments": "w:comments",
    }
    relationships, types, made = "", "", {}
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = roots.get(kind, {"header": "w:hdr", "footer": "w:ftr", "theme": "a:theme"}.get(kind))
        made[f"word/{name}.xml"] = f"<{root} {NS}>{inner}</{root}>"
        relationships += f'<Relationship Id="{name}" Type="{REL}/{kind}" Target="{name}.xml"/>'
        types += f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE_REL}"><Relationship Id="rId1" '
        f'Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document or f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE_REL}">{relationships}</Relationships>',
        **made,
        **(raw or {}),
    }


def packed(entries: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


def docx(body: str = "<w:p/>", **parts) -> bytes:
    """A package with this body; see `members` for its other parts."""
    return packed(members(body, **parts))


def style(
    ident: str,
    *,
    kind: str = "paragraph",
    based: str = "",
    run: str = "",
    paragraph: str = "",
    default: bool = False,
) -> str:
    first = ' w:default="1"' if default else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}"{first}><w:name w:val="{ident} name"/>{parent}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def connector(width: int, height: int = 0, preset: str = "straightConnector1") -> str:
    """A run with a DrawingML line of this size in EMU (36,000 to the mm), and its VML copy for old programs."""
    shape = (
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"/></wps:spPr><wps:bodyPr/></wps:wsp>'
    )
    return alternate(
        f'<w:drawing><wp:anchor><wp:extent cx="{width}" cy="{height}"/><a:graphic><a:graphicData>{shape}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>",
        f'<w:pict><v:line from="0,0" to="{width / 12700}pt,{height / 12700}pt"/></w:pict>',
    )


def textbox(*paragraphs: str) -> str:
    """A run with a text box, in both forms."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return alternate(
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:cNvSpPr/><wps:spPr/>"
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>",
        f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>",
    )


def alternate(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
