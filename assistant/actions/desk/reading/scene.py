"""One message being read: its words, the records, what it has spoken of so far, the wishes it makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.actions.desk.reading.methods import MethodAt
from assistant.actions.desk.reading.names import Mention
from assistant.actions.desk.reading.orders import OrderSaid
from assistant.actions.desk.reading.parts import Found, Part
from assistant.actions.desk.reading.records import Records, Row
from assistant.actions.desk.reading.things import Entry, Item
from assistant.actions.desk.reading.tokens import Text
from assistant.actions.desk.reading.verbs import Family
from assistant.actions.desk.said import AddressSaid, Ask
from assistant.desk import Desk, Slot
from assistant.orders import Kind

CHANGES = (Family.CHANGE, Family.EXCHANGE)
OF_GOODS = (Kind.CHANGE_ITEMS, Kind.EXCHANGE)


@dataclass(slots=True)
class Build:
    """A wish while it is put together. Without a family it goes without saying: an answer."""

    family: Family | None
    weak: bool = False
    ask: Ask | None = None
    orders: list[OrderSaid] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    excepted: list[Item] = field(default_factory=list)
    everything: bool = False
    each: bool = False
    methods: list[MethodAt] = field(default_factory=list)
    reason: str | None = None
    address: AddressSaid | None = None
    otherwise: Build | None = None
    added: bool = False
    removed: bool = False
    start: int = 0
    end: int = 0
    fallback: bool = False
    both: bool = False
    """An address of the order and of the account."""

    @property
    def order_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(order for said in self.orders for order in said.orders))


@dataclass(slots=True)
class Scene:
    """`heading` are the orders that the message spoke of last, `spoken` the items, in order."""

    text: Text
    records: Records
    desk: Desk
    found: Found
    builds: list[Build] = field(default_factory=list)
    heading: list[OrderSaid] = field(default_factory=list)
    spoken: list[Entry] = field(default_factory=list)
    wonders: bool = False
    """Whether something is asked about what is being put together, and nothing picked by that."""
    unused: list[Part] = field(default_factory=list)
    """What was said to be wanted if something cannot be done, before that was said."""

    @property
    def current(self) -> Build | None:
        return self.builds[-1] if self.builds else None

    def words(self, part: Part) -> str:
        return self.text.words(part.start, part.end)

    def mentions(self, part: Part) -> list[Mention]:
        return [m for m in self.found.mentions if part.start <= m.start < part.end]

    def kept(self, part: Part) -> list[Mention]:
        return [m for m in self.found.kept if part.start <= m.start < part.end]

    def orders(self, part: Part) -> list[OrderSaid]:
        return [o for o in self.found.orders if part.start <= o.start < part.end]

    def methods(self, part: Part) -> list[MethodAt]:
        return [m for m in self.found.methods if part.start <= m.start < part.end]

    def headed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o for said in self.heading for o in said.orders))

    def changes(self, build: Build) -> bool:
        """Whether values of goods are wishes here."""
        if build.family is not None:
            return build.family in CHANGES
        draft = self.desk.draft
        return build.ask is None and draft is not None and draft.kind in OF_GOODS

    def scope(self, build: Build) -> list[Row]:
        """The rows that may be meant: of the orders named, else of any."""
        ids: Iterable[str] = build.order_ids or self.headed()
        draft = self.desk.draft
        if build.family is None and not build.order_ids and build.ask is None and draft and draft.orders:
            ids = draft.orders
        named = {said.orders for said in self.found.orders if said.orders and not said.pointed}
        if not ids and len(named) == 1:
            ids = next(iter(named))
        chosen = set(ids)
        rows = [row for row in self.records.rows if row.order.id not in self.found.gone]
        return [row for row in rows if row.order.id in chosen] or rows

    def context(self) -> list[Entry]:
        """What "it" is: what the message spoke of last, else what is being put together or was shown."""
        return self.spoken[-1:] or self.shown()

    def shown(self) -> list[Entry]:
        draft = self.desk.draft
        rows: list[Row] = []
        if self.desk.awaiting is Slot.REPLACEMENT and self.desk.lines:
            rows = self.records.rows_of(self.desk.lines)
        elif draft and draft.pieces and draft.orders:
            rows = self.records.rows_of((draft.orders[0], piece.line_id) for piece in draft.pieces)
        elif draft and any(meant.lines for meant in draft.meant):
            rows = self.records.rows_of(line for m in draft.meant for line in m.lines if not m.excepted)
        elif draft and len(draft.orders) == 1 and (order := self.records.order(draft.orders[0])):
            rows = [Row(order, line) for line in order.items]
        elif self.desk.lines:
            rows = self.records.rows_of(self.desk.lines)
        return by_product(rows)


def by_product(rows: Sequence[Row]) -> list[Entry]:
    """The rows as entries of their own, one for each product."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.line.product_id, []).append(row)
    return [Entry(None, (product,), several) for product, several in found.items()]
