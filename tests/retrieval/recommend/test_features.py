"""What a ranker is told: the numbers are right, and what is not known is marked as such."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from retrieval.catalog.product import Stock
from retrieval.recommend.features import (
    Asked,
    Found,
    Matrix,
    Shelf,
    feature_names,
    freshness,
    matrix,
    price_fit,
    shrunk_ratings,
)
from retrieval.recommend.kinds import Assortment, Band, Interest, Past, Profile
from tests.retrieval.recommend.little import DAY, NOW, past, product, shop

NOTHING = Found((), np.zeros((0, 2), np.float32), np.zeros((0, 2), np.float32))


def of(goods: Assortment, shopper: Past, asked: Asked = Asked(), **said: object) -> Matrix:  # noqa: B008
    size = len(goods.ids)
    shelf = Shelf(goods, shrunk_ratings(goods.rating, goods.rating_count), np.zeros(size, np.float32))
    found = Found((), np.zeros((0, size), np.float32), np.zeros((0, size), np.float32))
    return matrix(shelf, shopper, np.arange(size, dtype=np.int32), found, asked, **said)  # type: ignore[arg-type]


def test_the_columns_are_those_that_are_named() -> None:
    goods = shop(product("a"), product("b"))
    shelf = Shelf(goods, goods.rating, np.zeros(2, np.float32))
    found = Found(("knn",), np.array([[1.0, np.nan]], np.float32), np.array([[1.0, np.nan]], np.float32))
    made = matrix(shelf, Past(now=NOW), np.array([1, 0], np.int32), found)
    assert made.names == feature_names(("knn",))
    assert made.values.shape == (2, len(made.names))
    assert made.column("knn.rank")[0] == 1
    assert np.isnan(made.column("knn.score")[1])
    assert np.isnan(made.column("none such")).all()


def test_few_ratings_are_drawn_to_the_mean() -> None:
    ratings = np.array([5.0, 4.8, 4.0, np.nan], np.float32)
    shrunk = shrunk_ratings(ratings, np.array([1, 500, 500, 0], np.float32))
    assert shrunk[1] > shrunk[0] > shrunk[2]
    mean = (5 + 4.8 * 500 + 4.0 * 500) / 1001
    assert shrunk[3] == pytest.approx(mean)
    assert shrunk[0] == pytest.approx((10 * mean + 5) / 11)
    assert np.isnan(shrunk_ratings(np.full(2, np.nan, np.float32), np.zeros(2, np.float32))).all()


def test_a_price_fits_a_band_in_its_own_money() -> None:
    band = Band(10, 15, 20, "USD")
    prices = np.array([10, 20, 40, 5, np.nan], np.float32)
    np.testing.assert_allclose(price_fit(prices, band, "usd"), [1, 1, 0.5, 0.5, np.nan])
    assert np.isnan(price_fit(prices, band, "EUR")).all()
    assert np.isnan(price_fit(prices, None, "USD")).all()


def test_what_came_just_now_is_fresh_and_the_unknown_is_neither() -> None:
    seen = np.array([NOW, NOW - 30 * DAY, NOW - 60 * DAY, np.nan])
    np.testing.assert_allclose(freshness(seen, NOW), [1, 0.5, 0.25, np.nan])


def test_the_past_in_terms_of_the_assortment() -> None:
    goods = shop(
        product("a", brand="Acme"), product("b", brand="Acme", category=("hats",)), product("c", brand="Bolt")
    )
    made = of(goods, past(("gone", "buy", 9), ("a", "buy", 31), ("a", "view", 30), ("c", "dismiss", 1)))
    np.testing.assert_allclose(made.column("bought"), [1, 0, 0])
    np.testing.assert_allclose(made.column("looked_at"), [1, 0, 0])
    np.testing.assert_allclose(made.column("since_item"), [np.log(31), np.nan, np.log(2)])
    np.testing.assert_allclose(made.column("since_category"), [np.log(2), np.nan, np.log(2)])
    np.testing.assert_allclose(made.column("same_brand"), [1, 1, 0])
    np.testing.assert_allclose(made.column("same_category"), [1, 0, 1])


def test_liked_and_disliked_are_read_from_the_record() -> None:
    goods = [
        product("a", brand="ACME", attributes={"Material": ("silk",)}),
        product("b", category=("shoes", "boots")),
    ]
    liked = {("brand", "Acme"): 0.5, ("material", "Silk"): 0.25}
    profile = Profile(liked=liked, disliked={("category", "shoes > boots"): 1.0, ("category", "hats"): 1.0})
    records = {p.id: p for p in goods}
    made = of(shop(*goods), past(profile=profile), products=records)
    np.testing.assert_allclose(made.column("liked"), [0.75, 0])
    np.testing.assert_allclose(made.column("disliked"), [0, 1])
    without = of(shop(*goods), past(profile=profile))
    np.testing.assert_allclose(without.column("liked"), [0.5, 0])


def test_the_nearest_interest_counts_not_their_mean() -> None:
    vectors = {"tent": [1, 0, 0], "piano": [0, 1, 0], "between": [1, 1, 0], "untold": [0, 0, 0]}
    interests = (
        Interest(np.array([1, 0, 0], np.float32), 0.5, ()),
        Interest(np.array([0, 1, 0], np.float32), 0.5, ()),
    )
    goods = shop(*map(product, vectors), vectors=vectors)
    made = of(goods, past(profile=Profile(interests=interests)))
    np.testing.assert_allclose(made.column("interest"), [1, 1, 0.5**0.5, np.nan], rtol=1e-6)
    asked = of(goods, past(), Asked(words=np.array([0, 1, 0], np.float32)))
    np.testing.assert_allclose(asked.column("words"), [0, 1, 0.5**0.5, np.nan], rtol=1e-6)
    other = of(goods, past(), Asked(words=np.array([0, 1], np.float32)))
    assert np.isnan(other.column("words")).all()


def test_what_is_not_known_is_marked() -> None:
    goods = shop(product("a", price=None, stock=Stock(None)), product("b", price=Decimal(3)))
    made = of(goods, Past(now=NOW))
    for name in ("price_fit", "interest", "liked", "freshness", "margin", "rating", "since_item"):
        assert np.isnan(made.column(name)).all(), name
    np.testing.assert_allclose(made.column("in_stock"), [np.nan, 1])
