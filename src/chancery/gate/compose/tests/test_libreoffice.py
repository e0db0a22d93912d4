"""LibreOffice, which makes the PDF of an issued document, shows every letter of it."""

from __future__ import annotations

import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from chancery.gate.compose import compose
from chancery.gate.compose.parts import Annex, Block, Copy, Signature

from .sampling import BASES, BODY, EVERY_KIND, LONG, STATE, of_kind, opened, within

pytestmark = [pytest.mark.gate_only, pytest.mark.slow]


def pdfs(documents: dict[str, bytes], folder: Path) -> dict[str, str]:
    """The text of each document's PDF."""
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return {
        name: subprocess.run(
            ["pdftotext", str(folder / f"{name}.pdf"), "-"], check=True, capture_output=True, text=True
        ).stdout
        for name in documents
    }


def letters(text: str) -> Counter[str]:
    """The letters of a text, whatever their order and blanks."""
    return Counter(char for char in unicodedata.normalize("NFC", text) if not char.isspace())


@pytest.mark.parametrize("system", list(BASES))
def test_the_pdf_of_every_type_has_every_letter(system, tmp_path):
    parts = {kind: of_kind(system, kind) for of, kind in EVERY_KIND if of == system}
    told = pdfs({kind: compose(one) for kind, one in parts.items()}, tmp_path)
    for kind, one in parts.items():
        meant = letters("".join(paragraph.text for paragraph in within(opened(one))))
        found = letters(told[kind])
        assert not meant - found, kind
        # What is more are the numbers of the pages.
        assert all(char.isdigit() for char in found - meant), kind


def test_no_letter_is_set_in_a_stand_in_typeface(tmp_path):
    # Liberation Serif has Vietnamese since 2.1 (Debian: fonts-liberation2); before, DejaVu stood in letter by letter.
    pdfs({"one": compose(STATE)}, tmp_path)
    listed = subprocess.run(
        ["pdffonts", str(tmp_path / "one.pdf")], check=True, capture_output=True, text=True
    )
    names = {line.split()[0].split("+")[-1] for line in listed.stdout.splitlines()[2:]}
    assert names
    assert all(name.startswith(("LiberationSerif", "TimesNewRoman", "Tinos")) for name in names), names


def test_marks_annexes_and_the_copy_are_on_their_pages(tmp_path):
    rows = (("TT", "Việc"), *((str(number), LONG) for number in range(1, 40)))
    parts = replace(
        STATE,
        circulation="XEM XONG TRẢ LẠI",
        urgency="THƯỢNG KHẨN",
        secrecy="MẬT",
        contact="Số 1 phố Trần Phú",
        body=BODY * 4,
        annexes=(Annex("I", "Danh mục", (Block("table", rows=rows, widths=(1, 9)),), landscape=True),),
        copy=Copy(
            "SAO Y",
            "VĂN PHÒNG",
            "SY-VP",
            "Hà Nội",
            Signature("CHÁNH VĂN PHÒNG", "Lê Văn C"),
            (),
            3,
            STATE.date,
        ),
    )
    pages = pdfs({"all": compose(parts)}, tmp_path)["all"].removesuffix("\f").split("\f")
    assert all(mark in pages[0] for mark in ("XEM XONG TRẢ LẠI", "THƯỢNG KHẨN", "MẬT", "Số 1 phố Trần Phú"))
    assert not any("Số 1 phố Trần Phú" in page for page in pages[1:])
    start = next(number for number, page in enumerate(pages) if "Phụ lục I" in page)
    # Pages of the appendix begin anew; its heading row comes again; no first page is numbered.
    assert [page.split()[0] for page in pages[1:start]] == [str(number) for number in range(2, start + 1)]
    assert pages[start].lstrip().startswith("Phụ lục I")
    assert pages[start + 1].split()[0] == "2"
    assert "Việc" in pages[start + 1]
    assert "SAO Y" in pages[-1]
    # The signature is not alone on its page.
    assert "thực hiện" in pages[start - 1]
    assert "Nguyễn Văn A" in pages[start - 1]
