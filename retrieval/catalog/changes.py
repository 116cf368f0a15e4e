"""What a shop says of stock and prices between two feeds, and a product with that applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from retrieval.catalog.feeds.items import BadField
from retrieval.catalog.product import Money, Product, Stock, Variant


class What(StrEnum):
    STOCK = "stock"
    PRICE = "price"
    LIST_PRICE = "list_price"


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a product, or of one of its variants, as it was at `as_of`. `value` is a Stock
    for STOCK, and else Money, or None for a former price that is no more."""

    what: What
    value: Stock | Money | None
    as_of: datetime
    variant_id: str | None = None

    @property
    def stock(self) -> Stock:
        return self.value if isinstance(self.value, Stock) else Stock()

    @property
    def money(self) -> Money | None:
        return self.value if isinstance(self.value, Money) else None


def spread(product: Product, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes as they concern what can be bought: one of a product that is sold in variants
    becomes one of each, where that is clear.

    Raises BadField for a variant that is not there, for what is not clear and for a price in
    another currency.
    """
    return tuple(each for change in changes for each in _spread(product, change))


def _spread(product: Product, change: Change) -> Iterable[Change]:
    if change.variant_id is not None and product.variant(change.variant_id) is None:
        raise BadField("variants.id", f"{change.variant_id!r} is no variant of this product")
    if change.money:
        _refuse_currency(product, change.what, change.money)
    if change.variant_id is not None or not product.variants or change.what is What.LIST_PRICE:
        return [change]
    if change.stock.quantity and len(product.variants) > 1:
        raise BadField("stock.quantity", "this product is sold in variants: say it of each of them")
    prices = {variant.price or product.price for variant in product.variants}
    if change.what is What.PRICE and len(prices) > 1:
        raise BadField("price", "the variants of this product differ in price: say it of each of them")
    return [replace(change, variant_id=variant.id) for variant in product.variants]


def _refuse_currency(product: Product, what: What, money: Money) -> None:
    known = [product.price, *(variant.price for variant in product.variants)]
    if any(price and price.currency != money.currency for price in known):
        raise BadField(f"{what}.currency", f"{money.currency} is not the currency of this product")


def applied(product: Product, changes: Sequence[Change]) -> Product:
    """The product with these in it. The price of one with variants is the lowest at which one can
    be bought, and a former price that is not above today's is left out."""
    if not changes:
        return product
    own = {change.what: change for change in changes if change.variant_id is None}
    if product.variants:
        variants = tuple(_variant(variant, changes) for variant in product.variants)
        product = replace(product, variants=variants, price=lowest(variants, product.price))
    else:
        if stock := own.get(What.STOCK):
            product = replace(product, stock=stock.stock)
        if price := own.get(What.PRICE):
            product = replace(product, price=price.money)
    if listed := own.get(What.LIST_PRICE):
        product = replace(product, list_price=listed.money)
    return product if _reduced(product) else replace(product, list_price=None)


def _variant(variant: Variant, changes: Sequence[Change]) -> Variant:
    for change in changes:
        if change.variant_id == variant.id and change.what is What.STOCK:
            variant = replace(variant, stock=change.stock)
        if change.variant_id == variant.id and change.what is What.PRICE:
            variant = replace(variant, price=change.money)
    return variant


def lowest(variants: Sequence[Variant], otherwise: Money | None) -> Money | None:
    """The lowest price at which a variant can be bought, or is asked where none can."""
    asked = [variant.price for variant in variants if variant.price]
    buyable = [v.price for v in variants if v.price and v.stock.available is not False]
    return min(buyable or asked, default=otherwise)


def _reduced(product: Product) -> bool:
    before, now = product.list_price, product.price
    return before is not None and now is not None and before > now and before.currency == now.currency


def said(product: Product, what: What, variant_id: str | None) -> bool:
    """Whether a feed's product says this at all: what it leaves open, a change still settles."""
    unit: Product | Variant | None = product.variant(variant_id) if variant_id else product
    if unit is None:
        return True
    if what is What.STOCK:
        return unit.stock != Stock()
    if what is What.PRICE:
        return unit.price is not None
    return True
