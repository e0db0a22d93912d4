"""Vietnamese text: normal form, syllables, dates, numbers, names, citations."""
