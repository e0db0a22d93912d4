"""The `chancery` command: the gate's commands, and the server's.

The gate's commands start without Django, so that checking a draft stays quick.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from chancery.gate.command import commands as gate_commands


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="chancery")
def main() -> None:
    """Chancery: the software of a head office (văn phòng)."""


for command in gate_commands:
    main.add_command(command)


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancery.site.settings")
    import django

    django.setup()


@main.command()
@click.option("--sample", is_flag=True, help="Load the sample office into an empty database.")
def serve(sample: bool) -> None:
    """Bring the database up to date, then serve pages and run background work."""
    _django()
    from .server import serve as run

    run(sample=sample)


@main.command()
def worker() -> None:
    """Run background work alone, for a machine that serves no pages."""
    _django()
    from chancery.foundation.jobs import worker as jobs_worker

    jobs_worker.run()


@main.command()
def verify() -> None:
    """Prove the ledger's chain; exit 1 and name the first broken link if it doesn't hold."""
    _django()
    from chancery.foundation import ledger

    verdict = ledger.verify()
    if not verdict.ok:
        click.echo(f"ledger: broken at line {verdict.broken_seq}: {verdict.reason}", err=True)
        sys.exit(1)
    click.echo(f"ledger: {verdict.entries} lines, the chain holds")


@main.command()
@click.argument("sources", nargs=-1, type=click.Path(exists=True, path_type=Path))
def load(sources: tuple[Path, ...]) -> None:
    """Load a legal corpus into the office's register of issued documents.

    SOURCES: JSON lines files, and folders of DOCX, HTML and TXT files. A file is taken whole or refused, and taken again
    only where it has changed. The office's own issued documents that aren't in the register yet are put in as well.
    Exit 1 where some file was refused; the others are kept.
    """
    _django()
    from chancery.gate.consistency.corpus import Loaded
    from chancery.rooms.documents.issued import services

    refused = 0

    def told(loaded: Loaded) -> None:
        nonlocal refused
        refused += bool(loaded.error)
        said = loaded.error or ("unchanged" if loaded.documents is None else f"{loaded.documents} documents")
        click.echo(f"{loaded.path}: {said}", err=bool(loaded.error))

    services.load(None, sources, told)
    click.echo(f"own documents put in: {services.add_missing()}")
    sys.exit(1 if refused else 0)


@main.command()
def reindex() -> None:
    """Make the search index anew from the database; searching goes on meanwhile."""
    _django()
    from chancery.foundation.search import index

    index.rebuild()


@main.command()
def build() -> None:
    """Make what the pages need and git doesn't keep: fonts and compiled messages."""
    from .build import build as make

    make()


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def docs(folder: Path) -> None:
    """Write the generated parts of the documentation below FOLDER."""
    _django()
    from .docs import write

    for path in write(folder):
        click.echo(path)


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a Django management command, such as `chancery manage migrate`."""
    _django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["chancery manage", *arguments])
