"""Legal corpora: JSON lines, or folders of DOCX, HTML and TXT files, read into entries of a register.

A line of a JSON lines file is an object with these keys, all texts and all optional but for what tells the document: `symbol`
("30/2020/NĐ-CP") or `title` (the name that a law is cited by, "Lưu trữ"); `kind` (the type's name, "Nghị định", or its code);
`date`, `effective` (in force from), `expires` (the first day no longer in force): YYYY-MM-DD or DD/MM/YYYY; `issuer`;
`abstract`; `draft` (true or false); `text` (lines) or `html`; `relations`: objects of `verb` (replaces, repeals, amends, guides,
bases or cites), of `symbol` or `kind` and `title`, and where known `year`, `issuer`, `places` ("khoản 2 Điều 5"), `date`.
What a line doesn't tell is read from its text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree, html

from chancery.gate.consistency import keys
from chancery.gate.consistency.effects import Effect
from chancery.gate.consistency.model import VERBS
from chancery.gate.consistency.reading import Entry, Told, entry, plain
from chancery.gate.docx.model import Unreadable
from chancery.gate.docx.read import read
from chancery.gate.text import dates
from chancery.gate.text.citations.names import names
from chancery.gate.text.normal import canonical_tone, nfc, squeezed

SUFFIXES = (".docx", ".html", ".htm", ".txt", ".jsonl")
LIMIT = 1 << 30
"""Bytes of the largest file that is read."""
_KEYS = {
    "symbol", "title", "kind", "date", "effective", "expires", "issuer", "abstract", "draft", "text", "html", "relations",
}  # fmt: skip
_RELATION = {"verb", "symbol", "kind", "title", "year", "issuer", "places", "date"}
_BLOCKS = {
    "p",
    "div",
    "li",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "table",
    "section",
    "article",
}
_SKIPPED = {"script", "style", "head", "noscript", "template"}


class Refused(Exception):
    """A source can't be taken; the message, in Vietnamese, says where and why."""


@dataclass(frozen=True)
class Loaded:
    """What came of a source. documents: None where nothing in it had changed since it was loaded."""

    path: Path
    documents: int | None = None
    error: str = ""


def files(sources: Sequence[Path]) -> list[Path]:
    """The files of sources, those of folders in their order. Raises Refused for a path that isn't there."""
    found: list[Path] = []
    for source in sources:
        if source.is_dir():
            found += sorted(
                path for path in source.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()
            )
        elif source.is_file():
            found.append(source)
        else:
            raise Refused(f"{source}: không có tệp hay thư mục này")
    return list(dict.fromkeys(found))


def load(
    path: Path,
    taken: Callable[[str], str],
    keep: Callable[[str, str, Iterator[Entry]], int],
) -> Loaded:
    """Takes one file whole, or refuses it. taken: the digest that a path was taken with; keep: keeps the entries under
    path and digest in one transaction."""
    name = str(path.resolve())
    try:
        if path.stat().st_size > LIMIT:
            return Loaded(path, error="tệp quá lớn")
        with path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        if taken(name) == digest:
            return Loaded(path)
        return Loaded(path, keep(name, digest, entries(path)))
    except Refused as error:
        return Loaded(path, error=str(error))
    except OSError as error:
        return Loaded(path, error=error.strerror or str(error))


def entries(path: Path) -> Iterator[Entry]:
    """The documents of a file. Raises Refused."""
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        yield from _lines(path)
        return
    try:
        if suffix == ".docx":
            yield entry(read(path))
        elif suffix in (".html", ".htm"):
            yield entry(plain(of_html(path.read_bytes())))
        elif suffix == ".txt":
            yield entry(plain(nfc(path.read_text(encoding="utf-8-sig")).splitlines()))
        else:
            raise Refused(f"không đọc loại tệp {suffix or 'này'}; các loại đọc được: {', '.join(SUFFIXES)}")
    except Unreadable as error:
        raise Refused(str(error)) from error
    except UnicodeDecodeError as error:
        raise Refused("tệp văn bản phải theo mã UTF-8") from error
    except ValueError as error:
        raise Refused(str(error)) from error


def of_html(content: bytes | str) -> list[str]:
    """The lines of a web page: a block each. Raises ValueError where there is nothing to read."""
    try:
        # lxml would take bytes without a declaration for Latin-1.
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        root = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except UnicodeDecodeError as error:
        raise ValueError("tệp HTML phải theo mã UTF-8") from error
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError("tệp HTML không có nội dung đọc được") from error
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag in _BLOCKS:
            pieces.append("\n")
        inside = element.text if event == "start" and tag not in _SKIPPED and not _skipped(element) else ""
        after = element.tail if event == "end" and not _skipped(element) else ""
        # A source's own line breaks are blanks, as a browser shows them.
        pieces.append(" ".join((inside or after or "").splitlines()))
    lines = (squeezed(line) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _skipped(element: Any) -> bool:
    return any(parent.tag in _SKIPPED for parent in element.iterancestors())


def _lines(path: Path) -> Iterator[Entry]:
    number = 1
    with path.open(encoding="utf-8-sig") as lines:
        try:
            for line in lines:
                if line.strip():
                    yield of_json(json.loads(line))
                number += 1
        except json.JSONDecodeError as error:
            raise Refused(f"dòng {number}: không phải JSON ({error.msg})") from error
        except UnicodeDecodeError as error:
            raise Refused(f"dòng {number}: tệp phải theo mã UTF-8") from error
        except ValueError as error:
            raise Refused(f"dòng {number}: {error}") from error


def of_json(value: Any) -> Entry:
    """The entry of a line's object. Raises ValueError, in Vietnamese."""
    if not isinstance(value, dict):
        raise ValueError("mỗi dòng phải là một đối tượng JSON")
    _known(value, _KEYS)
    lines = str(value.get("text", "")).splitlines() if "text" in value else []
    if "html" in value:
        lines = of_html(_text(value, "html"))
    told = Told(
        kind=_kind(_text(value, "kind")),
        symbol=_text(value, "symbol"),
        title=_text(value, "title"),
        abstract=_text(value, "abstract"),
        issuer=_text(value, "issuer"),
        dated=_day(value, "date"),
        since=_day(value, "effective"),
        until=_day(value, "expires"),
        draft=value.get("draft"),
        effects=tuple(map(_effect, value.get("relations", ()))),
    )
    return entry(plain(lines), told)


def _known(value: Mapping[str, Any], allowed: set[str]) -> None:
    if strange := sorted(value.keys() - allowed):
        raise ValueError(f"không có khoá {', '.join(strange)}; các khoá: {', '.join(sorted(allowed))}")


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name) or ""
    if not isinstance(found, str):
        raise ValueError(f"khoá {name} phải là chuỗi ký tự")
    return squeezed(found) if name != "html" else found


def _kind(written: str) -> str:
    if not written:
        return ""
    known = names().kinds
    if written in known.values():
        return written
    code = known.get(canonical_tone(written.lower()))
    if code is None:
        raise ValueError(f"không có loại văn bản “{written}”")
    return code


def _day(value: Mapping[str, Any], name: str) -> date | None:
    written = _text(value, name)
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        found = dates.find(written)
        if not found or found[0].date is None:
            raise ValueError(
                f"khoá {name}: “{written}” không phải ngày (YYYY-MM-DD hoặc DD/MM/YYYY)"
            ) from None
        return found[0].date


def _effect(value: Any) -> Effect:
    if not isinstance(value, dict):
        raise ValueError("mỗi quan hệ trong relations phải là một đối tượng")
    _known(value, _RELATION)
    verb = value.get("verb")
    if verb not in VERBS:
        raise ValueError(f"verb “{verb}” không có; các quan hệ: {', '.join(VERBS)}")
    symbol, title = _text(value, "symbol"), _text(value, "title")
    year = value.get("year")
    target = keys.of_citation(
        _kind(_text(value, "kind")), "", symbol, title, year if isinstance(year, int) else None
    )
    if not target:
        raise ValueError("quan hệ phải có symbol, hoặc kind và title")
    return Effect(
        verb, target, _text(value, "issuer"), _text(value, "places"), symbol or title, _day(value, "date")
    )
