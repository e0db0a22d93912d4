"""The parts of an official document (thành phần thể thức), before any layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

System = Literal["state", "party"]
AS_ABOVE = "Như trên"
"""The first recipient of a document with addressees ("Kính gửi"). NĐ 30/2020, Phụ lục I, Mục II, khoản 9, điểm b."""


@dataclass(frozen=True)
class Block:
    """A block of the content.

    kind: text (a plain paragraph) · part, chapter, section, subsection (with `number` and `title`) ·
    article (Điều: `number`, `title`, optional `text`) · heading (mục "I." in capitals: `number`, `title`) ·
    clause (khoản: `number`, optional `title`, `text`) · point (điểm: `number` = a, b, c, d, đ…, `text`) ·
    dash ("- " item) · order (a centred line in capitals such as QUYẾT ĐỊNH:) · table (`rows`, the first of them
    the heading; `widths`: the columns' shares of the table's width, all equal when not said).
    """

    kind: str
    text: str = ""
    number: str = ""
    title: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who signs. `authority`: the lines above the post, e.g. ("TM. ỦY BAN NHÂN DÂN",) or ("T/M BAN THƯỜNG VỤ",).

    For KT./K/T the line carries the head's post: ("KT. CHÁNH VĂN PHÒNG",) with `post` "PHÓ CHÁNH VĂN PHÒNG".
    """

    post: str
    name: str
    authority: tuple[str, ...] = ()


@dataclass(frozen=True)
class Annex:
    """An appendix (phụ lục) with pages of its own.

    With a `kind` it is a document issued or approved by the main one (văn bản ban hành kèm theo quyết định, Mẫu 1.3)
    and bears its own face; `number` is then not used. `landscape`: for wide tables.
    """

    number: str
    title: str
    body: tuple[Block, ...]
    kind: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Copy:
    """What makes a copy of the document (bản sao sang định dạng giấy; NĐ 30/2020, Phụ lục I, Phần II).

    `form`: "SAO Y", "SAO LỤC" or "TRÍCH SAO". `symbol`: without the number, e.g. "SY-VP".
    """

    form: str
    issuer: str
    symbol: str
    place: str
    signature: Signature
    recipients: tuple[str, ...] = ()
    number: int | None = None
    date: date | None = None


@dataclass(frozen=True)
class Parts:
    """Everything that a document of one type says; the layout comes from its system.

    `kind` is the type's code in `kinds.yaml` of the packs (nghi-quyet, quyet-dinh, chi-thi, ket-luan,
    quy-che, quy-dinh, thong-tri, huong-dan, thong-bao, bao-cao, ke-hoach, chuong-trinh, de-an, phuong-an,
    to-trinh, cong-van, bien-ban, giay-moi, phieu-chuyen, …). `number` and `date` are None in a draft:
    blanks are left for the clerk. A name or title too long for a line breaks in even lines, or where it has a line
    break ("\\n"). `symbol` is the whole symbol without the number ("QĐ-VP", "KL/TU").
    """

    system: System
    kind: str
    issuer: str
    symbol: str
    place: str
    title: str
    body: tuple[Block, ...]
    signature: Signature
    superior: str = ""
    number: int | None = None
    date: date | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    bases_by: str = ""
    """For a decision: the post or body that decides, in capitals. State documents name it above the legal bases, those
    of the Party in the enacting line; in a telegram (công điện) it is who wires, in small letters."""
    recipients: tuple[str, ...] = ()
    """Lines of "Nơi nhận", without dashes and final marks; the last is the filing line "Lưu: VT, TH"."""
    urgency: str = ""
    secrecy: str = ""
    circulation: str = ""
    drafter_mark: str = ""
    contact: str = ""
    draft: str = ""
    """The draft mark: "Dự thảo", "Dự thảo lần 2"; empty for a fair copy."""
    annexes: tuple[Annex, ...] = field(default_factory=tuple)
    issuer_name: str = ""
    """The issuer as running text writes it ("Văn phòng Tỉnh uỷ Lam Sơn"), for the reference in appendices."""
    year: int | None = None
    """The year that the blank date of a draft already says."""
    secretary: Signature | None = None
    """Minutes: who wrote them, beside the chair who signs (Mẫu 1.9)."""
    confirmation: str = ""
    """Leave papers: whose confirmation is asked below the signature (Mẫu 1.10)."""
    copy: Copy | None = None
    partners: tuple[str, ...] = ()
    """The agencies that issue together with `issuer`, which leads (văn bản liên tịch)."""
    cosigners: tuple[Signature, ...] = ()
    """Those who sign beside `signature`: one for each partner, or others who sign for the same agency."""
