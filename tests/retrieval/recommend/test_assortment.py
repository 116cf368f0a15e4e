from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from retrieval.catalog.memory import MemoryCatalogue
from retrieval.catalog.product import Money, Product, Stock
from retrieval.errors import CatalogueUnreachable
from retrieval.nearest import InMemoryIndex
from retrieval.recommend import assortment
from retrieval.recommend.assortment import Shelf, assortment_of
from retrieval.recommend.kinds import EventKind, Preference
from retrieval.recommend.sightings import Sightings
from tests.retrieval.recommend.board import NOW, PRODUCTS, START, doing, past, vectors
from tests.retrieval.shop import PRODUCTS as SHOP
from tests.retrieval.shop import usd


def test_the_columns_say_what_the_records_say() -> None:
    shop = assortment_of(SHOP)
    rain, mystery = shop.ids.index("rain"), shop.ids.index("mystery")
    assert (shop.price[rain], shop.currency) == (80.0, "USD")
    assert shop.categories[shop.category[rain]] == "Clothing > Jackets"
    assert shop.brands[shop.brand[rain]] == "Skerry"
    assert (shop.rating[rain], shop.rating_count[rain], shop.in_stock[rain]) == (4.5, 200, 1)
    assert np.isnan(shop.price[mystery]) == (SHOP[mystery].price is None)
    assert shop.vectors.shape == (len(SHOP), 0)


def test_prices_of_another_currency_are_not_compared() -> None:
    euro = Product("e", "Thing", price=Money(Decimal(5), "EUR"))
    shop = assortment_of([*(Product(n, n, price=usd("9")) for n in "ab"), euro])
    assert shop.currency == "USD"
    assert np.isnan(shop.price[2])


def test_an_empty_shop_has_an_assortment() -> None:
    shop = assortment_of([])
    assert (shop.ids, shop.currency, len(shop.price)) == ((), "", 0)


class Shop:
    def __init__(self, file: Path | None = None) -> None:
        self.store, self.index, self.at = MemoryCatalogue(PRODUCTS.values()), InMemoryIndex(), 1_000.0
        self.index.upsert(list(PRODUCTS), vectors(list(PRODUCTS)), [""] * len(PRODUCTS))
        self.shelf = Shelf(self.store, self.index, file, lambda: self.at)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_nothing_is_read_again_while_nothing_changes(shop: Shop) -> None:
    assert shop.shelf.current() is shop.shelf.current()


def test_a_new_price_and_no_stock_are_followed_and_the_rest_is_kept(shop: Shop) -> None:
    before = shop.shelf.goods()
    shop.store.upsert([replace(PRODUCTS["p04"], price=usd("99"), stock=Stock.of(0))])
    after = shop.shelf.goods()
    row = after.assortment.ids.index("p04")
    assert (after.assortment.price[row], after.assortment.in_stock[row]) == (99.0, 0)
    assert before.assortment.price[row] == 14.0
    assert after.assortment.ids is before.assortment.ids
    assert after.assortment.vectors is before.assortment.vectors
    assert after.described is before.described


def test_products_that_come_go_and_change_are_followed(shop: Shop) -> None:
    shop.shelf.current()
    shop.store.upsert([replace(PRODUCTS["p04"], brand="Other"), replace(PRODUCTS["p05"], id="p55")])
    shop.store.delete(["p06"])
    now = shop.shelf.current()
    assert "p06" not in now.ids
    assert "p55" in now.ids
    assert now.brands[now.brand[now.ids.index("p04")]] == "Other"
    np.testing.assert_allclose(now.vectors[now.ids.index("p04")], vectors(["p04"])[0], atol=1e-6)
    assert not now.vectors[now.ids.index("p55")].any()


def test_a_new_vector_is_followed(shop: Shop) -> None:
    shop.shelf.current()
    shop.index.upsert(["p04"], vectors(["p07"]), [""])
    now = shop.shelf.current()
    np.testing.assert_allclose(now.vectors[now.ids.index("p04")], vectors(["p07"])[0], atol=1e-6)


def test_it_is_what_would_be_made_anew(shop: Shop) -> None:
    shop.shelf.current()
    shop.store.upsert([replace(PRODUCTS["p04"], category=("Odd",)), replace(PRODUCTS["p05"], price=None)])
    shop.store.delete(["p00", "p19"])
    one, other = shop.shelf.current(), assortment_of(shop.store.all(), shop.index.vectors)
    assert (one.ids, one.categories, one.brands) == (other.ids, other.categories, other.brands)
    for name in ("price", "in_stock", "rating", "category", "brand", "vectors"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_of_many_products_a_change_is_read_beside_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, shop: Shop
) -> None:
    monkeypatch.setattr(assortment, "AT_ONCE", 5)
    before = shop.shelf.current()
    shop.store.upsert([replace(PRODUCTS["p04"], price=usd("99"))])
    assert shop.shelf.current() is before
    shop.shelf.settled()
    assert shop.shelf.current().price[4] == 99.0


def test_what_fails_leaves_what_there_was_and_is_not_tried_at_once(
    monkeypatch: pytest.MonkeyPatch, shop: Shop
) -> None:
    monkeypatch.setattr(assortment, "AT_ONCE", 5)
    before, tried = shop.shelf.current(), threading.Event()

    def fail(*_: object) -> None:
        tried.set()
        raise CatalogueUnreachable("no answer")

    monkeypatch.setattr(shop.store, "changes", fail)
    shop.store.upsert([replace(PRODUCTS["p04"], price=usd("99"))])
    assert shop.shelf.current() is before
    assert tried.wait(10)
    assert shop.shelf.current() is before


def test_after_a_long_reading_beside_it_rests(monkeypatch: pytest.MonkeyPatch, shop: Shop) -> None:
    monkeypatch.setattr(assortment, "AT_ONCE", 5)
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.run)
    ticks = iter(range(1_000))
    shelf = Shelf(shop.store, shop.index, clock=lambda: float(next(ticks)))
    shelf.settled()
    for price in ("98", "99"):
        shop.store.upsert([replace(PRODUCTS["p04"], price=usd(price))])
        shelf.current()
    assert shelf.current().price[4] == 98.0
    while shelf.current().price[4] != 99.0:
        assert next(ticks) < 100


def test_other_goods_have_another_number(shop: Shop) -> None:
    first = shop.shelf.state()
    assert shop.shelf.state() == first
    shop.store.upsert([replace(PRODUCTS["p04"], price=usd("99"))])
    second = shop.shelf.state()
    shop.index.upsert(["p04"], vectors(["p07"]), [""])
    assert len({first, second, shop.shelf.state()}) == 3


def test_what_was_there_at_the_first_look_is_not_called_new(tmp_path: Path) -> None:
    file = tmp_path / "seen.jsonl"
    shop = Shop(file)
    assert np.isnan(shop.shelf.current().first_seen).all()
    shop.at = 2_000.0
    shop.store.upsert([replace(PRODUCTS["p05"], id="p55")])
    now = shop.shelf.current()
    assert now.first_seen[now.ids.index("p55")] == 2_000.0
    again = Shop(file)
    again.store.upsert([replace(PRODUCTS["p05"], id="p55"), replace(PRODUCTS["p05"], id="p56")])
    again.at = 3_000.0
    now = again.shelf.current()
    assert [now.first_seen[now.ids.index(i)] for i in ("p55", "p56")] == [2_000.0, 3_000.0]
    assert np.isnan(now.first_seen[:20]).all()


def test_a_record_older_than_the_first_sight_of_it_was_there_before(shop: Shop) -> None:
    shop.shelf.current()
    old = datetime(1970, 1, 1, 0, 10, tzinfo=UTC)
    shop.store.upsert([replace(PRODUCTS["p05"], id="p55", updated_at=old)])
    now = shop.shelf.current()
    assert now.first_seen[now.ids.index("p55")] == 600.0


def test_a_file_that_cannot_be_read_or_written_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "seen.jsonl"
    file.write_text('["p00", null]\n["p01", 5\nnonsense\n{"a": 1}\n[1, 2]\n["p02", 7.5]\n')
    seen = Sightings(file)
    assert dict(seen.times) == {"p02": 7.5}
    folder = tmp_path / "folder"
    folder.mkdir()
    Sightings(folder).note(["p01"], 1.0)


def test_a_past_of_the_shelf_is_a_past_with_its_profile(shop: Shop) -> None:
    said = [Preference("color", "black", False, "nothing black", START)]
    done = doing(
        (EventKind.BUY, "p02"), (EventKind.BUY, "p04"), (EventKind.BUY, "p06"), (EventKind.VIEW, "p03")
    )
    found = shop.shelf.past(done, said, NOW)
    assert found.items == ("p02", "p04", "p06", "p03")
    assert [interest.label for interest in found.profile.interests] == ["Even"]
    assert found.profile.disliked[("color", "black")] == 1.0
    one = shop.shelf.past([], (), NOW)
    assert (one.items, one.profile.events) == ((), 0)
    assert {i.label for i in past(1).profile.interests} == {"Odd"}
