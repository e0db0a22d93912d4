"""What no document can be composed of."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from chancery.gate.packs import kinds
from chancery.gate.text.normal import nfc

from .content import KINDS
from .parts import Parts

# What XML 1.0 has no place for: control characters, halves of a surrogate pair, and what is no character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SYSTEMS = {"state": "văn bản hành chính nhà nước", "party": "văn bản của Đảng"}
_FORMS = ("SAO Y", "SAO Y BẢN CHÍNH", "SAO LỤC", "TRÍCH SAO")
_NAMES = {
    "superior": "Tên cơ quan chủ quản",
    "issuer": "Tên cơ quan ban hành",
    "issuer_name": "Tên cơ quan ban hành",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "title": "Trích yếu",
    "body": "Nội dung",
    "signature": "Chữ ký",
    "secretary": "Chữ ký thư ký",
    "addressees": "Kính gửi",
    "bases": "Căn cứ",
    "bases_by": "Thẩm quyền ban hành",
    "recipients": "Nơi nhận",
    "urgency": "Mức độ khẩn",
    "secrecy": "Độ mật",
    "circulation": "Phạm vi lưu hành",
    "drafter_mark": "Ký hiệu người soạn thảo",
    "contact": "Địa chỉ liên hệ",
    "draft": "Dấu dự thảo",
    "annexes": "Phụ lục",
    "confirmation": "Xác nhận",
    "copy": "Bản sao",
    "partners": "Cơ quan cùng ban hành",
    "cosigners": "Chữ ký",
}


class Unwritable(ValueError):
    """A part holds what no document can: `str()` says which and why, in Vietnamese."""


def writable(parts: Parts) -> Parts:
    """The parts with their texts in NFC. Raises Unwritable."""
    if parts.system not in _SYSTEMS:
        raise Unwritable(f"Không có thể thức “{parts.system}”: chỉ có văn bản nhà nước và văn bản của Đảng.")
    for kind in (parts.kind, *(annex.kind for annex in parts.annexes if annex.kind)):
        if kind not in kinds():
            raise Unwritable(f"Không có loại văn bản “{kind}”.")
        if parts.system not in kinds()[kind].symbols:
            raise Unwritable(f"Thể thức {_SYSTEMS[parts.system]} không có loại “{kinds()[kind].name}”.")
    for block in (*parts.body, *(block for annex in parts.annexes for block in annex.body)):
        _refuse_block(block)
    for holder in (parts, parts.copy):
        if holder and holder.number is not None and holder.number < 1:
            raise Unwritable(f"Số văn bản phải từ 1 trở lên, không thể là {holder.number}.")
    if parts.copy and parts.copy.form.upper() not in _FORMS:
        raise Unwritable(f"Hình thức sao “{parts.copy.form}” không có: chỉ có {', '.join(_FORMS)}.")
    return replace(parts, **{f.name: _clean(getattr(parts, f.name), f.name) for f in fields(parts)})


def _refuse_block(block: Any) -> None:
    if block.kind not in KINDS:
        raise Unwritable(f"Không biết trình bày khối “{block.kind}”.")
    if block.kind == "table":
        columns = max(map(len, block.rows), default=0)
        if not columns:
            raise Unwritable("Bảng không có ô nào.")
        if block.widths and len(block.widths) != columns:
            raise Unwritable(f"Bảng có {columns} cột nhưng độ rộng được khai cho {len(block.widths)} cột.")
        if block.widths and min(block.widths) <= 0:
            raise Unwritable("Độ rộng mỗi cột của bảng phải lớn hơn 0.")


def _clean(value: Any, part: str) -> Any:
    """`value` with each text in it checked and in NFC."""
    if isinstance(value, str):
        if found := _FORBIDDEN.search(value):
            shown = _FORBIDDEN.sub("�", value)[:60]
            raise Unwritable(
                f"{_NAMES.get(part, part)} có ký tự không được phép trong văn bản (mã U+{ord(found[0]):04X}): “{shown}”."
            )
        return nfc(value).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, tuple):
        return tuple(_clean(item, part) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _clean(getattr(value, f.name), part) for f in fields(value)})
    return value
