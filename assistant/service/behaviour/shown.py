"""What a turn of the chat comes to in events: what it showed, what went into the cart, what a thumb says.

Pure: nothing here reads or writes anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.evidence import Cart, Shown
from assistant.service.behaviour.impressions import Impression


def shown(products: Sequence[Shown]) -> tuple[Impression, ...]:
    """Of a reply's cards, in their order. What the recommender put there says how."""
    return tuple(_impression(place, card) for place, card in enumerate(products, 1))


def _impression(place: int, card: Shown) -> Impression:
    by = card.recommended
    if by is None:
        return Impression(place, card.product.id)
    return Impression(place, card.product.id, by.score, by.propensity, dict(by.sources))


def recommended(products: Sequence[Shown]) -> bool:
    return any(card.recommended is not None for card in products)


def put_in(before: Cart, after: Cart) -> tuple[tuple[str, str | None, int], ...]:
    """What there is more of in a cart: product, variant and how many."""
    more = _counted(after)
    more.subtract(_counted(before))
    return tuple((product, variant, count) for (product, variant), count in more.items() if count > 0)


def _counted(cart: Cart) -> Counter[tuple[str, str | None]]:
    counted: Counter[tuple[str, str | None]] = Counter()
    for line in cart.lines:
        counted[line.product_id, line.variant_id] += line.quantity
    return counted
