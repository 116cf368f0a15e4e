"""What can be ordered, remembered for a moment: it is asked for with every message of a customer.

A quote that rests on a price of a minute ago is worked out again by the order system before it is made,
and does not go through if it comes to something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic

from assistant.orders import Goods
from assistant.service.backend import OrderBackend

KEPT_S = 60.0
MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """Any number of threads may use it."""

    backend: OrderBackend
    clock: Callable[[], float] = monotonic
    _kept: dict[str, tuple[float, Goods]] = field(default_factory=dict)

    def goods(self, product_ids: Iterable[str], *, anew: bool = False) -> dict[str, Goods]:
        """By id, those that there are. `anew`: as they are now. Raises BackendDown."""
        found: dict[str, Goods] = {}
        for product_id in dict.fromkeys(product_ids):
            at, kept = self._kept.get(product_id, (0.0, None))
            if kept is None or anew or self.clock() - at >= KEPT_S:
                kept = self.backend.goods(product_id)
                if kept is not None:
                    self._keep(kept)
            if kept is not None:
                found[product_id] = kept
        return found

    def _keep(self, goods: Goods) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[goods.id] = (self.clock(), goods)
