"""A customer's records as reading looks things up in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.actions.desk.reading.names import Names
from assistant.actions.desk.reading.options import Options
from assistant.actions.desk.reading.tokens import read_tokens
from assistant.actions.desk.said import View
from assistant.orders import Customer, Goods, Line, Order


@dataclass(frozen=True, slots=True)
class Row:
    """One line of one order."""

    order: Order
    line: Line

    @property
    def key(self) -> tuple[str, str]:
        return self.order.id, self.line.line_id


class Records:
    """Without a view there are none: numbers are then unknown and products unnamed."""

    def __init__(self, view: View | None) -> None:
        self.customer: Customer | None = view.customer if view else None
        self.orders: Sequence[Order] = view.orders if view else ()
        self.goods: Mapping[str, Goods] = view.goods if view else {}
        self.reasons: Sequence[str] = (
            view.rules.reasons if view else ("no longer needed", "ordered by mistake")
        )
        self.today = view.today if view else None
        self.rows = [Row(order, line) for order in self.orders for line in order.items]
        self._by_key = {row.key: row for row in self.rows}
        names = {row.line.product_id: row.line.name for row in self.rows}
        self.names = Names({pid: self._name(pid, name) for pid, name in names.items()})
        self._options: dict[str, Options] = {}

    def _name(self, product_id: str, name: str) -> str:
        goods = self.goods.get(product_id)
        return goods.name if goods else name

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the names and values of the customer's goods."""
        found: set[str] = set()
        for row in self.rows:
            found |= _words_of(self._name(row.line.product_id, row.line.name))
            for values in self.options(row.line.product_id).values.values():
                for value in values:
                    found |= _words_of(value)
        return frozenset(found)

    def order(self, order_id: str) -> Order | None:
        return next((order for order in self.orders if order.id == order_id), None)

    def row(self, key: tuple[str, str]) -> Row | None:
        return self._by_key.get(key)

    def rows_of(self, keys: Iterable[tuple[str, str]]) -> list[Row]:
        return [row for key in keys if (row := self._by_key.get(key))]

    def options(self, product_id: str) -> Options:
        if product_id not in self._options:
            goods = self.goods.get(product_id) or Goods(product_id, "")
            own = [row.line.options for row in self.rows if row.line.product_id == product_id]
            self._options[product_id] = Options(goods, *own)
        return self._options[product_id]

    def price(self, product_id: str, options: Mapping[str, str]) -> float | None:
        goods = self.goods.get(product_id)
        if goods is None:
            return None
        return next((float(v.price) for v in goods.variants if dict(v.options) == dict(options)), None)


@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(token.word for token in read_tokens(text) if token.word.isalpha())
