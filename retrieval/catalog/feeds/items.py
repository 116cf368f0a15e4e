"""What a feed gives, row by row: a product, a reject or a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.catalog.product import Product

ROW_CHARS = 2000
"""How much of a bad row is kept for the shop's owner to recognise it."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not taken in: without an id, a name or a price that can be trusted."""

    file: str
    line: int
    field: str
    reason: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something left out or changed in a row that is taken in."""

    file: str
    line: int
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """A product that the catalogue holds just so, by its id and content hash: its row was not read."""

    id: str
    content_hash: str


Item = Product | Reject | Note | Known
Items = Iterator[Item]


class BadField(ValueError):
    """A value that cannot be used: the row is rejected, or the field left out with a note."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason
