"""What a feed held when it was last read, so that a row which stands as it stood is not read again.

A row is known by the hash of its text as it stands in the file. It is taken as known only if
the catalogue still holds exactly what was made of it then; else it is read like any other. So
nothing here has to be true of the catalogue: it may be lost, old or of another run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retrieval.catalog.feeds.items import BadField, Item, Items, Known, Note, Reject
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.product import Product

AHEAD = 3
"""How many of the rows that came next are tried where one is not what came before: one is enough
for a row that was put in, two for a row that was changed or taken out, three for two of them."""


class Remembered(NamedTuple):
    """A row: the hash and the length of its text, the product made of it (none where the row was
    passed over), the hash of that product's encoding, and notes as (field, reason)."""

    fingerprint: str
    characters: int
    id: str | None
    content_hash: str
    notes: tuple[tuple[str, str], ...] = ()


class Recall:
    """One reading of a feed beside what was remembered of the last: `rows` is what to remember
    of this one. `stored` is what the catalogue holds, id to content hash."""

    def __init__(self, before: Sequence[Remembered] = (), stored: Mapping[str, str] | None = None) -> None:
        self.rows: dict[str, Remembered] = {}
        self._before = before
        self._places = {row.fingerprint: place for place, row in enumerate(before)}
        self._stored = stored or {}
        self._next = 0
        self._taken: str | None = None

    def took(self, content_hash: str) -> None:
        """The product given last was encoded, unchanged, and this is the hash of that."""
        self._taken = content_hash

    def expected(self) -> Iterator[int]:
        """How long the next row may be, likeliest first, going by what came next the last time."""
        for row in self._before[self._next : self._next + AHEAD]:
            yield row.characters

    def has(self, mark: str) -> bool:
        """Whether the feed held this row, wherever; what came after it is expected next."""
        place = self._places.get(mark)
        if place is None:
            return False
        self._next = place + 1
        return True

    def of(self, mark: str | None, characters: int, place: Place, read: Callable[[], Items]) -> Items:
        """The row's items: remembered, or `read` and remembered. One without a mark is read."""
        if mark is None:
            yield from read()
            return
        known = self._before[self._places[mark]] if self.has(mark) else None
        if known is None or not self._stands(known):
            yield from self._learned(mark, characters, read())
            return
        self.rows[mark] = known
        for field, reason in known.notes:
            yield place.note(BadField(field, reason))
        if known.id is not None:
            yield Known(known.id, known.content_hash)

    def _stands(self, row: Remembered) -> bool:
        return row.id is None or self._stored.get(row.id) == row.content_hash

    def _learned(self, mark: str, characters: int, items: Items) -> Items:
        """A row that was rejected, or whose product was changed on the way, is not remembered."""
        found: list[Item] = []
        self._taken = None
        for item in items:
            yield item
            found.append(item)
        products = [item.id for item in found if isinstance(item, Product)]
        if any(isinstance(item, Reject) for item in found) or (products and self._taken is None):
            return
        notes = tuple((item.field, item.reason) for item in found if isinstance(item, Note))
        made = products[0] if products else None
        self.rows[mark] = Remembered(mark, characters, made, self._taken or "", notes)
