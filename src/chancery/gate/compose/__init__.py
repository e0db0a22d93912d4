"""Writes a document that is right by construction, from its parts."""
