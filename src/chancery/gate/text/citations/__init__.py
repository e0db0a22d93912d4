"""Citations of issued documents in Vietnamese official texts (viện dẫn văn bản)."""

from chancery.gate.text.citations.model import LEVELS, SELF, Citation, Unit
from chancery.gate.text.citations.parse import citations

__all__ = ["LEVELS", "SELF", "Citation", "Unit", "citations"]
