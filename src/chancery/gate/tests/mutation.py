"""Breaks a DOCX by chance: its bytes, its package, or the XML of its parts. One chance, one result."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from lxml import etree

from chancery.gate.docx.tests.making import NS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST = 2_000_000
"""Bytes of a part that is worked on."""
_NODES = 20_000
_DOCUMENT = "word/document.xml"

VALUES = [
    "", "-1", "0", "1", "9", "255", "32768", "2147483648", "99999999999", "-99999999", "1e308", "nan", "inf", "0x10",
    "12pt", "1.5in", "50%", "%1.%2.%9%0", "１２", "٣", "true", "off", "x" * 300, "\ud7ff", "\u202e", "e\u0301\u0323",
    "decimal", "bullet", "lowerRoman", "none", "begin", "separate", "end", "PAGE", "nextPage", "auto", "exact", "dxa",
    "default", "first", "even", "both", "center", "Normal", "../document.xml", "/", "document.xml", "External",
]  # fmt: skip
SNIPPETS = [
    "<w:p/>",
    "<w:r><w:t>Số: 1/QĐ-VP</w:t></w:r>",
    "<w:p><w:r><w:t>Điều 1. Phạm vi</w:t></w:r></w:p>",
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>',
    '<w:r><w:br w:type="page"/></w:r>',
    '<w:r><w:sym w:font="Symbol" w:char="F0FFFF"/></w:r>',
    "<w:r><w:t>\u0301\u0323\u0309</w:t></w:r>",
    "<w:ins><w:r><w:t>a</w:t></w:r></w:ins>",
    "<w:del><w:r><w:delText>a</w:delText></w:r></w:del>",
    "<w:tbl/>",
    "<w:tbl><w:tr/></w:tbl>",
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="70000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    "<w:sectPr/>",
    '<w:sectPr><w:pgSz w:w="0" w:h="-5"/><w:titlePg/></w:sectPr>',
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    '<w:pPr><w:ind w:firstLineChars="999999999"/><w:spacing w:line="0"/></w:pPr>',
    '<w:rPr><w:sz w:val="0"/><w:rFonts w:asciiTheme="nothing"/><w:color w:val="zz"/></w:rPr>',
    "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "<mc:AlternateContent/>",
    '<mc:AlternateContent><mc:Choice Requires="zz"/><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>',
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    '<w:r><w:pict><v:line from="a,b" to=","/></w:pict></w:r>',
    '<w:r><w:drawing><wp:anchor><a:ext cx="-1" cy="x"/></wp:anchor></w:drawing></w:r>',
    "<m:oMath><m:t>x</m:t></m:oMath>",
    '<w:num w:numId="1"><w:lvlOverride w:ilvl="x"><w:startOverride w:val="z"/></w:lvlOverride></w:num>',
    '<w:lvl w:ilvl="0"><w:lvlText w:val=""/><w:numFmt w:val="bullet"/></w:lvl>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
    "<w:docDefaults/>",
    "<w:comment/>",
    "<w:evenAndOddHeaders/>",
]
TOKENS = [
    b"<", b">", b"/>", b"&#0;", b"&#x1F;", b"&amp;", b"&x;", b"<!DOCTYPE x>", b"<![CDATA[", b"]]>", b"<?x?>", b"<!--",
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b'"', b"<w:p>", b"</w:p>", b"xmlns:w=''", b"encoding='UTF-16'",
]  # fmt: skip

Parts = dict[str, bytes]


def mutated(content: bytes, chance: Random) -> bytes:
    """The file with one to four things wrong in it."""
    parts = unpacked(content)
    if parts is None or chance.random() < 0.2:
        return _bytes(content, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        _pick(chance, _PARTS)(parts, chance)
    packed = _packed(parts, chance)
    return _bytes(packed, chance) if chance.random() < 0.05 else packed


def _pick(chance: Random, choices: list[tuple[int, Callable[..., None]]]) -> Callable[..., None]:
    return chance.choices([one for _, one in choices], [weight for weight, _ in choices])[0]


def unpacked(content: bytes) -> Parts | None:
    """The members of a package by name; None for what is no package, or too large to work on."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(member.file_size for member in package.infolist()) > 2 * _LARGEST:
                return None
            return {member.filename: package.read(member) for member in package.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        return None
    except (struct.error, IndexError):
        return None


def _packed(parts: Parts, chance: Random) -> bytes:
    out = io.BytesIO()
    packing = zipfile.ZIP_STORED if chance.random() < 0.1 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", packing, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, packing)
    return out.getvalue()


# The bytes of the package


def _bytes(content: bytes, chance: Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        if not data:
            break
        at = _spot(data, chance)
        kind = chance.randrange(6)
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[at] = chance.choice((0, 1, 8, 12, 0x7F, 0x80, 0xFF))
        elif kind == 2:
            number = chance.choice((0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
            data[at : at + 4] = struct.pack("<I", number)
        elif kind == 3:
            del data[at : at + chance.choice((1, 2, 30, 1000))]
        elif kind == 4:
            until = at + chance.randrange(200)
            data[at:at] = data[at:until]
        else:
            del data[at:]
    return bytes(data)


def _spot(data: bytearray, chance: Random) -> int:
    """Half of the time in or near one of the ZIP's own records: the rest is packed text."""
    if chance.random() < 0.5:
        records = [found.start() for found in re.finditer(rb"PK(\x01\x02|\x03\x04|\x05\x06)", bytes(data))]
        if records:
            return min(chance.choice(records) + chance.randrange(60), len(data) - 1)
    return chance.randrange(len(data))


# The package's parts


def _drop_part(parts: Parts, chance: Random) -> None:
    if parts:
        del parts[chance.choice(list(parts))]


def _rename_part(parts: Parts, chance: Random) -> None:
    if parts:
        name = chance.choice(list(parts))
        new = chance.choice(
            ("word/styles.xml", "x", f"{name}/", name.upper(), f"/{name}", f"../{name}", "é.xml")
        )
        parts[new] = parts.pop(name)


def _swap_parts(parts: Parts, chance: Random) -> None:
    if parts:
        one, other = chance.choice(list(parts)), chance.choice(list(parts))
        parts[one], parts[other] = parts[other], parts[one]


def _empty_part(parts: Parts, chance: Random) -> None:
    if parts:
        parts[chance.choice(list(parts))] = chance.choice(
            (b"", b"<x/>", b"\xef\xbb\xbf", b"PK\x03\x04", b"\x00" * 64)
        )


def _encode_part(parts: Parts, chance: Random) -> None:
    """Another encoding than the declaration says, or one that it says."""
    name = _part(parts, chance)
    if name:
        text = parts[name].decode("utf-8", "replace")
        said = chance.choice(("UTF-16", "latin-1", "UTF-8", "ascii", "x"))
        text = re.sub(r'encoding="[^"]*"', f'encoding="{said}"', text)
        parts[name] = text.encode(chance.choice(("utf-16", "utf-8", "utf-16-le", "utf-8-sig")), "replace")


def _part(parts: Parts, chance: Random) -> str:
    """The name of a part of XML, the document's own half of the time."""
    names = [name for name, content in parts.items() if content[:1] in b"<\xef" and len(content) < _LARGEST]
    if _DOCUMENT in names and chance.random() < 0.5:
        return _DOCUMENT
    return chance.choice(names) if names else ""


# The letters of one part


def _stretch(parts: Parts, chance: Random) -> None:
    name = _part(parts, chance)
    if name:
        content = parts[name]
        at = chance.randrange(len(content) + 1)
        until = at + chance.choice((0, 0, 1, 3, 20, 500))
        parts[name] = content[:at] + chance.choice((b"", *TOKENS)) + content[until:]


def _value(parts: Parts, chance: Random) -> None:
    name = _part(parts, chance)
    if not name:
        return
    values = [found.span() for found in re.finditer(rb'(?<=[a-zA-Z]=")[^"]*(?=")', parts[name])]
    if values:
        start, end = chance.choice(values)
        parts[name] = parts[name][:start] + chance.choice(VALUES).encode() + parts[name][end:]


# The tree of one part


def _tree(parts: Parts, chance: Random) -> None:
    name = _part(parts, chance)
    if not name:
        return
    try:
        root = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    if len(nodes) > _NODES:
        return
    for _ in range(chance.choice((1, 1, 2, 5))):
        try:
            _pick(chance, _NODE)(chance.choice(nodes), nodes, chance)
        except (ValueError, TypeError, AttributeError, etree.XMLSyntaxError):
            # An ancestor can't be put into what hangs under it, a root or what was taken out not be moved, and a bad
            # namespace not be copied.
            continue
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


Node = etree._Element


def _remove(node: Node, nodes: list[Node], chance: Random) -> None:
    node.getparent().remove(node)


def _repeat(node: Node, nodes: list[Node], chance: Random) -> None:
    size = sum(1 for _ in node.iter())
    for _ in range(min(chance.choice((1, 2, 10, 100)), 1 + _NODES // (4 * size))):
        node.addnext(_copy(node))


def _move(node: Node, nodes: list[Node], chance: Random) -> None:
    chance.choice(nodes).append(node)


def _graft(node: Node, nodes: list[Node], chance: Random) -> None:
    chance.choice(nodes).insert(0, _copy(node))


def _nest(node: Node, nodes: list[Node], chance: Random) -> None:
    """Deep in more of its own kind."""
    parent = node.getparent()
    at = parent.index(node)
    inner = node
    for _ in range(chance.choice((1, 3, 60, 200, 400))):
        outer = etree.Element(node.tag)
        outer.append(inner)
        inner = outer
    parent.insert(at, inner)


def _retag(node: Node, nodes: list[Node], chance: Random) -> None:
    node.tag = chance.choice((chance.choice(nodes).tag, "x", f"{_W}p", f"{_W}tbl", f"{_W}sdt", f"{_W}r"))


def _insert(node: Node, nodes: list[Node], chance: Random) -> None:
    made = etree.fromstring(f"<x {NS}>{chance.choice(SNIPPETS)}</x>")[0]
    node.insert(chance.randrange(len(node) + 1), made)


def _set(node: Node, nodes: list[Node], chance: Random) -> None:
    names = list(node.attrib) or [f"{_W}val", _R_ID]
    node.set(chance.choice(names), chance.choice(VALUES))


def _borrow(node: Node, nodes: list[Node], chance: Random) -> None:
    """A value that stands elsewhere in the part: a style's own name as its parent, a list's as a level."""
    others = [value for other in chance.sample(nodes, min(20, len(nodes))) for value in other.attrib.values()]
    if node.attrib and others:
        node.set(chance.choice(list(node.attrib)), chance.choice(others))


def _unset(node: Node, nodes: list[Node], chance: Random) -> None:
    if node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]


def _say(node: Node, nodes: list[Node], chance: Random) -> None:
    texts = [other for other in nodes if other.tag == f"{_W}t"] or [node]
    words = (
        "",
        " ",
        "\t",
        "_" * 60,
        "Điều",
        "Căn cứ",
        "Số: /",
        "Kính gửi:",
        "ngày 31 tháng 2 năm 0",
        "I. ",
        "a) ",
        "KT. ",
    )
    chance.choice(texts).text = chance.choice(
        (*words, "e\u0301" * 50, "\u0301", "\U0001f600", "A" * 5000, "́ạ" * 9)
    )


def _copy(node: Node) -> Node:
    return etree.fromstring(etree.tostring(node, with_tail=False))


_NODE: list[tuple[int, Callable[..., None]]] = [
    (3, _remove), (2, _repeat), (3, _move), (3, _graft), (1, _nest), (2, _retag), (4, _insert), (4, _set), (4, _borrow),
    (2, _unset), (2, _say),
]  # fmt: skip
_PARTS: list[tuple[int, Callable[..., None]]] = [
    (12, _tree), (3, _value), (2, _stretch), (1, _drop_part), (1, _rename_part), (1, _swap_parts), (1, _empty_part),
    (1, _encode_part),
]  # fmt: skip
