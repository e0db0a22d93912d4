"""Vietnamese spelling: misspelt syllables, and syllables in the wrong place."""

from chancery.gate.text.spelling.check import Misspelling, misspellings

__all__ = ["Misspelling", "misspellings"]
