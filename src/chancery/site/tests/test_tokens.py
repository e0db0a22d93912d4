"""The colours can be read, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[1] / "static/site/css/tokens.css").read_text()


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def _block(selector: str) -> dict[str, str]:
    start = CSS.index(selector) + len(selector)
    return _tokens(CSS[start : CSS.index("}", start)])


LIGHT = _block("\n:root {")
BY_SYSTEM = _block(':root:not([data-theme="light"]) {')
BY_CHOICE = _block('\n:root[data-theme="dark"] {')
THEMES = {"light": LIGHT, "dark": {**LIGHT, **BY_CHOICE}}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_dark_is_the_same_by_the_systems_wish_and_by_the_users():
    assert BY_SYSTEM == BY_CHOICE


def test_dark_redefines_every_colour_that_lies_on_a_ground():
    unchanged = {name for name in LIGHT if name.startswith("--color-")} - BY_CHOICE.keys()
    assert unchanged == {"--color-secret"}


READ = [
    *[(ink, ground) for ink in ("text", "text-muted", "link") for ground in ("page", "surface", "surface-sunken", "surface-hover")],
    *[(tone, f"{tone}-soft") for tone in ("neutral", "info", "progress", "success", "warning", "danger")],
    *[(tone, "surface") for tone in ("info", "progress", "success", "warning", "danger", "accent")],
    *[("on-accent", solid) for solid in ("accent", "accent-hover", "success-solid", "success-solid-hover")],
    ("accent", "surface-sunken"),
    ("text", "mark"),
]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), READ, ids=["-on-".join(pair) for pair in READ])
def test_words_stand_out_from_their_ground(theme, ink, ground):
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    assert _contrast(THEMES[theme][f"--color-{ink}"], THEMES[theme][f"--color-{ground}"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edge", ["border-strong", "focus", "brand"])
def test_edges_of_controls_stand_out(theme, edge):
    """WCAG 2.2, 1.4.11: 3 to 1."""
    assert _contrast(THEMES[theme][f"--color-{edge}"], THEMES[theme]["--color-surface"]) >= 3
    assert _contrast(THEMES[theme][f"--color-{edge}"], THEMES[theme]["--color-page"]) >= 3


def test_the_banner_of_an_isolated_office_can_be_read():
    assert _contrast("#ffffff", LIGHT["--color-secret"]) >= 4.5


def test_a_stylesheet_names_only_tokens_that_are_there():
    known = set(LIGHT) | {"--tone", "--soft"}
    for path in Path(__file__).parents[1].glob("static/site/css/*.css"):
        assert set(re.findall(r"var\((--[\w-]+)", path.read_text())) <= known, path.name
