"""The name of the agency or post that issued a document, where it follows the document's number."""

from __future__ import annotations

import re

from chancery.gate.text.citations.names import names

_WORD = re.compile(r"[^\W\d_]\w*(?:\.(?=[ ]?[A-ZĐ]))?|\d+")
_GAP = re.compile(r"[ \t\u00a0]*(?:[-–&,][ \t\u00a0]*)?")
_OF_LEVEL = re.compile(r"cấp\s+(?=tỉnh|huyện|xã|cao|trên|trung ương)", re.IGNORECASE)
_PROVINCIAL = frozenset(["tỉnh", "phố", "tp", "tp."])
# "UBND quận 1", "Quân khu 7", "Hội nghị Trung ương 6": a number belongs to the name.
_NUMBERED = re.compile(r"(?:quận|phường|khu|đội|đoàn|trung ương|vùng|số|Q\.|P\.)\s*$", re.IGNORECASE)
_SMALL = 3
_JOINT = re.compile(r"\s*(?:,\s*và|,|và|-|–)\s+")


def issuer_end(text: str, start: int, joint: bool = False) -> int | None:
    """Where the issuer's name that begins at `start` ends; None where none begins. joint: several may follow one
    another, as in a joint circular."""
    end = _one(text, start)
    while joint and end is not None and (gap := _JOINT.match(text, end)) and (more := _one(text, gap.end())):
        end = more
    return end


def listed(text: str, start: int) -> bool:
    """Whether an agency that names.yaml knows by its whole name stands at `start`."""
    return _whole(text, start) is not None


def _whole(text: str, start: int) -> int | None:
    """The end of an agency's name that is listed whole, with a post before it."""
    post = names().post.match(text, start)
    return names().issuer.end(text, post.end() if post else start)


def _one(text: str, start: int) -> int | None:
    known = names()
    whole = _whole(text, start)
    head = known.head.match(text, start)
    if whole and (head is None or whole > head.end()):
        return whole
    if head is None:
        return None
    if head[0].lower() == "văn phòng" and (of := known.head.match(text, head.end() + 1)):
        # "Văn phòng Uỷ ban nhân dân tỉnh": an agency's own office.
        head = of
    at = _GAP.match(text, head.end())
    branch = at and at.end() > head.end() and known.branch.end(text, at.end())
    end = _name_end(text, branch or head.end())
    return None if end == head.end() and head["name"].lower() in known.nameless else end


def _name_end(text: str, start: int) -> int:
    """The end of the proper name behind an agency's head words: places and levels, capital syllables with up to three small
    ones that are no function words, and what a dash or "và" adds when a capital follows."""
    known = names()
    end = start
    small = _SMALL
    capitals = 0
    placed = False
    while True:
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end()) if gap else None
        if gap is None or word is None or (gap.end() == end and text[end - 1] != "."):
            return end
        if placed and (province := known.province.end(text, word.start())):
            return province
        mark = gap[0].strip()
        low = word[0].lower()
        if mark == ",":
            return end
        placed = low in _PROVINCIAL
        if word[0][0].isupper() and not known.kind.match(text, word.start()):
            small = 0
            capitals += 1
            end = word.end()
            continue
        if low == "và" and not mark and small < _SMALL:
            after = _GAP.match(text, word.end())
            begins = after.end() if after else len(text)
            if not text[begins : begins + 1].isupper() or _begins_another(text, begins):
                return end
        elif mark or (low.isdigit() and not _NUMBERED.search(text, max(0, end - 12), end)):
            return end
        elif low in known.levels or low.isdigit() or _OF_LEVEL.match(text, word.start()):
            small = min(small, _SMALL - 1)
        elif low in known.bounds or small >= _SMALL or capitals > 1:
            # Behind two capitals, which are a place's name, no small syllable belongs to it.
            return end
        else:
            small += 1
        capitals = 0
        end = word.end()


def _begins_another(text: str, start: int) -> bool:
    known = names()
    return bool(known.kind.match(text, start) or known.head.match(text, start) or _whole(text, start))
