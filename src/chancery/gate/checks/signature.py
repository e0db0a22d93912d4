"""The signature block: authority, post, name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection
from chancery.gate.rule import Rule

from .base import Fault, check

_AUTHORITY = re.compile(r"^(T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)\s*([./]?)\s*", re.IGNORECASE)
_STATE = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."}
_PARTY = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "T/UQ"}
_DEGREE = re.compile(
    r"^(GS|PGS|TS|ThS|CN|KS|BS|LS|NGND|NGƯT|NSND|AHLĐ|Giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Luật sư)\b\.?"
)


@check
def authority_form(found: Detection, rule: Rule) -> Iterator[Fault]:
    """State: TM., KT., TL., TUQ., Q.; Party: T/M, K/T, T/L."""
    party = found.system == "party"
    for span in found.all("authority"):
        match = _AUTHORITY.match(span.line)
        if match is None:
            continue
        bare = re.sub(r"[./]", "", match[1]).upper()
        wanted = (_PARTY if party else _STATE).get(bare)
        said = (match[1] + match[2]).strip()
        if wanted is None or said.upper() == wanted or (party and bare == "TUQ"):
            continue
        kind = (
            ("văn bản của Đảng", "a Party document") if party else ("văn bản hành chính", "a state document")
        )
        yield Fault.at(
            span,
            f"Quyền hạn người ký ghi “{said}”; {kind[0]} ghi “{wanted}”.",
            f"The authority reads “{said}”; {kind[1]} has “{wanted}”.",
        )


@check
def signer_plain(found: Detection, rule: Rule) -> Iterator[Fault]:
    """No academic rank, degree or honour stands before the signer's name."""
    for span in found.all("signer"):
        if match := _DEGREE.match(span.line):
            yield Fault.at(
                span,
                f"Không ghi học hàm, học vị “{match[0]}” trước họ tên người ký.",
                f"No rank or degree (“{match[0]}”) stands before the signer's name.",
            )


@check
def deputy_post(found: Detection, rule: Rule) -> Iterator[Fault]:
    """After KT. (K/T) the head's post, the deputy's own post stands on the next line."""
    authorities = [s for s in found.all("authority") if re.match(r"^K\s*[./]?\s*T\b", s.line, re.IGNORECASE)]
    if authorities and not found.all("post"):
        yield Fault.at(
            authorities[-1],
            "Ký thay: dưới chức vụ người đứng đầu phải ghi chức vụ của người ký.",
            "Signing for the head: the signer's own post stands on the next line.",
        )
