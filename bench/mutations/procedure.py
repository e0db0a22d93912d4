"""How rules of procedure are broken: dossiers of several days and types, each short of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chancery.gate.packs import Pack
from chancery.gate.procedure import Case, Opinion, Paper
from chancery.gate.rule import Rule

KINDS = {
    "thuong": ("bao-cao", "thong-bao", "cong-van", "giay-moi", "ke-hoach"),
    "noi-bo": ("quy-che", "quy-dinh", "quyet-dinh", "huong-dan", "ke-hoach"),
    "de-an": ("de-an", "ke-hoach", "chuong-trinh", "quyet-dinh", "huong-dan"),
    "cap-uy": ("nghi-quyet", "nghi-quyet", "nghi-quyet", "nghi-quyet", "nghi-quyet"),
    "lien-tich": ("quy-che", "ke-hoach", "chuong-trinh", "huong-dan", "thong-bao"),
}
DAYS = (date(2026, 2, 10), date(2026, 3, 16), date(2026, 6, 30), date(2026, 9, 7), date(2026, 12, 31))
ANSWERS = ("agree", "agree", "comments", "agree", "disagree")


@dataclass(frozen=True)
class Dossier:
    """A dossier that lacks nothing, and its number among those of its matter."""

    number: int
    case: Case


def dossiers(pack: Pack) -> Iterator[Dossier]:
    """Five whole dossiers of the pack's matter: whatever its rules ask for is there, in time and signed."""
    for number, (kind, day) in enumerate(zip(KINDS[pack.matter.code], DAYS, strict=True)):
        yield Dossier(number, whole(pack, kind, day, number))


def whole(pack: Pack, kind: str, day: date, number: int) -> Case:
    papers: dict[str, Paper] = {}
    agencies: list[str] = []
    authority = ""
    agreed = set()
    for rule in pack.rules:
        asked = rule.params
        if "paper" in asked:
            signer = asked["signers"][number % len(asked["signers"])] if "signers" in asked else ""
            before = papers.get(asked["paper"])
            papers[asked["paper"]] = Paper(
                asked["paper"], day - timedelta(days=1), signer or (before.signer if before else "")
            )
        if rule.check == "opinion-asked":
            agencies.append(asked["agency"])
        if rule.check == "all-agree":
            agreed.add(asked["agency"])
        if rule.check == "signed-for":
            authority = asked["pattern"] + " BAN THƯỜNG VỤ"
    opinions = tuple(
        Opinion(
            agency,
            f"Cơ quan thứ {place}",
            day - timedelta(days=20),
            day - timedelta(days=5),
            day - timedelta(days=6 + place),
            "agree" if agency in agreed else ANSWERS[number],
        )
        for place, agency in enumerate(dict.fromkeys(agencies), start=1)
    )
    due = day + timedelta(days=number) if number % 2 == 0 else None
    return Case(
        pack.matter.code,
        pack.system or ("party", "state")[number % 2],
        kind,
        day,
        True,
        authority,
        due,
        tuple(papers.values()),
        opinions,
    )


def _without(case: Case, kind: str) -> Case:
    return replace(case, papers=tuple(paper for paper in case.papers if paper.kind != kind))


def _changed(case: Case, opinion: int, **values: object) -> Case:
    at = opinion % len(case.opinions)
    changed = replace(case.opinions[at], **values)
    return replace(case, opinions=(*case.opinions[:at], changed, *case.opinions[at + 1 :]))


def _draft(rule: Rule, case: Case, number: int) -> Case:
    return replace(case, drafted=False)


def _in_time(rule: Rule, case: Case, number: int) -> Case:
    return replace(case, due=case.on - timedelta(days=number + 1))


def _matter_fits(rule: Rule, case: Case, number: int) -> Case:
    return replace(case, kind=rule.kinds[number % len(rule.kinds)])


def _paper_there(rule: Rule, case: Case, number: int) -> Case:
    return _without(case, rule.params["paper"])


def _paper_signed(rule: Rule, case: Case, number: int) -> Case:
    paper = Paper(rule.params["paper"], case.on - timedelta(days=1), ("", "other")[number % 2])
    return replace(_without(case, paper.kind), papers=(*_without(case, paper.kind).papers, paper))


def _paper_after_opinions(rule: Rule, case: Case, number: int) -> Case:
    last = max(one.answered_on for one in case.opinions)
    paper = Paper(rule.params["paper"], last - timedelta(days=number + 1))
    return replace(_without(case, paper.kind), papers=(*_without(case, paper.kind).papers, paper))


def _opinion_asked(rule: Rule, case: Case, number: int) -> Case:
    """Another agency was asked in its stead, so that opinions there are."""
    wanted = rule.params["agency"]
    place = next((at for at, one in enumerate(case.opinions) if one.agency == wanted), None)
    return case if place is None else _changed(case, place, agency="khac")


def _opinion_answered(rule: Rule, case: Case, number: int) -> Case:
    return _changed(case, number, answered_on=None, answer="", due=case.on + timedelta(days=number - 2))


def _opinion_in_time(rule: Rule, case: Case, number: int) -> Case:
    return (
        _changed(
            case,
            number,
            due=case.opinions[number % len(case.opinions)].answered_on - timedelta(days=number + 1),
        )
        if case.opinions
        else case
    )


def _opinions_taken(rule: Rule, case: Case, number: int) -> Case:
    return _without(case, rule.params["paper"])


def _all_agree(rule: Rule, case: Case, number: int) -> Case:
    place = next(at for at, one in enumerate(case.opinions) if one.agency == rule.params["agency"])
    return _changed(case, place, answer=("comments", "disagree")[number % 2])


def _signed_for(rule: Rule, case: Case, number: int) -> Case:
    return replace(
        case,
        authority=("", "K/T CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ")[
            number
        ],
    )


BREAKS: dict[str, Callable[[Rule, Case, int], Case]] = {
    "draft": _draft,
    "in-time": _in_time,
    "matter-fits": _matter_fits,
    "paper-there": _paper_there,
    "paper-signed": _paper_signed,
    "paper-after-opinions": _paper_after_opinions,
    "opinion-asked": _opinion_asked,
    "opinion-answered": _opinion_answered,
    "opinion-in-time": _opinion_in_time,
    "opinions-taken": _opinions_taken,
    "all-agree": _all_agree,
    "signed-for": _signed_for,
}


def broken(pack: Pack, rule: Rule) -> Iterator[Case]:
    """Cases in which the rule is broken, one a dossier."""
    for dossier in dossiers(pack):
        if rule.check in BREAKS and (
            not rule.kinds or rule.check == "matter-fits" or dossier.case.kind in rule.kinds
        ):
            yield BREAKS[rule.check](rule, dossier.case, dossier.number)
