"""The written Vietnamese syllable (tiếng): onset, rime and tone, and how they may be joined."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from chancery.gate.text.normal import canonical_tone

TONES = {"": "", "\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
"""The six tones by their combining mark, named by the key that types them in Telex; "" is the level tone."""
MARKS = {key: mark for mark, key in TONES.items()}

ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oen oeo oem oeng oet
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôp uôt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
    uâng uân uât uâc uây uê uêch uênh uên uêt uêu uơ uơn uya uych uyn uynh uyp uyt uyu uyên uyêt uy
    y yêm yên yêt yêu yêng
    """.split()
)
# After "qu" the u is the glide; the rime is written without it.
_QU = frozenset(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo et em "
    "ê êch ên ênh êt êu i ich in inh it iu iêm iên iêt o oc ot ơ ơi ơn ơt y ych yn ynh yt yên yêt yêu ô ôc".split()
)
_FRONT = ("i", "e", "ê", "y")
_STOPS = ("c", "ch", "p", "t")


@dataclass(frozen=True, slots=True)
class Syllable:
    """onset and rime in small letters without the tone, tone as its Telex key ("" for level)."""

    onset: str
    rime: str
    tone: str


@lru_cache(maxsize=8192)
def tone_of(word: str) -> tuple[str, str]:
    """The word without its tone marks, and the keys of the marks that it had, in order."""
    decomposed = unicodedata.normalize("NFD", word)
    keys = "".join(TONES[char] for char in decomposed if char in TONES)
    bare = "".join(char for char in decomposed if char not in TONES)
    return unicodedata.normalize("NFC", bare), keys


def _accepts(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _QU
    if onset == "gi":
        return rime in _RIMES and rime[0] not in "iy"
    if rime not in _RIMES:
        return False
    front = rime.startswith(_FRONT)
    match onset:
        case "k" | "gh" | "ngh":
            return front and not (rime.startswith("y") and onset != "k")
        case "c" | "ng":
            return not front
        case "g":  # "gì", "giếng": the i is both the onset's and the rime's
            return not front or rime.startswith("i")
        case "":
            return not (rime.startswith("iê"))
        case _:
            return not rime.startswith("yê")


def _divided(bare: str) -> tuple[str, str] | None:
    """Onset and rime of letters without tone."""
    for onset in ONSETS:
        rime = bare[len(onset) :]
        if rime and bare.startswith(onset) and _accepts(onset, rime):
            return onset, rime
    return None


def toned(bare: str, tone: str) -> Syllable | None:
    """The syllable of letters without tone (small, NFC) and a tone's key; None where there can't be one."""
    divided = _divided(bare)
    if divided is None or len(tone) > 1 or (divided[1].endswith(_STOPS) and tone not in ("s", "j")):
        return None
    return Syllable(*divided, tone)


@lru_cache(maxsize=20_000)
def parse(word: str) -> Syllable | None:
    """The parts of a syllable (NFC, any case); None where its letters can't be one.

    The tone may stand where either convention puts it ("hòa", "hoà"), not elsewhere ("họat").
    """
    low = word.lower()
    syllable = toned(*tone_of(low))
    return syllable if syllable and canonical_tone(low) == write(syllable) else None


def write(syllable: Syllable) -> str:
    """The syllable in small letters, its tone placed by the new convention ("hoà", "thuý")."""
    onset, rime, tone = syllable.onset, syllable.rime, syllable.tone
    word = onset + rime
    if not tone:
        return word
    at = len(word) - len(rime) + _main_vowel(rime)
    return unicodedata.normalize("NFC", word[: at + 1] + MARKS[tone] + word[at + 1 :])


@cache
def _main_vowel(rime: str) -> int:
    """Where in the rime the tone mark goes by the new convention."""
    for vowel in ("ê", "ơ", "ô", "â", "ă"):
        if vowel in rime and not (vowel == "ô" and "ôô" in rime):
            return rime.rindex(vowel)
    if rime.startswith(("oa", "oe", "uy", "oo", "ôô")):
        return 1
    return 0


_I_OR_Y = re.compile(r"(?<![a-zđ])(?:[hklmst]|qu)[yỳýỷỹỵ]$")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def form(word: str) -> str:
    """One form for what is one word in two spellings: small letters, "hoà" for "hòa", "lí" for "lý"."""
    low = canonical_tone(word.lower())
    return low[:-1] + low[-1].translate(_Y_TO_I) if _I_OR_Y.match(low) else low
