"""Finds the passage of a finding in the document, and selects it."""

import unicodedata


def select(document, finding):
    """Selects the words of a finding; the beginning of the text for one on the document as a whole."""
    cursor = passage(document, finding)
    view = document.CurrentController.ViewCursor
    if cursor is None:
        view.gotoStart(False)
    else:
        document.CurrentController.select(cursor)


def passage(document, finding):
    """A text cursor over the words of a finding, None for the document as a whole.

    The gate counts the paragraphs of the body, those of tables and boxes included. Where Writer counts otherwise the
    words themselves are looked for, and of several places the nearest is taken.
    """
    number = finding["paragraph"]
    if not number:
        return None
    counted = list(paragraphs(document.Text))
    quote = finding["quote"].rstrip("…")
    at = number - 1
    if at < len(counted) and quote in _nfc(counted[at].String):
        return _range(counted[at], finding["start"], finding["end"], quote)
    holding = [place for place, one in enumerate(counted) if quote and quote in _nfc(one.String)]
    if holding:
        nearest = counted[min(holding, key=lambda place: abs(place - at))]
        start = _nfc(nearest.String).index(quote)
        return _range(nearest, start, start + finding["end"] - finding["start"], quote)
    return _range(counted[min(at, len(counted) - 1)], 0, 0, "") if counted else None


def paragraphs(text):
    """The paragraphs of a text in order, those of its tables row by row."""
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in sorted(block.CellNames, key=_place_of_cell):
                yield from paragraphs(block.getCellByName(name))
        else:
            yield block


def _place_of_cell(name):
    """Row before column: "B1" before "A2"; cells within a split cell, "A1.1.2", after one another."""
    head, *inner = name.split(".")
    letters = head.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 52 + (ord(letter) - 64 if letter.isupper() else ord(letter) - 70)
    return int(head[len(letters) :] or 0), column, [int(part) for part in inner]


def _nfc(text):
    return unicodedata.normalize("NFC", text)


def _range(paragraph, start, end, quote):
    """A cursor over the letters from `start` to `end`, or over the quote where the letters there are others."""
    words = _nfc(paragraph.String)
    if quote and quote not in words[start : end + 1]:
        start = words.index(quote)
        end = start + max(end - start, len(quote)) if len(quote) >= 79 else start + len(quote)
    cursor = _at(paragraph, min(start, len(words)))
    stop = _at(paragraph, min(max(end, start), len(words)))
    cursor.gotoRange(stop, True)
    return cursor


def _at(paragraph, offset):
    """A cursor before the letter at `offset`. A field is one step of a cursor, whatever it shows."""
    text, passed, last = paragraph.Text, 0, None
    portions = paragraph.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        shown = _nfc(portion.String)
        if portion.TextPortionType in ("Text", "TextField"):
            if offset < passed + len(shown):
                cursor = text.createTextCursorByRange(portion.Start)
                if portion.TextPortionType == "Text":
                    _step(cursor, offset - passed)
                return cursor
            passed += len(shown)
            last = portion
    return text.createTextCursorByRange(last.End if last is not None else paragraph.Start)


def _step(cursor, letters):
    # A step is a short integer.
    while letters > 0:
        cursor.goRight(min(letters, 30_000), False)
        letters -= 30_000
