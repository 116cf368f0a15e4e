"""A product with a newer stock or price in it: exact, and nothing that is not clear."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from retrieval.catalog.changes import Change, What, applied, spread
from retrieval.catalog.feeds.items import BadField
from retrieval.catalog.product import Money, Product, Stock, Variant

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


LAMP = Product("lamp", "Lamp", price=usd("49.00"), list_price=usd("59.00"), stock=Stock.of(3))
SHIRT = Product(
    "shirt",
    "Shirt",
    price=usd("10"),
    variants=(
        Variant("s", {"size": "S"}, usd("10"), Stock.of(2)),
        Variant("m", {"size": "M"}, usd("12.50"), Stock.of(0)),
    ),
)


def changed(product: Product, *changes: Change) -> Product:
    return applied(product, spread(product, changes))


def test_a_price_is_what_was_said_to_the_last_digit() -> None:
    found = changed(LAMP, Change(What.PRICE, usd("45.90"), NOON))
    assert str(found.price and found.price.amount) == "45.90"
    assert found.list_price == usd("59.00")
    assert found.stock == LAMP.stock


def test_a_former_price_that_is_not_above_todays_is_left_out() -> None:
    assert changed(LAMP, Change(What.PRICE, usd("59"), NOON)).list_price is None
    assert changed(LAMP, Change(What.LIST_PRICE, usd("49"), NOON)).list_price is None
    assert changed(LAMP, Change(What.LIST_PRICE, None, NOON)).list_price is None


def test_the_price_of_a_product_is_the_lowest_at_which_it_can_be_bought() -> None:
    sold_out = changed(
        SHIRT, Change(What.STOCK, Stock.of(0), NOON, "s"), Change(What.STOCK, Stock(True), NOON, "m")
    )
    assert sold_out.price == usd("12.50")
    cheaper = changed(SHIRT, Change(What.PRICE, usd("9.99"), NOON, "s"))
    assert (cheaper.price, cheaper.variants[1].price) == (usd("9.99"), usd("12.50"))


def test_what_is_said_of_the_whole_goes_for_every_variant_where_that_is_clear() -> None:
    gone = changed(SHIRT, Change(What.STOCK, Stock(False), NOON))
    assert [variant.stock.available for variant in gone.variants] == [False, False]
    with pytest.raises(BadField, match="say it of each"):
        changed(SHIRT, Change(What.STOCK, Stock.of(5), NOON))
    with pytest.raises(BadField, match="differ in price"):
        changed(SHIRT, Change(What.PRICE, usd("9"), NOON))


@pytest.mark.parametrize(
    "change",
    [
        Change(What.STOCK, Stock.of(1), NOON, "xl"),
        Change(What.PRICE, Money(Decimal(1), "EUR"), NOON),
        Change(What.LIST_PRICE, Money(Decimal(1), "EUR"), NOON),
    ],
)
def test_what_the_product_cannot_have_is_refused(change: Change) -> None:
    with pytest.raises(BadField):
        spread(SHIRT, [change])
