"""The mutation set: faultless documents, and generators that break one rule at a time.

It knows the regulations and the packs' data, and nothing of the checks: documents are made from their parts, and what is
broken is broken in the DOCX's own XML.
"""
