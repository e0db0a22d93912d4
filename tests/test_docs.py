"""The documentation: what is generated is current, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from chancery.site.docs import write

DOCS = Path(__file__).parent.parent / "docs"
PAGES = [*DOCS.rglob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md"]


def test_generated_pages_are_current(tmp_path):
    for page in write(tmp_path):
        kept = DOCS / page.relative_to(tmp_path)
        assert kept.read_text() == page.read_text(), f"{kept} is old: run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_every_link_leads_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text()):
        if not link.startswith(("http:", "https:")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"
