"""What every template of the project keeps to."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from chancery.site.templatetags.ui import icon_names

PACKAGE = Path(__file__).parents[2]
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
SHOWS_SAMPLES = {"site/design.html"}
"""Its made-up documents are Vietnamese in every language."""


def _name(path: Path) -> str:
    return path.as_posix().split("/templates/")[1]


names = pytest.mark.parametrize("path", TEMPLATES, ids=_name)


@names
def test_compiles(path):
    get_template(_name(path))


@names
def test_holds_no_script_or_style_of_its_own(path):
    """The content security policy would refuse them in silence."""
    text = path.read_text()
    assert not re.findall(
        r"<style\b|\sstyle=|<script(?![^>]*\ssrc=)|javascript:|\son[a-z]+=|hx-on|hx-vals=.js:", text
    )


@names
def test_draws_icons_that_are_there(path):
    drawn = set(re.findall(r'{% icon "([^"]+)"', path.read_text()))
    drawn |= set(re.findall(r'{% (?:button|link_button|empty)[^%]*\bicon="([^"]+)"', path.read_text()))
    assert drawn <= set(icon_names())


@pytest.mark.parametrize("path", [path for path in TEMPLATES if _name(path) not in SHOWS_SAMPLES], ids=_name)
def test_speaks_through_translations_alone(path):
    text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    text = re.sub(r"{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}|<!--.*?-->", "", text, flags=re.DOTALL)
    assert not re.findall(r"[^\x00-\x7f·–…›→“”×]+", text)
