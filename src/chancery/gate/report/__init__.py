"""Findings as text, JSON, SARIF, HTML and annotated DOCX."""
