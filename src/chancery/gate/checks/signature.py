"""The signature block: authority, post, name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.gate.detect.components import Detection, Span
from chancery.gate.rule import Rule
from chancery.gate.text.normal import squeezed, toneless

from .base import Fault, check, once

AUTHORITY = re.compile(r"^(T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)\b\s*([./]?)\s*", re.IGNORECASE)
_DEPUTY = re.compile(r"^K\s*[./]?\s*T\b", re.IGNORECASE)
STATE_AUTHORITIES = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."}
PARTY_AUTHORITIES = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "T/UQ"}
DEGREE = re.compile(
    r"^(GS|PGS|TS|ThS|CN|KS|BS|LS|NGND|NGƯT|NSND|AHLĐ|Giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Luật sư)\b\.?"
)


def bare_letters(match: re.Match[str]) -> str:
    """The abbreviation without its marks: TM, KT, TL, TUQ, Q."""
    return re.sub(r"[./]", "", match[1]).upper()


@check
def authority_form(found: Detection, rule: Rule) -> Iterator[Fault]:
    """State: TM., KT., TL., TUQ., Q.; Party: T/M, K/T, T/L."""
    party = found.system == "party"
    for span in found.all("authority"):
        match = AUTHORITY.match(span.line)
        if match is None:
            continue
        bare = bare_letters(match)
        wanted = (PARTY_AUTHORITIES if party else STATE_AUTHORITIES).get(bare)
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
        if match := DEGREE.match(span.line):
            yield Fault.at(
                span,
                f"Không ghi học hàm, học vị “{match[0]}” trước họ tên người ký.",
                f"No rank or degree (“{match[0]}”) stands before the signer's name.",
            )


@check
def deputy_post(found: Detection, rule: Rule) -> Iterator[Fault]:
    """After KT. (K/T) the head's post, the deputy's own post stands on the next line."""
    for lines in blocks(found):
        authorities = [s for component, s in lines if component == "authority" and _DEPUTY.match(s.line)]
        if authorities and not any(component == "post" for component, _ in lines):
            yield Fault.at(
                authorities[-1],
                "Ký thay: dưới chức vụ người đứng đầu phải ghi chức vụ của người ký.",
                "Signing for the head: the signer's own post stands on the next line.",
            )


@once
def blocks(found: Detection) -> list[list[tuple[str, Span]]]:
    """Each signature: its authorities, posts and name, with their components, in order."""
    lines = sorted(
        ((component, span) for component in ("authority", "post", "signer") for span in found.all(component)),
        key=lambda pair: (_column(pair[1]), pair[1].paragraph.index, pair[1].start),
    )
    out: list[list[tuple[str, Span]]] = []
    for pair in lines:
        last = out[-1][-1] if out else None
        if last is None or last[0] == "signer" or _column(last[1]) != _column(pair[1]):
            out.append([])
        out[-1].append(pair)
    return out


def _column(span: Span) -> tuple[int, int, int]:
    cell = span.paragraph.cell
    return (span.part, cell.table, cell.column) if cell else (span.part, -1, 0)


@check
def authority_of(found: Detection, rule: Rule) -> Iterator[Fault]:
    """ "TM." stands before a body or agency, the other abbreviations before the head's post. with: posts, bodies
    (first words, toneless)."""
    posts, bodies = (re.compile(rf"^({'|'.join(rule.params[name])})\b") for name in ("posts", "bodies"))
    for span in found.all("authority"):
        match = AUTHORITY.match(span.line)
        if match is None:
            continue
        short, whom = bare_letters(match), toneless(squeezed(span.line[match.end() :]))
        if short == "TM" and posts.match(whom):
            yield Fault.at(
                span,
                "“TM.” ghi trước tên tập thể lãnh đạo hoặc tên cơ quan, tổ chức, không ghi trước chức vụ.",
                "“TM.” stands before the name of a body or agency, not before a post.",
            )
        if short != "TM" and bodies.match(whom) and not posts.match(whom):
            yield Fault.at(
                span,
                f"“{match[0].strip()}” ghi trước chức vụ của người đứng đầu, không ghi trước tên cơ quan.",
                f"“{match[0].strip()}” stands before the head's post, not before an agency's name.",
            )


@check
def post_after_authority(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Who signs for a body, by order or by mandate has his own post on the next line."""
    for lines in blocks(found):
        authorities = [span for component, span in lines if component == "authority"]
        if not authorities or any(component == "post" for component, _ in lines):
            continue
        match = AUTHORITY.match(authorities[-1].line)
        if match and bare_letters(match) in {"TM", "TL", "TUQ"}:
            yield Fault.at(
                authorities[-1],
                "Dưới dòng quyền hạn phải ghi chức vụ của người ký.",
                "The signer's own post stands on the line below.",
            )


@check
def deputy_is_deputy(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Who signs for the head (KT.) is a deputy. with: words (toneless, one of which the post has)."""
    for lines in blocks(found):
        deputy = any(component == "authority" and _DEPUTY.match(span.line) for component, span in lines)
        posts = [span for component, span in lines if component == "post"]
        said = " ".join(toneless(span.line) for span in posts)
        if deputy and posts and not any(re.search(rf"\b{word}\b", said) for word in rule.params["words"]):
            yield Fault.at(
                posts[0],
                f"Ký thay (KT.) là cấp phó ký; chức vụ ghi “{squeezed(posts[0].line)}”.",
                f"Who signs for the head is a deputy; the post reads “{squeezed(posts[0].line)}”.",
            )


@check
def minutes_signed(found: Detection, rule: Rule) -> Iterator[Fault]:
    """Minutes are signed by the secretary and by the chair."""
    signers = found.own("signer")
    if len(signers) == 1 and not found.attachment:
        yield Fault.at(
            signers[0],
            "Biên bản phải có chữ ký của thư ký và chủ tọa; chỉ thấy một người ký.",
            "Minutes are signed by the secretary and the chair; only one signs.",
        )
