"""Rules of the paper, the margins, the page number and the letters of the whole file."""

from __future__ import annotations

import copy
from functools import partial

from chancery.gate.rule import Rule

from ..documents import Made
from ..draft import (
    Draft,
    R,
    W,
    lay,
    look,
    say,
    set_run,
    text_of,
    within,
)
from ..ways import Way, of_check
from .base import (
    MM,
    prose,
    second_half,
)


def every_section(draft: Draft, tag: str, **values: float) -> None:
    for section in draft.sections:
        for name, mm in values.items():
            section.find(f"{W}{tag}").set(f"{W}{name}", str(round(mm * MM)))


@of_check("paper")
def _(rule: Rule) -> list[Way]:
    sizes = {
        "Letter": (215.9, 279.4),
        "Legal": (215.9, 355.6),
        "A3": (297, 420),
        "B5": (176, 250),
        "F4": (210, 330),
        "narrow": (200, 297),
    }
    return [
        Way(name, lambda draft, w=w, h=h: every_section(draft, "pgSz", w=w, h=h))
        for name, (w, h) in sizes.items()
    ]


@of_check("portrait")
def _(rule: Rule) -> list[Way]:
    def lie(draft: Draft, told: bool) -> None:
        for section in draft.sections:
            size = section.find(f"{W}pgSz")
            size.set(f"{W}w", str(round(297 * MM)))
            size.set(f"{W}h", str(round(210 * MM)))
            if told:
                size.set(f"{W}orient", "landscape")
        # A table below the head may be a reason to lie: the recipients and the signature are set without one.
        for table in draft.body.findall(f"{W}tbl")[1:]:
            for paragraph in table.iter(f"{W}p"):
                table.addprevious(copy.deepcopy(paragraph))
            draft.body.remove(table)

    return [
        Way(
            f"{kind}, {'told' if told else 'untold'}",
            partial(lie, told=told),
            fits=lambda made, kind=kind: made.parts.kind == kind and not made.parts.annexes,
        )
        for kind in ("cong-van", "thong-bao", "chi-thi", "huong-dan", "ke-hoach")
        for told in (True, False)
    ]


@of_check("margin")
def _(rule: Rule) -> list[Way]:
    side, low, high = rule.params["side"], rule.params["min"], rule.params["max"]
    return [
        Way(f"{mm} mm", lambda draft, mm=mm: every_section(draft, "pgMar", **{side: mm}))
        for mm in (low - 2, low - 5, low - 12, high + 2, high + 5, high + 15)
    ]


@of_check("typeface")
def _(rule: Rule) -> list[Way]:
    faces = ("Arial", "Calibri", "Tahoma", "Cambria")
    found = [Way(face, lambda draft, face=face: look(prose(draft), rFonts=face)) for face in faces]
    found.append(Way("half", lambda draft: second_half(prose(draft, 1), rFonts="Verdana")))
    found.append(Way("style", lambda draft: set_run(within(draft.style("signer"), "rPr"), rFonts="Arial")))
    return found


@of_check("black")
def _(rule: Rule) -> list[Way]:
    found = [
        Way(color, lambda draft, color=color: look(prose(draft), color=color))
        for color in ("FF0000", "0000FF", "333333")
    ]
    found.append(Way("half", lambda draft: second_half(prose(draft, 1), color="00B050")))
    found.append(Way("style", lambda draft: set_run(within(draft.style("signer"), "rPr"), color="1F3864")))
    return found


@of_check("unicode-only")
def _(rule: Rule) -> list[Way]:
    texts = {
        "TCVN3, named": (
            "C¸c c¬ quan, ®¬n vÞ c¨n cø chøc n¨ng, nhiÖm vô ®­îc giao x©y dùng kÕ ho¹ch cô thÓ.",
            ".VnTime",
        ),
        "TCVN3 in small capitals": (
            "Thñ tr­ëng c¸c c¬ quan, ®¬n vÞ chÞu tr¸ch nhiÖm thi hµnh quyÕt ®Þnh nµy.",
            ".VnTimeH",
        ),
        "TCVN3, unnamed": (
            "C¸c c¬ quan, ®¬n vÞ c¨n cø chøc n¨ng, nhiÖm vô ®­îc giao x©y dùng kÕ ho¹ch cô thÓ.",
            "",
        ),
        "VNI, named": (
            "Caùc cô quan, ñôn vò caên cöù chöùc naêng, nhieäm vuï ñöôïc giao xaây döïng keá hoaïch cuï theå.",
            "VNI-Times",
        ),
        "VNI, unnamed": (
            "Caùc cô quan, ñôn vò caên cöù chöùc naêng, nhieäm vuï ñöôïc giao xaây döïng keá hoaïch cuï theå.",
            "",
        ),
    }

    def act(draft: Draft, text: str, face: str) -> None:
        paragraph = prose(draft)
        lead = text_of(paragraph).split(" ")[0] + " " if draft.style_of(paragraph) != "text" else ""
        say(paragraph, lead + text)
        if face:
            look(paragraph, rFonts=face)

    return [Way(name, partial(act, text=text, face=face)) for name, (text, face) in texts.items()]


def numbered_pages(made: Made) -> bool:
    return len(made.parts.body) > 20


@of_check("page-number-shown")
def _(rule: Rule) -> list[Way]:
    def no_field(draft: Draft) -> None:
        for run in draft.header.findall(f"{W}r"):
            draft.header.remove(run)

    def only_words(draft: Draft) -> None:
        say(draft.header, "2")

    def no_header(draft: Draft) -> None:
        for section in draft.sections:
            for reference in section.findall(f"{W}headerReference"):
                section.remove(reference)

    def no_paragraph(draft: Draft) -> None:
        draft.header.getparent().remove(draft.header)

    def at_the_foot(draft: Draft) -> None:
        """In the footer of the pages after the first, where it doesn't belong."""
        header = draft.root("word/header1.xml")
        footer = draft.root("word/footer2.xml")
        footer[:] = [copy.deepcopy(child) for child in header]
        for section in draft.sections:
            reference = section.find(f"{W}footerReference")
            made = copy.deepcopy(reference)
            made.set(f"{W}type", "default")
            ident = next(
                rel.get("Id")
                for rel in draft.root("word/_rels/document.xml.rels")
                if rel.get("Target") == "footer2.xml"
            )
            made.set(f"{R}id", ident)
            reference.addprevious(made)
            section.remove(reference)
        no_header(draft)

    acts = {
        "no field": no_field,
        "only words": only_words,
        "no header": no_header,
        "no paragraph": no_paragraph,
        "at the foot": at_the_foot,
    }
    return [Way(name, act, fits=numbered_pages) for name, act in acts.items()]


@of_check("page-number-centred")
def _(rule: Rule) -> list[Way]:
    found = [
        Way(side, lambda draft, side=side: lay(draft.header, jc=side))
        for side in ("left", "right", "both", "end")
    ]
    found.append(Way("style", lambda draft: lay(within(draft.style("page_number"), "pPr"), jc="right")))
    return found


@of_check("page-number-size")
def _(rule: Rule) -> list[Way]:
    low, high = rule.params["min"], rule.params["max"]
    found = [
        Way(f"{size} pt", lambda draft, size=size: look(draft.header, sz=str(int(size * 2))))
        for size in (low - 1, low - 4, high + 1, high + 6)
    ]
    found.append(Way("style", lambda draft: set_run(within(draft.style("page_number"), "rPr"), sz="20")))
    return found


@of_check("page-number-hidden-on-first")
def _(rule: Rule) -> list[Way]:
    def no_title_page(draft: Draft) -> None:
        for section in draft.sections:
            section.remove(section.find(f"{W}titlePg"))

    def off(draft: Draft, value: str) -> None:
        for section in draft.sections:
            section.find(f"{W}titlePg").set(f"{W}val", value)

    def first_header(draft: Draft) -> None:
        for section in draft.sections:
            reference = copy.deepcopy(section.find(f"{W}headerReference"))
            reference.set(f"{W}type", "first")
            section.insert(0, reference)

    found = [Way("no title page", no_title_page), Way("a first header", first_header)]
    return found + [Way(value, partial(off, value=value)) for value in ("0", "false", "off")]


@of_check("page-number-arabic")
def _(rule: Rule) -> list[Way]:
    def act(draft: Draft, form: str) -> None:
        for section in draft.sections:
            section.find(f"{W}pgNumType").set(f"{W}fmt", form)

    return [
        Way(form, partial(act, form=form))
        for form in ("lowerRoman", "upperRoman", "lowerLetter", "upperLetter", "chicago")
    ]
