from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retrieval.recommend.attributes import Attributes
from retrieval.recommend.described import Described, traits_of
from retrieval.recommend.kinds import Band, Past, Profile
from tests.retrieval.recommend.board import PRODUCTS, assortment, records
from tests.retrieval.shop import PRODUCTS as SHOP


def liking(
    *liked: tuple[str, str], disliked: tuple[tuple[str, str], ...] = (), band: Band | None = None
) -> Past:
    return Past(
        profile=Profile(liked=dict.fromkeys(liked, 1.0), disliked=dict.fromkeys(disliked, 1.0), band=band)
    )


def found(past: Past, k: int = 20) -> list[str]:
    recall = Attributes(assortment(), records)
    return [recall.items[row] for row in recall.recall([past], k).rows[0] if row >= 0]


@pytest.mark.parametrize(
    "liked", [("color", "White"), ("COLOR", "white"), ("brand", "evens"), ("", "even"), ("", "evens")]
)
def test_what_has_it_is_found_however_it_is_spelled(liked: tuple[str, str]) -> None:
    assert found(liking(liked)) == [name for name in PRODUCTS if int(name[1:]) % 2 == 0]


def test_what_every_product_has_says_nothing() -> None:
    assert found(liking(("unit", "one"))) == []


def test_what_is_disliked_is_left_out() -> None:
    assert found(liking(("", "thing"), ("brand", "Odds"), disliked=(("color", "black"),))) == []


def test_the_price_band_orders_what_is_liked_alike() -> None:
    band = Band(20.0, 22.0, 24.0, "USD")
    assert set(found(liking(("color", "white"), band=band), 3)) == {"p10", "p12", "p14"}


def test_the_columns_of_a_shelf_spare_the_records() -> None:
    shop = assortment()
    described = Described.of(map(traits_of, PRODUCTS.values()), shop.category)
    recall = Attributes(shop, None, described)
    rows = recall.recall([liking(("color", "black"))], 20).rows
    np.testing.assert_array_equal(
        rows, Attributes(shop, records).recall([liking(("color", "black"))], 20).rows
    )


def test_an_option_that_variants_differ_in_is_no_trait() -> None:
    rain = next(product for product in SHOP if product.id == "rain")
    traits = traits_of(rain)
    assert ("material", "nylon") in traits
    assert ("category", "Jackets") in traits
    assert not {name for name, _ in traits} & {"size", "color"}
    red = replace(rain, variants=rain.variants[:2])
    assert ("color", "red") in traits_of(red)
