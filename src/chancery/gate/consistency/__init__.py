"""Consistency with what has been issued: the register of issued documents that the gate can ask.

`model` says what a register is; `store` keeps one in a SQLite file; `corpus` fills it from a legal corpus; `reading` makes
an entry of a document's text; `standing` tells whether a document was in force on a day. An office keeps its register in
its database and answers the same protocol.
"""

from chancery.gate.consistency.model import Line, Register, Relation, Series, Work

__all__ = ["Line", "Register", "Relation", "Series", "Work"]
