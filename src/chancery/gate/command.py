"""The gate's commands: check, rules, explain, convert. Exit 0: no finding of severity error; 1: some; 2: unreadable."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancery.gate.consistency.model import Register
from chancery.gate.findings import Result

if TYPE_CHECKING:
    from chancery.gate.silence import Silence


def _language() -> str:
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if told.startswith("en") else "vi"


language = click.option(
    "--lang", type=click.Choice(["vi", "en"]), default=_language, help="Language of the messages."
)


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def _silences(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[Silence, ...]:
    if not values:
        return ()
    from chancery.gate.silence import SilenceError, option

    try:
        return tuple(option(value) for value in values)
    except SilenceError as error:
        raise click.BadParameter(str(error)) from error


class _Form(click.ParamType):
    """The code of a pack of form, or auto; the packs are read only when one is named."""

    name = "auto|CODE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from chancery.gate.packs import forms

        if value != "auto" and value not in forms():
            self.fail(f"{value}: auto, {', '.join(forms())}", param, ctx)
        return value


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--pack", type=_Form(), default="auto", help="The rules of form to apply.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Apply the law of this day.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif", "html"]), default="text")
@click.option(
    "--annotate",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.docx",
    help="Write findings as comments.",
)
@click.option(
    "--fix",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.docx",
    help="Mend what is safe to mend.",
)
@click.option(
    "--track", is_flag=True, help="With --fix: the changes are Word revisions, to accept or reject."
)
@click.option(
    "--silence",
    "silences",
    multiple=True,
    callback=_silences,
    metavar="CODE=REASON",
    help="Silence a rule, with the reason; also read from .chancery.yaml beside each file.",
)
@click.option(
    "--register",
    "register_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Look citations up in this register of issued documents (see `chancery corpus`).",
)
@click.option("--watch", is_flag=True, help="Stay, and appraise anew what changes; Ctrl-C ends.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes for many files; as many as processors, if not said."
)
@language
def check(
    files: tuple[Path, ...],
    pack: str,
    on: date | None,
    form: str,
    annotate: Path | None,
    fix: Path | None,
    track: bool,
    silences: tuple[Silence, ...],
    register_file: Path | None,
    watch: bool,
    jobs: int | None,
    lang: str,
) -> None:
    """Appraise official documents (DOCX), and the DOCX files of folders."""
    from chancery.gate.batch import check_many, cores
    from chancery.gate.report import FORMATS
    from chancery.gate.watch import changes, documents

    if (annotate or fix) and (len(files) > 1 or files[0].is_dir() or watch):
        raise click.UsageError("--annotate and --fix take one file, without --watch")
    if track and not fix:
        raise click.UsageError("--track goes with --fix")
    register = _register(register_file) if register_file else None

    def report(paths: Sequence[Path]) -> _Seen:
        for folder in {path.parent for path in paths}:
            _beside(folder)
        at_once = min(jobs or cores(), max(1, len(paths)))
        results = check_many(paths, jobs=at_once, pack=pack, on=on, lang=lang, register=register)
        seen = _Seen(len(paths))
        for piece in FORMATS[form](seen.each(_apart(results, silences)), lang):
            click.echo(piece)
        return seen

    if watch:
        try:
            for changed in changes(files):
                report(changed)
                # What reads along over a pipe sees each report as it comes.
                sys.stdout.flush()
        except KeyboardInterrupt:
            click.echo()
        return
    seen = report(list(documents(files)))
    result = seen.last
    if result and result.verdict != "unreadable":
        content = files[0].read_bytes() if annotate or fix else b""
        if annotate:
            from chancery.gate.report.comments import annotated

            annotate.write_bytes(annotated(content, result))
        if fix:
            from chancery.gate.docx.tracking import Track
            from chancery.gate.engine import mend

            spared = (*silences, *_beside(files[0].parent))
            mended, _ = mend(
                content,
                pack=result.pack,
                on=on,
                track=Track() if track else None,
                silences=spared,
                path=result.path,
            )
            fix.write_bytes(mended)
    sys.exit(seen.exit_code)


def _apart(results: Iterable[Result], silences: tuple[Silence, ...]) -> Iterator[Result]:
    """The results with what the options and the files beside the documents silence put apart."""
    from chancery.gate.silence import silenced

    for result in results:
        yield silenced(result, (*silences, *_beside(Path(result.path).parent)))


def _beside(folder: Path) -> tuple[Silence, ...]:
    """What the file in the folder silences. Raises UsageError for a file that can't be understood."""
    from chancery.gate.silence import SilenceError, of_folder

    try:
        return of_folder(folder)
    except SilenceError as error:
        raise click.UsageError(str(error)) from error


def _register(path: Path) -> Register:
    from chancery.gate.consistency.store import FileRegister, NotARegister

    try:
        return FileRegister(path)
    except NotARegister as error:
        raise click.UsageError(str(error)) from error


class _Seen:
    """Results on their way to the report: keeps the last and the exit code, and shows how far a batch is."""

    def __init__(self, total: int) -> None:
        self.last: Result | None = None
        self.exit_code = 0
        self._total = total
        self._shown = total > 1 and sys.stderr.isatty() and not sys.stdout.isatty()

    def each(self, results: Iterable[Result]) -> Iterator[Result]:
        for done, result in enumerate(results, start=1):
            self.last = result
            self.exit_code = max(self.exit_code, {"pass": 0, "fail": 1, "unreadable": 2}[result.verdict])
            if self._shown:
                click.echo(f"\r{done}/{self._total}", err=True, nl=done == self._total)
            yield result


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@language
def corpus(file: Path, sources: tuple[Path, ...], lang: str) -> None:
    """Load a legal corpus into FILE, a register of issued documents for `chancery check --register`.

    SOURCES: JSON lines files, and folders of DOCX, HTML and TXT files. A file is taken whole or refused, and taken again
    only where it has changed. Exit 1 where some file was refused; the others are kept.
    """
    from chancery.gate.consistency import corpus as corpora
    from chancery.gate.consistency.store import NotARegister, Writing

    try:
        writing = Writing(file)
    except NotARegister as error:
        raise click.UsageError(str(error)) from error
    refused = 0
    wanted = corpora.files(sources)
    with click.progressbar(
        wanted, file=sys.stderr, item_show_func=lambda path: path.name if path else ""
    ) as paths:
        for path in paths:
            loaded = corpora.load(path, writing.taken, writing.keep)
            if loaded.error:
                refused += 1
                click.echo(f"{path}: {loaded.error}", err=True)
    works = writing.count()
    writing.close()
    told = (
        f"{file}: {works} văn bản, {refused} tệp bị từ chối"
        if lang == "vi"
        else f"{file}: {works} documents, {refused} files refused"
    )
    click.echo(told)
    sys.exit(1 if refused else 0)


@click.command()
@click.argument("code", required=False)
@language
def rules(code: str | None, lang: str) -> None:
    """List the rules, or explain one."""
    from chancery.gate.packs import packs

    if code:
        _explain(code, lang)
        return
    for pack in packs().values():
        click.echo(pack.title if lang == "vi" else pack.english)
        for rule in pack.rules:
            click.echo(f"  {rule.code}  {rule.severity:8}{rule.title if lang == 'vi' else rule.english}")


@click.command()
@click.argument("code")
@language
def explain(code: str, lang: str) -> None:
    """Explain a rule: its provision, examples, and how to mend."""
    _explain(code, lang)


def _explain(code: str, lang: str) -> None:
    from chancery.gate.packs import rules_by_code
    from chancery.gate.report import reference

    found = rules_by_code().get(code.upper())
    if found is None:
        raise click.UsageError(f"Không có quy tắc {code}." if lang == "vi" else f"There is no rule {code}.")
    click.echo(reference.explain(found[1], lang))


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@language
def convert(source: Path, out: Path, lang: str) -> None:
    """Convert a document in an old code (TCVN3, VNI) to Unicode."""
    from chancery.gate.docx.convert import convert_legacy
    from chancery.gate.docx.model import Unreadable

    try:
        out.write_bytes(convert_legacy(source))
    except Unreadable as error:
        click.echo(error.english if lang == "en" else str(error), err=True)
        sys.exit(2)


commands: list[click.Command] = [check, corpus, rules, explain, convert]
