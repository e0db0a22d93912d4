"""What follows the content: recipients and signature, appendices, and what makes a copy."""

from __future__ import annotations

from chancery.gate.packs import kinds
from chancery.gate.text.widths import width

from . import ooxml
from .content import content
from .face import attached_face, face_columns
from .layout import Layout
from .parts import Annex, Copy, Parts, Signature
from .pieces import SPARE, day_in_words, drawn_line, evenly, line, number_line, titled

RECIPIENTS = "Nơi nhận:"


def closing(parts: Parts, layout: Layout) -> str:
    """Recipients at the left, signature at the right. Where several sign, they stand two by two, the leading one at the
    right, and the recipients below; so it is in minutes with the secretary's signature."""
    columns = _columns(layout)
    recipients = _recipients(parts.recipients, layout)
    if parts.drafter_mark:
        recipients += line("drafter", parts.drafter_mark)
    signed = _signature(parts.signature)
    rows = [[recipients, signed]]
    if others := (*((parts.secretary,) if parts.secretary else ()), *parts.cosigners):
        signatures = [signed, *map(_signature, others)]
        pairs = [signatures[at : at + 2][::-1] for at in range(0, len(signatures), 2)]
        rows = [*([*pair, ""][:2] for pair in pairs), [recipients, ""]]
    # The last paragraph of the content keeps to this one, and this one to the table.
    out = ooxml.paragraph("gap", keep=True) + ooxml.table(
        columns, [[cell or line("recipient", "") for cell in row] for row in rows]
    )
    if parts.confirmation:
        asked = line("confirmation", parts.confirmation) + line("confirmation", "(Chữ ký, dấu)")
        out += line("gap", "") + ooxml.table(columns, [[asked, line("recipient", "")]])
    return out


def _columns(layout: Layout) -> tuple[float, float]:
    share = layout.columns["closing"]
    return layout.text_width * share, layout.text_width * (1 - share)


def _signature(signature: Signature) -> str:
    lines = [line("authority", said) for said in (*signature.authority, signature.post) if said]
    return "".join(lines) + line("signer", signature.name)


def _recipients(recipients: tuple[str, ...], layout: Layout) -> str:
    out = line("recipients_heading", RECIPIENTS) if recipients else ""
    for number, recipient in enumerate(recipients, start=1):
        end = "." if number == len(recipients) else layout.words["recipient_end"]
        out += line("recipient", f"- {recipient}{end}")
    return out


def annex(annexed: Annex, parts: Parts, layout: Layout) -> str:
    """An appendix, or the document that the main one issues."""
    across = layout.text_width_lying if annexed.landscape else layout.text_width
    out = []
    if annexed.kind:
        out.append(attached_face(parts, layout))
        out.append(line("kind", kinds()[annexed.kind].name.upper()))
        title = annexed.title
        if parts.system == "state":
            title = title[:1].upper() + title[1:]
        out.append(evenly(layout, "abstract", title, across))
    else:
        out.append(line("annex", f"Phụ lục {annexed.number}".rstrip()))
        if annexed.title:
            out.append(titled(layout, "annex_title", annexed.title.upper(), across))
    out.append(titled(layout, "annex_reference", reference(parts, layout, across), across))
    out.append(content(annexed.body, layout, lying=annexed.landscape))
    return "".join(out)


def reference(parts: Parts, layout: Layout, available: float) -> str:
    """ "(Kèm theo Quyết định số 05/QĐ-VP ngày 03 tháng 02 năm 2026 của …)", the date on a line of its own where
    one line of `available` points is too short. NĐ 30/2020, Phụ lục I, Mục III, khoản 1."""
    number = number_line(layout, parts.number, parts.symbol).removeprefix("Số").lstrip(":")
    if parts.number is not None:
        number = f" {number.strip()}"
    day = day_in_words(parts.date, parts.year)
    issuer = parts.issuer_name or " ".join(parts.issuer.split())
    first, second = f"(Kèm theo {kinds()[parts.kind].name} số{number}", f"{day} của {issuer})"
    fits = width(f"{first} {second}", layout.styles["annex_reference"].size) < available - SPARE
    return f"{first}{' ' if fits else chr(10)}{second}"


def copied(copy: Copy, layout: Layout) -> str:
    """What makes a copy, under a line across the page (NĐ 30/2020, Phụ lục I, Phần II, Mục II; Phụ lục III, Mẫu 3.1)."""
    columns = face_columns(layout)
    head = [
        titled(layout, "issuer", copy.issuer, columns[0])
        + line("number", number_line(layout, copy.number, copy.symbol)),
        line("copy", copy.form.upper()) + line("place_date", f"{copy.place}, {day_in_words(copy.date)}"),
    ]
    closing_row = [_recipients(copy.recipients, layout) or line("recipient", ""), _signature(copy.signature)]
    return (
        line("gap", "")
        + drawn_line(layout.text_width, layout.text_width)
        + line("gap", "")
        + ooxml.table(columns, [head])
        + line("gap", "")
        + ooxml.table(_columns(layout), [closing_row])
    )
