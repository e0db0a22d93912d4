"""Rejects every tracked revision, as Word's "Reject all" does: written apart from what writes them."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from chancery.gate.docx.names import W


def rejected(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".xml") and name.startswith("word/"):
                root = etree.fromstring(part)
                _reject(root)
                part = etree.tostring(root)
            target.writestr(name, part)
    return out.getvalue()


def _reject(root: etree._Element) -> None:
    for inserted in list(root.iter(f"{W}ins")):
        inserted.getparent().remove(inserted)
    for deleted in list(root.iter(f"{W}del")):
        for text in deleted.iter(f"{W}delText"):
            text.tag = f"{W}t"
        for child in list(deleted):
            deleted.addprevious(child)
        deleted.getparent().remove(deleted)
    for tag in ("rPr", "pPr", "sectPr"):
        for change in list(root.iter(f"{W}{tag}Change")):
            properties = change.getparent()
            properties.remove(change)
            kept = [
                child
                for child in properties
                if child.tag in {f"{W}headerReference", f"{W}footerReference"}
                or (tag == "pPr" and child.tag in {f"{W}rPr", f"{W}sectPr"})
            ]
            for child in list(properties):
                properties.remove(child)
            properties.extend(kept if tag == "sectPr" else [])
            properties.extend(list(change[0]))
            properties.extend(kept if tag == "pPr" else [])
