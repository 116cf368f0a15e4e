"""What a feed held when it was last read, so that a row which stands as it stood is not read again.

A row is known by the hash of its text as it stands in the file. It is taken as known only if
the catalogue still holds exactly what was made of it then; else it is read like any other. So
nothing here has to be true of the catalogue: it may be lost, old or of another run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.catalog.feeds.items import BadField, Item, Items, Known, Note, Reject
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.product import Product

AHEAD = 3
"""How many of the rows that came next are tried where one is not what came before: one is enough
for a row that was put in, two for a row that was changed or taken out, three for two of them."""


Said = Sequence[tuple[str, str]]
"""Notes on a row as (field, reason)."""


@dataclass(slots=True)
class Remembered:
    """Rows in the feed's order, a list for each thing that is known of them: the hash and the
    length of a row's text, the id of the product made of it ("" where the row was passed over)
    and the hash of that product's encoding. Lists of plain values, because a hundred thousand
    little objects cost the garbage collector more than reading them costs."""

    marks: list[str] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    notes: dict[str, Said] = field(default_factory=dict)
    """By the row's hash; most rows have none."""

    def add(self, mark: str, length: int, made: str, content_hash: str, notes: Said) -> None:
        self.marks.append(mark)
        self.lengths.append(length)
        self.ids.append(made)
        self.hashes.append(content_hash)
        if notes:
            self.notes[mark] = notes


class Recall:
    """One reading of a feed beside what was remembered of the last: `now` is what to remember
    of this one. `stored` is what the catalogue holds, id to content hash."""

    def __init__(self, before: Remembered | None = None, stored: Mapping[str, str] | None = None) -> None:
        self.now = Remembered()
        self._before = before or Remembered()
        self._places = {mark: place for place, mark in enumerate(self._before.marks)}
        self._stored = stored or {}
        self._next = 0
        self._taken: str | None = None

    def took(self, content_hash: str) -> None:
        """The product given last was encoded, unchanged, and this is the hash of that."""
        self._taken = content_hash

    def expected(self) -> Iterator[int]:
        """How long the next row may be, likeliest first, going by what came next the last time."""
        return iter(self._before.lengths[self._next : self._next + AHEAD])

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
        if not self.has(mark):
            yield from self._learned(mark, characters, read())
            return
        at = self._places[mark]
        made, content_hash = self._before.ids[at], self._before.hashes[at]
        if made and self._stored.get(made) != content_hash:
            yield from self._learned(mark, characters, read())
            return
        notes = self._before.notes.get(mark, ())
        self.now.add(mark, characters, made, content_hash, notes)
        for name, reason in notes:
            yield place.note(BadField(name, reason))
        if made:
            yield Known(made, content_hash)

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
        notes = [(item.field, item.reason) for item in found if isinstance(item, Note)]
        self.now.add(mark, characters, products[0] if products else "", self._taken or "", notes)
