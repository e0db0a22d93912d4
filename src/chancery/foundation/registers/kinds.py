"""The forms of register books, read from `kinds.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Column:
    """A column of a book: the line's field, and the heading that the regulation gives it."""

    field: str
    heading: str


@dataclass(frozen=True)
class Kind:
    """A form of book. `ordered_by`: the line's date that may not run backwards."""

    code: str
    name: str
    article: str
    ordered_by: str
    columns: tuple[Column, ...]

    @property
    def symbol_from_number(self) -> bool:
        """Whether the symbol carries the book's own number, and is not the sender's."""
        return all(column.field != "number" for column in self.columns)


@cache
def kinds() -> dict[str, Kind]:
    read = yaml.safe_load((Path(__file__).parent / "kinds.yaml").read_text(encoding="utf-8"))
    return {
        code: Kind(
            code,
            form["name"],
            form["article"],
            form["ordered_by"],
            tuple(Column(**column) for column in form["columns"]),
        )
        for code, form in read.items()
    }


def choices() -> list[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in kinds().values()]
