"""What keys of the Telex method would have made, had the input method been on."""

from __future__ import annotations

from chancery.gate.text.syllables import MARKS, toned, write

_DOUBLES = (
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("dd", "đ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)


def from_telex(keys: str) -> str | None:
    """The syllable that small plain letters type ("vieejc" gives "việc"); None where they type none.

    Telex shows in a double letter, a "w", or a tone's key at the end; "vest" shows none of them.
    """
    tone = ""
    letters = ""
    for at, key in enumerate(keys):
        if (
            at
            and key in MARKS
            and not tone
            and key in "sfrxj"
            and any(vowel in letters for vowel in "aeiouy")
        ):
            tone = key
        else:
            letters += key
    for typed, made in _DOUBLES:
        letters = letters.replace(typed, made)
    if letters == keys.replace(tone, "", 1) and not keys.endswith(tone or " "):
        return None
    # The mark may be typed at the end of the word: "duongwf", "dod".
    if (syllable := toned(letters, tone)) is None and letters.endswith("w"):
        bare = letters[:-1]
        for plain, made in (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă")):
            if plain in bare and (syllable := toned(bare.replace(plain, made, 1), tone)):
                break
    return write(syllable) if syllable else None
