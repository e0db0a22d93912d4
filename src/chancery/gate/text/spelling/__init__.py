"""Vietnamese spelling: misspelt words, and syllables in the wrong place."""

from chancery.gate.text.spelling.check import Misspelling, misspellings, misspellings_each

__all__ = ["Misspelling", "misspellings", "misspellings_each"]
