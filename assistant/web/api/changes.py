"""Stock and prices, changed by the shop's own systems at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Depends

from assistant.errors import Invalid, NotFound
from assistant.evidence import Shown
from assistant.web import schemas
from assistant.web.asked import NewPrice, NewStock, ProductChange
from assistant.web.storefront import InShop, keyed
from retrieval.catalog.changes import Change, What
from retrieval.catalog.feeds import values
from retrieval.catalog.feeds.items import BadField
from retrieval.catalog.product import Money, Stock

AHEAD = timedelta(minutes=5)
"""How far a clock elsewhere may be ahead of ours."""

router = APIRouter(prefix="/v1/products", tags=["products"], dependencies=[Depends(keyed)])


@router.patch("/{product_id:path}")
def change(product_id: str, asked: ProductChange, shop: InShop) -> schemas.Product:
    """Change stock and prices of a product or of its variants: all of it at once, or none.

    The next search, reply and cart go by it. A feed that was written before `as_of` does not undo
    it, and what is older than what is known is refused with 409.
    """
    as_of = _time(asked.as_of)
    known = shop.freshness.written(product_id) if asked.as_of else None
    try:
        changes = tuple(_changes(asked, as_of, shop.settings.shop.currency))
        if not changes:
            raise Invalid("stock", "there is nothing to change")
        changed = shop.freshness.corrections.correct(product_id, changes, known)
    except BadField as error:
        raise Invalid(error.field, error.reason) from error
    if changed is None:
        raise NotFound("product", product_id)
    return schemas.Product.of(*shop.dating.shown([Shown(changed)]))


def _time(said: datetime | None) -> datetime:
    now = datetime.now(UTC)
    if said is not None and said > now + AHEAD:
        raise Invalid("as_of", "it is in the future")
    return min(said or now, now)


def _changes(asked: ProductChange, as_of: datetime, currency: str) -> Iterator[Change]:
    if asked.stock:
        yield Change(What.STOCK, _stock(asked.stock), as_of)
    if asked.price:
        yield Change(What.PRICE, _money("price", asked.price, currency), as_of)
    if "list_price" in asked.model_fields_set:
        listed = asked.list_price
        yield Change(What.LIST_PRICE, _money("list_price", listed, currency) if listed else None, as_of)
    for place, variant in enumerate(asked.variants):
        if variant.stock:
            yield Change(What.STOCK, _stock(variant.stock), as_of, variant.id)
        if variant.price:
            price = _money(f"variants.{place}.price", variant.price, currency)
            yield Change(What.PRICE, price, as_of, variant.id)


def _stock(asked: NewStock) -> Stock:
    available = asked.available if asked.available is not None else bool(asked.quantity)
    return Stock(available, asked.quantity)


def _money(field: str, asked: NewPrice, currency: str) -> Money | None:
    """Read as a feed's price is: exact, not negative, of a known currency."""
    amount = asked.amount if not isinstance(asked.amount, str) else asked.amount.strip()
    if isinstance(amount, str) and not values.PLAIN.fullmatch(amount):
        raise BadField(f"{field}.amount", "not a plain decimal number")
    return values.money(field, amount, asked.currency or currency)
