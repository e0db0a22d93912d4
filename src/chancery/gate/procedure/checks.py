"""The checks that rules of procedure name. Each takes the case, the rule and the matter, and says what is amiss."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from chancery.gate.checks.base import Words
from chancery.gate.checks.params import takes
from chancery.gate.packs.matter import Matter
from chancery.gate.rule import Rule

from .case import Case

Check = Callable[[Case, Rule, Matter], Iterator[Words]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Registers a check under its function's name, with dashes."""
    CHECKS[function.__name__.replace("_", "-")] = function
    return function


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


@takes()
@check
def draft(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """The draft itself is there."""
    if not case.drafted:
        yield "Chưa có tệp dự thảo.", "The draft is missing."


@takes("paper", paper=str)
@check
def paper_there(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """A paper of this kind is there. with: paper."""
    wanted = rule.params["paper"]
    if all(one.kind != wanted for one in case.papers):
        vi, en = matter.papers[wanted]
        yield f"Hồ sơ chưa có {_small(vi)}.", f"The dossier lacks: {_small(en)}."


@takes("paper", "signers", paper=str, signers=list)
@check
def paper_signed(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """Where papers of this kind are there, one of them is signed with authority. with: paper, signers."""
    wanted, able = rule.params["paper"], rule.params["signers"]
    there = [one for one in case.papers if one.kind == wanted]
    if there and all(one.signer not in able for one in there):
        vi, en = matter.papers[wanted]
        who = [matter.signers[code] for code in able]
        yield (
            f"{vi} chưa có chữ ký của người có thẩm quyền: {', '.join(_small(one[0]) for one in who)}.",
            f"{en}: not signed by one with authority ({', '.join(_small(one[1]) for one in who)}).",
        )


@takes("paper", paper=str)
@check
def paper_after_opinions(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """The newest paper of this kind isn't older than the answers that it deals with. with: paper."""
    wanted = rule.params["paper"]
    days = [one.dated for one in case.papers if one.kind == wanted and one.dated]
    answers = [one for one in case.opinions if one.answered_on]
    if not days or not answers:
        return
    last = max(answers, key=lambda one: one.answered_on or date.min)
    assert last.answered_on is not None  # only those that were answered are compared
    if max(days) < last.answered_on:
        vi, en = matter.papers[wanted]
        yield (
            f"{vi} ghi ngày {_day(max(days))}, trước ý kiến của {last.name} ngày {_day(last.answered_on)}.",
            f"{en} of {max(days)} is older than the opinion of {last.name} of {last.answered_on}.",
        )


@takes("paper", paper=str)
@check
def opinions_taken(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """Where opinions were asked, a paper says how they were taken or answered. with: paper."""
    wanted = rule.params["paper"]
    if case.opinions and all(one.kind != wanted for one in case.papers):
        vi, en = matter.papers[wanted]
        yield (
            f"Đã lấy ý kiến nhưng hồ sơ chưa có {_small(vi)}.",
            f"Opinions were asked; missing: {_small(en)}.",
        )


@takes("agency", agency=str)
@check
def opinion_asked(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """An agency of this kind was asked. with: agency."""
    wanted = rule.params["agency"]
    if all(one.agency != wanted for one in case.opinions):
        vi, en = matter.agencies[wanted]
        yield f"Chưa lấy ý kiến {_small(vi)}.", f"Not asked: {_small(en)}."


@takes()
@check
def opinion_answered(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """Each agency that was asked has answered."""
    for one in case.opinions:
        if one.answered_on:
            continue
        if one.due < case.on:
            yield (
                f"{one.name} chưa trả lời, đã quá hạn ngày {_day(one.due)}.",
                f"{one.name} hasn't answered; it was due on {one.due}.",
            )
        else:
            yield (
                f"{one.name} chưa trả lời, hạn trả lời ngày {_day(one.due)}.",
                f"{one.name} hasn't answered yet; due on {one.due}.",
            )


@takes()
@check
def opinion_in_time(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """Each answer came within its time."""
    for one in case.opinions:
        if one.answered_on and one.answered_on > one.due:
            yield (
                f"{one.name} trả lời ngày {_day(one.answered_on)}, sau hạn ngày {_day(one.due)}.",
                f"{one.name} answered on {one.answered_on}, after {one.due}.",
            )


@takes("agency", agency=str)
@check
def all_agree(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """Each agency of this kind has agreed. with: agency."""
    wanted = rule.params["agency"]
    for one in case.opinions:
        if one.agency == wanted and one.answered_on and one.answer != "agree":
            yield f"{one.name} chưa thống nhất với dự thảo.", f"{one.name} hasn't agreed to the draft."


@takes("pattern", pattern=str)
@check
def signed_for(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """The line above the signer's post is of this form. with: pattern."""
    if not re.match(rule.params["pattern"], case.authority):
        said = case.authority or "–"
        yield (
            f"Quyền hạn của người ký ghi “{said}”: {_small(rule.mend)}",
            f"The signer's authority is “{said}”.",
        )


@takes()
@check
def in_time(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """It isn't past the day by which it has to be submitted."""
    if case.due and case.due < case.on:
        yield f"Đã quá thời hạn trình ngày {_day(case.due)}.", f"It was to be submitted by {case.due}."


@takes()
@check
def matter_fits(case: Case, rule: Rule, matter: Matter) -> Iterator[Words]:
    """A type that mostly belongs to a weightier matter (the rule's `for` names the types)."""
    yield (
        "Loại văn bản này thường không thuộc loại việc đã chọn; xem lại loại việc.",
        "This type of document mostly belongs to another type of matter.",
    )
