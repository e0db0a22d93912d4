"""English is complete: every message that the code and the pages hold has its translation."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import chancery

PACKAGE = Path(chancery.__file__).parent
ENGLISH = Path("locale/en/LC_MESSAGES/django.po")
_PLACE = re.compile(r"%\(\w+\)[sd]")


def catalogue(path):
    with path.open("rb") as file:
        return [message for message in read_po(file, locale="en") if message.id]


def forms(text):
    return list(text) if isinstance(text, list | tuple) else [text]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """The messages that xgettext finds in the code as it stands."""
    assert shutil.which("xgettext"), "gettext is needed: apt-get install gettext"
    copy = tmp_path_factory.mktemp("messages") / "chancery"
    shutil.copytree(
        PACKAGE, copy, ignore=shutil.ignore_patterns("*.mo", "*.po", "__pycache__", "built", "docx")
    )
    (copy / ENGLISH).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "--locale",
            "en",
            "--no-location",
            "--ignore",
            "tests/*",
        ],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    return catalogue(copy / ENGLISH)


def test_every_message_of_the_code_is_in_the_catalogue(extracted):
    kept = {str(forms(message.id)[0]) for message in catalogue(PACKAGE / ENGLISH)}
    missing = [forms(message.id)[0] for message in extracted if str(forms(message.id)[0]) not in kept]
    assert missing == [], "run `make messages` and translate them"


def test_every_message_is_translated_with_its_placeholders():
    for message in catalogue(PACKAGE / ENGLISH):
        for text in forms(message.string):
            assert text, f"not translated: {message.id}"
            assert set(_PLACE.findall(text)) == set(_PLACE.findall(forms(message.id)[0])), message.id
        assert not message.fuzzy


def test_a_page_speaks_english_to_those_who_chose_it(client, db):
    from chancery.site.build import build

    build()
    client.cookies["django_language"] = "en"
    told = client.get("/dang-nhap/").content.decode()
    assert "Sign in" in told
    assert "Đăng nhập" not in told
    client.cookies["django_language"] = "vi"
    assert "Đăng nhập" in client.get("/dang-nhap/").content.decode()
