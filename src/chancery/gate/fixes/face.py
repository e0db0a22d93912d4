"""Number and symbol, place and date, the signer's authority, the recipients."""

from __future__ import annotations

import re

from chancery.gate.checks import Fault
from chancery.gate.checks.face import PARTY_CODE, STATE_CODE
from chancery.gate.checks.signature import (
    AUTHORITY,
    DEGREE,
    PARTY_AUTHORITIES,
    STATE_AUTHORITIES,
    bare_letters,
)
from chancery.gate.detect import Detection
from chancery.gate.rule import Rule

from .base import reword
from .wording import said

_DASHES = r"\-–—−"


@reword("number-word")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    word = "Số: " if rule.params["colon"] else "Số "
    return re.sub(r"^\s*Số\s*:?\s*", word, said(fault), flags=re.IGNORECASE)


@reword("symbol-pattern")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    """The separators in their place without blanks about them; letters and digits stay."""
    match = re.match(r"(\s*Số\s*:?\s*)(\d*)(.*)", said(fault), re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    party = found.system == "party"
    tail = re.sub(rf"\s*([/{_DASHES}])\s*", lambda m: "/" if m[1] == "/" else "-", match[3].strip())
    if len(tail) < 2 or tail[0] not in "/-":
        return None
    code = tail[1:]
    head, slash, issuer = code.partition("/")
    if party and not slash:
        head, _, issuer = code.partition("-")
        code = f"{head}/{issuer}"
    if not party and slash and not re.match(r"\d{4}/", code):
        code = f"{head}-{issuer}"
    if not (PARTY_CODE if party else STATE_CODE).match(code):
        return None
    return f"{match[1]}{match[2]}{'-' if party else '/'}{code}"


@reword("number-zero")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return re.sub(r"(?<!\d)(\d)(?!\d)", r"0\1", said(fault), count=1)


@reword("date-written")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    """Only a date in figures can be written out: 3/2/2026, 03.02.2026."""
    day = rf"(\d{{1,2}})\s*[/.{_DASHES}]\s*(\d{{1,2}})\s*[/.{_DASHES}]\s*(\d{{4}})"
    match = re.search(rf"(?:ngày\s+)?{day}[\s.]*$", said(fault))
    if match is None:
        return None
    number, month = int(match[1]), int(match[2])
    if not (1 <= number <= 31 and 1 <= month <= 12):
        return None
    shown = f"{month:02}" if month < 3 else str(month)
    return f"{said(fault)[: match.start()]}ngày {number:02} tháng {shown} năm {match[3]}"


@reword("date-zero")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    text = re.sub(r"(ngày\s+)(\d)(?!\d)", r"\g<1>0\2", said(fault))
    return re.sub(r"(tháng\s+)([12])(?!\d)", r"\g<1>0\2", text)


@reword("date-comma")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    match = re.match(r"(\s*)(\S.*?)\s*,?\s*(?=ngày)", said(fault))
    if match is None or any(char.isdigit() for char in match[2]):
        return None
    return f"{match[1]}{match[2][0].upper()}{match[2][1:]}, {said(fault)[match.end() :]}"


@reword("authority-form")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    match = AUTHORITY.match(said(fault))
    if match is None:
        return None
    forms = PARTY_AUTHORITIES if found.system == "party" else STATE_AUTHORITIES
    wanted = forms.get(bare_letters(match))
    return f"{wanted} {said(fault)[match.end() :]}" if wanted else None


@reword("signer-plain")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    name = said(fault)
    while match := DEGREE.match(name):
        name = name[match.end() :].lstrip(" .,")
    return name


@reword("recipients-colon")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return re.sub(r"^\s*Nơi\s+nhận\s*:?", "Nơi nhận:", said(fault), flags=re.IGNORECASE)


@reword("recipient-dash")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return f"- {said(fault).lstrip(' +*•·–—')}"


@reword("recipient-ends")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    last = found.all("recipient")[-1]
    ended = fault.paragraph is last.paragraph and fault.start == last.start
    return f"{said(fault).rstrip(' .,;:')}{'.' if ended else rule.params['marks'][0]}"


@reword("filing-form")
def _(found: Detection, rule: Rule, fault: Fault) -> str | None:
    return re.sub(r"^([-–\s]*)Lưu\s*[:;.]?\s*", r"\1Lưu: ", said(fault), flags=re.IGNORECASE)
