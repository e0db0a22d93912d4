"""Makes what the pages need and git doesn't keep."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from . import fonts

LOCALE = Path(__file__).parent.parent / "locale"


def build() -> None:
    fonts.build()
    for source in LOCALE.rglob("*.po"):
        with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))
