"""Writes a DOCX back with some of its parts changed; the others keep their bytes, equal input gives equal output."""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile

from lxml import etree

from .names import STRICT, R, W
from .package import CONTENT_TYPES, Element, Package, relationships_of

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KIND = R[1:-1]
_OTHER_CODE = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)


class Changes:
    """The parts of a package that were changed or added."""

    def __init__(self, package: Package, document: str) -> None:
        self._package = package
        self._document = document
        self._roots: dict[str, Element] = {}

    def root(self, name: str) -> Element:
        """The part's XML, to be changed; it will be written."""
        if name not in self._roots:
            self._roots[name] = self._package.xml(name)
        return self._roots[name]

    def put(self, name: str, root: Element) -> None:
        """Writes `root` as the part `name`."""
        self._roots[name] = root

    def add(self, kind: str, root: Element) -> str:
        """Adds a part of this kind ("comments", "header") to the document; its relationship id."""
        folder = posixpath.dirname(self._document)
        number = 1
        while (name := posixpath.join(folder, f"{kind}{number}.xml")) in self._package or name in self._roots:
            number += 1
        self.put(name, root)
        types = self.root(CONTENT_TYPES)
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", f"{_WORD}.{kind}+xml")
        rels = relationships_of(self._document)
        if rels not in self._package and rels not in self._roots:
            self.put(rels, etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS}))
        relationships = self.root(rels)
        taken = {relationship.get("Id") for relationship in relationships}
        ident = next(ident for at in range(1, len(taken) + 2) if (ident := f"rIdChancery{at}") not in taken)
        relationship = etree.SubElement(relationships, f"{{{_RELATIONSHIPS}}}Relationship")
        relationship.set("Id", ident)
        relationship.set("Type", f"{_KIND}/{kind}")
        relationship.set("Target", posixpath.basename(name))
        return ident

    def saved(self) -> bytes:
        """The bytes of the package with its changes. Raises Unreadable when a member is damaged."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name, entry in self._package.members.items():
                info = copy.copy(entry)
                info.filename = name
                info.extra = b""
                target.writestr(info, self._bytes(name) if name in self._roots else self._package.read(name))
            for name in self._roots:
                if name not in self._package:
                    info = zipfile.ZipInfo(name, _EPOCH)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(info, self._bytes(name))
        return out.getvalue()

    def _bytes(self, name: str) -> bytes:
        root = self._roots[name]
        content: bytes = self._prolog(name, root) + etree.tostring(root, encoding="UTF-8")
        if self._package.strict:
            for strict, usual in STRICT:
                content = content.replace(usual[1:-1].encode(), strict.encode())
        return content

    def _prolog(self, name: str, root: Element) -> bytes:
        """What stands before the root, as the file has it: what isn't changed keeps its bytes."""
        if name in self._package:
            written = self._package.read(name)
            prefix = f"{root.prefix}:" if root.prefix else ""
            before, found, _ = written.partition(f"<{prefix}{etree.QName(root).localname}".encode())
            if (
                found
                and before.startswith(b"<?xml")
                and b"<!" not in before
                and not _OTHER_CODE.search(before)
            ):
                return before
        return b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def word(tag: str, **attributes: str) -> Element:
    """A new w: element with w: attributes."""
    element = etree.Element(f"{W}{tag}", nsmap={"w": W[1:-1]})
    for name, value in attributes.items():
        element.set(f"{W}{name}", value)
    return element
