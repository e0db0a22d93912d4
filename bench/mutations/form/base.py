"""What the ways to break rules of form share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from chancery.gate.rule import Rule

from ..draft import (
    Draft,
    Node,
    NotHere,
    W,
    cut,
    deleted,
    halves,
    look,
    say,
    set_run,
    text_of,
    vanish,
    within,
)
from ..ways import Way

MM = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
STYLES = {
    "division": ("chapter", "section"),
    "party_header": ("national",),
    "urgency": ("mark",),
    "secrecy": ("mark",),
    "post": ("authority",),
}
"""The styles of a component, where they aren't named as it is."""
GONE: dict[str, Callable[[Node], object]] = {
    "taken out": cut,
    "emptied": lambda paragraph: say(paragraph, ""),
    "hidden": vanish,
    "deleted": deleted,
    "dots": lambda paragraph: say(paragraph, "………"),
}
"""Ways in which a paragraph comes to be missing."""
CLAUSE_LIKE = ("text", "clause", "point")


def roles(draft: Draft, component: str) -> list[Node]:
    """The paragraphs of a component of the regulations. Raises NotHere."""
    parts = draft.parts
    said = {
        "urgency": (parts.urgency,),
        "secrecy": (parts.secrecy,),
        "authority": parts.signature.authority,
        "post": (parts.signature.post,),
    }.get(component)
    found = [
        paragraph
        for paragraph in draft.body.iter(f"{W}p")
        if draft.style_of(paragraph) in STYLES.get(component, (component,))
        and (said is None or text_of(paragraph) in said)
    ]
    if not found or (
        (component == "party_header") != (parts.system == "party")
        and component in {"party_header", "national"}
    ):
        raise NotHere(component)
    return found


def role(draft: Draft, component: str) -> Node:
    return roles(draft, component)[0]


def prose(draft: Draft, place: int = 0, styles: Iterable[str] = CLAUSE_LIKE) -> Node:
    """A paragraph of the content that fills more than a line."""
    found = [p for p in draft.body.iter(f"{W}p") if draft.style_of(p) in styles and len(text_of(p)) > 100]
    if len(found) <= place:
        raise NotHere("prose")
    return found[place]


def on_component(rule: Rule, acts: dict[str, Callable[[Node], object]], **more: object) -> list[Way]:
    """Ways that each change the paragraph of the rule's component."""

    def act(draft: Draft, change: Callable[[Node], object]) -> None:
        change(role(draft, rule.component))

    return [Way(name, partial(act, change=change), **more) for name, change in acts.items()]


def by_style(draft: Draft, paragraph: Node, **values: str) -> None:
    """The same through a style of its own."""
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is not None:
            run.remove(properties)
    set_run(within(draft.new_style(paragraph), "rPr"), **values)


def shared_style(draft: Draft, component: str, **values: str) -> None:
    """The change made in the style that the component bears."""
    if component in {"authority", "post"} and draft.parts.signature.authority:
        raise NotHere("a style that only it bears")
    paragraph = role(draft, component)
    set_run(within(draft.style(draft.style_of(paragraph)), "rPr"), **values)


def second_half(paragraph: Node, **values: str) -> None:
    set_run(halves(paragraph)[1], **values)


def first_half(paragraph: Node, **values: str) -> None:
    set_run(halves(paragraph)[0], **values)


def run_ways(rule: Rule, values: list[dict[str, str]]) -> list[Way]:
    """A property of letters set wrong: directly, on a half, in a style of its own, in the common style."""
    found = on_component(rule, {f"all {one}": partial(look, **one) for one in values})
    found += on_component(rule, {f"first half {values[0]}": partial(first_half, **values[0])})
    found += on_component(rule, {f"second half {values[-1]}": partial(second_half, **values[-1])})
    found.append(Way("own style", lambda draft: by_style(draft, role(draft, rule.component), **values[0])))
    found.append(Way("common style", lambda draft: shared_style(draft, rule.component, **values[-1])))
    return found


def words_changed(change: Callable[[str], str]) -> Callable[[Node], None]:
    def act(paragraph: Node) -> None:
        said = text_of(paragraph)
        new = change(said)
        if new == said:
            raise NotHere("nothing to change")
        say(paragraph, new)

    return act
