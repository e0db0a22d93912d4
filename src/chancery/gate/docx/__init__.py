"""Reads a DOCX into paragraphs and runs with their effective formatting; writes fixes and comments back."""
