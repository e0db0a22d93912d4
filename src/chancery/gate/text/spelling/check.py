"""Finds misspelt syllables in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from chancery.gate.text.normal import canonical_tone
from chancery.gate.text.spelling.model import model
from chancery.gate.text.spelling.slips import candidates
from chancery.gate.text.syllables import parse, tone_of

Why = Literal["syllable", "context", "tone-place"]


@dataclass(frozen=True, slots=True)
class Misspelling:
    start: int
    end: int
    wrong: str
    suggestions: tuple[str, ...]
    why: Why
    sure: bool
    score: float = 0.0


TOKEN = re.compile(r"[^\W\d_]+")
CHANGE = 2.6
NAME = 1.2


def misspellings(text: str, *, names: frozenset[str] = frozenset()) -> list[Misspelling]:
    m = model()
    toks = [(x.start(), x.end(), x[0]) for x in TOKEN.finditer(text)]
    out = []
    forms = [canonical_tone(t.lower()) for _, _, t in toks]
    n = len(toks)
    for i, (s, e, raw) in enumerate(toks):
        w = forms[i]
        left = forms[i - 1] if i and text[toks[i - 1][1] : s] == " " else ""
        right = forms[i + 1] if i + 1 < n and text[e : toks[i + 1][0]] == " " else ""
        if raw in names or (s and text[s - 1] in "-/.@_&0123456789") or (e < len(text) and text[e] in "/@_0123456789-"):
            continue
        known = w in m.frequency
        cap = raw[0].isupper()
        if known:
            here = m.cost(left, w) + (m.cost(w, right) if right else 0)
            if left and m.seen(left, w) or right and m.seen(w, right):
                continue
            best = None
            for c, k in candidates(w):
                if not (left and m.seen(left, c) or right and m.seen(c, right)):
                    continue
                there = m.cost(left, c) + (m.cost(c, right) if right else 0)
                gain = here - there - k
                if best is None or gain > best[0]:
                    best = (gain, c)
            if best and best[0] > CHANGE + (NAME if cap else 0):
                out.append(Misspelling(s, e, raw, (best[1],), "context", False, best[0]))
        elif len(raw) > 1 and not raw.isupper():
            if raw.isascii() or cap:
                continue
            cs = sorted(candidates(w), key=lambda p: p[1] + m.cost(left, p[0]) + (m.cost(p[0], right) if right else 0))
            out.append(Misspelling(s, e, raw, tuple(c for c, _ in cs[:3]), "syllable", bool(cs), 9))
    return out
